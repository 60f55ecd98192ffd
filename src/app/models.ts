import type { Embedder } from '../llm/embedder.ts';
import type { LanguageModel } from '../llm/language-model.ts';
import type { ModelWatch, OpenAiConfig } from '../llm/openai-model.ts';

// Their client is read only where a model is configured: it is a sixth of all modules of a start.

export async function openModel(config: OpenAiConfig, watch?: ModelWatch): Promise<LanguageModel> {
  const { createOpenAiModel } = await import('../llm/openai-model.ts');
  return createOpenAiModel(config, watch);
}

export async function openEmbedder(config: OpenAiConfig & { embeddingModel: string }): Promise<Embedder> {
  const { createOpenAiEmbedder } = await import('../llm/embedder.ts');
  return createOpenAiEmbedder(config);
}
