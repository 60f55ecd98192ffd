import type { Recogniser, Saying } from './piece.ts';
import { AMOUNT_OF, anyOf, CARDINAL_OF, DAY_PART_OF, MONTH_OF, plain, UNIT_OF, VAGUE_AMOUNTS } from './vocabulary.ts';

const NUMBER = String.raw`(\d{1,2}|${anyOf(CARDINAL_OF.keys())})`;
const HALF_DAY = String.raw`([ap])\.?m\.?`;
const HOURS = String.raw`(?:uur|u\.?|hrs?|h|o['’]clock)`;
/** A time by itself: with how it is written or what stands behind it nobody takes it for another number. */
const TIME = String.raw`(\d{1,2})(?:[:.u]|\s?h)(\d{2})`;
const AMOUNT = String.raw`(\d{1,3}(?:[.,]\d)?|${anyOf(AMOUNT_OF.keys())})`;
const UNIT = `(${anyOf(UNIT_OF.keys())})`;
/** What stands before an hour and is so many minutes from it. */
const BESIDE_HOUR: Readonly<Record<string, number>> = {
  'half past': 30,
  'quarter past': 15,
  'quarter to': -15,
  'kwart over': 15,
  'kwart voor': -15,
  half: -30,
};
const SPOKEN = `(${Object.keys(BESIDE_HOUR).join('|').replaceAll(' ', String.raw`\s+`)})`;
const ANY_TIME = `(?:${SPOKEN}\\s+)?${NUMBER}(?:[:.u](\\d{2}))?(?:\\s*${HOURS})?`;
const NOT_COUNTED = `(?!\\s*(?:${anyOf([...UNIT_OF.keys(), ...MONTH_OF.keys()])}|euro|[€%]))`;

/** How the two ends of a stretch of time stand together: "van 10 tot 12", "tussen 10 en 12". */
const ENDS = [
  {
    before: String.raw`(?:(?:van|from)\s+)?(?:om\s+)?`,
    surely: String.raw`(?:van|from)\s+`,
    between: String.raw`\s*(?:tot|-|–|to|until|till)\s*(?:om\s+)?`,
  },
  {
    before: String.raw`(?:tussen|between)\s+`,
    surely: String.raw`(?:tussen|between)\s+`,
    between: String.raw`\s*(?:en|and)\s*`,
  },
];

const RANGES: readonly Recogniser[] = ENDS.flatMap(({ before, surely, between }) => [
  {
    pattern: `${before}${TIME}(?:\\s*${HOURS})?${between}${TIME}(?:\\s*${HOURS})?`,
    read: ([, hour, minute, untilHour, untilMinute]) => ranged(clock(hour, minute), clock(untilHour, untilMinute)),
  },
  {
    pattern: `${before}${NUMBER}(?:\\s*${HOURS})?${between}${NUMBER}\\s*${HOURS}`,
    read: ([, hour, untilHour]) => ranged(hours(hour), hours(untilHour)),
  },
  {
    pattern: `${before}${NUMBER}(?:\\s*${HALF_DAY})?${between}${NUMBER}\\s*${HALF_DAY}`,
    read: ([, hour, half, untilHour, untilHalf]) =>
      ranged(halved(hour, half ?? untilHalf), halved(untilHour, untilHalf)),
  },
  {
    pattern: `${surely}${NUMBER}${between}${NUMBER}${NOT_COUNTED}`,
    read: ([, hour, untilHour]) => ranged(hours(hour), hours(untilHour), true),
  },
  // The two written in different ways: "van 15 tot 16.30", "van 3 tot half 5".
  {
    pattern: `${surely}${ANY_TIME}${between}${ANY_TIME}${NOT_COUNTED}`,
    read: ([, half, hour, minute, untilHalf, untilHour, untilMinute]) =>
      ranged(anyTime(half, hour, minute), anyTime(untilHalf, untilHour, untilMinute)),
  },
]);

