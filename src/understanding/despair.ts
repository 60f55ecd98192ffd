import type { Despair } from '../chat/labels.ts';
import type { Chances, DespairTold } from '../chat/reading.ts';
import { sentencesOf } from '../language/sentences.ts';
import type { LearnedReader } from './reader.ts';
import type { Said } from './signs.ts';

/** From this chance on somebody is helped: one kind word too many does less harm than a cry that nobody hears. */
const HEARD_FROM = 0.4;
/** By its words alone a sentence is hardly this likely to be a cry: then its meaning is not looked for. */
const LIKELY_BY_WORDS = 0.02;
/** Of a longer text the rest is not read; a cry stands somewhere in the beginning of what people tell. */
const MOST_SENTENCES = 40;

/**
 * Whether somebody is in despair by a text: sentence by sentence, since in the story of a case it is mostly one of many.
 *
 * @param whole the text with its meaning, where there is one
 * @param prepare gives a sentence with where it names places, and with its meaning if asked for
 */
export async function despairIn(
  learned: Pick<LearnedReader, 'despair'>,
  whole: Said,
  prepare: { named(text: string): Said; meant(text: string): Promise<Said> },
): Promise<DespairTold | undefined> {
  const sentences = sentencesOf(whole.text, 'nl').slice(0, MOST_SENTENCES);
  if (sentences.length <= 1) {
    const of = heard(learned.despair(whole));
    return of && { of, isAll: true };
  }
  const told: DespairTold['of'][] = [];
  for (const sentence of sentences) {
    if (likely(learned.despair(prepare.named(sentence))) < LIKELY_BY_WORDS) continue;
    const of = heard(learned.despair(await prepare.meant(sentence)));
    if (of) told.push(of);
  }
  const [first] = told;
  if (first === undefined) return undefined;
  // Who tells of somebody else and of themselves is the one who speaks here.
  return { of: told.includes('own') ? 'own' : first, isAll: told.length === sentences.length };
}

function likely(chances: Chances<Despair>): number {
  return chances.reduce((sum, { label, chance }) => sum + (label === 'none' ? 0 : chance), 0);
}

function heard(chances: Chances<Despair>): DespairTold['of'] | undefined {
  if (likely(chances) < HEARD_FROM) return undefined;
  const first = chances.find(({ label }) => label !== 'none')?.label;
  return first === 'none' ? undefined : first;
}
