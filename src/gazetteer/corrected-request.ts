import { wordsOf } from '../language/words.ts';
import type { Gazetteer } from './gazetteer.ts';
import { recognisePlaces } from './recognition.ts';

/** Where one thing that is said ends and the next begins. */
const PARTS = /(?<=[.!?;,\n])\s+/u;
/** What is left of a part around the places it names is no more than the saying of where it is. */
const MOST_AROUND_PLACE = 40;
/** With fewer words than this nothing is told: "nee", "sorry hoor". */
const FEWEST_WORDS = 3;

/**
 * What a counter reads after a correction: the words as if they had been right from the start, and what the correction tells
 * besides. A correction is said to the bot; to a counter "nee, Hengelo" says nothing. The words of somebody else stay as they
 * wrote them: where it is stands on the card.
 *
 * @param place where the business is after all; `wrong`: code of the municipality it was thought to be in
 * @param isOfOthers the request has words that somebody else wrote
 */
export function correctedRequest(
  gazetteer: Gazetteer,
  {
    request,
    correction,
    place,
    wrong,
    isOfOthers,
  }: { request: string; correction: string; place: string; wrong: string | null; isOfOthers: boolean },
): { request: string; extra: string } {
  const named = recognisePlaces(gazetteer, request).filter(
    ({ kind, municipalities }) => kind !== 'region' && wrong !== null && municipalities.includes(wrong),
  );
  const right = isOfOthers
    ? request
    : named.reduceRight((text, { start, end }) => text.slice(0, start) + place + text.slice(end), request);
  const parts = correction.split(PARTS).filter((part) => tellsMore(gazetteer, part));
  return { request: right, extra: parts.join(' ').replace(/[,;]$/, '') };
}

function tellsMore(gazetteer: Gazetteer, part: string): boolean {
  const places = recognisePlaces(gazetteer, part);
  const around = part.length - places.reduce((sum, { start, end }) => sum + end - start, 0);
  return places.length > 0 ? around > MOST_AROUND_PLACE : wordsOf(part).length >= FEWEST_WORDS;
}
