import { readMoments } from '../calendar/moment-in-words.ts';
import { wordsOf } from '../language/words.ts';

/** So many words beside its day say what is done on it. */
const LEAST_BESIDE = 2;
/** As many as anybody promises in one breath. */
const MOST = 4;

/** What ties one promise to the next. */
const TIE = /\s*,\s*(?:(?:en|and)\s+)?|\s+(?:en|and)\s+/giu;

/**
 * What somebody promises in one sentence, each with a day of its own: "ik bel vrijdag Jan en maandag praat ik met inkoop" are two. What has no
 * day belongs to what is before it.
 *
 * @returns the text itself where it is one
 */
export function pledgesIn(text: string, now: Date): string[] {
  const pieces = piecesOf(text);
  const each: string[] = [];
  for (const { tie, words } of pieces) {
    const last = each.at(-1);
    if (last === undefined) each.push(words);
    else if (hasItsDay(last, now) && hasItsDay(words, now)) each.push(words);
    else each[each.length - 1] = `${last}${tie}${words}`;
  }
  return each.length > MOST || !each.every((one) => hasItsDay(one, now)) ? [text] : each;
}

function piecesOf(text: string): { tie: string; words: string }[] {
  const pieces: { tie: string; words: string }[] = [];
  let [from, before] = [0, ''];
  for (const { 0: tie, index } of text.matchAll(TIE)) {
    pieces.push({ tie: before, words: text.slice(from, index) });
    [from, before] = [index + tie.length, tie];
  }
  return [...pieces, { tie: before, words: text.slice(from) }];
}

/** A day, and what is done on it. */
function hasItsDay(words: string, now: Date): boolean {
  const reads = readMoments(words, now).filter(({ kind }) => kind === 'days' || kind === 'moment');
  const rest = reads.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, words);
  return reads.length > 0 && wordsOf(rest).length >= LEAST_BESIDE;
}
