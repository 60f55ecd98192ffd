import type { Language } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Reader } from '../../people/access.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { AnswerSentence } from './answering.ts';
import { tellingWords } from './follow-ups.ts';
import { isGapSentence } from './gap-sentences.ts';
import { askedNoun, formOf, holds } from './question.ts';
import { type GivenAnswer, sameInOtherLanguage } from './repository.ts';

/** What was quoted in an answer, with its passage as this reader may read it. */
export interface Quoted {
  passage: KnownPassage;
  quote: string;
  /** It is what its answer says first. */
  leads?: boolean;
}

/** What an answer rests on, in the order of its sources; what is gone, or not for this reader, is left out. */
export async function quotedIn(retriever: Retriever, given: GivenAnswer, reader: Reader): Promise<Quoted[]> {
  const found = await Promise.all(
    given.quotes.map(async ({ passageId, ...quote }) => ({
      passage: await retriever.passage(passageId, reader),
      ...quote,
    })),
  );
  return found.flatMap(({ passage, ...quote }) => (passage === null ? [] : { passage, ...quote }));
}

/** Whether all that is quoted was quoted before: then it tells nothing more. */
export function isToldBefore(sentences: readonly AnswerSentence[], told: GivenAnswer['quotes']): boolean {
  return sentences.every(({ evidence }) =>
    evidence.every(({ passage, quote }) =>
      told.some((before) => before.passageId === passage.id && before.quote.includes(quote)),
    ),
  );
}

/** A sentence that tells of what is asked has so much of the words that say what that is. */
const LEAST_OF_ASKED = 0.5;

/**
 * The sentence in passages that were quoted that has the words of a question about them, and what it asks for or that this
 * is not known: "is dat inclusief btw?".
 *
 * @param options.only `gaps`: only one that says that it is not known
 * @returns null: none has
 */
export function sentenceOf(
  question: string,
  quoted: readonly { passage: KnownPassage; quote?: string }[],
  language: Language,
  { only }: { only?: 'gaps' } = {},
): Quoted | null {
  const telling = tellingWords(question, language);
  const named = telling.length > 0 ? telling : [askedNoun(question, language) ?? []].flat();
  const asked = named.map((word) => stem(word, language));
  if (asked.length === 0) return null;
  const { expected } = formOf(question, language);
  const mayTell = (quote: string) => isGapSentence(quote, language) || (only !== 'gaps' && holds(expected, quote));
  const found = quoted.flatMap(({ passage }) =>
    sentencesOf(passage.text, passage.language).map((quote) => {
      if (!mayTell(quote)) return { passage, quote, share: 0 };
      const words = new Set(wordsOf(quote).map((word) => stem(word, language)));
      return { passage, quote, share: asked.filter((word) => words.has(word)).length / asked.length };
    }),
  );
  const [best] = found.toSorted((one, other) => other.share - one.share);
  return best !== undefined && best.share >= LEAST_OF_ASKED ? best : null;
}

/**
 * The same sentences in the other language, where they stand in an article that is written in both, sentence by sentence.
 *
 * @returns none: what was quoted is in one language only
 */
export async function inOtherLanguage(
  { prisma, retriever }: { prisma: PrismaClient; retriever: Retriever },
  quoted: readonly Quoted[],
  reader: Reader,
): Promise<AnswerSentence[]> {
  const same = await Promise.all(
    quoted.map(async ({ passage, quote }) => {
      const id = await sameInOtherLanguage(prisma, passage.id, passage.language === 'nl' ? 'en' : 'nl');
      const other = id === null ? null : await retriever.passage(id, reader);
      return other === null ? [] : sentencesLike({ passage, quote }, other);
    }),
  );
  return same.flat();
}

/** Those at the same places: in an article that is in two languages each sentence has its like. */
function sentencesLike({ passage, quote }: Quoted, other: KnownPassage): AnswerSentence[] {
  const own = sentencesOf(passage.text, passage.language);
  const others = sentencesOf(other.text, other.language);
  const at = own.flatMap((sentence, place) => (quote.includes(sentence) ? place : []));
  const places = own.length === others.length && at.length > 0 ? at : [0];
  return places.flatMap((place) => {
    const text = others[place];
    return text === undefined ? [] : { text, evidence: [{ passage: other, quote: text }] };
  });
}
