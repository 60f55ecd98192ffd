import { z } from 'zod';
import type { Language } from '../../chat/language.ts';
import { isPlain } from '../../chat/plain.ts';
import type { Exchange } from '../../chat/skill.ts';
import { visibleText } from '../../chat/visible-text.ts';
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
  const asked = { ...request, instructions: prompt.instructions };
  const sentences = output.answerable ? output.sentences.flatMap((sentence) => checked(sentence, asked)) : [];
  return sentences.length > 0 ? sentences.slice(0, MOST_SENTENCES) : null;
}

/** What the prompt asks for; more is a model that has lost its way. */
const MOST_SENTENCES = 4;
/** In characters, of one sentence. */
const LONGEST_SENTENCE = 500;

/** A request and what the model was told with it. */
type Asked = WritingRequest & { instructions: string };

type ModelSentence = z.infer<typeof answerSchema>['sentences'][number];

/** The sentence with the evidence that holds, or nothing. */
function checked(sentence: ModelSentence, request: Asked): WrittenSentence[] {
  const evidence = sentence.evidence.flatMap(({ passage: n, quote }) => {
    const passage = request.passages[n - 1];
    const literal = passage ? literalQuote(passage.text, quote) : null;
    return passage && literal ? [{ passage, quote: literal }] : [];
  });
  const text = visibleText(sentence.text).replace(/\s+/g, ' ').trim();
  const holds =
    evidence.length > 0 &&
    text.length <= LONGEST_SENTENCE &&
    isPlain(text) &&
    !tellsInstructions(text, request.instructions) &&
    isShownBy(text, evidence, request);
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

/** So many words in a row that stand in the instructions are taken from them. */
const WORDS_OF_INSTRUCTIONS = 6;

/** Whether a text repeats a stretch of what the model was told: instructions are nobody's answer. */
function tellsInstructions(text: string, instructions: string): boolean {
  const told = ` ${wordsOf(instructions).join(' ')} `;
  const words = wordsOf(text);
  return words.some((_, at) => {
    const run = words.slice(at, at + WORDS_OF_INSTRUCTIONS);
    return run.length === WORDS_OF_INSTRUCTIONS && told.includes(` ${run.join(' ')} `);
  });
}

/** At least this share of the telling words must stand in the passages that are quoted, or in the question … */
const LEAST_SHOWN = 0.5;
/** … and this share in the passages: what only the question says is no fact. */
const LEAST_FROM_PASSAGES = 0.4;

/** Every number stands in the quotations, or was in the question; and each part that says something is shown. */
function isShownBy(text: string, evidence: WrittenSentence['evidence'], request: WritingRequest): boolean {
  const quotes = evidence.map(({ quote }) => quote).join(' ');
  const numbers = new Set(wordsOf(`${quotes} ${request.question}`).filter((word) => /\d/.test(word)));
  if (wordsOf(text).some((word) => /\d/.test(word) && !numbers.has(word))) return false;
  const context = evidence.map(({ passage }) => `${passage.title} ${passage.headings.join(' ')} ${passage.text}`);
  const inPassages = new Set(tellingWords(context.join(' '), request.language));
  const known = new Set([...inPassages, ...tellingWords(request.question, request.language)]);
  // A sentence of a model may be several: a true one must not carry a false one along.
  return text.split(/(?<=[.!?;])\s+/).every((part) => {
    const telling = tellingWords(part, request.language);
    const share = (words: ReadonlySet<string>) => telling.filter((word) => words.has(word)).length / telling.length;
    return telling.length < 2 || (share(known) >= LEAST_SHOWN && share(inPassages) >= LEAST_FROM_PASSAGES);
  });
}

function tellingWords(text: string, language: Language): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language));
}
