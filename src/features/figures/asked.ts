import { isPeriodWord, type Period, periodNamed } from '../../calendar/period-named.ts';
import type { Language } from '../../chat/language.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { mayTell } from '../../language/general-words.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { saidWords } from '../../language/said-words.ts';
import { wordsOf } from '../../language/words.ts';

/** What is counted. */
export const COUNTED = ['questions', 'users', 'cases', 'messages', 'visits', 'sessions'] as const;
export type Counted = (typeof COUNTED)[number];

const KEYS = [
  ...(['quantity', 'figures', 'report', 'often', 'bot', 'use', 'people', 'users', 'questions', 'cases'] as const),
  ...(['entrepreneurs', 'helped', 'messages', 'visits', 'sessions', 'ambassadors', 'dossiers'] as const),
  ...(['uncounted', 'around', 'ours', 'waits', 'longest', 'own', 'wishes', 'annual', 'did', 'within', 'file'] as const),
  ...(['you', 'used', 'asked', 'answered', 'percent', 'reach', 'single', 'how', 'goes'] as const),
];
type Key = (typeof KEYS)[number];

/** See `prisma/seed/words/counted.yaml`. */
const countedWords = saidWords('counted', KEYS);

/** A place of which something is counted. */
export interface CountedPlace {
  name: string;
  /** Codes of its municipalities. */
  codes: readonly string[];
}

/** What of figures a text names; each left empty where it names none. */
export interface Named {
  what: readonly Counted[];
  period: Period | null;
  place: CountedPlace | null;
  /** Of the own organisation alone. */
  isOurs: boolean;
}

/** In another form than figures are told in: written out as a report, or a file or picture of them. */
export type Form = 'report' | 'file';

/** What somebody asks. */
export interface Asked extends Named {
  /** In which form they want it; null: as it is told. */
  form: Form | null;
  /** Something that nobody counts. */
  isNotCounted: boolean;
  /** Of no kind, nor said to be of the bot or for a report: they may be of what stands above. */
  isBare: boolean;
}

/** With what texts are read: what one has is kept with it, since finding places costs. */
export interface Reader {
  gazetteer: Gazetteer;
  language: Language;
  now: Date;
}

/** Who asks in more words tells something of their own. */
const MOST_WORDS = 25;
/** A follow-up is short: "en vorig kwartaal?". */
const MOST_WORDS_MORE = 14;
/** "En bij ons?" */
const MOST_WORDS_OURS = 5;
/** "Zet dat eens in een grafiek" */
const MOST_WORDS_FORM = 10;

interface Words {
  all: readonly string[];
  place: CountedPlace | null;
  has(key: Key): boolean;
  /** It is of who speaks, and not only asked by them. */
  isOwn: boolean;
  /** It says something besides. */
  tells: boolean;
}

/**
 * Whether somebody asks for figures of what is done with the bot: "hoeveel vragen zijn er deze maand gesteld?", "ik wil cijfers
 * voor de jaarrapportage", "maak het jaarverslag".
 *
 * @returns null: they ask something else
 */
export function figuresAsked(text: string, reader: Reader): Asked | null {
  const words = read(text, reader);
  if (words.all.length > MOST_WORDS) return null;
  const named = namedIn(text, words, reader);
  const form = formIn(words);
  const isPointing = pointsBack(text, reader.language);
  const isBare = named.what.length === 0 && !isOfBot(words) && (named.period === null || isPointing);
  const asksAll = (words.has('figures') && !(isBare && isPointing)) || asksReport(words);
  if (asksAll && !words.tells) return { ...named, form, isNotCounted: false, isBare };
  const counted = howMany(words, named);
  return counted && { ...counted, form, isBare };
}

/** "Dan", and "dit" of a stretch, point at nothing that stands above. */
function pointsBack(text: string, language: Language): boolean {
  return speaksOfBefore(
    text.replace(OF_A_STRETCH, (whole, word?: string) => (isOfStretch(word) ? '' : whole)),
    language,
  );
}

const OF_A_STRETCH = /\b(?:dan|then|(?:dit|deze|this)\s+(\p{L}+))\b/giu;

function isOfStretch(word: string | undefined): boolean {
  return word === undefined || isPeriodWord(word.toLowerCase());
}

function isOfBot({ has }: Words): boolean {
  return has('report') || has('bot') || has('use');
}

/** A report of a year or month, or of what the bot did; not what stands in one. */
function asksReport({ has }: Words): boolean {
  return has('report') && !has('within') && (has('annual') || (has('bot') && has('did')));
}

/** A report is asked for where nothing is counted by name: else that is what it is to hold. */
function formIn(words: Words): Form | null {
  if (words.has('file')) return 'file';
  return asksReport(words) && !words.has('figures') && !words.has('quantity') ? 'report' : null;
}

/** "Hoeveel …", of a kind that is counted, or of something about the bot that nobody counts. */
function howMany(words: Words, named: Named): Omit<Asked, 'isBare' | 'form'> | null {
  const { has, tells, isOwn } = words;
  if (isOwn) return null;
  if (!tells && isOfUncounted(words, named)) return { ...named, isNotCounted: true };
  if (!tells && asksHowOften(words)) return { ...named, what: ['questions', 'users'], isNotCounted: false };
  if (!has('quantity') && !has('percent')) return null;
  const isKnown = !tells && named.what.length > 0;
  if (!isKnown) return has('bot') && has('quantity') ? { ...named, isNotCounted: true } : null;
  return { ...named, isNotCounted: has('uncounted') };
}

