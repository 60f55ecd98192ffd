import type { Despair } from '../chat/labels.ts';
import type { Chances, DespairTold } from '../chat/reading.ts';
import { bySentence, likely, type Preparing } from './by-sentence.ts';
import type { LearnedReader } from './reader.ts';
import type { Said } from './signs.ts';

/** From this chance on somebody is helped: one kind word too many does less harm than a cry that nobody hears. */
const HEARD_FROM = 0.4;

/** Whether somebody is in despair by a text, with its meaning where there is one. */
export async function despairIn(
  learned: Pick<LearnedReader, 'despair'>,
  whole: Said,
  prepare: Preparing,
): Promise<DespairTold | undefined> {
  const sentences = await bySentence<Despair>((sentence) => learned.despair(sentence), whole, prepare);
  const told = sentences.flatMap((chances) => (chances && heard(chances)) ?? []);
  const [first] = told;
  if (first === undefined) return undefined;
  // Who tells of somebody else and of themselves is the one who speaks here.
  return { of: told.includes('own') ? 'own' : first, isAll: told.length === sentences.length };
}

function heard(chances: Chances<Despair>): DespairTold['of'] | undefined {
  if (likely(chances) < HEARD_FROM) return undefined;
  const first = chances.find(({ label }) => label !== 'none')?.label;
  return first === 'none' ? undefined : first;
}
