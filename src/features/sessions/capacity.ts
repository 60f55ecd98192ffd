import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { beyondShown, OTHERS, typedAmong } from '../../places/more-than-shown.ts';
import { type Seat, takenAt } from '../../places/seats.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  CAPACITY,
  capacitySchema,
  MOST_PLACES,
  SET_CAPACITY,
  STAY,
  seriesSchema,
  sessionName,
  staySchema,
} from './actions.ts';
import { audited, changed, theirs } from './broker-calls.ts';
import type { SessionDeps } from './deps.ts';
import { declineButton } from './message.ts';
import { moveUp, putBack, SESSION_SEATS } from './places.ts';
import { type Comer, comersOf, type Series, type Session, toCome } from './repository.ts';
import { changeEverywhere, movedMessages } from './telling.ts';
import { titleOf, whenIn } from './words.ts';

/** How many places there are: filled in, or pressed after it was said. */
export function capacityCalls(deps: SessionDeps): CallAction[] {
  return [capacityForm(deps), setCapacity(deps), stayForm(deps)];
}

/** A number of places as it is typed; undefined: it is none. Nothing typed is for everybody. */
export function capacityIn(typed: string | undefined): number | null | undefined {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST_PLACES ? count : undefined;
}

function capacityForm(deps: SessionDeps): CallAction {
  return formAction({
    name: CAPACITY,
    role: 'broker',
    payload: seriesSchema,
    values: z.object({ capacity: z.string().max(20).optional() }),
    async form(turn, { seriesId }, tx) {
      const { sessions } = texts(turn.language);
      const found = await withOpen(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { capacity } = found.open[0] ?? { capacity: null };
      return {
        language: turn.language,
        title: sessions.buttons.capacity,
        fields: [
          {
            kind: 'line',
            name: 'capacity',
            label: sessions.fields.capacity,
            maxLength: 20,
            ...(capacity === null ? {} : { initial: String(capacity) }),
          },
        ],
        submitLabel: sessions.save,
      };
    },
    async submit(turn, { payload: { seriesId }, values }, tx) {
      const capacity = capacityIn(values.capacity);
      if (capacity === undefined) return { errors: { capacity: texts(turn.language).sessions.problems.capacity } };
      return change(deps, turn, tx, { seriesId, capacity });
    },
  });
}

function setCapacity(deps: SessionDeps): CallAction {
  return callAction({
    name: SET_CAPACITY,
    role: 'broker',
    payload: capacitySchema,
    run: (turn, payload, tx) => change(deps, turn, tx, payload),
  });
}

/** Its dates that are still to come, or why there is nothing to change. */
async function withOpen(turn: Turn, tx: Transaction, id: string) {
  const series = await theirs(turn, tx, id, ['draft', 'announced']);
  if (typeof series === 'string') return series;
  // Of what has begun nothing changes any more.
  const open = toCome(series, turn.now).filter(({ startsAt }) => startsAt > turn.now);
  return open.length === 0 ? texts(turn.language).sessions.noneToCome : { series, open };
}

/** Where fewer places are left than are taken, who stays is asked first. */
async function change(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { seriesId, capacity }: z.infer<typeof capacitySchema>,
): Promise<CallAnswer> {
  const found = await withOpen(turn, tx, seriesId);
  if (typeof found === 'string') return ephemeral(turn, found);
  const { series, open } = found;
  if (capacity !== null && open.some(({ taken }) => taken > capacity))
    return stayForm(deps).open(turn, { seriesId, capacity }, tx);
  return kept(deps, turn, tx, { series, open, capacity }, []);
}

/** From now on there are so many places: what came free is offered, and every card says so. */
async function kept(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { series, open, capacity }: { series: Series; open: readonly Session[]; capacity: number | null },
  told: readonly OutgoingMessage[],
): Promise<CallAnswer> {
  await tx.session.updateMany({ where: { id: { in: open.map(({ id }) => id) } }, data: { capacity } });
  await audited(tx, turn.actor.personId, series, 'session.capacity');
  const messages = [...told];
  for (const session of open) {
    const moved = await moveUp(tx, session.id, turn.now);
    messages.push(...(await movedMessages(tx, series, session, moved)));
  }
  await changeEverywhere(tx, series.id, turn.now);
  return {
    response: ephemeral(turn, texts(turn.language).sessions.capacitySet(capacity)),
    messages: [...messages, ...(await changed(deps, turn, tx, series.id))],
  };
}

/** Somebody who has a place at a date at which there will be too few. */
interface Seated extends Comer, Pick<Seat, 'reply' | 'places'> {
  key: string;
  session: Session;
}

/** Fewer places than are taken: the broker says who still comes; the others wait, before everybody else who does. */
function stayForm(deps: SessionDeps): FormAction<typeof staySchema> {
  return formAction({
    name: STAY,
    role: 'broker',
    payload: staySchema,
    values: z.object({ stay: z.array(z.string().max(80)).default([]), [OTHERS]: z.string().optional() }),
    async form(turn, { seriesId, capacity }, tx) {
      const { sessions } = texts(turn.language);
      const found = await withOpen(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const seated = await seatedAt(tx, tooFull(found.open, capacity));
      const beyond = beyondShown(seated.length, turn.language);
      if (seated.length === 0) return ephemeral(turn, sessions.changedMeanwhile);
      return {
        language: turn.language,
        title: sessions.stayTitle,
        intro: [paragraph(sessions.stayIntro(capacity)), ...beyond.intro],
        fields: [
          {
            kind: 'choices',
            name: 'stay',
            label: sessions.fields.stay,
            required: false,
            options: beyond.shown(seated).map((one) => ({ value: one.key, label: labelOf(turn, one) })),
          },
          ...beyond.fields,
        ],
        submitLabel: sessions.save,
      };
    },
    async submit(turn, { payload: { seriesId, capacity }, values }, tx) {
      const { sessions } = texts(turn.language);
      const found = await withOpen(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, open } = found;
      const full = tooFull(open, capacity);
      const seated = await seatedAt(tx, full);
      const { named, unknown } = typedAmong(values[OTHERS], seated);
      if (unknown.length > 0)
        return { errors: { [OTHERS]: texts(turn.language).places.unknownNames(unknown.join(', ')) } };
      const stays = (one: Seated) => values.stay.includes(one.key) || named.includes(one);
      const isTooMany = full.some(({ id }) => {
        const staying = seated.filter((one) => one.session.id === id && stays(one));
        return staying.reduce((sum, { places }) => sum + places, 0) > capacity;
      });
      if (isTooMany) return { errors: { stay: sessions.stayTooMany(capacity) } };
      const told: OutgoingMessage[] = [];
      for (const session of full) {
        const going = seated.filter((one) => one.session.id === session.id && !stays(one));
        told.push(...(await haveWait(turn, tx, series, session, going)));
      }
      return kept(deps, turn, tx, { series, open, capacity }, told);
    },
  });
}

function tooFull(open: readonly Session[], capacity: number): Session[] {
  return open.filter(({ taken }) => taken > capacity);
}

async function seatedAt(tx: Transaction, sessions: readonly Session[]): Promise<Seated[]> {
  const seated: Seated[] = [];
  for (const session of sessions) {
    const taken = await takenAt(tx, SESSION_SEATS, session.id);
    const seats = new Map(taken.map((seat) => [seat.personId, seat]));
    for (const comer of await comersOf(tx, [session.id], ['coming', 'offered'])) {
      const seat = seats.get(comer.personId);
      if (seat) seated.push({ ...seat, ...comer, key: `${session.id}/${comer.personId}`, session });
    }
  }
  return seated;
}

function labelOf({ language }: Turn, { name, organisation, places, session }: Seated): string {
  const { sessions } = texts(language);
  return sessions.seated(name ?? sessions.nameless, organisation, places > 1, whenIn(session, language));
}

/** They wait from now on, before everybody who waits already, and hear so. */
async function haveWait(
  turn: Turn,
  tx: Transaction,
  series: Series,
  session: Session,
  going: readonly Seated[],
): Promise<OutgoingMessage[]> {
  await putBack(tx, session.id, going, { by: turn.actor.personId, via: 'press' });
  return going.map(({ personId, language }, at) => ({
    to: { personId, ifUnreachable: 'skip' },
    purpose: 'notice',
    replies: [
      {
        language,
        subject: sessionName(session.id),
        body: [
          paragraph(texts(language).sessions.putBack(titleOf(series, language), whenIn(session, language), at + 1)),
        ],
        buttons: [declineButton(session, language)],
      },
    ],
  }));
}
