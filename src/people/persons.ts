import { z } from 'zod';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Sender } from '../chat/inbound.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Profile } from '../chat/platform.ts';
import { type Actor, ROLES, type Role } from '../chat/skill.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { holdPerson } from './erasure.ts';
import { type Belongings, keepProfile, lockPeople } from './profiles.ts';
import type { Tenant } from './tenants.ts';

/** A known person, as a turn needs them. */
export interface KnownPerson {
  actor: Actor & { personId: string };
  identityId: string;
  /** As last used; null before the first message. */
  language: Language | null;
  /** They said that it is to be this one. */
  languageChosen: boolean;
  /** Was told that this is an automated assistant. */
  introduced: boolean;
  /** The platform does not tell now who this is: they may be a member, and get what a stranger gets. */
  unseen: boolean;
}

/** Asks the platform who somebody is; null when it knows no such person. */
export type LookUp = () => Promise<Profile | null>;

export interface Persons {
  /**
   * Finds the person behind a chat identity; at first contact the platform is asked who it is. Whoever it does not
   * vouch for, or cannot tell about now, is a guest: belongs to no organisation, has no role, and is asked about again
   * the next time.
   */
  identify(platform: PlatformName, tenant: Tenant, sender: Sender, lookUp: LookUp): Promise<KnownPerson>;
  /**
   * To be asked first in a transaction that keeps anything of a person: until it ends, nobody erases them.
   *
   * @returns false when they were erased since they were identified: nothing may be kept under this person
   */
  hold(tx: Transaction, person: KnownPerson): Promise<boolean>;
}

/** What came of asking the platform who somebody is. */
interface Told {
  /** Null: it knows no such person, or does not tell now. */
  profile: Profile | null;
  unseen: boolean;
}

const identitySchema = z.object({
  identity_id: z.uuid(),
  standing: z.enum(['member', 'guest', 'external', 'unknown']),
  active: z.boolean(),
  introduced: z.boolean(),
  person_id: z.uuid(),
  organisation_id: z.uuid().nullable(),
  language: z.enum(LANGUAGES).nullable(),
  language_chosen: z.boolean(),
  roles: z.array(z.enum(ROLES)),
});
type Identity = z.infer<typeof identitySchema>;

/**
 * @param options.firstAdministrators `slack:U012345` or `teams:<Entra object id>`: administrators from the
 *   moment they first say something, so that a new installation has someone who can give roles
 */
export function createPersons(
  prisma: PrismaClient,
  options: { firstAdministrators: readonly string[]; belongings: Belongings; logger: Logger },
): Persons {
  /** In one statement: every turn begins with it. */
  async function find(tenant: Tenant, sender: Sender): Promise<Identity | null> {
    const rows = await prisma.$queryRaw`
      SELECT identity.id AS identity_id, identity.standing::text, identity.deactivated_at IS NULL AS active,
             identity.introduced_at IS NOT NULL AS introduced,
             person.id AS person_id, person.organisation_id, person.language, person.language_chosen,
             array(SELECT DISTINCT role::text FROM role_grant
                   WHERE person_id = person.id AND revoked_at IS NULL) AS roles
      FROM chat_identity identity JOIN person ON person.id = identity.person_id
      WHERE identity.tenant_id = ${tenant.id}::uuid AND identity.external_user_id = ${sender.externalId}`;
    return z.array(identitySchema).parse(rows)[0] ?? null;
  }

  /** What the platform tells, asked once more when it fails; that it does not must not keep anybody from an answer. */
  async function profileOf(lookUp: LookUp): Promise<Told> {
    try {
      const profile = await lookUp().catch(lookUp);
      return { profile, unseen: false };
    } catch (error) {
      options.logger.warn({ error }, 'the platform does not tell who somebody is; treated as a guest for now');
      return { profile: null, unseen: true };
    }
  }

  async function meet(platform: PlatformName, tenant: Tenant, sender: Sender, profile: Profile | null): Promise<void> {
    await prisma.$transaction(async (tx) => {
      const name = profile?.displayName ?? sender.displayName ?? null;
      if (profile) await keepProfile(tx, options.belongings, tenant, { ...profile, displayName: name });
      else await keepUnknown(tx, tenant, sender);
      const administrator = options.firstAdministrators.includes(`${platform}:${sender.externalId}`);
      if (administrator) await grantFirstAdministrator(tx, tenant, sender.externalId);
    });
  }

  return {
    async identify(platform, tenant, sender, lookUp) {
      const known = await find(tenant, sender);
      // Who was gone and says something may be back.
      if (known && known.standing !== 'unknown' && known.active) return knownPerson(known);
      const told = sender.external ? { profile: externalProfile(sender), unseen: false } : await profileOf(lookUp);
      const { profile, unseen } = told;
      if (known && !profile) return knownPerson(known, unseen);
      const failure = await meet(platform, tenant, sender, profile).then(
        () => null,
        (error: unknown) => error,
      );
      // After a failure too: somebody's first two messages came at once, and the other one made the person.
      const made = await find(tenant, sender);
      if (!made) throw failure;
      return knownPerson(made, unseen && made.standing === 'unknown');
    },

    hold: (tx, { actor }) => holdPerson(tx, actor.personId),
  };
}

/** The event itself says that somebody belongs to another team or tenant: no question is needed. */
function externalProfile(sender: Sender): Profile {
  return {
    externalId: sender.externalId,
    displayName: sender.displayName ?? null,
    email: null,
    department: null,
    standing: 'external',
    deactivated: false,
  };
}

async function keepUnknown(tx: Transaction, tenant: Tenant, sender: Sender): Promise<void> {
  await lockPeople(tx, tenant);
  const identity = { tenantId: tenant.id, externalUserId: sender.externalId };
  const known = await tx.chatIdentity.findUnique({
    where: { tenantId_externalUserId: identity },
    select: { id: true },
  });
  if (known) return;
  const person = await tx.person.create({ data: { displayName: sender.displayName ?? null }, select: { id: true } });
  await tx.chatIdentity.create({ data: { ...identity, personId: person.id } });
}

/** The configuration names them. Once: who has lost the role since does not get it back by a next first contact. */
async function grantFirstAdministrator(tx: Transaction, tenant: Tenant, externalUserId: string): Promise<void> {
  const identity = await tx.chatIdentity.findUniqueOrThrow({
    where: { tenantId_externalUserId: { tenantId: tenant.id, externalUserId } },
    select: { personId: true },
  });
  const { personId } = identity;
  const held = await tx.roleGrant.count({ where: { personId, role: 'administrator' } });
  if (held > 0) return;
  await tx.roleGrant.create({ data: { personId, role: 'administrator', news: 'grant' } });
  await ringAtCommit(tx, ['people_news']);
}

/** Only a member acts for the organisation: a guest, whoever it is, has no role and belongs to none. */
function knownPerson(row: Identity, unseen = false): KnownPerson {
  const member = row.standing === 'member' && row.active;
  return {
    actor: {
      personId: row.person_id,
      organisationId: member ? row.organisation_id : null,
      roles: new Set<Role>(member ? ['colleague', ...row.roles] : []),
    },
    identityId: row.identity_id,
    language: row.language,
    languageChosen: row.language_chosen,
    introduced: row.introduced,
    unseen,
  };
}
