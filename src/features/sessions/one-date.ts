import { onDayNamed } from '../../calendar/day-named.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { anyOf, MONTH_OF, ORDINAL_OF, WEEKDAY_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { WEB_ADDRESS } from '../../language/web-address.ts';
import { blank } from '../../places/amounts.ts';
import { isClock } from '../../places/times.ts';
import { sessionWords } from './said.ts';

/** Dates of a series as words name them, and what else those say. */
export interface DatesNamed<One> {
  /** Empty: none is named. */
  some: readonly One[];
  /** The text without their names. */
  rest: string;
  /** They are the first of it by its place in the row, which may be said of all: "de eerste is op 2 februari". */
  isFirst: boolean;
}

type Dated = { startsAt: Date };
type Found<One> = { some: readonly One[]; start: number; end: number; isFirst?: boolean };

const MONTH = anyOf([...MONTH_OF.keys()].filter((word) => word.length > 2));
/** A month by itself, and not that of a day: "die van maart". */
const ALONE = new RegExp(
  `(?<![\\p{L}\\d])(?<!\\d\\s*(?:e|de|ste|st|nd|rd|th)?\\s+(?:van\\s+|of\\s+)?)(${MONTH})(?![\\p{L}]|\\s+\\d)`,
  'giu',
);
const counted = LANGUAGES.flatMap((language) => [...sessionWords(language).session, ...sessionWords(language).one]);
const BEHIND = `(?:\\s+(?:${counted.join('|')}))`;
const PLACE_IN_ROW = new RegExp(
  `(?<!\\p{L})(?:de\\s+|the\\s+)?(${anyOf(ORDINAL_OF.keys())}|(\\d{1,2})(?:e|de|ste|st|nd|rd|th))(?!\\p{L})(${BEHIND})?(?!\\s+(?:${anyOf([...WEEKDAY_OF.keys(), ...MONTH_OF.keys()])}))`,
  'iu',
);

/** Which of several dates words name: by the day, the month, or the place in the row. */
export function datesNamed<One extends Dated>(text: string, all: readonly One[], now: Date): DatesNamed<One> {
  const said = text.replace(WEB_ADDRESS, (link) => ','.repeat(link.length));
  const found = byDay(said, all, now) ?? byPlace(said, all) ?? byMonth(said, all) ?? byWeekday(said, all, now);
  if (found === null) return { some: [], rest: said, isFirst: false };
  return { some: found.some, rest: blank(said, found), isFirst: found.isFirst === true };
}

/** "Die van 18 maart". */
function byDay<One extends Dated>(text: string, all: readonly One[], now: Date): Found<One> | null {
  for (const read of readMoments(text, now)) {
    const day =
      read.kind === 'moment' ? read.date : read.kind === 'days' && read.from === read.until ? read.from : null;
    const one = day === null ? undefined : all.find(({ startsAt }) => localTimeAt(startsAt).date === day);
    if (one && !(read.kind === 'moment' && isClock(read))) return { some: [one], start: read.start, end: read.end };
  }
  return null;
}

/** "De derde keer", "de laatste"; "de 18e" is rather the one on that day. */
function byPlace<One extends Dated>(text: string, all: readonly One[]): Found<One> | null {
  const found = PLACE_IN_ROW.exec(text);
  if (!found) return null;
  const [whole, word = '', digits, behind] = found;
  const span = { start: found.index, end: found.index + whole.length };
  const onDay = all.filter(({ startsAt }) => Number(localTimeAt(startsAt).date.slice(8)) === Number(digits));
  if (digits !== undefined && behind === undefined && onDay.length > 0) return { some: onDay, ...span };
  const place = digits === undefined ? (ORDINAL_OF.get(word.toLowerCase()) ?? 0) : Number(digits);
  const one = place < 0 ? all.at(place) : all[place - 1];
  return one ? { some: [one], ...span, isFirst: place === 1 } : null;
}

/** "Die van maart", "mei en juli". */
function byMonth<One extends Dated>(text: string, all: readonly One[]): Found<One> | null {
  const named = [...text.matchAll(ALONE)].flatMap((match) => {
    const month = MONTH_OF.get(match[1]?.toLowerCase() ?? '');
    const some = all.filter(({ startsAt }) => Number(localTimeAt(startsAt).date.slice(5, 7)) === month);
    return some.length === 0 ? [] : [{ some, start: match.index, end: match.index + match[0].length }];
  });
  const [first, ...others] = named;
  if (!first) return null;
  const isRow = others.every(({ start }, at) => /^\s*(?:,|en|and|&)\s*$/iu.test(text.slice(named[at]?.end, start)));
  const last = isRow ? (others.at(-1) ?? first) : first;
  return { some: isRow ? named.flatMap(({ some }) => some) : first.some, start: first.start, end: last.end };
}

/** "Die van donderdag", where only one is on such a day. */
function byWeekday<One extends Dated>(text: string, all: readonly One[], now: Date): Found<One> | null {
  const one = onDayNamed(text, all, now);
  const [read] = readMoments(text, now);
  return one && read ? { some: [one], start: read.start, end: read.end } : null;
}
