import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AzureOpenAI,
} from 'openai';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';

/** Where the model is. Azure names its deployment; any other server speaks OpenAI's API at a base address. */
export type OpenAiConfig = {
  model: string;
  timeoutMs: number;
} & (
  | { kind: 'openai'; apiKey: string; baseUrl?: string | undefined }
  | { kind: 'azure'; apiKey: string; endpoint: string; apiVersion: string }
);

/** Long enough for any answer, short enough to bound its price. */
const MOST_TOKENS = 1_500;

/** A model behind OpenAI's chat completions API, or Azure's. No retry inside: whoever asks has a way without it. */
export function createOpenAiModel(config: OpenAiConfig): LanguageModel {
  const client = createClient(config);
  return {
    name: config.model,
    async complete<Schema extends z.ZodType>(request: ModelRequest<Schema>): Promise<z.infer<Schema>> {
      const content = await askModel(client, config.model, request);
      return parseOutput(content, request.schema);
    },
  };
}

function createClient(config: OpenAiConfig): OpenAI {
  const common = { apiKey: config.apiKey, maxRetries: 0, timeout: config.timeoutMs };
  if (config.kind === 'azure') {
    return new AzureOpenAI({
      ...common,
      endpoint: config.endpoint,
      apiVersion: config.apiVersion,
      deployment: config.model,
    });
  }
  return new OpenAI({ ...common, ...(config.baseUrl ? { baseURL: config.baseUrl } : {}) });
}

async function askModel<Schema extends z.ZodType>(
  client: OpenAI,
  model: string,
  request: ModelRequest<Schema>,
): Promise<string> {
  try {
    const completion = await client.chat.completions.create(
      {
        model,
        max_completion_tokens: MOST_TOKENS,
        messages: [
          { role: 'system', content: request.instructions },
          { role: 'user', content: JSON.stringify(request.data) },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: { name: request.schemaName, strict: true, schema: z.toJSONSchema(request.schema) },
        },
      },
      { signal: request.signal },
    );
    const message = completion.choices?.[0]?.message;
    if (message?.refusal) throw new AppError({ code: 'model.refused', message: 'The model refused to answer.' });
    return message?.content ?? '';
  } catch (error) {
    throw asModelError(error);
  }
}

function parseOutput<Schema extends z.ZodType>(content: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(jsonOrNull(content));
  if (parsed.success) return parsed.data;
  throw new AppError({ code: 'model.bad-output', message: 'The model answered in another form than was asked.' });
}

/** Null, which satisfies no schema of ours, when the text is no JSON. */
function jsonOrNull(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function asModelError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return new AppError({ code: 'model.timeout', message: 'The model took too long.', retryable: true, cause: error });
  }
  const transient =
    error instanceof APIConnectionError ||
    (error instanceof APIError && (error.status === 429 || (error.status ?? 500) >= 500));
  return new AppError({
    code: transient ? 'model.unavailable' : 'model.rejected',
    message: transient ? 'The model cannot be reached.' : 'The model server rejected the request: check key and model.',
    retryable: transient,
    cause: error,
  });
}
