import type { Language } from '../../../chat/language.ts';
import { isPlain } from '../../../chat/plain.ts';
import type { Exchange } from '../../../chat/skill.ts';
import { visibleText } from '../../../chat/visible-text.ts';
import { errorCode } from '../../../errors.ts';
import { fusedByRanks } from '../../../knowledge/fusion.ts';
import type { KnownPassage } from '../../../knowledge/passage.ts';
import { wordsOf } from '../../../language/words.ts';
import type { LanguageModel } from '../../../llm/language-model.ts';
import type { Prompt } from '../../../llm/prompts.ts';
import type { Refusal } from '../refusals.ts';
import { type Evidence, numbered } from './evidence.ts';
import { judge } from './judging.ts';
import { answerSchema, type ModelAnswer } from './schemas.ts';

/** A sentence of an answer and the literal words of passages that show it. */
export interface WrittenSentence {
  text: string;
  evidence: Evidence[];
}

/** What a model made of a question and passages, after every check. */
export type Written =
  | { kind: 'answered'; partly: boolean; corrected: boolean; sentences: WrittenSentence[] }
  /** A source says that it does not know. */
  | { kind: 'unknown'; sentences: WrittenSentence[] }
  | { kind: 'absent' }
  | { kind: 'refused'; refusal: Refusal }
  /** No question for the sources. */
  | { kind: 'elsewhere' }
  /** Nothing of what it wrote can be shown. */
  | { kind: 'unshown' };

export interface Writer {
  model: LanguageModel;
  prompt: Prompt;
  /** Judges whether evidence says what a sentence says. */
  support: Prompt;
}

export interface WritingRequest {
  question: string;
  language: Language;
  /** As 2026-11-24. */
  today: string;
  earlier: readonly Exchange[];
  passages: readonly KnownPassage[];
  /** Other passages, for the words in which the model would look. */
  searchMore(text: string): Promise<readonly KnownPassage[]>;
  signal: AbortSignal;
}

/** What the prompt asks for; more is a model that has lost its way. */
const MOST_SENTENCES = 4;
/** In characters, of one sentence. */
const LONGEST_SENTENCE = 500;
const LONGEST_SEARCH = 200;
/** So many of the first exchanges before a question go along. */
const EARLIER = 3;

/**
 * Has the model answer from the passages; once it may ask for more of them. Of its sentences those stay of which the evidence says what
 * they say: told by rules, and by a second small request. What fails is written anew once, and else its evidence is quoted.
 *
 * @throws AppError `model.…` when the model did not answer properly
 */
export async function write(writer: Writer, request: WritingRequest): Promise<Written> {
  let asked = request;
  let output = await askModel(writer, asked, { maySearch: true });
  const words = visibleText(output.search ?? '').trim();
  if (words !== '' && output.outcome !== 'answered') {
    const more = await request.searchMore(words.slice(0, LONGEST_SEARCH));
    const passages = fusedByRanks([request.passages, more]);
    if (passages.length > request.passages.length) {
      asked = { ...request, passages };
      output = await askModel(writer, asked, { maySearch: false });
    }
  }
  return made(writer, asked, output);
}

async function made(writer: Writer, asked: WritingRequest, output: ModelAnswer): Promise<Written> {
  switch (output.outcome) {
    case 'absent':
    case 'elsewhere':
      return { kind: output.outcome };
    case 'refused':
      return { kind: 'refused', refusal: output.refusal ?? 'private' };
    case 'unknown': {
      const sentences = quotesOf(proposals(output, asked, writer));
      return sentences.length === 0 ? { kind: 'unshown' } : { kind: 'unknown', sentences };
    }
    default: {
      const sentences = await shown(writer, asked, output);
      if (sentences.length === 0) return { kind: 'unshown' };
      const { outcome } = output;
      return { kind: 'answered', partly: outcome === 'partly', corrected: outcome === 'corrected', sentences };
    }
  }
}

