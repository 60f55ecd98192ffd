import { readMoments } from './moment-in-words.ts';

/** The whole numbers in a text that are no part of a day or a time: "gooi bericht 3 weg, dat van 12 januari" gives 3. */
export function numbersBesideMoments(text: string, now: Date): number[] {
  const rest = readMoments(text, now).reduce(
    (left, { start, end }) => left.slice(0, start) + ','.repeat(end - start) + left.slice(end),
    text,
  );
  return (rest.match(/(?<![\p{L}\d])\d{1,9}(?![\p{L}\d])/gu) ?? []).map(Number);
}

/** Whether a text names another number than that of what would be acted upon: then it is hardly about that. */
export function namesAnotherNumber(text: string, own: number, now: Date): boolean {
  return numbersBesideMoments(text, now).some((number) => number !== own);
}
