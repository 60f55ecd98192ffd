import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import type { FormField } from '../../chat/form.ts';
import { type FormAction, type FormErrors, formAction } from '../../chat/form-action.ts';
import { paragraph } from '../../chat/reply.ts';
import type { CallAnswer, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Doer } from '../../places/history.ts';
import { type Seat, setStanding, takenAt, waitingAt } from '../../places/seats.ts';
import { type Span, spanIn } from '../../places/times.ts';
import type { Transaction } from '../../store/transaction.ts';
import { LEAVE_TIMES, leaveTimesSchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { noteChange, noteEvents } from './events.ts';
import { VISIT_SEATS } from './replying.ts';
import { changeVisit, readVisit, type Slot, setTimes, slotsGone, type Visit } from './repository.ts';
import { openOfTheirs } from './staying.ts';
import { type LeftOut, tellOfChange } from './telling.ts';

/** A time that goes, with who comes, has an offer or waits there, in their order. */
interface Leaving {
  slot: Slot;
  seats: Seat[];
}

/** What is chosen for a time instead of another one: it is off for who comes there. */
const OFF = 'off';

/** A time to which people come goes: its organisers say at which other time they come, or that they hear it is off. */
export function leaveTimesForm(deps: VisitDeps): FormAction<typeof leaveTimesSchema> {
  return formAction({
    name: LEAVE_TIMES,
    role: 'colleague',
    payload: leaveTimesSchema,
    values: z.object({}).catchall(z.string()),
    async form(turn, { times, ...payload }, tx) {
      const { visits } = texts(turn.language);
      const visit = await openOfTheirs(turn, tx, payload);
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const spans = times.map(spanOf);
      const leaving = await leavingOf(tx, visit, spans);
      if (leaving.length === 0) return ephemeral(turn, visits.changedMeanwhile);
      return {
        language: turn.language,
        title: visits.leaving.title,
        intro: [paragraph(visits.leaving.intro)],
        fields: leaving.map((one, at) => fieldFor(turn, one, at, spans)),
        submitLabel: visits.buttons.change,
      };
    },
    async submit(turn, { payload, values }, tx): Promise<CallAnswer | FormErrors> {
      const { visits } = texts(turn.language);
      const visit = await openOfTheirs(turn, tx, payload);
      if (typeof visit === 'string') return ephemeral(turn, visit);
      const doer = { by: turn.actor.personId, via: 'press' as const };
      const moved = await moveAll(turn, tx, { visit, times: payload.times.map(spanOf), chosen: values }, doer);
      if ('errors' in moved) return moved;
      const messages = await tellOfChange(tx, visit.id, deps.publicUrl, undefined, moved.leftOut);
      deps.changed(visit.id);
      return { response: ephemeral(turn, visits.changedOpen), messages };
    },
  });
}

function spanOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): Span {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

async function leavingOf(tx: Transaction, { slots }: Visit, times: readonly Span[]): Promise<Leaving[]> {
  const leaving: Leaving[] = [];
  for (const slot of slotsGone(slots, times)) {
    const seats = [...(await takenAt(tx, VISIT_SEATS, slot.id)), ...(await waitingAt(tx, VISIT_SEATS, slot.id))];
    if (seats.length > 0) leaving.push({ slot, seats });
  }
  return leaving;
}

/** By this name comes back what becomes of who comes at a time. */
function nameAt(at: number): string {
  return `time${at}`;
}

function fieldFor({ language }: Turn, { slot, seats }: Leaving, at: number, times: readonly Span[]): FormField {
  const { leaving } = texts(language).visits;
  const others = times.map((time) => ({
    value: time.startsAt.toISOString(),
    label: leaving.to(spanIn(language, time)),
  }));
  return {
    kind: 'choice',
    name: nameAt(at),
    label: leaving.field(spanIn(language, slot), seats.length),
    required: true,
    options: [...others, { value: OFF, label: leaving.off }],
  };
}

/** Everybody goes where it was chosen, the times that go are gone. @returns who comes nowhere now, or where they do not fit */
async function moveAll(
  turn: Turn,
  tx: Transaction,
  { visit, times, chosen }: { visit: Visit; times: readonly Span[]; chosen: Readonly<Record<string, string>> },
  doer: Doer,
): Promise<FormErrors | { leftOut: LeftOut[] }> {
  const leaving = await leavingOf(tx, visit, times);
  // Before anything changes: the form is drawn again from what is there.
  const errors = whereTheyDoNotFit(turn, visit, leaving, chosen);
  if (errors !== null) return { errors };
  // First all times are there, those that go and those that are new.
  await setTimes(tx, visit, [...times, ...slotsGone(visit.slots, times)], visit.capacity);
  const { slots } = (await readVisit(tx, visit.id)) ?? visit;
  const leftOut: LeftOut[] = [];
  for (const [at, { slot, seats }] of leaving.entries()) {
    const to = slots.find(({ startsAt }) => startsAt.toISOString() === chosen[nameAt(at)]);
    if (!to) leftOut.push(...seats.map(({ personId }) => ({ personId, line: goneLine(slot) })));
    await moveSeats(tx, visit.id, seats, to?.id ?? null, doer);
  }
  const now = await readVisit(tx, visit.id);
  await changeVisit(tx, visit.id, { changes: { increment: 1 } });
  await setTimes(tx, now ?? visit, times, visit.capacity);
  await noteChange(tx, visit, ['times'], doer);
  return { leftOut };
}

/** At which times more would come than there are places; null: at none. A time that is new has all its places. */
function whereTheyDoNotFit(
  { language }: Turn,
  { slots, capacity }: Visit,
  leaving: readonly Leaving[],
  chosen: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const { noRoom } = texts(language).visits.leaving;
  const free = new Map(slots.map((slot) => [slot.startsAt.toISOString(), slot.capacity - slot.taken]));
  for (const [at, { seats }] of leaving.entries()) {
    const to = chosen[nameAt(at)] ?? OFF;
    if (to === OFF) continue;
    const room = free.get(to) ?? capacity ?? 0;
    const needed = seats.reduce((sum, { reply, places }) => sum + (reply === 'coming' ? places : 0), 0);
    if (needed > room) return { [nameAt(at)]: noRoom(room) };
    free.set(to, room - needed);
  }
  return null;
}

function goneLine(slot: Slot): LeftOut['line'] {
  return (language) => texts(language).visits.leaving.gone(spanIn(language, slot));
}

/** Who came comes there; who had an offer or waited waits there, behind who waits already. @param slotId null: they are asked anew */
async function moveSeats(
  tx: Transaction,
  visitId: string,
  seats: readonly Seat[],
  slotId: string | null,
  doer: Doer,
): Promise<void> {
  const become = (reply: Seat['reply']) => (slotId === null ? 'invited' : reply === 'coming' ? 'coming' : 'waiting');
  for (const seat of seats) {
    const places = slotId === null ? 1 : seat.places;
    await setStanding(tx, VISIT_SEATS, seat, { reply: become(seat.reply), slotId, places });
  }
  await noteEvents(
    tx,
    seats.map(({ personId, reply }) => ({
      ...{ ...doer, visitId, personId },
      ...{ what: 'time-gone', before: reply, after: become(reply) },
    })),
  );
}
