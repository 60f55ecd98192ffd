import { z } from 'zod';
import { mayReach } from '../../audiences/audience.ts';
import { countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { formAction } from '../../chat/form-action.ts';
import { type Actor, type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { ringAtCommit } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANNOUNCE,
  CANCEL,
  CANCEL_ALL,
  cancelSchema,
  DROP,
  MOVE,
  MOVE_SAID,
  moveSaidSchema,
  RESTORE,
  seriesSchema,
} from './actions.ts';
import { cancelSeries, cancelSession, moveSession } from './changing.ts';
import type { SessionDeps } from './deps.ts';
import { deskChanged } from './desk-card.ts';
import { lackOf } from './drafting.ts';
import { type PlannedSession, sessionAt } from './planning.ts';
import { announce, lockSeries, readSeries, type Series, type Session, seriesWith, toCome } from './repository.ts';
import { clockWords, minuteOf, whenIn } from './words.ts';

const LONGEST_REASON = 300;

/** What a broker does with a series. */
export function brokerCalls(deps: SessionDeps): CallAction[] {
  return [announceCall(deps), drop(deps), restore(deps), move(deps), moveSaid(deps), cancelOne(deps), cancelAll(deps)];
}

/** Its brokers see to it: those of the organisation it is of. */
export function isTheirs({ organisationId, roles }: Actor, series: Pick<Series, 'organisationId'>): boolean {
  return roles.has('broker') && organisationId === series.organisationId;
}

/** The series, locked, or why nothing can be done with it. */
export async function theirs(
  turn: Turn,
  tx: Transaction,
  id: string,
  states: readonly Series['state'][],
): Promise<Series | string> {
  const { sessions } = texts(turn.language);
  const series = await lockSeries(tx, id);
  if (!series || !isTheirs(turn.actor, series)) return sessions.gone;
  return states.includes(series.state) ? series : sessions.notNow(sessions.states[series.state](series.number));
}

export async function changed(deps: SessionDeps, turn: Turn, tx: Transaction, id: string) {
  const series = await readSeries(tx, id);
  return series ? deskChanged(tx, deps.gazetteer, series, turn.now) : [];
}

export async function audited(
  tx: Transaction,
  actorId: string | null,
  { id, organisationId, number }: Series,
  action: 'session.announced' | 'session.moved' | 'session.cancelled' | 'session.capacity' | 'session.edited',
): Promise<void> {
  const object = { objectKind: 'session', objectId: id, details: { number } };
  await recordAudit(tx, { actorId, organisationId, action, ...object });
}

function announceCall(deps: SessionDeps): CallAction {
  return callAction({
    name: ANNOUNCE,
    role: 'broker',
    payload: seriesSchema,
    async run(turn, { seriesId }, tx) {
      const { sessions } = texts(turn.language);
      const series = await theirs(turn, tx, seriesId, ['draft']);
      if (typeof series === 'string') return ephemeral(turn, series);
      // Another broker may have drawn it up, with the right for the whole network.
      if (!mayReach(turn.actor, series.audience)) return ephemeral(turn, sessions.onlyNetwork);
      const lack = lackOf(series, turn.now);
      if (lack !== null) return ephemeral(turn, sessions.lacks[lack]);
      if (toCome(series, turn.now).length < series.sessions.length) return ephemeral(turn, sessions.problems.past);
      const members = membersOf(series.audience, await organisationPlaces(tx, deps.gazetteer));
      const { total } = await countMembers(tx, members, series.organisationId);
      if (total === 0) return ephemeral(turn, sessions.nobody);
      await announce(tx, series);
      await audited(tx, turn.actor.personId, series, 'session.announced');
      await ringAtCommit(tx, ['session']);
      return { response: ephemeral(turn, sessions.announced), messages: await changed(deps, turn, tx, seriesId) };
    },
  });
}

function drop(deps: SessionDeps): CallAction {
  return callAction({
    name: DROP,
    role: 'broker',
    payload: seriesSchema,
    async run(turn, { seriesId }, tx) {
      const series = await theirs(turn, tx, seriesId, ['draft']);
      if (typeof series === 'string') return ephemeral(turn, series);
      await tx.sessionSeries.update({ where: { id: seriesId }, data: { state: 'dropped' } });
      return {
        response: ephemeral(turn, texts(turn.language).sessions.dropped),
        messages: await changed(deps, turn, tx, seriesId),
      };
    },
  });
}

/** What was thrown away is a draft again. */
function restore(deps: SessionDeps): CallAction {
  return callAction({
    name: RESTORE,
    role: 'broker',
    payload: seriesSchema,
    async run(turn, { seriesId }, tx) {
      const series = await theirs(turn, tx, seriesId, ['dropped']);
      if (typeof series === 'string') return ephemeral(turn, series);
      await tx.sessionSeries.update({ where: { id: seriesId }, data: { state: 'draft' } });
      return {
        response: ephemeral(turn, texts(turn.language).sessions.restored),
        messages: await changed(deps, turn, tx, seriesId),
      };
    },
  });
}

/** The dates that are still to come, as a choice. */
function dateField(turn: Turn, open: readonly Session[], chosen: string | null = null) {
  const { fields } = texts(turn.language).sessions;
  const options = open.slice(0, 100).map((session) => ({ value: session.id, label: whenIn(session, turn.language) }));
  return {
    kind: 'choice' as const,
    name: 'session',
    label: fields.session,
    required: true,
    options,
    initial: open.find(({ id }) => id === chosen)?.id ?? open[0]?.id,
  };
}

/** The series with its dates to come, or why there is nothing to change. */
export async function withDates(
  turn: Turn,
  tx: Transaction,
  id: string,
): Promise<{ series: Series; open: Session[] } | string> {
  const series = await theirs(turn, tx, id, ['announced']);
  if (typeof series === 'string') return series;
  const open = toCome(series, turn.now);
  return open.length === 0 ? texts(turn.language).sessions.noneToCome : { series, open };
}

function move(deps: SessionDeps): CallAction {
  return formAction({
    name: MOVE,
    role: 'broker',
    payload: seriesSchema,
    values: z.object({ session: z.uuid(), date: z.iso.date(), time: z.string().max(20) }),
    async form(turn, { seriesId }, tx) {
      const { buttons, fields } = texts(turn.language).sessions;
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const [next] = found.open;
      const local = next && localTimeAt(next.startsAt);
      return {
        language: turn.language,
        title: buttons.move,
        fields: [
          dateField(turn, found.open),
          { kind: 'date', name: 'date', label: fields.newDate, required: true, initial: local?.date },
          {
            kind: 'line',
            name: 'time',
            label: fields.time,
            required: true,
            maxLength: 20,
            initial: local && clockWords(local.minute),
          },
        ],
        submitLabel: buttons.move,
      };
    },
    async submit(turn, { payload: { seriesId }, values }, tx) {
      const { sessions } = texts(turn.language);
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, open } = found;
      const session = open.find(({ id }) => id === values.session);
      if (!session) return ephemeral(turn, sessions.noneToCome);
      const minute = minuteOf(values.time);
      if (minute === null) return { errors: { time: sessions.problems.time } };
      const lasts = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
      const moved = await movedTo(deps, turn, tx, { series, open, session, to: sessionAt(values.date, minute, lasts) });
      return typeof moved === 'string' ? { errors: { date: moved } } : moved;
    },
  });
}