const UNTIL = String.raw`\s+(?:tot|to|until|till)\s+(?:om\s+)?`;
const DASH = String.raw`\s*[-–]\s*`;
/** Behind a dash another number may as well count something: "14.00 - 12 plekken". */
const NOTHING_BEHIND = String.raw`(?=\s*(?:$|[,.;!?)]))`;

/** Without "van", where one of the two is surely a time: "half 2 tot 4", "10 tot half 12", "10-11.30". */
const BARE_RANGES: readonly Recogniser[] = [
  {
    pattern: `(?:om\\s+)?(?:${SPOKEN}\\s+${NUMBER}(?:\\s*${HOURS})?|${TIME}(?:\\s*${HOURS})?|${NUMBER}\\s*${HOURS})(?:${UNTIL}${ANY_TIME}${NOT_COUNTED}|${DASH}${ANY_TIME}${NOTHING_BEHIND})`,
    read: ([, besides, hour, ...others]) => {
      const [clockHour, clockMinute, plainHour, ...until] = others;
      const from = clockMinute === undefined ? anyTime(besides, hour ?? plainHour) : clock(clockHour, clockMinute);
      return ranged(from, endOf(until));
    },
  },
  {
    pattern: `${NUMBER}(?:${UNTIL}|${DASH})${SPOKEN}\\s+${NUMBER}(?:\\s*${HOURS})?${NOT_COUNTED}`,
    read: ([, hour, besides, untilHour]) => ranged(hours(hour), anyTime(besides, untilHour)),
  },
  // Beside a day: "14 januari, 10-11.30".
  {
    pattern: `${NUMBER}(?:${UNTIL}|${DASH})${TIME}(?:\\s*${HOURS})?${NOT_COUNTED}`,
    read: ([, hour, untilHour, untilMinute]) => ranged(hours(hour), clock(untilHour, untilMinute), true),
  },
];

/** Of two ways in which the end may stand there, the one that does. */
function endOf(until: readonly (string | undefined)[]): number[] {
  const [besides, hour, minute] = until[1] === undefined ? until.slice(3) : until;
  return anyTime(besides, hour, minute);
}

