import { ephemeral } from '../../chat/call.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { type Doer, noteEvents, type Via } from './events.ts';
import { changeVisit, setTimes, type Visit, type Written } from './repository.ts';
import { stayForm } from './staying.ts';
import { tellOfChange } from './telling.ts';

/** Why a visit cannot become like this. */
export type Hindrance = 'too-few-places' | 'time-taken';

/** @returns null: it can */
export async function hindrance(
  tx: Transaction,
  visit: Visit,
  { times, contents }: Written,
): Promise<Hindrance | null> {
  const capacity = contents.capacity ?? 0;
  if (visit.slots.some(({ taken }) => taken > capacity)) return 'too-few-places';
  if (visit.slots.length === 1 && times.length === 1) return null;
  const goes = visit.slots.filter(({ startsAt }) =>
    times.every((time) => time.startsAt.getTime() !== startsAt.getTime()),
  );
  const slotId = { in: goes.map(({ id }) => id) };
  return (await tx.visitGuest.count({ where: { slotId } })) > 0 ? 'time-taken' : null;
}

/**
 * Changes a visit to which people are invited already: who has to do with it hears, everybody’s card shows it. Where fewer places
 * are left than are taken, who stays is asked first.
 */
export async function changeOpen(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, ...written }: { visit: Visit } & Written,
): Promise<CallAnswer> {
  const { visits } = texts(turn.language);
  const why = await hindrance(tx, visit, written);
  if (why === 'time-taken') return ephemeral(turn, visits.timeTaken);
  if (why === 'too-few-places') {
    const payload = { visitId: visit.id, version: visit.version, capacity: written.contents.capacity ?? 1 };
    return stayForm(deps).open(turn, payload, tx);
  }
  const messages = await changeAndTell(deps, tx, visit, written, { by: turn.actor.personId, via: 'press' });
  deps.changed(visit.id);
  return { response: ephemeral(turn, visits.changedOpen), messages };
}

/**
 * The same in words: a time that moves, or another number of places.
 *
 * @returns what goes out because of it; or why it cannot be
 */
export async function changeByWords(
  deps: VisitDeps,
  tx: Transaction,
  visit: Visit,
  written: Written,
  doer: Doer,
): Promise<OutgoingMessage[] | Hindrance> {
  return (await hindrance(tx, visit, written)) ?? changeAndTell(deps, tx, visit, written, doer);
}

async function changeAndTell(
  { publicUrl }: VisitDeps,
  tx: Transaction,
  visit: Visit,
  { contents, times, deputyId }: Written,
  doer: Doer,
): Promise<OutgoingMessage[]> {
  await changeVisit(tx, visit.id, { ...contents, deputyId, changes: { increment: 1 } });
  await setTimes(tx, visit, times, contents.capacity);
  await noteEvents(tx, [{ ...doer, visitId: visit.id, what: 'changed' }]);
  return tellOfChange(tx, visit.id, publicUrl);
}

/** A visit that does not take place: who has to do with it gets a message, and every card says it. */
export async function cancelVisit(
  { publicUrl }: VisitDeps,
  tx: Transaction,
  { id, organisationId, number }: Visit,
  doer: { by: string | null; via: Via },
): Promise<OutgoingMessage[]> {
  const now = await clockNow(tx);
  await changeVisit(tx, id, { state: 'cancelled', cancelledAt: now, changes: { increment: 1 } });
  await noteEvents(tx, [{ ...doer, visitId: id, what: 'cancelled' }]);
  const object = { objectKind: 'site_visit', objectId: id, details: { number } };
  await recordAudit(tx, { actorId: doer.by, organisationId, action: 'visit.cancelled', ...object });
  // What waits for somebody says what is no longer so.
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE card = ${invitationName(id)} AND recipient_id IS NOT NULL AND state = 'queued'`;
  return tellOfChange(tx, id, publicUrl, (language) => texts(language).visits.moved.cancelled);
}
