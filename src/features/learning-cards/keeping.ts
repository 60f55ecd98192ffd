import type { Actor } from '../../chat/skill.ts';
import { changeProposed, type OwnCard, proposeCard, readOwnCard } from '../../learning-content/kept-cards.ts';
import type { WrittenCard } from '../../learning-content/written-card.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Who may write cards: somebody of an organisation. */
export function writerIn({ organisationId, personId }: Actor): { organisationId: string; personId: string } | null {
  return organisationId === null || personId === null ? null : { organisationId, personId };
}

/** Keeps what was written, as a new card or in place of what was proposed. @throws AppError never: null is a card that is gone */
export async function keepWritten(
  tx: Transaction,
  actor: Actor,
  { before, written }: { before: OwnCard | null; written: WrittenCard },
): Promise<OwnCard | null> {
  const by = writerIn(actor);
  if (by === null) return null;
  if (before !== null) await changeProposed(tx, { id: before.id, personId: by.personId }, written);
  return readOwnCard(tx, by, before?.id ?? (await proposeCard(tx, by, written)));
}
