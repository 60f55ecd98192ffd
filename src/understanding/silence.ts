import type { Silence } from '../chat/labels.ts';
import { bySentence, likely, type Preparing } from './by-sentence.ts';
import type { LearnedReader } from './reader.ts';
import type { Said } from './signs.ts';

/** From this chance on it may be asked. What may ask it is told to nobody without a press, so it is said rather too often. */
const MAY_BE_ASKED_FROM = 0.3;

/** Whether a text may ask that something is not told: "haar naam liever niet noemen". */
export async function asksForSilence(
  learned: Pick<LearnedReader, 'silence'>,
  whole: Said,
  prepare: Preparing,
): Promise<boolean> {
  const sentences = await bySentence<Silence>((sentence) => learned.silence(sentence), whole, prepare);
  return sentences.some((chances) => chances !== null && likely(chances) >= MAY_BE_ASKED_FROM);
}
