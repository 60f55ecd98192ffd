import { CARDINAL_OF, plain, UNIT_OF, type Unit } from '../../calendar/words/vocabulary.ts';
import { type Pace, slower } from './pace.ts';

/** Days in what people count by. */
const DAYS: Partial<Record<Unit, number>> = { day: 1, 'working-day': 1, week: 7, month: 30, year: 365 };

/** One word for so many days from one to the next. */
const EVERY: Readonly<Record<string, number>> = {
  dagelijks: 1,
  daily: 1,
  wekelijks: 7,
  wekelijkse: 7,
  weekly: 7,
  tweewekelijks: 14,
  veertiendaags: 14,
  fortnightly: 14,
  fortnight: 14,
  biweekly: 14,
  maandelijks: 30,
  maandelijkse: 30,
  monthly: 30,
  kwartaal: 91,
  quarter: 91,
  quarterly: 91,
  jaarlijks: 365,
  yearly: 365,
};
const TIMES: Readonly<Record<string, number>> = { eens: 1, once: 1, tweemaal: 2, twice: 2, driemaal: 3, thrice: 3 };
const TIMES_MARKS = new Set([
  'keer',
  'maal',
  'x',
  'times',
  'time',
  'kaart',
  'kaartje',
  'kaartjes',
  'card',
  'cards',
  'bericht',
]);
const PER = new Set(['per', 'elke', 'iedere', 'in', 'every', 'each', 'a', 'om', 'de', 'the', 'andere', 'other', 'op']);
/** Before or behind how often: that is what somebody does not want. */
const NOT = new Set(['niet', 'geen', 'nooit', 'not', 'no', 'never']);
const TOO_OFTEN =
  /^(?:is|vind|lijkt|wordt|gaat|was|ik|me|mij|it|that|i|find|for|echt|wat|iets|een|beetje|wel|a|bit|really| )*(?:te|too) (?:vaak|veel|often|much|many)\b/i;
/** "Minder vaak dan": what stands behind it is what they have. */
const LESS_THAN = /\b(?:minder|less|fewer)(?: \p{L}+)?\s*$/iu;
/** Less often than now, however often that is. */
const LESS =
  /\b(?:minder|less) (?:vaak|dikwijls|often|frequent)|\b(?:kan|mag|can|could)\b.{0,30}\b(?:minder|less)\s*(?:[?.!,]|$)|\b(?:te|too) (?:vaak|often)\b/i;
const TOO_MUCH = /\b(?:te veel|too much|too many)\b/i;
/** Every week is too often for who says so, and nothing else is. */
const NOT_OFTEN = /\b(?:niet|not) (?:al )?(?:te|zo|too|so|that|very) (?:vaak|veel|often|much|many)\b/i;
/** What stands behind these is what somebody has, and not what they want. */
const INSTEAD = /\b(?:in plaats van|i\.?p\.?v\.?|instead of|rather than|dan)\s/i;

/**
 * How many days somebody wants between two: "eens per maand" 30, "elke twee weken" 14, "twee keer per week" 3.5.
 *
 * @returns null: they name none
 */
export function daysBetweenMeant(text: string): number | null {
  const [wanted = ''] = text.split(INSTEAD, 1);
  // "Ok dan doe ik mee, eens per maand": nothing was named that it could be instead of.
  return daysIn(wanted) ?? (LESS_THAN.test(wanted) ? null : daysIn(text));
}

/**
 * How often somebody wants it: as they name it, or less than now ("elke week is me te veel", "niet te vaak").
 *
 * @param now how often it is
 * @returns null: they name no pace, or none that there is, or it is that already
 */
export function paceMeant(text: string, now: Pace): Pace | null {
  const days = daysBetweenMeant(text);
  if (days !== null) return paceOf(days);
  const wanted = NOT_OFTEN.test(text) ? (now === 'weekly' ? slower(now) : now) : wantsLess(text) ? slower(now) : now;
  return wanted === now ? null : wanted;
}

/** Whether somebody wants it less often than now, and does not say how often. */
export function wantsLess(text: string): boolean {
  if (daysBetweenMeant(text) !== null) return false;
  const said = text.replace(NOT_OFTEN, '');
  return LESS.test(said) || (TOO_MUCH.test(said) && wordsIn(said).some((word) => daysNamed(word) !== null));
}

function daysIn(text: string): number | null {
  const words = wordsIn(text);
  // The last one said is what they change it to: "van twee keer per week naar één keer per maand".
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const days = daysNamed(words[at]);
    if (days !== null && !isUnwanted(words, at)) return (days * everySoMany(words, at)) / timesBefore(words, at);
  }
  return null;
}

/** "Niet elke maand", "iedere week is me te veel". */
function isUnwanted(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (isOfHowOften(words[before])) before -= 1;
  return NOT.has(words[before] ?? '') || TOO_OFTEN.test(words.slice(at + 1).join(' '));
}

function isOfHowOften(word: string | undefined): boolean {
  return word !== undefined && (PER.has(word) || TIMES_MARKS.has(word) || word in TIMES || numberOf(word) !== null);
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/(\d)x\b/g, '$1 x')
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain);
}

function daysNamed(word = ''): number | null {
  return EVERY[word] ?? daysOf(word);
}

function daysOf(word = ''): number | null {
  const unit = UNIT_OF.get(word);
  return (unit && DAYS[unit]) ?? null;
}

/** "elke twee weken", "om de week", "every other week". */
function everySoMany(words: readonly string[], at: number): number {
  const before = words[at - 1] ?? '';
  const number = numberOf(before);
  const isCounted = number !== null && PER.has(words[at - 2] ?? '');
  if (isCounted) return number;
  const other = before === 'andere' || before === 'other' || (before === 'de' && words[at - 2] === 'om');
  return other ? 2 : 1;
}

/** "twee keer per …", "1x in de …", "once a …". */
function timesBefore(words: readonly string[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - 5); before -= 1) {
    const word = words[before] ?? '';
    if (word in TIMES) return TIMES[word] ?? 1;
    if (TIMES_MARKS.has(word)) return numberOf(words[before - 1] ?? '') ?? 1;
    if (!PER.has(word) && numberOf(word) === null) return 1;
  }
  return 1;
}

function numberOf(word: string): number | null {
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return CARDINAL_OF.get(word) ?? null;
}

/** The pace that is nearest; null: there is none so often, or so seldom. */
function paceOf(days: number): Pace | null {
  if (days < 5 || days > 45) return null;
  if (days <= 10) return 'weekly';
  return days <= 21 ? 'fortnightly' : 'monthly';
}
