import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AzureOpenAI,
} from 'openai';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { metrics, stopwatch } from '../telemetry/metrics.ts';
import { type OpenSpan, traced } from '../telemetry/tracing.ts';
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

/** What one request took. */
export interface TokensUsed {
  /** The name of the form that was asked for. */
  purpose: string;
  model: string;
  input: number;
  /** Of those, what the provider had kept from before. */
  cached: number;
  output: number;
}

/** A request that the server does not take, and will not take again before somebody changes key, model or settings. */
export interface Rejection {
  /** The name of the form that was asked for. */
  purpose: string;
  model: string;
  /** Of HTTP; null: there was none. */
  status: number | null;
}

/** Hears what becomes of requests; nobody waits for it. */
export interface ModelWatch {
  used(used: TokensUsed): void;
  rejected(rejection: Rejection): void;
}

/** A model behind OpenAI's chat completions API, or Azure's. No retry inside: whoever asks has a way without it. */
export function createOpenAiModel(config: OpenAiConfig, watch?: ModelWatch): LanguageModel {
  const client = createClient(config);
  // The likeliest words, so that the same question gets the same answer; some models take no choice of it.
  let temperature: { temperature?: number } = { temperature: 0 };

  async function ask(request: ModelRequest<z.ZodType>, span: OpenSpan): Promise<string> {
    try {
      return await askModel(client, { model: config.model, ...temperature }, request, { watch, span });
    } catch (error) {
      if (!('temperature' in temperature) || !refusesTemperature(error)) throw error;
      temperature = {};
      return await askModel(client, { model: config.model }, request, { watch, span });
    }
  }

  return {
    name: config.model,
    async complete<Schema extends z.ZodType>(request: ModelRequest<Schema>): Promise<z.infer<Schema>> {
      const elapsed = stopwatch();
      let outcome = 'answered';
      try {
        const attributes = {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': config.kind === 'azure' ? 'azure.ai.openai' : 'openai',
          'gen_ai.request.model': config.model,
          'gen_ai.output.type': 'json',
        };
        const asking = (span: OpenSpan) => ask(request, span);
        const answer = await traced(`chat ${config.model}`, { role: 'client', attributes }, asking);
        return parseOutput(answer, request.schema);
      } catch (cause) {
        const error = asModelError(cause);
        outcome = error.code.replace('model.', '');
        if (error.code === 'model.rejected') {
          const status = cause instanceof APIError ? (cause.status ?? null) : null;
          watch?.rejected({ purpose: request.schemaName, model: config.model, status });
        }
        throw error;
      } finally {
        metrics.modelRequests.observe({ purpose: request.schemaName, outcome }, elapsed());
      }
    },
  };
}

function refusesTemperature(error: unknown): boolean {
  return error instanceof APIError && error.status === 400 && error.param === 'temperature';
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

async function askModel(
  client: OpenAI,
  how: { model: string; temperature?: number },
  request: ModelRequest<z.ZodType>,
  { watch, span }: { watch: ModelWatch | undefined; span: OpenSpan },
): Promise<string> {
  const completion = await client.chat.completions.create(
    {
      ...how,
      max_completion_tokens: MOST_TOKENS,
      // What is the same for every question comes first: a provider can keep it.
      messages: [
        { role: 'system', content: request.instructions },
        { role: 'user', content: JSON.stringify(request.data) },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: request.schemaName, strict: true, schema: jsonSchemaOf(request.schema) },
      },
    },
    { signal: request.signal },
  );
  const { usage } = completion;
  const tokens = {
    input: usage?.prompt_tokens ?? 0,
    cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage?.completion_tokens ?? 0,
  };
  for (const [type, count] of Object.entries(tokens)) {
    metrics.modelTokens.inc({ purpose: request.schemaName, type }, count);
  }
  span.note({ 'gen_ai.usage.input_tokens': tokens.input, 'gen_ai.usage.output_tokens': tokens.output });
  watch?.used({ purpose: request.schemaName, model: how.model, ...tokens });
  return contentOf(completion.choices?.[0]);
}

/** Without the address of the dialect, which some servers refuse. */
function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema);
  return rest;
}

/** @throws AppError when the model refused, was kept from answering, or was cut off */
function contentOf(choice: OpenAI.ChatCompletion.Choice | undefined): string {
  if (choice?.message?.refusal || choice?.finish_reason === 'content_filter') {
    throw new AppError({ code: 'model.refused', message: 'The model refused to answer, or a filter kept it from it.' });
  }
  if (choice?.finish_reason === 'length') {
    throw new AppError({ code: 'model.cut-off', message: `The model was cut off after ${MOST_TOKENS} tokens.` });
  }
  return choice?.message?.content ?? '';
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
  if (error instanceof APIError && error.code === 'content_filter') {
    return new AppError({ code: 'model.refused', message: 'A filter kept the model from answering.', cause: error });
  }
  const transient =
    error instanceof APIConnectionError ||
    (error instanceof APIError && error.code !== USED_UP && (error.status === 429 || (error.status ?? 500) >= 500));
  return new AppError({
    code: transient ? 'model.unavailable' : 'model.rejected',
    message: transient
      ? 'The model cannot be reached.'
      : 'The model server rejected the request: check key, model and credit.',
    retryable: transient,
    cause: error,
  });
}

/** What OpenAI calls it when nothing is left to pay with: waiting does not help. */
const USED_UP = 'insufficient_quota';
