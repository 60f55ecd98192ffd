import { localTimeAt } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { movedFrom } from '../../calendar/moved-moment.ts';
import { newChoice } from '../../chat/cards.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { isSpokenOfLast } from '../../chat/spoken-last.ts';
import { texts } from '../../i18n/texts.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { repliesToOther, saidOfInvited, shareOf } from '../../places/invited.ts';
import { ownAsked } from '../../places/organised.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, VISIT_TOPIC } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { mayReply } from './guest-calls.ts';
import { readGuest } from './guests.ts';
import { isBefore, isInTheirHands, isTheirs } from './life.ts';
import { readVisit, type Visit, visitNumbered } from './repository.ts';
import { visitWords } from './said.ts';
import { organisedBy, overFor, upcomingFor } from './upcoming.ts';

/** What is said of a visit that has been. */
const AFTERWARDS: ReadonlySet<Kind<'visit'>> = new Set(['present', 'feedback']);

/** The visits that words mean; of who asks who comes to what they planned themselves, only those. */
export async function meantOrOwn(tx: Transaction, turn: Turn, text: string, kind: Kind<'visit'>): Promise<Visit[]> {
  const own = (await ownAsked(tx, turn, text)).map(({ id }) => id);
  const all = await visitsMeant(tx, turn, text, AFTERWARDS.has(kind));
  const theirs = own.length > 0 ? (await visitsOf(tx, turn)).filter(({ id }) => own.includes(id)) : [];
  return theirs.length > 0 ? theirs : all;
}

/** A broker asks who comes: to what they planned, whatever visit of somebody else was shown to them. */
async function isOfAnother(tx: Transaction, turn: Turn, visit: Visit, text: string): Promise<boolean> {
  const own = turn.subject === invitationName(visit.id) ? [] : await ownAsked(tx, turn, text);
  const isLast = isSpokenOfLast(turn, invitationName(visit.id));
  return own.length > 0 && (!own.some(({ id }) => id === visit.id) || (own.length > 1 && !isLast));
}

/** The visit of which something is said; null: there is none, or it is of another one. */
export async function visitToTake(tx: Transaction, turn: Turn, named: string, text: string): Promise<Visit | null> {
  const visit = await readVisit(tx, idIn(named));
  if (!visit || (await isOfAnother(tx, turn, visit, text))) return null;
  return (await repliesToOther(tx, turn, text, visit.slots)) ? null : visit;
}

/** How well it is said of a visit: what may be of a session one comes to, or was invited to alone, is asked or taken there. */
export async function fitsVisits({ prisma }: VisitDeps, turn: Turn, text: string): Promise<number> {
  const own = await ownAsked(prisma, turn, text);
  if (own.length > 0) return own.some(({ what }) => what === 'session') ? 0 : 1;
  const invited = await saidOfInvited(prisma, turn, text);
  if (invited.some(({ what }) => what === 'session')) return 0;
  const isLeaving = turn.reading?.purposes[0]?.label === 'ambassador' && invited.length > 0;
  return isLeaving ? 1 : shareOf(turn, 'visit', ['visit', 'ambassador']);
}

/** The visit that words mean; several: as many as they may mean; none: there is none for this person. @param isOver it has been */
export async function visitsMeant(tx: Transaction, turn: Turn, text: string, isOver = false): Promise<Visit[]> {
  const named = NAMED.exec(text)?.[1];
  if (named !== undefined) {
    const visit = await visitNumbered(tx, Number(named));
    if (visit && (isTheirs(turn.actor, visit) || (await mayReply(tx, turn, visit)))) return [visit];
  }
  if (isOver) return (await overFor(tx, turn)).slice(0, 1);
  const all = await visitsOf(tx, turn);
  const scored = all.map((visit) => ({ visit, score: likeness(visit, text, turn) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ visit }) => visit);
}

/**
 * The visits that words name by their number, their host or their day; those that are only called a visit, when that can be any.
 */
export async function visitsSaid(tx: Transaction, turn: Turn, text: string): Promise<Visit[]> {
  const meant = await visitsMeant(tx, turn, text);
  const isNamed = meant.some((visit) => likeness(visit, text, turn) > 0) || NAMED.test(text);
  const called = wordsOf(text).some((word) => visitWords(turn.language).visit.includes(word));
  return isNamed || called ? meant : [];
}

/**
 * Whether words may change a visit: what people were told of a visit of a colleague changes only where that is named, or in its own thread, or
 * where who speaks asked about it. That they were invited to it themselves makes it nothing that they speak of.
 */
export async function mayChange(tx: Transaction, turn: Turn, visit: Visit, text: string): Promise<boolean> {
  const { actor, subject } = turn;
  const name = invitationName(visit.id);
  if (isBefore(visit) || isInTheirHands(actor, visit) || subject === name) return true;
  if ((await visitsSaid(tx, turn, text)).some(({ id }) => id === visit.id)) return true;
  return (
    isSpokenOfLast(turn, name) && actor.personId !== null && (await readGuest(tx, visit.id, actor.personId)) === null
  );
}

