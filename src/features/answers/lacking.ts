import type { Language } from '../../chat/language.ts';
import { knownQuestions } from '../../knowledge/meaning/known-questions.ts';
import type { Hit, SearchResult } from '../../knowledge/retriever.ts';
import { type Asked, askedOf } from './asked.ts';
import { mostLike } from './likeness.ts';
import { speechOf } from './matching.ts';
import { knownNearness } from './nearness.ts';

/** From here on, 0–1, it is asked for what is known not to be held. */
const LEAST_NEARNESS = 0.6;

/** How near a question is to one that the document of a passage is known not to answer, 0–1. */
export function nearnessToNotHeld(asked: Asked, { passage, nearnessToNotHeld: inMeaning }: Hit): number {
  return nearnessTo(passage.notHeld ?? [], asked, { passage, inMeaning });
}

/**
 * The document that tells of what is asked about, and is known not to answer what is asked.
 *
 * @returns its title; null where there is none, or where a question that is answered is nearer
 */
export function lackingIn(question: string, language: Language, found: SearchResult): string | null {
  const asked = askedOf(question, language, found);
  const nearest = found.hits
    .map((hit) => ({ title: hit.passage.title, nearness: nearnessToNotHeld(asked, hit) }))
    .toSorted((a, b) => b.nearness - a.nearness)[0];
  if (!nearest || nearest.nearness < LEAST_NEARNESS) return null;
  const known = found.hits.map((hit) =>
    nearnessTo(knownQuestions(hit.passage), asked, { passage: hit.passage, inMeaning: hit.nearnessToKnown }),
  );
  return nearest.nearness >= Math.max(...known) ? nearest.title : null;
}

/** By meaning, and by words where that is not to be had. */
function nearnessTo(
  questions: readonly string[],
  asked: Asked,
  { passage, inMeaning }: Pick<Hit, 'passage'> & { inMeaning: number | null },
): number {
  if (questions.length === 0) return 0;
  if (inMeaning !== null) return knownNearness(inMeaning, 0);
  const subject = speechOf([passage.title, ...passage.aliases].join(' '), passage.language);
  return mostLike(asked, questions, subject).share;
}
