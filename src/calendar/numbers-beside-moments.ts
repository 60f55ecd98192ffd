import { readMoments } from './moment-in-words.ts';

/** The whole numbers in a text that are no part of a day or a time: "gooi bericht 3 weg, dat van 12 januari" gives 3. */
export function numbersBesideMoments(text: string, now: Date): number[] {
  const rest = readMoments(text, now).reduce(
    (left, { start, end }) => left.slice(0, start) + ','.repeat(end - start) + left.slice(end),
    text,
  );
  return (rest.match(/(?<![\p{L}\d])\d{1,9}(?![\p{L}\d])/gu) ?? []).map(Number);
}

/**
 * Whether a text names another thing than what would be acted upon: another number, or its number behind what something else is
 * called ("gooi bericht 3 weg", of visit 3).
 *
 * @param called what it is called, and what stands before any number
 */
export function namesAnotherThing(
  text: string,
  own: { number: number; called: readonly string[] },
  now: Date,
): boolean {
  if (namesAnotherNumber(text, own.number, now)) return true;
  const [, before] = new RegExp(`([\\p{L}]+)\\s+${own.number}(?![\\p{L}\\d])`, 'u').exec(text) ?? [];
  return before !== undefined && !own.called.includes(before.toLowerCase());
}

/** Whether a text names another number than that of what would be acted upon: then it is hardly about that. */
export function namesAnotherNumber(text: string, own: number, now: Date): boolean {
  return numbersBesideMoments(text, now).some((number) => number !== own);
}
