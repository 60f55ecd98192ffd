import { AMOUNT_OF, anyOf, MONTH_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { isAsked } from '../../language/questions-in.ts';
import { blank, wholeNumberIn } from '../../places/amounts.ts';
import { placeWords, says } from '../../places/said.ts';
import { saysOff } from './one-changed.ts';
import { datesNamed } from './one-date.ts';
import { sessionWords } from './said.ts';

/** To which dates somebody comes and to which not; of what is in neither they say nothing. */
export interface DatesChosen<One> {
  coming: readonly One[];
  not: readonly One[];
}

type Dated = { id: string; startsAt: Date };

/** Where one thing ends that is said and another begins. */
const CLAUSES = /[,;]+\s*|\.\s+|\s+(?:maar|but)\s+/iu;
const SENTENCES = /(?<=[.!?])\s+|\n+/u;

const counted = LANGUAGES.flatMap((language) => [...sessionWords(language).one, ...sessionWords(language).dates]);
const AMOUNT = `(?:\\d{1,2}|${anyOf(AMOUNT_OF.keys())})`;
/** "Alle 4", "alle drie de keren". */
const ALL_OF_THEM = new RegExp(
  `(?:(?:bij|voor|naar|op|to|for|at)\\s+(?:de\\s+)?alle?\\s+${AMOUNT}(?!\\p{L})|(?<!\\p{L})alle?\\s+(?:${AMOUNT}\\s+)?(?:de\\s+|the\\s+)?(?:${counted.join('|')})(?!\\p{L}))`,
  'iu',
);
/** "De eerste twee", and not "de eerste 2 februari". */
const FIRST_FEW = new RegExp(
  `(?<!\\p{L})(?:(eerste|first)|laatste|last)\\s+(${AMOUNT})(?!\\p{L}|\\s+(?:${anyOf(MONTH_OF.keys())})(?!\\p{L}))`,
  'iu',
);

const REST = LANGUAGES.flatMap((language) => placeWords(language).rest).join('|');
const ALSO = LANGUAGES.flatMap((language) => [...placeWords(language).also, ...placeWords(language).indeed]).join('|');
/** "De andere twee ook": and not those of something else ("de rest van mijn team ook"). */
const ONLY_THE_REST = new RegExp(
  `(?<!\\p{L})(?:${REST})(?:\\s+${AMOUNT})?(?:\\s+(?:${counted.join('|')}))?\\s*(?:$|[,.;!]|(?:${ALSO})(?!\\p{L}))`,
  'iu',
);

/**
 * To which dates somebody comes and to which not, who names some or all of them: "de 18e niet, de andere keren wel", "alle keren behalve
 * mei", "schrijf me in voor alles", "18 maart ook, en de andere twee". Only what is said changes.
 *
 * @param who `ofOthers`: they may speak of the session as a whole, so only what they say of themselves counts
 * @returns null: they say no such thing; of one date by itself neither
 */
export function someDates<One extends Dated>(
  said: string,
  dates: readonly One[],
  now: Date,
  who: { ofOthers: boolean } = { ofOthers: false },
): DatesChosen<One> | null {
  const text = toldIn(said);
  if (text === '' || dates.length < 2) return null;
  const clauses = settled(
    text
      .split(CLAUSES)
      .filter((clause) => clause.trim() !== '')
      .map((clause) => readClause(clause, dates, now)),
  );
  const named = new Map(clauses.flatMap(({ some, comes }) => some.map((one) => [one.id, comes !== false] as const)));
  const ofOthers = restComes(text, clauses);
  if (ofOthers === null && (named.size < 2 || !isReply(text, who.ofOthers))) return null;
  if (named.size === 0 && !(ofOthers === true && isReply(text, true))) return null;
  const comesTo = ({ id }: One) => named.get(id) ?? ofOthers;
  return {
    coming: dates.filter((one) => comesTo(one) === true),
    not: dates.filter((one) => comesTo(one) === false),
  };
}

/** Whether somebody says of one date by itself that they come to it, or not; null: they do not say so. */
export function comesToOne<One extends Dated>(said: string, dates: readonly One[], now: Date): boolean | null {
  const saysSo = says(said, 'comes') || says(said, 'also') || says(said, 'indeed');
  if (isAsked(said) || !saysSo || datesIn(said, dates, now).length !== 1) return null;
  return !says(said, 'not');
}

/** What a text tells, without what it asks. */
function toldIn(text: string): string {
  return text
    .split(SENTENCES)
    .filter((sentence) => !isAsked(sentence))
    .join(' ')
    .trim();
}

function isReply(text: string, ofThemselves: boolean): boolean {
  return says(text, 'comes') || says(text, 'also') || (!ofThemselves && (says(text, 'not') || says(text, 'indeed')));
}

interface Clause<One> {
  text: string;
  some: readonly One[];
  /** Null: it does not say. */
  comes: boolean | null;
  /** All that it names is left out of the rest. */
  isExcept: boolean;
  ofRest: boolean;
}

function readClause<One extends Dated>(text: string, dates: readonly One[], now: Date): Clause<One> {
  const isExcept = says(text, 'except');
  const isNot = says(text, 'not') || saysOff(text);
  const saysSo = ['comes', 'indeed', 'also'] as const;
  const comes = isExcept || isNot ? false : saysSo.some((one) => says(text, one)) ? true : null;
  return { text, some: datesIn(text, dates, now), comes, isExcept, ofRest: speaksOfRest(text) };
}

function speaksOfRest(text: string): boolean {
  return says(text, 'rest') || says(text, 'all') || saysAll(text);
}

function saysAll(text: string): boolean {
  return says(text, 'every') || ALL_OF_THEM.test(text);
}

/** "14 januari, 18 maart en 20 mei kan ik": dates by themselves go with what is said before them, else behind them. */
function settled<One>(clauses: readonly Clause<One>[]): Clause<One>[] {
  const said = ({ some, comes }: Clause<One>) => some.length > 0 && comes !== null;
  return clauses.map((clause, at) => {
    if (clause.comes !== null || clause.some.length === 0 || clause.ofRest) return clause;
    const like = clauses.slice(0, at).findLast(said) ?? clauses.slice(at).find(said);
    return { ...clause, comes: like?.comes ?? true };
  });
}

/** What is said of the dates that are not named; null: nothing. */
function restComes(text: string, clauses: readonly Clause<unknown>[]): boolean | null {
  const isNamed = clauses.some(({ some }) => some.length > 0);
  const clause = clauses.find(({ ofRest }) => ofRest);
  if (!isNamed) {
    // Who says of all of it that they cannot is shown it, with what can be pressed.
    const isOfAll = saysAll(text) || ONLY_THE_REST.test(text);
    return clause && isOfAll && clauses.every(({ comes }) => comes !== false) ? true : null;
  }
  if (clauses.some(({ isExcept }) => isExcept)) return true;
  if (!clause) return null;
  const isOnly = says(text, 'alone');
  // "De 18e niet en de andere keren wel" is one clause: what is said of the rest is the opposite.
  if (clause.some.length > 0) return clause.comes === false || !isOnly;
  return clause.comes !== false && !isOnly;
}

/** All the dates that a text names, wherever it does. */
function datesIn<One extends Dated>(text: string, dates: readonly One[], now: Date): One[] {
  const found: One[] = [];
  let rest = text;
  const few = FIRST_FEW.exec(text);
  if (few) {
    const count = wholeNumberIn(few[2] ?? '') ?? 1;
    found.push(...(few[1] === undefined ? dates.slice(-count) : dates.slice(0, count)));
    rest = blank(rest, { start: few.index, end: few.index + few[0].length });
  }
  for (let named = datesNamed(rest, dates, now); named.some.length > 0; named = datesNamed(rest, dates, now)) {
    found.push(...named.some);
    rest = named.rest;
  }
  return [...new Set(found)];
}