function askModel(
  { model, prompt }: Writer,
  { question, language, today, earlier, passages, signal }: WritingRequest,
  more: { maySearch: boolean; rejected?: readonly string[] },
): Promise<ModelAnswer> {
  return model.complete({
    instructions: prompt.instructions,
    data: {
      today,
      language,
      passages: numbered(passages).data,
      // Who said it is nobody's business elsewhere.
      earlier: earlier.slice(-EARLIER).map((exchange) => ({ question: exchange.question, answer: exchange.answer })),
      question,
      ...more,
    },
    schemaName: 'answer',
    schema: answerSchema,
    signal,
  });
}

/** What the model proposes to say, with the evidence that stands in the passages. */
interface Proposal extends WrittenSentence {
  /** In words that may be shown at all, whatever they say. */
  plain: boolean;
}

function proposals(output: ModelAnswer, { passages }: WritingRequest, { prompt }: Writer): Proposal[] {
  const { sentence } = numbered(passages);
  return output.sentences.slice(0, MOST_SENTENCES).map(({ text: written, evidence }) => {
    const text = visibleText(written).replace(/\s+/g, ' ').trim();
    const plain =
      text !== '' && text.length <= LONGEST_SENTENCE && isPlain(text) && !tellsInstructions(text, prompt.instructions);
    return { text, plain, evidence: [...new Set(evidence)].flatMap((id) => sentence(id) ?? []) };
  });
}

/** The sentences that may be shown; one that is not supported, even when written anew, makes way for its evidence. */
async function shown(writer: Writer, asked: WritingRequest, output: ModelAnswer): Promise<WrittenSentence[]> {
  const first = proposals(output, asked, writer).filter(({ evidence }) => evidence.length > 0);
  const held = await supported(writer, asked, first);
  const failed = first.filter((proposal) => !held.has(proposal));
  if (failed.length === 0) return first.map(bare);
  const again = await writtenAnew(writer, asked, failed);
  const said = new Set<string>();
  return first
    .flatMap((proposal) => (held.has(proposal) ? [bare(proposal)] : (again.shift() ?? quotesOf([proposal]))))
    .filter(({ text }) => !said.has(text) && said.add(text));
}

/** The proposals that are plain and supported. */
async function supported(
  writer: Writer,
  { question, language, signal }: WritingRequest,
  given: readonly Proposal[],
): Promise<Set<Proposal>> {
  const plain = given.filter((proposal) => proposal.plain);
  const verdicts = await judge(writer, { question, language, signal }, plain);
  return new Set(plain.filter((_, at) => verdicts[at]));
}

/** For each that failed: what came in its place, supported; null where nothing did. */
async function writtenAnew(
  writer: Writer,
  asked: WritingRequest,
  failed: readonly Proposal[],
): Promise<(WrittenSentence[] | null)[]> {
  const rejected = failed.map(({ text }) => text);
  const output = await askModel(writer, asked, { maySearch: false, rejected }).catch(nothingFromModel);
  const anew = output ? proposals(output, asked, writer).filter(({ evidence }) => evidence.length > 0) : [];
  const held = await supported(writer, asked, anew);
  const good = anew.filter((proposal) => held.has(proposal)).map(bare);
  // Which stands for which nobody knows: they come where the first one failed, or its evidence does.
  return failed.map((_, at) => (at === 0 && good.length > 0 ? good : good.length > 0 ? [] : null));
}

/** A model that fails this second time leaves what it was given to quote. @throws what is no failure of the model */
function nothingFromModel(error: unknown): null {
  if (errorCode(error).startsWith('model.')) return null;
  throw error;
}

function bare({ text, evidence }: Proposal): WrittenSentence {
  return { text, evidence };
}

const MOST_QUOTES = 2;

/** The evidence itself. A sentence with an address or markup in it is nothing a model may choose to say: it is quoted without one, or not. */
function quotesOf(given: readonly Proposal[]): WrittenSentence[] {
  const quotes = given.flatMap(({ evidence }) =>
    evidence.filter(({ quote }) => isPlain(quote) && visibleText(quote) === quote).slice(0, MOST_QUOTES),
  );
  const unique = new Map(quotes.map((one) => [one.quote, one]));
  return [...unique.values()].map((one) => ({ text: one.quote, evidence: [one] }));
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
