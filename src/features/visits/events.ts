import { recordAudit } from '../../people/audit.ts';
import type { Doer } from '../../places/history.ts';
import type { Transaction } from '../../store/transaction.ts';
import { markStale, type Visit } from './repository.ts';

/** What happened: to somebody's reply, or to the visit itself. */
export interface Happened extends Doer {
  visitId: string;
  /** Left out: to the visit itself. */
  personId?: string;
  what: string;
  before?: string | null;
  after?: string | null;
}

/** Writes down what happened, by whom and from where; in the transaction in which it does. */
export async function noteEvents(tx: Transaction, events: readonly Happened[]): Promise<void> {
  if (events.length === 0) return;
  await tx.visitEvent.createMany({ data: events.map(({ by, ...event }) => ({ ...event, byId: by })) });
}

/** A visit to which people are invited changed: its own history is erased with the replies, the audit log keeps what, without words of it. */
export async function noteChange(
  tx: Transaction,
  { id, organisationId, number }: Pick<Visit, 'id' | 'organisationId' | 'number'>,
  fields: readonly string[],
  doer: Doer,
): Promise<void> {
  await noteEvents(tx, [{ ...doer, visitId: id, what: 'changed' }]);
  const object = { objectKind: 'site_visit', objectId: id, details: { number, fields: fields.join(', ') } };
  await recordAudit(tx, { actorId: doer.by, organisationId, action: 'visit.changed', ...object });
}

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
