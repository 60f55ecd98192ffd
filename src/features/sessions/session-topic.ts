import { namesDayOf, onDayNamed } from '../../calendar/day-named.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import type { Situation } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, settling, told } from '../../chat/saying.ts';
import type { Move, Outcome, Said, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { isSpokenOfLast, mayBeFor, mayBeOf } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { isAsked } from '../../language/questions-in.ts';
import { repliesToOther } from '../../places/invited.ts';
import { ownAsked } from '../../places/organised.ts';
import { type ReplySaid, replySaid, saysToLeave } from '../../places/reply-said.ts';
import { hasClaim } from '../../places/rules.ts';
import { says } from '../../places/said.ts';
import type { Transaction } from '../../store/transaction.ts';
import { draftName, SESSION_TOPIC, sessionName } from './actions.ts';
import { isTheirs } from './broker-calls.ts';
import { beginsElse, calledOff, capacityOf, changedOf, changesAnnounced } from './broker-said.ts';
import type { SessionDeps } from './deps.ts';
import { desk, deskCard } from './desk-card.ts';
import { memberSaid, saidByMember } from './member-said.ts';
import { dateLine, declineButton, joinButton } from './message.ts';
import { datesNamed } from './one-date.ts';
import { type Answer, answersOf } from './places.ts';
import { recapMeant, recapOffered } from './recap-said.ts';
import { answerInWords, saysToCome } from './replying.ts';
import { isFor, readSeries, type Series, type Session, seriesWith, toCome, upcomingFor } from './repository.ts';
import { comesToOne } from './some-dates.ts';
import { seenBy } from './telling.ts';
import { whoBlocks } from './who.ts';
import { titleOf, whenIn } from './words.ts';

/** What is said in the thread of a session's card, or after it: "ik kom", "toch niet", "wie komen er?". */
export function sessionTopic(deps: SessionDeps): Topic {
  const take: TakeMove = (turn, id, said) =>
    onSession(deps, turn, id, async (one) => {
      const recaps = await recapMeant(deps, turn, said.text);
      if (recaps.length > 0) return recapOffered(turn, recaps, said.text);
      const other = await onOtherDay(deps, turn, one, said);
      if (other === null && (await isOfVisit(deps, turn, one, said.text))) return null;
      const on = other ?? one;
      return (await saidByMember(turn, on, said.text)) ?? taken(deps, turn, on, said);
    });
  const show: TakeMove = (turn, id, { text }) =>
    onSession(deps, turn, id, async (one) =>
      (await isOfAnother(deps, turn, one, text)) ? null : shown(deps, turn, one),
    );
  return {
    name: SESSION_TOPIC,
    role: 'colleague',
    async situation(turn, id): Promise<Situation | null> {
      const found = await lookAt(deps, turn, id);
      if (!found) return null;
      // Of what is over only who sees to it still says something.
      if (found.session.endsAt <= turn.now && !isTheirs(turn.actor, found.series)) return null;
      const own = await ownAnswer(deps, turn, found);
      // What comes after something else answers no announcement that lies there; but who comes may be taken off it.
      if (hasClaim(own) && saysToLeave(turn) && !isOfPledge(turn)) return 'asked-confirm';
      if (!mayBeOf(turn, sessionName(id), ['session', 'visit'])) return null;
      const isAsked = isTheirs(turn.actor, found.series) || own === undefined || own.reply === 'offered';
      return isAsked && isSpokenOfLast(turn, sessionName(id)) ? 'asked-confirm' : 'handed-over';
    },
    byForm: async (turn, id, { text }) =>
      (await editsByForm(deps, turn, id, text)) ?? membersByForm(deps, turn, id, text),
    named: async (turn, text) => (await namedByNumber(deps, turn, text)) ?? (await calledOff(deps, turn, text)),
    moves: {
      ...{ confirmation: take, take, refusal: take, cancellation: take, unknown: take, answer: take },
      ...{ correction: take, addition: take, wording: take },
      state: show,
      repeat: show,
    },
  };
}

/** From this chance on words are surely for something. */
const SURELY = 0.6;

const NAMED = /^\s*(?:sessie|session)\s+(\d{1,9})(?!\d)[:,]?\s*/i;

/** "Sessie 3: ik kom", as it is called on its card: its next date. */
async function namedByNumber({ prisma }: SessionDeps, { now }: Turn, text: string) {
  const [whole = '', number] = NAMED.exec(text) ?? [];
  if (number === undefined) return null;
  const found = await prisma.sessionSeries.findUnique({ where: { number: Number(number) }, select: { id: true } });
  const series = found && (await readSeries(prisma, found.id));
  const [next] = series ? toCome(series, now) : [];
  return next ? { id: next.id, text: text.slice(whole.length) } : null;
}

/** "De link is nu …", of its broker where it was spoken of last: what of it changes, and to what. */
async function editsByForm(deps: SessionDeps, turn: Turn, id: string, text: string): Promise<Move | null> {
  if (!isSpokenOfLast(turn, sessionName(id)) || isAsked(text)) return null;
  const found = await lookAt(deps, turn, id);
  if (!found || !isTheirs(turn.actor, found.series) || found.series.state !== 'announced') return null;
  return changesAnnounced(deps, turn, found.series, text) ? 'correction' : null;
}

/** "Mag ik een collega meenemen?", "welke onderwerpen zijn er?", "de 18e niet, de andere wel": below the session itself. */
async function membersByForm(deps: SessionDeps, turn: Turn, id: string, text: string): Promise<Move | null> {
  const found = await lookAt(deps, turn, id);
  if (!found) return null;
  // Whatever was spoken of since, who says of its very days whether they come says it of this.
  const isNamed = says(text, 'comes') && namesDayOf(text, toCome(found.series, turn.now), turn.now);
  if (!isNamed && !isSpokenOfLast(turn, sessionName(id))) return null;
  if (memberSaid(turn, found, text) !== null) return 'addition';
  if (isTheirs(turn.actor, found.series)) return null;
  const comes = comesToOne(text, toCome(found.series, turn.now), turn.now);
  return comes === null ? null : comes ? 'take' : 'refusal';
}

/** What one promised is taken back in the same words. */
function isOfPledge({ reading }: Turn): boolean {
  return reading?.purposes[0]?.label === 'pledge' && reading.purposes[0].chance >= SURELY;
}

/** How who speaks stands with the series: with this date, else with another one to come. */
async function ownAnswer({ prisma }: SessionDeps, turn: Turn, { series, session }: Found): Promise<Answer | undefined> {
  const { personId } = turn.actor;
  if (personId === null) return undefined;
  const answers = await answersOf(prisma, personId, series);
  const theirs = toCome(series, turn.now).flatMap(({ id }) => answers.get(id) ?? []);
  return theirs.find(hasClaim) ?? answers.get(session.id);
}

/** "Ik kom naar het werkbezoek", "ik kan 10 februari niet" where only something else is on that day. */
async function isOfVisit({ prisma }: SessionDeps, turn: Turn, { series }: Found, text: string): Promise<boolean> {
  const { actor } = turn;
  if (isTheirs(actor, series)) return false;
  return says(text, 'theVisit') || repliesToOther(prisma, turn, text, toCome(series, turn.now));
}

interface Found {
  series: Series;
  session: Session;
}

/** "Ik kom op 9 februari", below the announcement of March: of the one of that day; null: it has that day, or none is named. */
async function onOtherDay(deps: SessionDeps, turn: Turn, { series }: Found, { text }: Said): Promise<Found | null> {
  const { personId } = turn.actor;
  const isNamed = readMoments(text, turn.now).some(({ kind }) => kind === 'days' || kind === 'moment');
  if (!isNamed || personId === null || onDayNamed(text, toCome(series, turn.now), turn.now) !== null) return null;
  if (isTheirs(turn.actor, series) && !saysToCome(turn)) return null;
  const all = await upcomingFor(deps.prisma, deps.gazetteer, { personId, now: turn.now });
  const dates = all.flatMap((one) =>
    toCome(one, turn.now).map((session) => ({ series: one, session, startsAt: session.startsAt })),
  );
  return onDayNamed(text, dates, turn.now);
}

const NO: ReadonlySet<string> = new Set(['refusal', 'cancellation']);

/** What is said of it: of its broker a change perhaps, of everybody whether they come. */
async function taken(deps: SessionDeps, turn: Turn, found: Found, said: Said): Promise<Outcome | null> {
  const { series } = found;
  const { move, text } = said;
  const own = await ownAnswer(deps, turn, found);
  const one = { ...found, text };
  const isOfBroker = isTheirs(turn.actor, series) && turn.setting === 'direct' && !saysToCome(turn);
  if (isOfBroker && !(hasClaim(own) && NO.has(move))) return ofBroker(deps, turn, one, said);
  const reply = mayReply(turn, move) ? replySaid(turn, said, { bringsSomebody: own?.places === 2 }) : null;
  if (reply === null) return isAsked(text) && IS_REPLY.has(move) ? shown(deps, turn, one) : capacityOf(turn, one, text);
  return reply === 'maybe' ? undecided(turn, one) : answerTo(deps, turn, one, reply);
}

/** What somebody does who replies to what they were asked; of who asks meanwhile it shows how it stands. */
const IS_REPLY: ReadonlySet<string> = new Set(['confirmation', 'take', 'refusal', 'cancellation', 'unknown']);

/** From this chance on words that correct or add something may be of whether somebody comes. */
const MAY_BE_OF_COMING = 0.4;

/** Whether words may be a reply: an answer is one, and what corrects or adds something where it is hardly of anything else. */
function mayReply(turn: Turn, move: Said['move']): boolean {
  if (IS_REPLY.has(move)) return true;
  const chanceOf = (purpose: string) => turn.reading?.purposes.find(({ label }) => label === purpose)?.chance ?? 0;
  // "Ik alleen" is read as of an ambassador as well, as all that is said of oneself in so few words.
  const ofOneself = chanceOf('ambassador') < SURELY ? chanceOf('ambassador') : 0;
  return !beginsElse(turn) && chanceOf('visit') + chanceOf('session') + ofOneself >= MAY_BE_OF_COMING;
}

/** A broker of theirs corrects its dates or places, or says yes or no to what was asked. */
function ofBroker(
  deps: SessionDeps,
  turn: Turn,
  one: Found & { text: string },
  { move }: Pick<Said, 'move'>,
): Outcome | null {
  if (move === 'correction') return changedOf(deps, turn, one);
  if (move === 'unknown') return undecided(turn, one);
  if (move === 'confirmation' || move === 'take') return answerTo(deps, turn, one, 'come');
  if (NO.has(move)) return answerTo(deps, turn, one, 'leave');
  return capacityOf(turn, one, one.text);
}

/** The session, when it may be seen by who speaks. */
async function lookAt({ prisma, gazetteer }: SessionDeps, turn: Turn, id: string) {
  const { personId } = turn.actor;
  const found = await seriesWith(prisma, id);
  if (!found || personId === null) return null;
  const { series } = found;
  if (isTheirs(turn.actor, series)) return found;
  const isOpen = series.state === 'announced' || series.state === 'cancelled';
  return isOpen && (await isFor(prisma, gazetteer, series, personId)) ? found : null;
}

async function onSession(
  deps: SessionDeps,
  turn: Turn,
  id: string,
  act: (found: Found) => Outcome | null | Promise<Outcome | null>,
): Promise<Outcome | null> {
  const found = await lookAt(deps, turn, id);
  return found && act(found);
}

function answerTo(
  deps: SessionDeps,
  turn: Turn,
  { series, session, text }: Found & { text: string },
  reply: Exclude<ReplySaid, 'maybe'>,
): Outcome {
  const { sessions, conversation } = texts(turn.language);
  const { personId } = turn.actor;
  const isComing = reply !== 'leave';
  // A number of places is one, however little sure it is what it does: "toch maar 20 plekken" is no no.
  const capacity = isComing ? null : capacityOf(turn, { series, session }, text);
  if (capacity !== null) return capacity;
  if (series.state === 'draft') return desk(deps, turn, series, isComing ? sessions.pressToAnnounce : undefined);
  if (personId === null) return told(turn, sessions.gone);
  // "Kan ik dan nog?" asks, and says of nobody that they come.
  if (isAsked(text)) return shown(deps, turn, { series, session });
  const isNo = !isComing && isTheirs(turn.actor, series) && turn.setting === 'direct';
  // "Nee, laat toch maar zo" is no word of the session: what was asked before it is left.
  const saysSo = mayBeFor(turn, ['session', 'visit']);
  const mayCallOff = isNo && (turn.reading?.kindOf('session') === 'cancel' || !saysSo);
  return settling('answered', async (tx) => {
    const meant = await datesMeant(tx, turn, { series, session, personId, text }, isComing);
    const [named = session, ...others] = meant;
    if (others.length > 0) return { replies: [whichToLeave(turn, series, meant)] };
    // A no of who comes themselves is their own; of a broker who does not, it may be that the session does not go on.
    if (mayCallOff && !hasClaim((await answersOf(tx, personId, series)).get(named.id))) {
      const shown = {
        series,
        now: turn.now,
        language: turn.language,
        line: saysSo ? sessions.pressToCancel : conversation.leftAsItIs,
      };
      return { replies: [await deskCard(tx, deps.gazetteer, shown)] };
    }
    if (!(await isFor(tx, deps.gazetteer, series, personId)))
      return { replies: [{ language: turn.language, body: [paragraph(sessions.gone)] }] };
    const answered = await answerInWords(turn, tx, { series, session: named, personId, text, isComing });
    return { replies: [answered.reply], messages: answered.messages };
  });
}

/** The date that is named, else the one spoken of; who comes to others only leaves one of those. */
async function datesMeant(
  tx: Transaction,
  turn: Turn,
  { series, session, personId, text }: Found & { personId: string; text: string },
  isComing: boolean,
): Promise<Session[]> {
  const [named] = datesNamed(text, toCome(series, turn.now), turn.now).some;
  if (named || isComing) return [named ?? session];
  const answers = await answersOf(tx, personId, series);
  if (hasClaim(answers.get(session.id))) return [session];
  const theirs = toCome(series, turn.now).filter(({ id }) => hasClaim(answers.get(id)));
  return theirs.length > 0 ? theirs : [session];
}

function whichToLeave({ language }: Turn, series: Series, dates: readonly Session[]): ReplyDraft {
  return {
    language,
    body: [paragraph(texts(language).sessions.youComeTo)],
    buttons: dates.slice(0, MOST_ASKED).map((date) => ({
      ...declineButton(date, language),
      label: `${titleOf(series, language)}, ${whenIn(date, language)}`,
    })),
  };
}

const MOST_ASKED = 5;

/** "Misschien": nothing is kept, and they may still say so. */
function undecided({ language }: Turn, { session }: { session: Session }): Outcome {
  const { sessions } = texts(language);
  const buttons = [joinButton(session, language), declineButton(session, language)];
  return answered({ language, subject: sessionName(session.id), body: [paragraph(sessions.undecided)], buttons });
}

/** "Wie komen er?", "wie staat er op de wachtlijst?": what a visit is asked as well. */
function asksWho({ reading }: Turn): boolean {
  const kind = reading?.kindOf('visit');
  return reading?.kindOf('session') === 'who' || kind === 'who' || kind === 'wait' || kind === 'places';
}

/** A broker asks who comes: to what they planned, whatever somebody else's was shown to them; of several that is asked. */
async function isOfAnother(
  { prisma }: SessionDeps,
  turn: Turn,
  { series, session }: Found,
  text: string,
): Promise<boolean> {
  if (turn.subject === sessionName(session.id) || turn.subject === draftName(series.id)) return false;
  const own = await ownAsked(prisma, turn, text);
  if (own.length === 0) return false;
  const isLast = isSpokenOfLast(turn, sessionName(session.id)) || isSpokenOfLast(turn, draftName(series.id));
  const isOwn = own.some(({ what, number }) => what === 'session' && number === series.number);
  return !isOwn || (own.length > 1 && !isLast);
}

/** How it stands: for its broker the desk, for others what they were invited to. */
function shown(deps: SessionDeps, turn: Turn, { series, session }: { series: Series; session: Session }): Outcome {
  if (isTheirs(turn.actor, series) && turn.setting === 'direct' && !asksWho(turn)) return desk(deps, turn, series);
  return settling('answered', async (tx) => {
    const seen = await seenBy(tx, series, turn.setting === 'direct' ? turn.actor.personId : null, turn.now);
    return {
      replies: [
        {
          language: turn.language,
          subject: sessionName(session.id),
          body: [
            { kind: 'heading', text: titleOf(series, turn.language) },
            paragraph(dateLine(session, seen, turn.language)),
            ...(await whoBlocks(turn, tx, series, session)),
          ],
        },
      ],
    };
  });
}
