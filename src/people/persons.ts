import { z } from 'zod';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Sender } from '../chat/inbound.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { type Actor, ROLES, type Role } from '../chat/skill.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Tenant } from './tenants.ts';

/** A known person, as a turn needs them. */
export interface KnownPerson {
  actor: Actor & { personId: string };
  identityId: string;
  /** As last used; null before the first message. */
  language: Language | null;
  /** Was told that this is an automated assistant. */
  introduced: boolean;
}

export interface Persons {
  /** Finds the person behind a chat identity; at first contact the person is made, as a colleague. */
  identify(platform: PlatformName, tenant: Tenant, sender: Sender): Promise<KnownPerson>;
}

const identitySchema = z.object({
  identity_id: z.uuid(),
  introduced: z.boolean(),
  person_id: z.uuid(),
  organisation_id: z.uuid(),
  language: z.enum(LANGUAGES).nullable(),
  roles: z.array(z.enum(ROLES)),
});

/**
 * @param options.firstAdministrators `slack:U012345` or `teams:<Entra object id>`: administrators from the
 *   moment they first say something, so that a new installation has someone who can give roles
 */
export function createPersons(prisma: PrismaClient, options: { firstAdministrators: readonly string[] }): Persons {
  /** In one statement: every turn begins with it. */
  async function find(tenant: Tenant, sender: Sender): Promise<KnownPerson | null> {
    const rows = await prisma.$queryRaw`
      SELECT identity.id AS identity_id, identity.introduced_at IS NOT NULL AS introduced,
             person.id AS person_id, person.organisation_id, person.language,
             array(SELECT role::text FROM role_grant
                   WHERE person_id = person.id AND revoked_at IS NULL) AS roles
      FROM chat_identity identity JOIN person ON person.id = identity.person_id
      WHERE identity.tenant_id = ${tenant.id}::uuid AND identity.external_user_id = ${sender.externalId}`;
    const row = z.array(identitySchema).parse(rows)[0];
    return row ? knownPerson(row) : null;
  }

  async function create(platform: PlatformName, tenant: Tenant, sender: Sender): Promise<void> {
    const administrator = options.firstAdministrators.includes(`${platform}:${sender.externalId}`);
    await prisma.chatIdentity.create({
      data: {
        tenant: { connect: { id: tenant.id } },
        externalUserId: sender.externalId,
        person: {
          create: {
            organisation: { connect: { id: tenant.organisationId } },
            displayName: sender.displayName ?? null,
            roleGrants: { create: administrator ? [{ role: 'administrator' }] : [] },
          },
        },
      },
    });
  }

  return {
    async identify(platform, tenant, sender) {
      const known = await find(tenant, sender);
      if (known) return known;
      const failure = await create(platform, tenant, sender).then(
        () => null,
        (error: unknown) => error,
      );
      // After a failure too: somebody's first two messages came at once, and the other one made the person.
      const made = await find(tenant, sender);
      if (!made) throw failure;
      return made;
    },
  };
}

function knownPerson(row: z.infer<typeof identitySchema>): KnownPerson {
  return {
    actor: {
      personId: row.person_id,
      organisationId: row.organisation_id,
      roles: new Set<Role>(['colleague', ...row.roles]),
    },
    identityId: row.identity_id,
    language: row.language,
    introduced: row.introduced,
  };
}
