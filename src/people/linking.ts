import type { Transaction } from '../store/transaction.ts';
import type { Tenant } from './tenants.ts';

/** Why an identity was not simply linked to the person with its address. */
export type LinkDoubt =
  /** That person is known in this very team or tenant under another id: the address was given to somebody else. */
  | 'address-reused'
  /** The identity had a person of its own, with things of their own, before the addresses became alike. */
  | 'both-known';

/** Whose identity it is, as far as its address tells. */
export type LinkVerdict =
  | { kind: 'nobody' }
  | { kind: 'person'; personId: string }
  | { kind: 'doubt'; personId: string; reason: LinkDoubt };

/**
 * Looks for the person of this organisation with an address for which the tenant vouches. Only an address links two
 * platforms, never a name; anything doubtful is left to an administrator.
 *
 * @param identity the identity, with the person it has so far (null: none yet)
 */
export async function personByAddress(
  tx: Transaction,
  tenant: Tenant,
  identity: { externalUserId: string; email: string; personId: string | null },
): Promise<LinkVerdict> {
  const person = await tx.person.findUnique({
    where: { organisationId_email: { organisationId: tenant.organisationId, email: identity.email } },
    select: {
      id: true,
      identities: {
        where: { tenantId: tenant.id, externalUserId: { not: identity.externalUserId } },
        select: { id: true },
      },
    },
  });
  if (!person) return { kind: 'nobody' };
  if (person.id === identity.personId) return { kind: 'person', personId: person.id };
  if (person.identities.length > 0) return { kind: 'doubt', personId: person.id, reason: 'address-reused' };
  if (identity.personId !== null) return { kind: 'doubt', personId: person.id, reason: 'both-known' };
  return { kind: 'person', personId: person.id };
}
