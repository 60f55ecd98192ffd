import OpenAI, { AzureOpenAI } from 'openai';
import { AppError } from '../errors.ts';
import type { OpenAiConfig } from './openai-model.ts';

/** Turns texts into vectors of length 1, of which the inner product tells how near two texts are in meaning. */
export interface Embedder {
  name: string;
  /** @throws AppError `model.embedding` (retryable) */
  embed(texts: readonly string[]): Promise<number[][]>;
}

/** As many as one request may hold with passages of three hundred words. */
const TEXTS_PER_REQUEST = 100;

/** Embeddings of OpenAI's API, or Azure's. */
export function createOpenAiEmbedder(config: OpenAiConfig & { embeddingModel: string }): Embedder {
  const common = { apiKey: config.apiKey, maxRetries: 1, timeout: config.timeoutMs };
  const client =
    config.kind === 'azure'
      ? new AzureOpenAI({
          ...common,
          endpoint: config.endpoint,
          apiVersion: config.apiVersion,
          deployment: config.embeddingModel,
        })
      : new OpenAI({ ...common, ...(config.baseUrl ? { baseURL: config.baseUrl } : {}) });

  async function embedSome(texts: readonly string[]): Promise<number[][]> {
    try {
      const { data } = await client.embeddings.create({
        model: config.embeddingModel,
        input: [...texts],
        encoding_format: 'float',
      });
      return data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => normalised(embedding));
    } catch (cause) {
      throw new AppError({
        code: 'model.embedding',
        message: 'The embedding model does not answer. Check OPENAI_EMBEDDING_MODEL and the key.',
        retryable: true,
        cause,
      });
    }
  }

  return {
    name: config.embeddingModel,
    async embed(texts) {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += TEXTS_PER_REQUEST) {
        vectors.push(...(await embedSome(texts.slice(at, at + TEXTS_PER_REQUEST))));
      }
      return vectors;
    },
  };
}

function normalised(vector: readonly number[]): number[] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