/** As a visit is called on its card. */
const NAMED = /(?:werkbezoek|site visit|visit)\s+(\d{1,9})(?!\d)/i;

/** How many words of the name of a visit are in a text; its day counts most. */
function likeness(visit: Visit, text: string, turn: Turn): number {
  return namedBy(visit, text, turn) + (isOnDayOf(visit, text, turn) ? 2 : 0);
}

/** How many words of its host and of what it is about are in a text: "de bakker" is one of "Bakkerij Zuiver". */
export function namedBy({ host, about }: Visit, text: string, { language }: Turn): number {
  const said = wordsOf(text)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language));
  const isSaid = (word: string) => said.some((one) => isOneWord(one, stem(word, language)));
  const name = wordsOf(host ?? '').filter((word) => word.length > 2 && !isStopWord(word, language));
  const subject = wordsOf(about ?? '').filter((word) => word.length >= SHORTEST_BEGUN && !isStopWord(word, language));
  return name.filter(isSaid).length + (subject.some(isSaid) ? 0.5 : 0);
}

/** A shorter word may begin anything. */
const SHORTEST_BEGUN = 5;

function isOneWord(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length >= SHORTEST_BEGUN && long.startsWith(short));
}

/** Whether a text names a day of it. */
export function isOnDayOf({ slots }: Visit, text: string, { now }: Turn): boolean {
  const days = new Set(slots.map(({ startsAt }) => localTimeAt(startsAt).date));
  return readMoments(text, now).some((read) => {
    if (read.kind === 'moment') return days.has(read.date);
    return read.kind === 'days' && [...days].some((day) => read.from <= day && day <= read.until);
  });
}

/** So many words at most name a visit by its host alone. */
const MOST_NAMING = 14;

/** The one of several visits to come that a short text names by its host or by what it is about; null: none, or more than one. */
export async function visitNamed(tx: Transaction, turn: Turn, text: string): Promise<Visit | null> {
  if (wordsOf(text).length > MOST_NAMING) return null;
  const all = await visitsOf(tx, turn);
  const named = all.filter((visit) => namedBy(visit, text, turn) >= 1);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** What somebody is invited to or organises, and is still to come. */
async function visitsOf(tx: Transaction, turn: Turn): Promise<Visit[]> {
  const own = await organisedBy(tx, turn);
  return [...new Map([...(await upcomingFor(tx, turn)), ...own].map((visit) => [visit.id, visit])).values()];
}

/** Asks which of several visits is meant; the answer says the same of one of them. */
export function asksWhich({ language }: Turn, some: readonly Visit[], text: string): ReplyDraft {
  const { visits } = texts(language);
  return {
    language,
    subject: newChoice(),
    body: [paragraph(visits.whichVisit)],
    buttons: some.map((visit) => ({
      kind: 'say',
      label: titleOf(visit, language).slice(0, 70),
      text: `${visits.title(visit.number, null)}: ${text}`,
    })),
  };
}

/** Before the id of a visit that words name, whatever was spoken of last. */
const IN_WORDS = 'named/';

/** Whether it is the id of one that words name. */
export function isInWords(id: string): boolean {
  return id.startsWith(IN_WORDS);
}

/** The id itself. */
export function idIn(id: string): string {
  return isInWords(id) ? id.slice(IN_WORDS.length) : id;
}

/** From this chance on words are for something that has nothing to do with a visit. */
const OF_OTHERS: ReadonlySet<string> = new Set(['case', 'question', 'broadcast', 'criteria', 'my-data', 'refused']);
const SURELY_OF_OTHERS = 0.6;

/** "Hoe laat is de bakker", where a visit was spoken of: the one whose host or subject has that word. */
export async function namedInWords({ prisma }: Pick<VisitDeps, 'prisma'>, turn: Turn, text: string) {
  const { spokenOf = [], reading } = turn;
  const [likeliest] = reading?.purposes ?? [];
  const isOfOthers = likeliest && OF_OTHERS.has(likeliest.label) && likeliest.chance >= SURELY_OF_OTHERS;
  const isSpokenOf = spokenOf.some(({ subject }) => subject.startsWith(`${VISIT_TOPIC}:`));
  if (isOfOthers || !(isSpokenOf || movesTheirs(turn, text))) return null;
  const visit = await visitNamed(prisma, turn, text);
  return visit && { id: `${IN_WORDS}${visit.id}`, text };
}

/** A broker tells that something is at another moment: of what they organise, wherever that was spoken of. */
function movesTheirs({ actor, setting, reading, now }: Turn, text: string): boolean {
  if (setting !== 'direct' || !actor.roles.has('broker') || reading?.kindOf('visit') !== 'change') return false;
  return movedFrom(text, now) !== null;
}