/** Words for times of the day, and for lengths of time. */
export const CLOCKS: readonly Recogniser[] = [
  {
    pattern: `(?:over|binnen|in|within)\\s+${AMOUNT}\\s+${UNIT}\\s+(?:of|or)\\s+${NUMBER}`,
    read: () => ({ is: 'vague' }),
  },
  {
    pattern: `(?:over|binnen|in|within)\\s+${AMOUNT}\\s+${UNIT}`,
    read: ([all = '', amount, unit]) => offset(amount, unit, /^(?:binnen|within)/.test(all)),
  },
  {
    pattern: `(?:over|binnen|in|within)\\s+${NUMBER}\\s*(?:-|–|à|tot|of|to|or)\\s*${NUMBER}\\s+${UNIT}`,
    read: () => ({ is: 'vague' }),
  },
  {
    pattern: `(?:over|binnen|in|within)\\s+(?:${anyOf(VAGUE_AMOUNTS)})\\s+${UNIT}`,
    read: () => ({ is: 'vague' }),
  },
  {
    pattern: `${AMOUNT}\\s+${UNIT}\\s+(?:from\\s+now|from|vanaf\\s+nu|vanaf\\s+vandaag)`,
    read: ([, amount, unit]) => offset(amount, unit, false),
  },
  {
    pattern: `${AMOUNT}\\s+${UNIT}\\s+(later|eerder|vroeger|earlier)`,
    read: ([, amount, unit, side]) => moved(amount, unit, side === 'later' ? 1 : -1),
  },
  ...RANGES,
  ...BARE_RANGES,
  {
    pattern: `(?:om\\s+)?(?:${NUMBER}\\s+(?:minuten\\s+)?(voor|over)\\s+)?half\\s+(?!een\\s+\\p{L})${NUMBER}(?:\\s*uur)?${NOT_COUNTED}`,
    read: ([, minutes, side, hour]) => spoken(hour, -30 + besides(minutes, side)),
  },
  {
    pattern: `(?:om\\s+)?(?:(kwart)|${NUMBER}(?:\\s+minuten)?)\\s+(voor|over)\\s+${NUMBER}(?:\\s*uur)?${NOT_COUNTED}`,
    read: ([, quarter, minutes, side, hour]) => spoken(hour, besides(quarter === undefined ? minutes : '15', side)),
  },
  {
    pattern: `(?:at\\s+)?(?:(half)|(a\\s+quarter|quarter)|${NUMBER})\\s+(past|to)\\s+${NUMBER}(?:\\s*(?:${HALF_DAY}|o['’]clock))?`,
    read: ([, half, quarter, minutes, side, hour, halfDay]) => {
      const many = (half && '30') || (quarter && '15') || minutes;
      return timed(shifted(halved(hour, halfDay), besides(many, side === 'to' ? 'voor' : 'over')));
    },
  },
  {
    pattern: `(?:(?:om|at|rond|around|@)\\s*)?(\\d{1,2})(?:[:.](\\d{2}))?\\s*${HALF_DAY}`,
    read: ([, hour, minute, half]) => timed(shifted(halved(hour, half), Number(minute ?? 0))),
  },
  {
    pattern: `(?:(?:om|at|rond|around|@|vanaf|from)\\s*)${TIME}(?:\\s*${HOURS})?`,
    read: ([, hour, minute]) => timed(clock(hour, minute)),
  },
  { pattern: `(\\d{1,2}):(\\d{2})(?:\\s*${HOURS})?`, read: ([, hour, minute]) => timed(clock(hour, minute)) },
  { pattern: `${TIME}\\s*${HOURS}`, read: ([, hour, minute]) => timed(clock(hour, minute)) },
  { pattern: String.raw`(\d{1,2})u(\d{2})`, read: ([, hour, minute]) => timed(clock(hour, minute)) },
  // "Drie uur lang" is how long it takes.
  {
    pattern: `(?:om\\s+|at\\s+|rond\\s+)?${NUMBER}\\s*${HOURS}(?!\\s+(?:lang|long|later|per|a)(?!\\p{L}))`,
    read: ([, hour]) => spoken(hour),
  },
  {
    pattern: `(?:om|at|rond|around|@)\\s*${NUMBER}(?=\\s*(?:$|[,.;!?]))`,
    read: ([, hour]) => spoken(hour),
  },
  {
    pattern: `(?:om|at|rond|around|@)\\s*${NUMBER}${NOT_COUNTED}`,
    read: ([, hour]) => spoken(hour, 0, true),
  },
  // "30 maart 9.00": beside a day.
  {
    pattern: `${TIME}(?!\\s*(?:euro|[€%]))`,
    read: ([, hour, minute]) => timed(clock(hour, minute), true),
  },
  { pattern: '(?:at\\s+|at\\s+12\\s+)?(?:noon|midday)', read: () => timed([12 * 60]) },
  // Beside a day: "woensdag rond lunchtijd".
  {
    pattern:
      '(?:(?:rond|tijdens|around|at)\\s+)?(?:(?:de|the)\\s+)?(?:lunchtijd|lunchtime)|(?:rond|tijdens)\\s+de\\s+lunch',
    read: () => timed([12 * 60], true),
  },
  { pattern: 'tussen\\s+de\\s+middag', read: () => timed([12 * 60], true) },
  { pattern: '(?:om\\s+|at\\s+)?(?:middernacht|midnight)', read: () => timed([24 * 60]) },
  {
    pattern: `(?:['’]?\\s?s|in\\s+de|in\\s+the|at)\\s+${anyOf(DAY_PART_OF.keys())}`,
    read: ([all = '']) => partOf(all),
  },
  {
    pattern: `${AMOUNT}\\s+${UNIT}(\\s+(?:en|and)\\s+(?:een\\s+half|a\\s+half))?(?:\\s+(?:lang|long))?`,
    read: ([, amount, unit, half]) => lasting(amount, unit, half === undefined ? 0 : 0.5),
  },
];

