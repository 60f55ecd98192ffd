import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling } from '../../chat/saying.ts';
import type { Outcome, Settled, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { says } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { REPLY, sessionName, TOPICS } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import { answerForEach } from './member-calls.ts';
import { datesBlock } from './message.ts';
import { readSeries, type Series, type Session, toCome } from './repository.ts';
import { type DatesChosen, someDates } from './some-dates.ts';
import { redrawnFor, seenBy } from './telling.ts';
import { ideaMeant, type TopicSaid, topicSaid, topicsGiven } from './topic-said.ts';
import { takeBack, topicsOf, voteFor } from './topics.ts';
import { titleOf, whenIn } from './words.ts';

interface Found {
  series: Series;
  session: Session;
}

/** What somebody who may come says of a session besides whether they do. */
type MemberSaid =
  | { what: 'companion' }
  | { what: 'dates'; dates: DatesChosen<Session> }
  | { what: 'topic'; said: TopicSaid }
  | { what: 'topics'; topics: readonly string[] };

/** @returns null: nothing of that */
export function memberSaid(turn: Turn, { series }: Found, text: string): MemberSaid | null {
  if (turn.setting !== 'direct' || series.state !== 'announced') return null;
  if (isAsked(text) && says(text, 'brings') && says(text, 'companions')) return { what: 'companion' };
  const ofOthers = isTheirs(turn.actor, series);
  // Who sees to it puts topics forward, and votes for none of them by that.
  const topics = ofOthers ? topicsGiven(text) : [];
  if (topics.length > 0) return { what: 'topics', topics };
  const dates = someDates(text, toCome(series, turn.now), turn.now, { ofOthers });
  if (dates !== null) return { what: 'dates', dates };
  const said = topicSaid(text);
  // Of its broker it may be the subject of the session itself.
  const isOfBroker = said?.does === 'propose' && ofOthers;
  return said === null || isOfBroker ? null : { what: 'topic', said };
}

/** What comes of it; null: they say nothing of that. */
export async function saidByMember(turn: Turn, found: Found, text: string): Promise<Outcome | null> {
  const said = memberSaid(turn, found, text);
  const { personId } = turn.actor;
  if (said === null || personId === null) return null;
  if (said.what === 'companion') return mayBring(turn, found);
  if (said.what === 'topics') return answered(topicsInvitation(turn, found.session, said.topics));
  if (said.what === 'dates') return settling('answered', (tx) => chosen(turn, tx, { ...found, personId }, said.dates));
  const topic = { said: said.said, text, personId };
  return settling('answered', async (tx) => ({ replies: [await topicsReplied(turn, tx, found, topic)] }));
}

/** "Mag ik een collega meenemen?": yes, by a press. */
function mayBring({ language }: Turn, { series, session }: Found): Outcome {
  const { sessions } = texts(language);
  return answered({
    language,
    subject: sessionName(session.id),
    body: [
      { kind: 'heading', text: titleOf(series, language) },
      paragraph(sessions.mayBring(whenIn(session, language))),
    ],
    buttons: [
      {
        kind: 'action',
        label: sessions.joinTwo,
        action: REPLY,
        payload: { sessionId: session.id, comes: true, places: 2 },
        style: 'primary',
      },
    ],
  });
}

/** To these dates and not to those; the others stay as they are. */
async function chosen(
  turn: Turn,
  tx: Transaction,
  { series, session, personId }: Found & { personId: string },
  { coming, not }: DatesChosen<Session>,
): Promise<Settled> {
  const { language } = turn;
  const { sessions } = texts(language);
  const open = toCome(series, turn.now);
  const wanted = coming.map(({ id }) => id);
  const unsaid = open.filter((one) => !coming.includes(one) && !not.includes(one)).map(({ id }) => id);
  const done = await answerForEach(turn, tx, { series, personId, wanted, unsaid, open, via: 'words' });
  const waits = done.waiting > 0 ? [sessions.chosenWaiting(done.waiting)] : [];
  const now = (await readSeries(tx, series.id)) ?? series;
  const seen = await seenBy(tx, now, personId, turn.now);
  return {
    replies: [
      {
        language,
        subject: sessionName(session.id),
        body: [paragraph([sessions.chosen(done.coming), ...waits].join(' ')), ...datesBlock(seen, language)],
      },
    ],
    messages: [...done.messages, ...(await redrawnFor(tx, turn, series.id, personId))],
  };
}

/** "Schrijf me in voor de hele reeks": more than one date of the only series that is meant; null: they say no such thing. */
export async function comesToSeveral(
  turn: Turn,
  tx: Transaction,
  [series, ...others]: readonly Series[],
  { personId, text }: { personId: string; text: string },
): Promise<{ reply: ReplyDraft; messages: OutgoingMessage[] } | null> {
  const open = series && others.length === 0 ? toCome(series, turn.now) : [];
  const dates = someDates(text, open, turn.now);
  const [session] = open;
  if (!series || !session || dates === null) return null;
  const { replies = [], messages = [] } = await chosen(turn, tx, { series, session, personId }, dates);
  const [reply] = replies;
  return reply ? { reply, messages: [...messages] } : null;
}

/** The date for which the topic that is meant was proposed, else one that has any, else the first. */
export async function dateWithTopics(
  tx: Transaction,
  { language }: Turn,
  dated: readonly Found[],
  text: string,
): Promise<Found | undefined> {
  let first: Found | undefined;
  for (const one of dated) {
    const ideas = await topicsOf(tx, one.session.id, null);
    if (ideaMeant(text, ideas, language) !== null) return one;
    if (ideas.length > 0) first ??= one;
  }
  return first ?? dated[0];
}

/** What is said of the topics of one date, by who may come. */
export async function topicsReplied(
  turn: Turn,
  tx: Transaction,
  found: Found,
  { said, text, personId }: { said: TopicSaid; text: string; personId: string },
): Promise<ReplyDraft> {
  const given = isTheirs(turn.actor, found.series) ? topicsGiven(text) : [];
  if (given.length > 0) return topicsInvitation(turn, found.session, given);
  if (said.does === 'propose') return topicInvitation(turn, found.session, said.topic);
  const line = await doneWith(turn, tx, found, { said, text, personId });
  return topicsReply(turn, tx, found, { line, personId });
}

async function doneWith(
  { language }: Turn,
  tx: Transaction,
  { session }: Found,
  { said, text, personId }: { said: TopicSaid; text: string; personId: string },
): Promise<string | undefined> {
  const { sessions } = texts(language);
  const ideas = await topicsOf(tx, session.id, personId);
  if (said.does === 'vote') {
    const idea = ideaMeant(text, ideas, language);
    if (idea === null) return ideas.length === 0 ? undefined : sessions.whichTopic;
    await voteFor(tx, idea.id, personId);
    return sessions.votedFor(idea.text);
  }
  if (said.does !== 'take-back') return undefined;
  const gone = await takeBack(tx, session.id, personId);
  return gone === 0 ? sessions.noTopicOfYours : sessions.topicGone;
}

/** What was proposed for a date, the most wanted first. */
async function topicsReply(
  { language }: Turn,
  tx: Transaction,
  { series, session }: Found,
  { line, personId }: { line: string | undefined; personId: string },
): Promise<ReplyDraft> {
  const { sessions } = texts(language);
  const ideas = await topicsOf(tx, session.id, personId);
  const items = ideas.map(({ text, votes }, at) => `${at + 1}. ${sessions.topic(text, votes)}`);
  return {
    language,
    subject: sessionName(session.id),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      paragraph(sessions.topicsIntro(titleOf(series, language), whenIn(session, language))),
      items.length === 0 ? paragraph(sessions.noTopicsYet) : { kind: 'list', items },
    ],
    buttons: [topicsButton(language, session, '')],
  };
}

/** What somebody would like to speak of goes into the form, to be looked at and kept. */
function topicInvitation({ language }: Turn, session: Session, topic: string): ReplyDraft {
  const { sessions } = texts(language);
  return {
    language,
    subject: sessionName(session.id),
    body: [paragraph(sessions.topicBegin), paragraph(`“${topic}”`)],
    buttons: [{ ...topicsButton(language, session, topic), style: 'primary' }],
  };
}

/** What a broker puts forward to be voted on goes into the form, to be looked at and kept. */
function topicsInvitation({ language }: Turn, session: Session, topics: readonly string[]): ReplyDraft {
  const { sessions } = texts(language);
  return {
    language,
    subject: sessionName(session.id),
    body: [paragraph(sessions.topicsBegin), { kind: 'list', items: [...topics] }],
    buttons: [{ ...topicsButton(language, session, topics.join('\n')), style: 'primary' }],
  };
}

function topicsButton(language: Turn['language'], { id }: Session, begun: string) {
  const label = texts(language).sessions.topicsButton;
  return { kind: 'action' as const, label, action: TOPICS, payload: { sessionId: id, begun: begun.slice(0, 1_000) } };
}