/** What was said of one date, pressed: it is at another moment from now on. */
function moveSaid(deps: SessionDeps): CallAction {
  return callAction({
    name: MOVE_SAID,
    role: 'broker',
    payload: moveSaidSchema,
    async run(turn, { sessionId, startsAt, endsAt }, tx) {
      const { sessions } = texts(turn.language);
      const known = await seriesWith(tx, sessionId);
      const found = known === null ? sessions.gone : await withDates(turn, tx, known.series.id);
      if (typeof found === 'string') return ephemeral(turn, found);
      const session = found.open.find(({ id }) => id === sessionId);
      if (!session) return ephemeral(turn, sessions.noneToCome);
      const to = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
      const moved = await movedTo(deps, turn, tx, { ...found, session, to });
      return typeof moved === 'string' ? ephemeral(turn, moved) : moved;
    },
  });
}

/** One date is at another moment, and who comes hears it; a sentence: why it cannot be. */
async function movedTo(
  deps: SessionDeps,
  turn: Turn,
  tx: Transaction,
  { series, open, session, to }: { series: Series; open: readonly Session[]; session: Session; to: PlannedSession },
): Promise<Exclude<CallAnswer, { refused: unknown }> | string> {
  const { sessions } = texts(turn.language);
  if (to.startsAt <= turn.now) return sessions.problems.past;
  const others = open.filter(({ id }) => id !== session.id);
  if (others.some((one) => one.startsAt < to.endsAt && to.startsAt < one.endsAt)) return sessions.clash;
  const told = await moveSession(tx, { series, session, to, now: turn.now, publicUrl: deps.publicUrl });
  await audited(tx, turn.actor.personId, series, 'session.moved');
  return {
    response: ephemeral(turn, sessions.moved),
    messages: [...told, ...(await changed(deps, turn, tx, series.id))],
  };
}

const reasonField = (turn: Turn) => ({
  kind: 'line' as const,
  name: 'reason',
  label: texts(turn.language).sessions.fields.reason,
  required: true,
  maxLength: LONGEST_REASON,
});

function cancelOne(deps: SessionDeps): CallAction {
  return formAction({
    name: CANCEL,
    role: 'broker',
    payload: cancelSchema,
    values: z.object({ session: z.uuid(), reason: z.string().min(1).max(LONGEST_REASON) }),
    async form(turn, { seriesId, sessionId }, tx) {
      const { buttons } = texts(turn.language).sessions;
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const fields = [dateField(turn, found.open, sessionId), reasonField(turn)];
      return { language: turn.language, title: buttons.cancel, fields, submitLabel: buttons.cancel };
    },
    async submit(turn, { payload: { seriesId }, values }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const session = found.open.find(({ id }) => id === values.session);
      if (!session) return ephemeral(turn, sessions.noneToCome);
      const told = await cancelSession(tx, found.series, session, values.reason, turn.now);
      await audited(tx, turn.actor.personId, found.series, 'session.cancelled');
      return {
        response: ephemeral(turn, sessions.cancelled),
        messages: [...told, ...(await changed(deps, turn, tx, seriesId))],
      };
    },
  });
}

function cancelAll(deps: SessionDeps): CallAction {
  return formAction({
    name: CANCEL_ALL,
    role: 'broker',
    payload: seriesSchema,
    values: z.object({ reason: z.string().min(1).max(LONGEST_REASON) }),
    async form(turn, { seriesId }, tx) {
      const { buttons } = texts(turn.language).sessions;
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      return {
        language: turn.language,
        title: buttons.cancelAll,
        fields: [reasonField(turn)],
        submitLabel: buttons.cancelAll,
      };
    },
    async submit(turn, { payload: { seriesId }, values }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await withDates(turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const told = await cancelSeries(tx, found.series, values.reason, turn.now);
      await audited(tx, turn.actor.personId, found.series, 'session.cancelled');
      return {
        response: ephemeral(turn, sessions.allCancelled),
        messages: [...told, ...(await changed(deps, turn, tx, seriesId))],
      };
    },
  });
}
