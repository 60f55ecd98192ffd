import { join } from 'node:path';
import { AppError, errorCode } from '../errors.ts';
import type { ReadingForMeaning } from '../knowledge/stored-retriever.ts';
import { nameOf, readPackedVectors, readVectors } from '../language/vector-file.ts';
import type { Embedder } from '../llm/embedder.ts';
import { onceAFile } from '../store/once-a-file.ts';
import type { Logger } from '../telemetry/logger.ts';
import { joinEncoder } from '../understanding/encoder/joined.ts';
import { type EncoderThread, startEncoder } from '../understanding/encoder/thread.ts';
import type { Config } from './config.ts';
import { FOLDERS } from './folders.ts';
import { openEmbedder } from './models.ts';

export const ENCODER_FILE = join(FOLDERS.encoder, 'encoder.bin');
/** The vectors of the articles that come with the program: `impact understand --learn` makes those of new ones. */
export const ARTICLE_VECTORS = join(FOLDERS.seed, 'articles.vectors');
/** The same of the questions that the articles are known to answer. */
export const QUESTION_VECTORS = join(FOLDERS.seed, 'questions.vectors');
/** The same of the hooks. */
export const HOOK_VECTORS = join(FOLDERS.seed, 'hooks.vectors');
/** Changes with the file of the encoder. */
const ENCODER_NAME = 'multilingual-e5-small-q4';
/**
 * A question is read for what it is for, and then searched: the second time it costs nothing. And much is said again and again
 * ("ja", "dank je wel"). Vectors of so many texts are three quarters of a megabyte.
 */
const TEXTS_REMEMBERED = 512;

/** The encoder is left out for a moment: no fault, and under load it comes with many messages. */
const ENCODER_BUSY = 'encoder.busy';

/** How loud it is that a meaning was not to be had. */
export function levelOf(error: unknown): 'debug' | 'error' {
  return errorCode(error) === ENCODER_BUSY ? 'debug' : 'error';
}

/** What reads texts for their meaning, shared by all that asks for it. */
export interface MeaningParts {
  /** Null: it is left out, and everything goes by words. */
  encoder: Pick<EncoderThread, 'encode'> | null;
  /** Undefined: passages are found by their words only. */
  ofKnowledge: ReadingForMeaning | undefined;
  /** From now on nobody waits for the encoder while many do: what is said then goes by its words. */
  spareWhile(manyWait: () => boolean): void;
  close(): Promise<void>;
}

/** Opens the encoder, unless a setting leaves it out, and an embedding model in its place for the search where one is set. */
export async function openMeaning({
  encoder: wanted,
  model,
}: Pick<Config, 'encoder' | 'model'>): Promise<MeaningParts> {
  const thread = wanted ? await joinEncoder(ENCODER_FILE) : null;
  let manyWait = (): boolean => false;
  const encoder = thread && remembering(sparing(thread, () => manyWait()));
  const embedder = model?.embeddingModel
    ? await openEmbedder({ ...model, embeddingModel: model.embeddingModel })
    : null;
  return {
    encoder,
    ofKnowledge: embedder ? byEmbedder(embedder) : encoder ? await byEncoder(encoder) : undefined,
    spareWhile(those) {
      manyWait = those;
    },
    close: async () => thread?.close(),
  };
}

/** A text takes longer than all the rest of a turn: where many wait, words answer all of them sooner. */
function sparing(encoder: EncoderThread, manyWait: () => boolean): Pick<EncoderThread, 'encode'> {
  const busy = () =>
    new AppError({ code: ENCODER_BUSY, message: 'Many wait, so it goes by its words.', retryable: true });
  return {
    encode: (text, purpose) => (manyWait() ? Promise.reject(busy()) : encoder.encode(text, purpose)),
  };
}

/** The meaning of what somebody says, for who can do without: null where it is not to be had. */
export function meaningFrom(
  encoder: MeaningParts['encoder'],
  logger: Logger,
): (text: string) => Promise<Float32Array | null> {
  return async (text) => {
    if (encoder === null) return null;
    return encoder.encode(text, 'query').catch((error: unknown) => {
      logger[levelOf(error)]({ error }, 'what was said was taken by its words only');
      return null;
    });
  };
}

const articleVectors = onceAFile(readVectors);
const questionVectors = onceAFile(readPackedVectors);

async function byEncoder(encoder: Pick<EncoderThread, 'encode'>): Promise<ReadingForMeaning> {
  return {
    questions: { name: ENCODER_NAME, ofQuestion: (text) => encoder.encode(text, 'query') },
    // In a thread of its own: a passage takes longer than anybody should wait for a question.
    async openForPassages() {
      const own = await startEncoder(ENCODER_FILE);
      return {
        ofPassage: (text) => own.encode(text, 'passage'),
        ofQuestion: (text) => own.encode(text, 'query'),
        close: () => own.close(),
      };
    },
    shipped: await articleVectors(ARTICLE_VECTORS),
    knownQuestions: await questionVectors(QUESTION_VECTORS),
  };
}

function byEmbedder(embedder: Embedder): ReadingForMeaning {
  const one = async (text: string) => Float32Array.from((await embedder.embed([text]))[0] ?? []);
  return {
    questions: { name: embedder.name, ofQuestion: one },
    openForPassages: async () => ({ ofPassage: one, ofQuestion: one, close: async () => undefined }),
    shipped: new Map(),
    knownQuestions: new Map(),
  };
}

/** The vectors of the last texts, by a hash of them: what people say is not kept for it. Of the one file that this process reads with. */
const known = new Map<string, Promise<Float32Array>>();

/** Gives the vectors of the last texts again. */
function remembering(encoder: Pick<EncoderThread, 'encode'>): Pick<EncoderThread, 'encode'> {
  return {
    encode(text, purpose) {
      const name = nameOf(`${purpose} ${text}`);
      const vector = known.get(name) ?? encoder.encode(text, purpose);
      known.delete(name);
      known.set(name, vector);
      // Another time it may be to be had.
      vector.catch(() => known.delete(name));
      const [oldest] = known.keys();
      if (known.size > TEXTS_REMEMBERED && oldest !== undefined) known.delete(oldest);
      return vector;
    },
  };
}
