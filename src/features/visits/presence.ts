import type { Transaction } from '../../store/transaction.ts';
import { type Doer, noteEvents } from './events.ts';
import { markStale } from './repository.ts';

/** Writes down who was there and who was not, of who came or was to come. */
export async function notePresent(
  tx: Transaction,
  visitId: string,
  marks: readonly { guestId: string; personId: string; present: boolean }[],
  doer: Doer,
): Promise<void> {
  for (const attended of [true, false]) {
    const ids = marks.filter(({ present }) => present === attended).map(({ guestId }) => guestId);
    await tx.visitGuest.updateMany({ where: { id: { in: ids }, visitId }, data: { attended } });
  }
  await noteEvents(
    tx,
    marks.map(({ personId, present }) => ({ ...doer, visitId, personId, what: 'attended', after: String(present) })),
  );
  await markStale(tx, visitId);
}
