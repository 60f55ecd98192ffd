import { z } from 'zod';
import { attachCalendar } from '../../attachments/calendar.ts';
import { ephemeral } from '../../chat/call.ts';
import type { FormField } from '../../chat/form.ts';
import { formAction } from '../../chat/form-action.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Via } from '../../places/history.ts';
import { hasClaim } from '../../places/rules.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CALENDAR, CHOOSE, REPLY, replySchema, seriesSchema, TOPICS, topicsSchema, WHO } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import { eventsFor } from './calendar.ts';
import type { SessionDeps } from './deps.ts';
import { fileName } from './notices.ts';
import { answersOf, type SessionWish } from './places.ts';
import { type Answered, answerFor } from './replying.ts';
import { isFor, readSeries, type Series, type Session, seriesWith, toCome } from './repository.ts';
import { redrawnFor } from './telling.ts';
import { MOST_GIVEN } from './topic-said.ts';
import { propose, topicsOf, vote } from './topics.ts';
import { whoBlocks } from './who.ts';
import { titleOf, whenIn } from './words.ts';

/** Of one topic, and of several, each on a line of its own. */
const LONGEST_IDEA = 200;
const LONGEST_IDEAS = 1_000;

/** What somebody does with a session they may come to. */
export function memberCalls(deps: SessionDeps): CallAction[] {
  return [replyCall(deps), choose(deps), topics(deps), calendar(deps), who(deps)];
}

/** Whether somebody may come to it: it is announced, or was, and is for them. */
async function invited(deps: SessionDeps, tx: Transaction, series: Series, personId: string): Promise<boolean> {
  if (series.state === 'draft' || series.state === 'dropped') return false;
  return isFor(tx, deps.gazetteer, series, personId);
}

function replyCall(deps: SessionDeps): CallAction {
  return callAction({
    name: REPLY,
    role: 'colleague',
    payload: replySchema,
    async run(turn, payload, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const { personId } = turn.actor;
      const found =
        'sessionId' in payload
          ? await seriesWith(tx, payload.sessionId)
          : await readSeries(tx, payload.seriesId).then((series) => series && { series, session: null });
      if (!found || personId === null || !(await invited(deps, tx, found.series, personId)))
        return ephemeral(turn, sessions.gone);
      const { series, session } = found;
      const { text, messages } =
        session === null
          ? await answerForAll(turn, tx, series, personId)
          : await answerFor(turn, tx, { series, session, personId, wish: wishOf(payload), via: 'press' });
      return {
        response: ephemeral(turn, text),
        messages: [...messages, ...(await redrawnFor(tx, turn, series.id, personId))],
      };
    },
  });
}

function wishOf(payload: z.infer<typeof replySchema>): SessionWish {
  if (!payload.comes) return { comes: false };
  return { comes: true, places: 'places' in payload ? payload.places : 1 };
}

/** To every date that is still to come; who brings somebody to one still does. */
async function answerForAll(turn: Turn, tx: Transaction, series: Series, personId: string): Promise<Answered> {
  const { sessions } = texts(turn.language);
  const open = toCome(series, turn.now);
  if (open.length === 0)
    return { text: series.state === 'cancelled' ? sessions.isOff : sessions.noneToCome, messages: [] };
  const ids = open.map(({ id }) => id);
  const { coming, waiting, messages } = await answerForEach(turn, tx, { series, open, personId, wanted: ids });
  const text =
    waiting === 0 ? sessions.joinedAll(coming) : `${sessions.chosen(coming)} ${sessions.chosenWaiting(waiting)}`;
  return { text, messages };
}

