import type { Config } from '../../app/config.ts';
import { FOLDERS } from '../../app/folders.ts';
import { MODEL_FORMS } from '../../features/answers/written/schemas.ts';
import { createOpenAiModel } from '../../llm/openai-model.ts';
import { loadPrompt } from '../../llm/prompts.ts';
import { READING_FORM } from '../../understanding/model-reader.ts';
import { type Finding, wrong } from './finding.ts';

/** Tries each form in which the model is asked for something: a server that refuses one refuses it every time. */
export async function examineModel({ model }: Pick<Config, 'model'>): Promise<Finding> {
  if (!model) return { part: 'model', state: 'off', message: 'not configured: answers are quotations' };
  const tried = createOpenAiModel(model);
  try {
    for (const { name: schemaName, schema, sample: data } of [...MODEL_FORMS, READING_FORM]) {
      const { instructions } = await loadPrompt(FOLDERS.prompts, schemaName);
      const signal = AbortSignal.timeout(model.timeoutMs);
      await tried.complete({ instructions, data, schemaName, schema, signal });
    }
    return { part: 'model', state: 'ok', message: `${model.model} answers` };
  } catch (error) {
    return wrong('model', error);
  }
}