function amountOf(word = ''): number {
  const known = AMOUNT_OF.get(plain(word));
  return known ?? Number(word.replace(',', '.'));
}

function offset(amount: string | undefined, unit: string | undefined, isBound: boolean): Saying | null {
  const of = UNIT_OF.get(plain(unit ?? ''));
  return of === undefined ? null : { is: 'offset', amount: amountOf(amount), unit: of, isBound, isMove: false };
}

/** @param side -1: earlier */
function moved(amount: string | undefined, unit: string | undefined, side: 1 | -1): Saying | null {
  const of = UNIT_OF.get(plain(unit ?? ''));
  return of === undefined
    ? null
    : { is: 'offset', amount: side * amountOf(amount), unit: of, isBound: false, isMove: true };
}

function lasting(amount: string | undefined, unit: string | undefined, more: number): Saying | null {
  const of = UNIT_OF.get(plain(unit ?? ''));
  return of === undefined ? null : { is: 'duration', amount: amountOf(amount) + more, unit: of };
}

function partOf(words: string): Saying | null {
  const dayPart = DAY_PART_OF.get(words.split(/\s+/).at(-1) ?? '');
  return dayPart === undefined ? null : { is: 'day-part', dayPart };
}

const NOON = 12 * 60;

function clock(hour = '', minute = ''): number[] {
  const at = Number(hour) * 60 + Number(minute);
  if (Number(hour) > 24 || Number(minute) > 59 || at > 24 * 60) return [];
  // "2:30" is said of the afternoon as "half drie" is; who means the night writes "02:30".
  return hour.length === 1 ? likely(at) : [at];
}

function spoken(hour: string | undefined, minutes = 0, isWeak = false): Saying {
  return timed(hours(hour, minutes), isWeak);
}

/** "16.30", "half 5", "kwart voor 5", "15 uur". */
function anyTime(beside: string | undefined, hour: string | undefined, minute?: string): number[] {
  const by = BESIDE_HOUR[beside?.replace(/\s+/g, ' ') ?? ''] ?? 0;
  return minute === undefined ? hours(hour, by) : clock(hour, minute);
}

/** @returns none where there is no such time; two where both may be meant */
function hours(hour: string | undefined, minutes = 0): number[] {
  const number = CARDINAL_OF.get(hour ?? '') ?? Number(hour);
  const at = number * 60 + minutes;
  if (number > 24 || at > 24 * 60 || at < 0) return [];
  return hour?.startsWith('0') ? [at] : likely(at);
}

/** Nobody at work means the night by "three o'clock"; seven may be the morning and the evening. */
function likely(at: number): number[] {
  if (at < 7 * 60) return [at + NOON];
  return at < 8 * 60 ? [at, at + NOON] : [at];
}

function halved(hour: string | undefined, half: string | undefined): number[] {
  const number = CARDINAL_OF.get(hour ?? '') ?? Number(hour);
  if (half === undefined) return likely(number * 60);
  if (number < 1 || number > 12) return number > 12 && number < 24 && half === 'p' ? [number * 60] : [];
  return [((number % 12) + (half === 'p' ? 12 : 0)) * 60];
}

function shifted(minutes: readonly number[], by: number): number[] {
  return by > 59 ? [] : minutes.map((at) => at + by).filter((at) => at >= 0 && at <= 24 * 60);
}

function besides(minutes: string | undefined, side: string | undefined): number {
  if (minutes === undefined) return 0;
  const many = CARDINAL_OF.get(minutes) ?? Number(minutes);
  return side === 'voor' ? -many : many;
}

function timed(minutes: number[], isWeak = false): Saying {
  return { is: 'clock', minutes, untilMinutes: null, isWeak };
}

function ranged(minutes: number[], untilMinutes: number[], isWeak = false): Saying {
  return { is: 'clock', minutes, untilMinutes, isWeak };
}
