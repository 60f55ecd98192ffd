import { onDayNamed } from '../../calendar/day-named.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Act, Purpose } from '../../chat/labels.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Intent, Move, Outcome, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { stem, wordsOf } from '../../language/words.ts';
import { type Invited, saidOfInvited, shareOf } from '../../places/invited.ts';
import { type Organised, ownAsked } from '../../places/organised.ts';
import { hasClaim } from '../../places/rules.ts';
import type { Transaction } from '../../store/transaction.ts';
import { sessionName } from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { desk } from './desk-card.ts';
import { planInWords } from './draft-topic.ts';
import { comesToSeveral, dateWithTopics, topicsReplied } from './member-said.ts';
import { dateLine, declineButton, invitation, joinButton } from './message.ts';
import { oneOfAnnounced, oneProposed } from './one-proposed.ts';
import { outcomeAsked, outcomeTold } from './outcome.ts';
import { answersOf } from './places.ts';
import { answerInWords, saysToCome } from './replying.ts';
import { listSeries, type Series, type Session, seriesWith, toCome, upcomingFor } from './repository.ts';
import { sessionTopic } from './session-topic.ts';
import { seenBy } from './telling.ts';
import { topicIn, topicSaid } from './topic-said.ts';
import { whoBlocks } from './who.ts';
import { titleOf, whenIn, whereIn } from './words.ts';

/** "Wanneer is het leernetwerk?", "welke sessies komen eraan?", "wie gaan er mee?", "meld me aan", "plan een webinar". */
export function sessionIntent(deps: SessionDeps): Intent {
  return {
    name: 'session',
    role: 'colleague',
    // What is said of places is mostly read as of a visit, and who wants to be taken off something as of an ambassador.
    // What came out of one is read as a question.
    purposes: ['session', 'visit', 'ambassador', 'question'],
    fits: (turn, text) => fits(deps, turn, text),
    async run(turn, text) {
      const held = await outcomeAsked(deps, turn, text);
      if (held !== null) return outcomeTold(turn, held);
      const own = await ownAsked(deps.prisma, turn, text);
      if (own.length > 0) return whoOfOwn(deps, turn, own, text);
      const elsewhere = (await invitedElsewhere(deps, turn, text)) ?? (await oneSteered(deps, turn, text));
      if (elsewhere !== null) return elsewhere;
      switch (turn.reading?.kindOf('session')) {
        case 'plan':
          return planInWords(deps, turn, text);
        case 'who':
          return who(deps, turn, text);
        case 'move':
        case 'cancel':
          return steered(deps, turn, text);
        case 'join':
          return comes(deps, turn, text, true);
        case 'leave':
          return comes(deps, turn, text, false);
        case 'topic':
          return propose(deps, turn, text);
        default:
          return upcoming(deps, turn, text);
      }
    },
  };
}

/** How well it is said of a session: by what it says, or as there is nothing else of which it may be said. */
async function fits(deps: SessionDeps, turn: Turn, text: string): Promise<number> {
  if ((await outcomeAsked(deps, turn, text)) !== null) return 1;
  const own = await ownAsked(deps.prisma, turn, text);
  if (own.length > 0) return own.some(({ what }) => what === 'session') ? 1 : 0;
  const likeliest = turn.reading?.purposes.find(({ label }) => OF_COMING.has(label))?.label;
  const share = shareOf(turn, 'session', [...OF_COMING]);
  if (likeliest === 'session') return (await mayBeOfPlanned(deps, turn)) ? share : HARDLY * share;
  return (await saidOfInvited(deps.prisma, turn, text)).some(({ what }) => what === 'session') ? 1 : 0;
}

const OF_COMING: ReadonlySet<Purpose> = new Set(['session', 'visit', 'ambassador']);

/** What was read as of something else, and is of a session one was invited to; of several one is asked which. */
async function invitedElsewhere(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const likeliest = turn.reading?.purposes.find(({ label }) => OF_COMING.has(label))?.label;
  if (likeliest === 'session' || turn.reading === undefined) return null;
  const [only, ...others] = await saidOfInvited(deps.prisma, turn, text);
  if (!only) return null;
  if (others.length > 0) return answered(asksOfWhich(turn, [only, ...others], text));
  const [act] = turn.reading.acts('handed-over');
  const said = { text, move: moveIn(act?.label), chance: act?.chance ?? 0, inThread: false, options: [] };
  return (await sessionTopic(deps).moves[said.move]?.(turn, only.id, said)) ?? upcoming(deps, turn, text);
}

function moveIn(act: Act | undefined): Move {
  return act === undefined || act === 'new' || act === 'small-talk' ? 'state' : act;
}

/** Asks which of what one was invited to is meant; the answer says the same of one of them. */
function asksOfWhich(
  { language }: Turn,
  some: readonly Pick<Invited, 'what' | 'number' | 'title'>[],
  text: string,
): ReplyDraft {
  const { sessions, visits } = texts(language);
  return {
    language,
    subject: newChoice(),
    body: [paragraph(sessions.whichOne)],
    buttons: some.slice(0, 5).map(({ what, number, title }) => ({
      kind: 'say',
      label: (what === 'visit' ? visits.title(number, title) : sessions.named(number, title ?? '')).slice(0, 70),
      text: `${what === 'visit' ? visits.title(number, null) : sessions.called(number)}: ${text}`,
    })),
  };
}

