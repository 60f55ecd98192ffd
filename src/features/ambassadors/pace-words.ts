import { CARDINAL_OF, plain, UNIT_OF, type Unit } from '../../calendar/words/vocabulary.ts';
import type { Pace } from './pace.ts';

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
  return daysIn(wanted) ?? daysIn(text);
}

function daysIn(text: string): number | null {
  const words = text
    .toLowerCase()
    .replace(/(\d)x\b/g, '$1 x')
    .split(/[^\p{L}\p{N}]+/u)
    .map(plain);
  // The last one said is what they change it to: "van twee keer per week naar één keer per maand".
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const days = EVERY[words[at] ?? ''] ?? daysOf(words[at]);
    if (days !== null) return (days * everySoMany(words, at)) / timesBefore(words, at);
  }
  return null;
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
export function paceOf(days: number): Pace | null {
  if (days < 5 || days > 45) return null;
  if (days <= 10) return 'weekly';
  return days <= 21 ? 'fortnightly' : 'monthly';
}