/** "Hoe vaak klikten ze?", "hoeveel mensen bereikten we?"; who read one message is told of that one. */
function isOfUncounted({ has }: Words, { what, period, isOurs }: Named): boolean {
  if (has('single')) return false;
  if (has('reach')) return what.length > 0 || isOurs || has('people') || has('quantity');
  const isAsked = has('often') || (has('quantity') && (what.length > 0 || period !== null));
  return has('uncounted') && isAsked;
}

/** "Hoe vaak wordt de bot gebruikt?", "hoe vaak word je gebruikt?" */
function asksHowOften({ has }: Words): boolean {
  return has('often') && ((has('bot') && (has('use') || has('used'))) || (has('you') && has('used')));
}

/** In which other form somebody wants the figures that stand above: "kan dat in Excel?"; null: they do not say. */
export function formAskedOn(text: string, reader: Reader): Form | null {
  const words = read(text, reader);
  if (words.tells || words.has('within') || words.all.length > MOST_WORDS_FORM) return null;
  if (words.has('file')) return 'file';
  return words.has('report') ? 'report' : null;
}

/** Whether figures may be asked for, in words that are not understood: that there are some is said then. */
export function isNearFigures(text: string, reader: Reader): boolean {
  const { has, all } = read(text, reader);
  if (all.length > MOST_WORDS) return false;
  const isHowMany = has('quantity') || has('percent') || has('often');
  return has('figures') || has('annual') || (isHowMany && (has('bot') || has('users') || has('cases') || has('used')));
}

/** "Hoe loopt het met de nieuwsberichten?": of which kinds somebody asks how it goes; null: of none, or of their own. */
export function goesAsked(text: string, reader: Reader): Named | null {
  const words = read(text, reader);
  const { all, has, tells, isOwn } = words;
  if (!has('how') || !has('goes') || tells || isOwn || all.length > MOST_WORDS_MORE) return null;
  const named = namedIn(text, words, reader);
  return named.what.length === 0 ? null : named;
}

/** Whether a short text says of which other time, place or kind figures are wanted: "en vorig kwartaal?"; null: it does not. */
export function askedOn(text: string, reader: Reader): Named | null {
  const words = read(text, reader);
  if (words.tells || words.all.length > MOST_WORDS_MORE) return null;
  const named = namedIn(text, words, reader);
  // "Hoeveel mensen lazen ons bericht?" counts something else.
  const isOfElse = words.has('uncounted') || (words.has('quantity') && named.period === null);
  if (named.what.length === 0 && words.has('answered')) return { ...named, what: ['questions'] };
  if (named.what.length === 0 && isOfElse) return null;
  const isOurs = named.isOurs && words.all.length <= MOST_WORDS_OURS;
  const isNone = named.what.length === 0 && named.period === null && named.place === null && !isOurs;
  return isNone ? null : named;
}

/** "Welke wacht het langst?" */
export function asksWhichWaitsLongest(text: string, reader: Reader): boolean {
  const words = read(text, reader);
  return words.has('waits') && words.has('longest') && !words.tells && words.all.length <= MOST_WORDS_MORE;
}

const known = new WeakMap<Reader, Map<string, Words>>();

function read(text: string, reader: Reader): Words {
  const texts = known.get(reader) ?? new Map<string, Words>();
  const words = texts.get(text) ?? wordsIn(text, reader);
  known.set(reader, texts.set(text, words));
  return words;
}

function wordsIn(text: string, { gazetteer, language }: Reader): Words {
  const mentions = recognisePlaces(gazetteer, text);
  const [mention] = mentions;
  const all = wordsOf(withoutSpans(text, mentions));
  const listed = countedWords(language);
  // "12 procent" tells how much, and asks nothing.
  const isGiven = (word: string, at: number) => listed.percent.includes(word) && /^\d/.test(all[at - 1] ?? '');
  const has = (key: Key) => all.some((word, at) => listed[key].includes(word) && !isGiven(word, at));
  const isTelling = (word: string) =>
    mayTell(word, language) && !KEYS.some((key) => listed[key].includes(word)) && !isPeriodWord(word);
  const place = mention ? { name: mention.place, codes: mention.municipalities } : null;
  const isWish = (word: string | undefined) => word !== undefined && listed.wishes.includes(word);
  const isOwn = all.some((word, at) => listed.own.includes(word) && !isWish(all[at - 1]) && !isWish(all[at + 1]));
  return { all, has, isOwn, place, tells: all.some(isTelling) };
}

function withoutSpans(text: string, spans: readonly { start: number; end: number }[]): string {
  return spans.toReversed().reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
}

function namedIn(text: string, { has, place }: Words, { now }: Reader): Named {
  const isOf: Readonly<Record<Counted, boolean>> = {
    questions: has('questions') || (has('answered') && has('percent')),
    users: has('users') || (has('people') && (has('use') || has('bot') || has('asked'))),
    cases: has('cases') || (has('entrepreneurs') && has('helped')),
    messages: has('messages'),
    visits: has('visits'),
    sessions: has('sessions'),
  };
  return { what: COUNTED.filter((one) => isOf[one]), period: periodNamed(text, now), place, isOurs: has('ours') };
}
