import { PERSONAL_DATA } from '../app/personal-data.ts';
import type { Profile } from '../chat/platform.ts';
import { keepProfile } from '../people/profiles.ts';
import { type GrantedRole, grantRole } from '../people/roles.ts';
import type { Tenant } from '../people/tenants.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * Puts somebody into a world that is set up to be tried, with roles of which they need not be told. Again is a no-op.
 *
 * @returns the id of the person
 */
export async function settlePerson(
  tx: Transaction,
  tenant: Tenant,
  { profile, roles }: { profile: Profile; roles: readonly GrantedRole[] },
): Promise<string> {
  await keepProfile(tx, PERSONAL_DATA, tenant, profile);
  const { personId } = await tx.chatIdentity.findUniqueOrThrow({
    where: { tenantId_externalUserId: { tenantId: tenant.id, externalUserId: profile.externalId } },
    select: { personId: true },
  });
  for (const role of roles) await grantRole(tx, { by: null, personId, role, quiet: true });
  return personId;
}