/** What is asked of sessions where none is planned is rather what the sources tell of the learning network. */
const HARDLY = 0.3;

async function mayBeOfPlanned({ prisma, gazetteer }: SessionDeps, turn: Turn): Promise<boolean> {
  const kind = turn.reading?.kindOf('session');
  if (kind !== 'upcoming' && kind !== 'who') return true;
  const { personId } = turn.actor;
  return personId !== null && (await upcomingFor(prisma, gazetteer, { personId, now: turn.now })).length > 0;
}

/** "Verzet het leernetwerk van 18 maart naar de 25e": of a broker, of one date of theirs that is announced; null: it says no such thing. */
async function oneSteered(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome | null> {
  const { organisationId, roles } = turn.actor;
  if (!roles.has('broker') || organisationId === null || turn.setting !== 'direct' || isAsked(text)) return null;
  if (turn.reading?.kindOf('session') === 'plan') return null;
  const latest = await listSeries(deps.prisma, organisationId, MOST_SHOWN);
  for (const series of namedIn(text, latest, turn)) {
    const one = oneOfAnnounced(deps, turn, series, text);
    if (one !== null) return oneProposed(turn, series, one);
  }
  return null;
}

/** "Zeg het webinar af": a broker sees it with its buttons, since it reaches who comes. */
async function steered(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  const { sessions } = texts(turn.language);
  const { organisationId, roles } = turn.actor;
  const kind = turn.reading?.kindOf('session');
  if (!roles.has('broker') || organisationId === null || turn.setting !== 'direct') {
    return kind === 'cancel' ? comes(deps, turn, text, false) : upcoming(deps, turn, text);
  }
  const latest = await listSeries(deps.prisma, organisationId, MOST_SHOWN);
  const open = latest.filter((series) => series.state === 'announced' && toCome(series, turn.now).length > 0);
  if (kind === 'move' && saysToCome(turn)) return comes(deps, turn, text, true);
  const [series] = namedIn(text, open, turn);
  if (!series) return upcoming(deps, turn, text);
  return desk(deps, turn, series, kind === 'move' ? sessions.pressToMove : sessions.pressToCancel);
}

const MOST_SHOWN = 8;

export function upcoming(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all, personId }) => {
    const { sessions } = texts(turn.language);
    const [only, ...others] = meant.length > 0 ? meant : all;
    const isAlone = turn.setting === 'direct';
    if (only && others.length === 0 && isAlone) {
      const seen = await seenBy(tx, only, personId, turn.now);
      return { ...invitation(seen, turn.language), standing: 'anew' };
    }
    return listOf(tx, turn, meant.length > 0 ? meant : all, {
      personId,
      line: meant.length > 0 ? sessions.upcoming : sessions.noneLike,
    });
  });
}

/** The next dates of several series, each on a line. */
async function listOf(
  tx: Transaction,
  turn: Turn,
  series: readonly Series[],
  { personId, line }: { personId: string; line: string },
): Promise<ReplyDraft> {
  const { sessions } = texts(turn.language);
  const isAlone = turn.setting === 'direct';
  const dated = series.flatMap((one) => toCome(one, turn.now).map((session) => ({ one, session })));
  const next = dated
    .toSorted((a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime())
    .slice(0, MOST_SHOWN);
  const items: string[] = [];
  for (const { one, session } of next) {
    const seen = await seenBy(tx, one, isAlone ? personId : null, turn.now);
    items.push(`${titleOf(one, turn.language)}: ${dateLine(session, seen, turn.language)}`);
  }
  const [first] = next;
  return {
    language: turn.language,
    ...(first ? { subject: sessionName(first.session.id) } : {}),
    body: [paragraph(line), { kind: 'list', items }, ...(isAlone ? [] : [paragraph(sessions.inPrivate)])],
  };
}

/** Who comes to what somebody planned themselves; of several it is asked which. */
async function whoOfOwn(deps: SessionDeps, turn: Turn, own: readonly Organised[], text: string): Promise<Outcome> {
  const [only, ...others] = own;
  const found = only && others.length === 0 ? await seriesWith(deps.prisma, only.id) : null;
  if (found === null) return answered(asksOfWhich(turn, own, text));
  return settling('answered', async (tx) => ({ replies: [await whoReply(turn, tx, found.series, found.session)] }));
}

async function whoReply(turn: Turn, tx: Transaction, series: Series, session: Session): Promise<ReplyDraft> {
  return {
    language: turn.language,
    subject: sessionName(session.id),
    body: [{ kind: 'heading', text: titleOf(series, turn.language) }, ...(await whoBlocks(turn, tx, series, session))],
  };
}

function who(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all }) => {
    const [series] = meant.length > 0 ? meant : all;
    const session = series && toCome(series, turn.now)[0];
    return series && session ? whoReply(turn, tx, series, session) : null;
  });
}

