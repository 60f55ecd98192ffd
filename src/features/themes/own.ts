import type { Turn } from '../../chat/skill.ts';
import { type PolicyTerm, readTerm } from '../../policy-themes/terms.ts';
import type { Transaction } from '../../store/transaction.ts';

/** A proposal of the broker's own organisation; null: it is confirmed, gone, or of another organisation. */
export async function ownProposal(
  tx: Pick<Transaction, 'policyTerm'>,
  { actor }: Turn,
  termId: string,
): Promise<PolicyTerm | null> {
  const term = await readTerm(tx, termId);
  return term !== null && term.confirmedAt === null && term.organisationId === actor.organisationId ? term : null;
}