/** They come to these dates, and not to the others; of what is `unsaid` it stays as it was. */
export async function answerForEach(
  turn: Turn,
  tx: Transaction,
  of: {
    series: Series;
    open: readonly Session[];
    personId: string;
    wanted: readonly string[];
    unsaid?: readonly string[];
    via?: Via;
  },
) {
  const { series, open, personId, wanted, unsaid = [], via = 'press' } = of;
  const before = await answersOf(tx, personId, series);
  const messages: OutgoingMessage[] = [];
  for (const session of open.filter(({ id }) => !unsaid.includes(id))) {
    const wish: SessionWish = wanted.includes(session.id)
      ? { comes: true, places: before.get(session.id)?.places === 2 ? 2 : 1 }
      : { comes: false };
    messages.push(...(await answerFor(turn, tx, { series, session, personId, wish, via })).messages);
  }
  const after = await answersOf(tx, personId, series);
  const count = (reply: string) => open.filter(({ id }) => after.get(id)?.reply === reply).length;
  return { coming: count('coming'), waiting: count('waiting'), messages };
}

/** To which dates somebody comes, and to which not. */
function choose(deps: SessionDeps): CallAction {
  return formAction({
    name: CHOOSE,
    role: 'colleague',
    payload: seriesSchema,
    values: z.object({ which: z.array(z.uuid()).default([]) }),
    async form(turn, { seriesId }, tx) {
      const { sessions } = texts(turn.language);
      const found = await openFor(deps, turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const replies = await answersOf(tx, found.personId, found.series);
      const options = found.open.map((session) => ({ value: session.id, label: whenIn(session, turn.language) }));
      return {
        language: turn.language,
        title: sessions.choose,
        fields: [
          {
            kind: 'choices',
            name: 'which',
            label: sessions.fields.which,
            options: options.slice(0, 100),
            initial: found.open.filter(({ id }) => hasClaim(replies.get(id))).map(({ id }) => id),
          },
        ],
        submitLabel: sessions.save,
      };
    },
    async submit(turn, { payload: { seriesId }, values }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await openFor(deps, turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, open, personId } = found;
      const done = await answerForEach(turn, tx, { series, open, personId, wanted: values.which });
      const { coming, waiting } = done;
      const text = [sessions.chosen(coming), ...(waiting > 0 ? [sessions.chosenWaiting(waiting)] : [])].join(' ');
      return {
        response: ephemeral(turn, text),
        messages: [...done.messages, ...(await redrawnFor(tx, turn, series.id, personId))],
      };
    },
  });
}

/** The dates of a series that are still to come, for who may come to them. */
async function openFor(deps: SessionDeps, turn: Turn, tx: Transaction, seriesId: string) {
  const { sessions } = texts(turn.language);
  const series = await readSeries(tx, seriesId);
  const { personId } = turn.actor;
  if (!series || personId === null || !(await invited(deps, tx, series, personId))) return sessions.gone;
  if (series.state === 'cancelled') return sessions.isOff;
  const open = toCome(series, turn.now);
  return open.length === 0 ? sessions.noneToCome : { series, open, personId };
}

/** What people would like to speak of: proposed, and voted on. */
function topics(deps: SessionDeps): CallAction {
  return formAction({
    name: TOPICS,
    role: 'colleague',
    payload: topicsSchema,
    values: z.object({
      votes: z.array(z.uuid()).default([]),
      idea: z.string().max(LONGEST_IDEAS).optional(),
    }),
    async form(turn, { sessionId, begun }, tx) {
      const { sessions } = texts(turn.language);
      const found = await sessionFor(deps, turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      const { series, session, personId } = found;
      const ideas = await topicsOf(tx, sessionId, personId);
      const options = ideas.map(({ id, text, votes }) => ({ value: id, label: sessions.topic(text, votes) }));
      const votes: FormField[] =
        options.length === 0
          ? []
          : [
              {
                kind: 'choices',
                name: 'votes',
                label: sessions.fields.votes,
                required: false,
                options,
                initial: ideas.filter(({ mine }) => mine).map(({ id }) => id),
              },
            ];
      return {
        language: turn.language,
        title: sessions.topicsTitle,
        intro: [paragraph(sessions.topicsIntro(titleOf(series, turn.language), whenIn(session, turn.language)))],
        fields: [
          ...votes,
          {
            kind: 'lines',
            name: 'idea',
            label: sessions.fields.idea,
            maxLength: LONGEST_IDEAS,
            ...(begun === '' ? {} : { initial: begun }),
          },
        ],
        submitLabel: sessions.save,
      };
    },
    async submit(turn, { payload: { sessionId }, values }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await sessionFor(deps, turn, tx, sessionId);
      if (typeof found === 'string') return ephemeral(turn, found);
      await vote(tx, sessionId, found.personId, values.votes);
      if (values.idea === undefined) return ephemeral(turn, sessions.topicsKept);
      const isOfBroker = isTheirs(turn.actor, found.series);
      const ideas = values.idea.split('\n').map((idea) => idea.trim().slice(0, LONGEST_IDEA));
      const topics = ideas.filter((idea) => idea !== '').slice(0, MOST_GIVEN);
      const by = { sessionId, personId: found.personId, votes: !isOfBroker };
      for (const topic of topics) await propose(tx, by, topic);
      return ephemeral(turn, isOfBroker ? sessions.topicsAdded(topics.length) : sessions.topicAdded);
    },
  });
}

/** Who sees to it puts topics forward, also where they are not invited themselves. */
function isAnnouncedOf({ actor }: Turn, series: Series): boolean {
  return series.state === 'announced' && isTheirs(actor, series);
}

async function sessionFor(deps: SessionDeps, turn: Turn, tx: Transaction, sessionId: string) {
  const { sessions } = texts(turn.language);
  const found = await seriesWith(tx, sessionId);
  const { personId } = turn.actor;
  const mayCome = found && personId !== null && (await invited(deps, tx, found.series, personId));
  if (!found || personId === null || !(mayCome || isAnnouncedOf(turn, found.series))) return sessions.gone;
  if (found.session.cancelledAt !== null) return sessions.isOff;
  return found.session.endsAt <= turn.now ? sessions.isOver : { ...found, personId };
}

/** The dates somebody comes to as a file; of who said nothing yet, the whole series. */
function calendar(deps: SessionDeps): CallAction {
  return callAction({
    name: CALENDAR,
    role: 'colleague',
    payload: seriesSchema,
    async run(turn, { seriesId }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const found = await openFor(deps, turn, tx, seriesId);
      if (typeof found === 'string') return ephemeral(turn, found);
      return {
        response: ephemeral(turn, sessions.calendarGiven),
        messages: [
          {
            to: { personId: found.personId, ifUnreachable: 'fail' },
            replies: [await calendarReply(deps, turn, tx, found)],
          },
        ],
      };
    },
  });
}

async function calendarReply(
  { publicUrl }: SessionDeps,
  { language }: Turn,
  tx: Transaction,
  { series, open, personId }: { series: Series; open: Session[]; personId: string },
): Promise<ReplyDraft> {
  const replies = await answersOf(tx, personId, series);
  const chosen = open.filter(({ id }) => replies.get(id)?.reply === 'coming');
  const events = eventsFor(series, chosen, open, language);
  const { file, line } = await attachCalendar(tx, { publicUrl, events, name: fileName(series), language });
  const { sessions } = texts(language);
  return { language, body: [paragraph(sessions.calendarHere(titleOf(series, language))), paragraph(line)], file };
}

/** How many come; and who, for who comes themselves or sees to it. */
function who(deps: SessionDeps): CallAction {
  return callAction({
    name: WHO,
    role: 'colleague',
    payload: seriesSchema,
    async run(turn, { seriesId }, tx): Promise<CallAnswer> {
      const { sessions } = texts(turn.language);
      const series = await readSeries(tx, seriesId);
      const { personId } = turn.actor;
      const may =
        series !== null &&
        personId !== null &&
        (isTheirs(turn.actor, series) || (await invited(deps, tx, series, personId)));
      if (!may) return ephemeral(turn, sessions.gone);
      const shown = toCome(series, turn.now);
      const last = series.sessions.at(-1);
      const body = [];
      for (const session of shown.length > 0 ? shown.slice(0, 5) : last ? [last] : [])
        body.push(...(await whoBlocks(turn, tx, series, session)));
      return { kind: 'dialog', language: turn.language, title: sessions.whoTitle, body };
    },
  });
}