/** To the date that is named, else the one next date that is meant; of several one is asked which. */
function comes(deps: SessionDeps, turn: Turn, text: string, isComing: boolean): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all, personId }) => {
    const { sessions } = texts(turn.language);
    const series = meant.length > 0 ? meant : all;
    const several = await comesToSeveral(turn, tx, series, { personId, text });
    if (several !== null) return several;
    const named = onDayNamed(
      text,
      series.flatMap((one) => datesOf(one, turn.now)),
      turn.now,
    );
    const theirs = named ? [named] : await datesFor(tx, turn, series, personId, isComing);
    const [only, ...others] = theirs;
    if (!only) return { language: turn.language, body: [paragraph(sessions.youComeToNone)] };
    if (others.length === 0) return answerInWords(turn, tx, { ...only, personId, text, isComing });
    return {
      language: turn.language,
      body: [paragraph(isComing ? sessions.whichJoin : sessions.youComeTo)],
      buttons: theirs.slice(0, 5).map(
        ({ series: one, session }): Button => ({
          ...(isComing ? joinButton(session, turn.language) : declineButton(session, turn.language)),
          label: `${titleOf(one, turn.language)}, ${nameOf(session, turn)}`,
        }),
      ),
    };
  });
}

interface Dated {
  series: Series;
  session: Session;
  startsAt: Date;
}

function datesOf(series: Series, now: Date): Dated[] {
  return toCome(series, now).map((session) => ({ series, session, startsAt: session.startsAt }));
}

/** To which somebody may sign up now: the next of each series; or from which they may sign off. */
async function datesFor(
  tx: Transaction,
  turn: Turn,
  all: readonly Series[],
  personId: string,
  isComing: boolean,
): Promise<Dated[]> {
  if (isComing) return all.flatMap((series) => datesOf(series, turn.now).slice(0, 1));
  const theirs: Dated[] = [];
  for (const series of all) {
    const answers = await answersOf(tx, personId, series);
    theirs.push(...datesOf(series, turn.now).filter(({ session }) => hasClaim(answers.get(session.id))));
  }
  return theirs;
}

function nameOf(session: Session, { language }: Turn): string {
  const { sessions } = texts(language);
  return sessions.line(whenIn(session, language), whereIn(session, language));
}

/** What is said of the topics of the next date that is meant. */
function propose(deps: SessionDeps, turn: Turn, text: string): Promise<Outcome> {
  return withUpcoming(deps, turn, text, async (tx, { meant, all, personId }) => {
    const dated = (meant.length > 0 ? meant : all).flatMap((one) => datesOf(one, turn.now).slice(0, 1));
    const said = topicSaid(text) ?? { does: 'propose', topic: topicIn(text) };
    const found = said.does === 'propose' ? dated[0] : await dateWithTopics(tx, turn, dated, text);
    return found ? topicsReplied(turn, tx, found, { said, text, personId }) : null;
  });
}

interface Upcoming {
  /** Those whose kind or title was named. */
  meant: Series[];
  all: Series[];
  personId: string;
}

type Drawn = ReplyDraft | { reply: ReplyDraft; messages: OutgoingMessage[] } | null;

/** With what is announced and still to come for who asks; else that there is nothing. */
async function withUpcoming(
  { prisma, gazetteer }: SessionDeps,
  turn: Turn,
  text: string,
  draw: (tx: Transaction, upcoming: Upcoming) => Promise<Drawn>,
): Promise<Outcome> {
  const { sessions, people } = texts(turn.language);
  const { personId } = turn.actor;
  if (turn.setting === 'shared') return told(turn, people.onlyInPrivate);
  if (personId === null) return told(turn, sessions.noneUpcoming);
  const all = await upcomingFor(prisma, gazetteer, { personId, now: turn.now });
  if (all.length === 0) return told(turn, sessions.noneUpcoming);
  return settling('answered', async (tx) => {
    const drawn = await draw(tx, { meant: namedIn(text, all, turn), all, personId });
    if (drawn === null) return { replies: [{ language: turn.language, body: [paragraph(sessions.noneUpcoming)] }] };
    return 'reply' in drawn ? { replies: [drawn.reply], messages: drawn.messages } : { replies: [drawn] };
  });
}

/** Those whose kind a text names, or a word of their title; all of them when it names none of any. */
function namedIn(text: string, all: readonly Series[], { language }: Turn): Series[] {
  const said = new Set(wordsOf(text).map((word) => stem(word, language)));
  const { kinds } = texts(language).sessions;
  const names = (words: string) => {
    const stems = wordsOf(words).map((word) => stem(word, language));
    return stems.length > 0 && stems.every((one) => said.has(one));
  };
  const byKind = all.filter(({ kind }) => names(kinds[kind]));
  const byTitle = all.filter(({ title }) =>
    wordsOf(title).some((word) => word.length > 4 && said.has(stem(word, language))),
  );
  if (byTitle.length > 0 && byTitle.length < all.length) return byTitle;
  if (byKind.length > 0) return byKind;
  return Object.values(kinds).some(names) ? [] : [...all];
}
