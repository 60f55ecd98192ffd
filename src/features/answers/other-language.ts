import type { Language } from '../../chat/language.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { formOf, holds } from './question.ts';
import type { QuotedSentence } from './quoting.ts';

/**
 * From here on a text in one language may answer a question in the other (cosine of the encoder): of ten questions about
 * four short texts those that a text answers had 0.80 to 0.85, those that none answers 0.80 at most.
 */
const LEAST_NEARNESS = 0.8;
const MOST_SENTENCES = 2;

/**
 * What a document in the other language may say of a question that none in its own answers. The articles are left out:
 * they are in both languages, so what they do not say in one they do not say in the other.
 *
 * @param found by the question, among what is in `from`
 * @returns the sentences with the kind of thing that was asked for; none where nothing is near enough in meaning
 */
export function sentencesFromOther(
  question: string,
  found: SearchResult,
  languages: { asked: Language; from: Language },
): QuotedSentence[] {
  const { expected } = formOf(question, languages.asked);
  const near = found.hits
    .filter(({ passage, nearness }) => passage.kind !== 'article' && (nearness ?? 0) >= LEAST_NEARNESS)
    .sort((one, other) => (other.nearness ?? 0) - (one.nearness ?? 0));
  for (const { passage } of near) {
    const telling = sentencesOf(passage.text, languages.from).filter((sentence) => holds(expected, sentence));
    if (telling.length > 0) return telling.slice(0, MOST_SENTENCES).map((text) => ({ text, passage }));
  }
  return [];
}
