import { z } from 'zod';
import { LANGUAGES } from '../chat/language.ts';
import type { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { GrantedRole } from './roles.ts';

/** Somebody with a role, and whether a message to them arrives. */
const holderSchema = z.object({
  id: z.uuid(),
  language: z.enum(LANGUAGES).catch('nl'),
  /** A message can be queued for them; where their tenant takes nothing now, it waits. */
  reachable: z.boolean(),
  /** It arrives now, as far as can be known before it is sent. */
  now: z.boolean(),
});
export type RoleHolder = z.infer<typeof holderSchema>;

/** Everyone of an organisation (null: of all) who holds a role. */
export async function holdersOf(
  tx: Transaction,
  role: GrantedRole,
  organisationId: string | null,
): Promise<RoleHolder[]> {
  const rows = await tx.$queryRaw`
    SELECT person.id, person.language, count(tenant.id) > 0 AS reachable,
           count(tenant.id) FILTER (WHERE tenant.held_since IS NULL) > 0 AS now
    FROM person
    LEFT JOIN chat_identity identity
      ON identity.person_id = person.id AND identity.standing = 'member' AND identity.deactivated_at IS NULL
    LEFT JOIN chat_tenant tenant ON tenant.id = identity.tenant_id AND tenant.disconnected_at IS NULL
    WHERE person.erased_at IS NULL
      AND (${organisationId}::uuid IS NULL OR person.organisation_id = ${organisationId}::uuid)
      AND EXISTS (SELECT FROM role_grant
                  WHERE person_id = person.id AND role = ${role}::"Role" AND revoked_at IS NULL)
    GROUP BY person.id ORDER BY person.id`;
  return z.array(holderSchema).parse(rows);
}

/** Whether a message can be queued for somebody: they have a place in the chat, and are still there. */
export function isInReach(tx: Transaction, personId: string): Promise<boolean> {
  return hasPlaceIn(tx, personId, { disconnectedAt: null });
}

/** Whether it also arrives now, as far as can be known before it is sent. */
export function isInReachNow(tx: Transaction, personId: string): Promise<boolean> {
  return hasPlaceIn(tx, personId, { disconnectedAt: null, heldSince: null });
}

async function hasPlaceIn(tx: Transaction, personId: string, tenant: Prisma.ChatTenantWhereInput): Promise<boolean> {
  const places = await tx.chatIdentity.count({
    where: { personId, standing: 'member', deactivatedAt: null, tenant },
  });
  return places > 0;
}
