import { isDeepStrictEqual } from 'node:util';
import { type Audience, isSameAudience, mayReach } from '../../audiences/audience.ts';
import { addsMembers, countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { ephemeral } from '../../chat/call.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import type { Doer } from '../../places/history.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, MOST_TIMES } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { deputyHears } from './deputy.ts';
import { noteChange, noteEvents } from './events.ts';
import { leaveTimesForm } from './leaving-times.ts';
import { writtenOf } from './proposal.ts';
import { changeVisit, readVisit, setTimes, slotsGone, type Visit, type Written } from './repository.ts';
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
  const slotId = { in: slotsGone(visit.slots, times).map(({ id }) => id) };
  return (await tx.visitGuest.count({ where: { slotId } })) > 0 ? 'time-taken' : null;
}

/** Why those it would be for from now on cannot be invited by who asks; null: they can, or it is for the same people. */
export async function whyNotFor(
  { gazetteer, approvalAbove }: Pick<VisitDeps, 'gazetteer' | 'approvalAbove'>,
  { actor, language }: Turn,
  tx: Transaction,
  { visit, audience }: { visit: Visit; audience: Audience },
): Promise<string | null> {
  if (isSameAudience(audience, visit.audience)) return null;
  const { visits } = texts(language);
  if (!mayReach(actor, audience)) return visits.onlyNetwork;
  const places = await organisationPlaces(tx, gazetteer);
  const [before, then] = [membersOf(visit.audience, places), membersOf(audience, places)];
  const { total } = await countMembers(tx, then, visit.organisationId);
  // Where nobody comes to it there is nothing to agree to.
  if (total <= approvalAbove || !(await addsMembers(tx, before, then))) return null;
  return visits.tooManyNow(total, approvalAbove);
}

/** What who changed it is told: of whom it is for only who comes to it hears. */
export function changedLine({ language }: Pick<Turn, 'language'>, visit: Visit, written: Written): string {
  const { visits } = texts(language);
  return isForOthersOnly(visit, written) ? visits.audienceChanged : visits.changedOpen;
}

/** Whether nothing changes but whom it is for: that is news to nobody who is invited already. */
export function isForOthersOnly(visit: Visit, written: Written): boolean {
  const fields = fieldsChanged(visit, written);
  return fields.length === 1 && fields[0] === 'audience';
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
  const notFor = await whyNotFor(deps, turn, tx, { visit, audience: written.contents.audience });
  if (notFor !== null) return ephemeral(turn, notFor);
  const why = await hindrance(tx, visit, written);
  if (why === 'time-taken') return asksOfTimes(deps, turn, tx, { visit, ...written });
  if (why === 'too-few-places') {
    const payload = { visitId: visit.id, version: visit.version, capacity: written.contents.capacity ?? 1 };
    return stayForm(deps).open(turn, payload, tx);
  }
  const messages = await changeAndTell(deps, tx, visit, written, { by: turn.actor.personId, via: 'press' });
  deps.changed(visit.id);
  return { response: ephemeral(turn, changedLine(turn, visit, written)), messages };
}

/** What else changes does, and people hear it; of a time that goes it is asked first what becomes of who comes there. */
async function asksOfTimes(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, ...written }: { visit: Visit } & Written,
): Promise<CallAnswer> {
  if (written.times.length > MOST_TIMES) return ephemeral(turn, texts(turn.language).visits.timeTaken);
  const doer = { by: turn.actor.personId, via: 'press' as const };
  const isOther = fieldsChanged(visit, { ...written, times: visit.slots }).length > 0;
  const messages = isOther ? await changeAndTell(deps, tx, visit, { ...written, times: visit.slots }, doer) : [];
  if (isOther) deps.changed(visit.id);
  const { version } = (await readVisit(tx, visit.id)) ?? visit;
  const times = written.times.map(({ startsAt, endsAt }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  }));
  return { response: await leaveTimesForm(deps).open(turn, { visitId: visit.id, version, times }, tx), messages };
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
  deps: VisitDeps,
  tx: Transaction,
  visit: Visit,
  written: Written,
  doer: Doer,
): Promise<OutgoingMessage[]> {
  const { contents, times, deputyId } = written;
  // Who is in it from now on is invited as at the opening; who has a row already keeps what they said.
  const isSame = isSameAudience(contents.audience, visit.audience);
  const filled = isSame ? {} : { filledAt: null };
  await changeVisit(tx, visit.id, { ...contents, ...filled, deputyId, changes: { increment: 1 } });
  await setTimes(tx, visit, times, contents.capacity);
  await noteChange(tx, visit, fieldsChanged(visit, written), doer);
  const heard = await deputyHears(deps, tx, visit.id, { before: visit.deputyId, by: doer.by });
  const told = isForOthersOnly(visit, written) ? [] : await tellOfChange(tx, visit.id, deps.publicUrl);
  return [...told, ...heard];
}

/** What is otherwise than it was, by the names of the fields. */
export function fieldsChanged(visit: Visit, { contents, times, deputyId }: Written): string[] {
  const before = writtenOf(visit);
  const was: Record<string, unknown> = { ...before.contents };
  const spans = (some: Written['times']) => some.map(({ startsAt, endsAt }) => [startsAt, endsAt]);
  return [
    ...Object.entries(contents).flatMap(([name, value]) => (isDeepStrictEqual(value, was[name]) ? [] : [name])),
    ...(isDeepStrictEqual(spans(times), spans(before.times)) ? [] : ['times']),
    ...(deputyId === before.deputyId ? [] : ['deputy']),
  ];
}

/** A visit that does not take place: who has to do with it gets a message, and every card says it. */
export async function cancelVisit(
  { publicUrl }: VisitDeps,
  tx: Transaction,
  { id, organisationId, number }: Visit,
  { reason = null, ...doer }: Doer & { reason?: string | null },
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
  return tellOfChange(tx, id, publicUrl, (language) => {
    const { moved } = texts(language).visits;
    return reason === null ? moved.cancelled : moved.cancelledBecause(reason);
  });
}
