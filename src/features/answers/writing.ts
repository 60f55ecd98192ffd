import { z } from 'zod';
import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import type { Prompt } from '../../llm/prompts.ts';

/** A sentence of the model's and the literal words of the passage that show it. */
export interface WrittenSentence {
  text: string;
  evidence: { passage: KnownPassage; quote: string }[];
}

export interface WritingRequest {
  question: string;
  language: Language;
  earlier: readonly Exchange[];
  passages: readonly KnownPassage[];
  signal: AbortSignal;
}

const answerSchema = z.object({
  answerable: z.boolean(),
  sentences: z.array(
    z.object({
      text: z.string(),
      evidence: z.array(z.object({ passage: z.int(), quote: z.string() })),
    }),
  ),
});

/**
 * Has the model write from the passages and keeps only the sentences whose evidence stands in them.
 *
 * @returns null when the model says that the passages hold no answer, or when no sentence can be shown
 * @throws AppError `model.…` when the model did not answer properly
 */
export async function write(
  model: LanguageModel,
  prompt: Prompt,
  request: WritingRequest,
): Promise<WrittenSentence[] | null> {
  const output = await model.complete({
    instructions: prompt.instructions,
    data: {
      question: request.question,
      language: request.language,
      earlier: request.earlier,
      passages: request.passages.map(({ title, headings, text }, at) => ({
        n: at + 1,
        title,
        heading: headings.join(' › '),
        text,
      })),
    },
    schemaName: 'answer',
    schema: answerSchema,
    signal: request.signal,
  });
  const sentences = output.answerable ? output.sentences.flatMap((sentence) => checked(sentence, request)) : [];
  return sentences.length > 0 ? sentences : null;
}

type ModelSentence = z.infer<typeof answerSchema>['sentences'][number];

/** The sentence with the evidence that holds, or nothing. */
function checked(sentence: ModelSentence, request: WritingRequest): WrittenSentence[] {
  const evidence = sentence.evidence.flatMap(({ passage: n, quote }) => {
    const passage = request.passages[n - 1];
    const literal = passage ? literalQuote(passage.text, quote) : null;
    return passage && literal ? [{ passage, quote: literal }] : [];
  });
  const text = sentence.text.replace(/\s+/g, ' ').trim();
  const holds = evidence.length > 0 && isPlain(text) && isShownBy(text, evidence, request);
  return holds ? [{ text, evidence }] : [];
}

/** A quotation of fewer words shows nothing: every passage has them. */
const FEWEST_QUOTED_WORDS = 4;

/**
 * The quotation as it stands in the passage: models change quotation marks, dashes and space, never letters.
 *
 * @returns null when it does not stand there
 */
export function literalQuote(passageText: string, quote: string): string | null {
  const words = quote.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEWEST_QUOTED_WORDS) return null;
  const pattern = words.join('[^\\p{L}\\p{N}]{1,4}');
  const found = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').exec(passageText);
  return found?.[0] ?? null;
}

/** Plain words: no address, mention or markup, which no answer needs and every attack wants. */
function isPlain(text: string): boolean {
  return text !== '' && text.length <= 500 && !/https?:|www\.|\S@\S|[<>[\]{}|`]|(^|\s)@/i.test(text);
}

/** At least this share of a sentence's telling words must stand in its evidence or in the question. */
const LEAST_SHOWN = 0.5;

/** Every number of the sentence and enough of its words stand in the quotations, or were in the question. */
function isShownBy(text: string, evidence: WrittenSentence['evidence'], request: WritingRequest): boolean {
  const quotes = evidence.map(({ quote }) => quote).join(' ');
  const numbers = new Set(wordsOf(`${quotes} ${request.question}`).filter((word) => /\d/.test(word)));
  if (wordsOf(text).some((word) => /\d/.test(word) && !numbers.has(word))) return false;
  const stemmed = (from: string) =>
    wordsOf(from)
      .filter((word) => !isStopWord(word, request.language))
      .map((word) => stem(word, request.language));
  const context = evidence.map(({ passage }) => `${passage.title} ${passage.headings.join(' ')} ${passage.text}`);
  const known = new Set(stemmed(`${context.join(' ')} ${request.question}`));
  const telling = stemmed(text);
  return telling.filter((word) => known.has(word)).length >= telling.length * LEAST_SHOWN;
}
