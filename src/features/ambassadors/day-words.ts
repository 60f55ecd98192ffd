import { plain, SHORT_WEEKDAY_OF, WEEKDAY_OF } from '../../calendar/words/vocabulary.ts';
import type { Language } from '../../chat/language.ts';
import { isAsked } from '../../language/questions-in.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';

/** Monday to Friday: nudges come on no other days. */
const WORKING_DAYS = [0, 1, 2, 3, 4];

/** What stands before a day that begins or ends something, and is no wish for that day: "tot maandag". */
const BOUND = new Set([
  'tot',
  't/m',
  'vanaf',
  'sinds',
  'until',
  'till',
  'from',
  'since',
  'volgende',
  'next',
  'deze',
  'this',
  'komende',
]);
/** Closed words that leave something out, in the same part of a sentence. */
const LEFT_OUT =
  /\b(?:niet|geen|nooit|behalve|uitgezonderd|zonder|vrij|overslaan|oversla|sla|eruit|eraf|weg|not|no|never|except|without|skip|off|out)\b|\bn't\b|n’t\b/i;
/** Where something else is said; "in plaats van" what follows is what they had. */
const PARTS = /[.;!?]|,|\b(?:maar|but|wel|want|because|omdat)\b/i;
const INSTEAD = /\b(?:in plaats van|i\.?p\.?v\.?|instead of|rather than)\b/i;

/**
 * The days of the week on which somebody wants something: "liever donderdag" [3], "niet op maandag" all they had but that one.
 *
 * @param now the days they have; 0 is Monday
 * @returns null: they name none, or none would be left
 */
export function weekdaysMeant(text: string, now: readonly number[]): number[] | null {
  const [wanted = ''] = text.split(INSTEAD, 1);
  const on: number[] = [];
  const off: number[] = [];
  for (const part of wanted.split(PARTS)) (LEFT_OUT.test(part) ? off : on).push(...daysIn(part));
  if (on.length === 0 && off.length === 0) return null;
  const from = on.length > 0 ? on : now;
  const left = WORKING_DAYS.filter((day) => from.includes(day) && !off.includes(day));
  return left.length === 0 ? null : left;
}

function daysIn(part: string): number[] {
  const words = part
    .toLowerCase()
    .split(/[^\p{L}\p{N}/]+/u)
    .filter(Boolean)
    .map(plain);
  const isSeveral = words.filter((word) => dayOf(word, true) !== null).length > 1;
  const found = words.flatMap((word, at) => {
    const day = dayOf(word, isSeveral);
    return day === null ? [] : [{ day, at }];
  });
  const [first, last] = [found[0], found.at(-1)];
  // "Maandag tot en met woensdag": a row of days.
  const isRow = first && last && first.day < last.day && RANGE.test(words.slice(first.at + 1, last.at).join(' '));
  if (isRow) return WORKING_DAYS.filter((day) => first.day <= day && day <= last.day);
  return found.filter(({ at }) => !BOUND.has(words[at - 1] ?? '')).map(({ day }) => day);
}

/** Whether hardly anything else is said than on which day: "liever donderdag", "op woensdag ben ik vrij". */
export function isOnlyOfDays(text: string, language: Language): boolean {
  if (isAsked(text) || weekdaysMeant(text, WORKING_DAYS) === null) return false;
  const others = wordsOf(text).filter((word) => dayOf(plain(word), true) === null && !isStopWord(word, language));
  return others.length <= MOST_OTHERS;
}

const MOST_OTHERS = 2;

const RANGE = /^(?:t\/m|tot en met|tm|through|to)$/;

/** "Maandag", "maandags", "maandagochtend"; a short form ("ma", "do") only beside another day. */
function dayOf(word: string, isSeveral: boolean): number | null {
  for (const [name, day] of WEEKDAY_OF) if (word.startsWith(name)) return day;
  return (isSeveral ? SHORT_WEEKDAY_OF.get(word) : undefined) ?? null;
}
