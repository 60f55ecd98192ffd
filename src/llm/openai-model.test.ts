import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keepSpans } from '../telemetry/tracing.ts';
import { createOpenAiModel, type Rejection, type TokensUsed } from './openai-model.ts';

const schema = z.strictObject({ said: z.string() });
const bodySchema = z.looseObject({
  temperature: z.number().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});

/** How a server answers one request after the other; the last one again and again. */
interface Answer {
  status?: number;
  choice?: object;
  usage?: object;
  error?: object;
}

let server: Server;
afterEach(() => server.close());

async function modelBefore(...answers: Answer[]) {
  const bodies: z.infer<typeof bodySchema>[] = [];
  const used: TokensUsed[] = [];
  const rejections: Rejection[] = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { status = 200, choice, usage, error } = answers[Math.min(bodies.length, answers.length - 1)] ?? {};
      bodies.push(bodySchema.parse(JSON.parse(Buffer.concat(parts).toString())));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(error ? { error } : { choices: choice ? [choice] : [], usage }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  const model = createOpenAiModel(
    { kind: 'openai', apiKey: 'k', baseUrl, model: 'm', timeoutMs: 2_000 },
    { used: (one) => void used.push(one), rejected: (one) => void rejections.push(one) },
  );
  const ask = () =>
    model.complete({
      instructions: 'Say.',
      data: {},
      schemaName: 'saying',
      schema,
      signal: AbortSignal.timeout(2_000),
    });
  return { ask, bodies, used, rejections };
}

const says = (more: object = {}) => ({
  finish_reason: 'stop',
  message: { role: 'assistant', content: '{"said":"Dag."}', refusal: null },
  ...more,
});

describe('a model behind the API of OpenAI', () => {
  it('gives what it said, and tells what it took', async () => {
    const usage = { prompt_tokens: 900, completion_tokens: 12, prompt_tokens_details: { cached_tokens: 700 } };
    const { ask, used, bodies } = await modelBefore({ choice: says(), usage });
    expect(await ask()).toEqual({ said: 'Dag.' });
    expect(used).toEqual([{ purpose: 'saying', model: 'm', input: 900, cached: 700, output: 12 }]);
    expect(bodies[0]?.temperature).toBe(0);
  });

  it('is told first what is the same every time, which a provider can keep, and then what is asked', async () => {
    const { ask, bodies } = await modelBefore({ choice: says() });
    await ask();
    expect(bodies[0]?.messages).toEqual([
      { role: 'system', content: 'Say.' },
      { role: 'user', content: '{}' },
    ]);
  });

  it.each<[string, Answer, string]>([
    ['is cut off', { choice: says({ finish_reason: 'length' }) }, 'model.cut-off'],
    ['is kept from answering by a filter', { choice: says({ finish_reason: 'content_filter' }) }, 'model.refused'],
    ['may not even be asked', { status: 400, error: { code: 'content_filter', message: 'x' } }, 'model.refused'],
    ['refuses', { choice: says({ message: { role: 'assistant', content: null, refusal: 'No.' } }) }, 'model.refused'],
    ['says nothing', {}, 'model.bad-output'],
    ['is busy', { status: 429, error: { code: 'rate_limit_exceeded', message: 'x' } }, 'model.unavailable'],
    ['is broken', { status: 503, error: { message: 'x' } }, 'model.unavailable'],
  ])('that %s is no reason to alarm anybody', async (_what, answer, code) => {
    const { ask, rejections } = await modelBefore(answer);
    await expect(ask()).rejects.toMatchObject({ code });
    expect(rejections).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['does not know the key', { status: 401, error: { code: 'invalid_api_key', message: 'x' } }],
    ['does not know the model', { status: 404, error: { code: 'model_not_found', message: 'x' } }],
    ['does not take the form', { status: 400, error: { code: 'invalid_json_schema', message: 'x' } }],
    ['wants to be paid', { status: 429, error: { code: 'insufficient_quota', message: 'x' } }],
  ])('of which the server %s is told of', async (_what, answer) => {
    const { ask, rejections } = await modelBefore(answer);
    await expect(ask()).rejects.toMatchObject({ code: 'model.rejected', retryable: false });
    expect(rejections).toEqual([{ purpose: 'saying', model: 'm', status: answer.status }]);
  });

  it('is asked without temperature, from then on, when it takes none', async () => {
    const refusal = { code: 'unsupported_value', param: 'temperature', message: 'x' };
    const { ask, bodies, rejections } = await modelBefore({ status: 400, error: refusal }, { choice: says() });
    expect(await ask()).toEqual({ said: 'Dag.' });
    expect(await ask()).toEqual({ said: 'Dag.' });
    expect(bodies.map(({ temperature }) => temperature)).toEqual([0, undefined, undefined]);
    expect(rejections).toEqual([]);
  });
});

describe('a request in the traces', () => {
  afterEach(() => keepSpans(null));

  it('tells which model, how many tokens and what went wrong by its code, and nothing of what was asked', async () => {
    const spans: { name: string; facts: Record<string, unknown>; code: string | null }[] = [];
    keepSpans({
      here: () => null,
      within({ name, attributes }, work) {
        const span = { name, facts: { ...attributes } as Record<string, unknown>, code: null as string | null };
        spans.push(span);
        return work({
          note: (more) => void Object.assign(span.facts, more),
          failed: (code) => {
            span.code = code;
          },
        });
      },
    });
    const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
    const good = await modelBefore({
      choice: { finish_reason: 'stop', message: { content: '{"said":"zonnebloem"}' } },
      usage,
    });
    await good.ask();
    server.close();
    const bad = await modelBefore({ status: 503, error: { message: 'zonnebloem' } });
    await expect(bad.ask()).rejects.toThrow();
    expect(spans.map(({ name }) => name)).toEqual(['chat m', 'chat m']);
    expect(spans[0]?.facts).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'm',
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 3,
    });
    expect(spans[1]?.code).not.toBeNull();
    expect(JSON.stringify(spans)).not.toContain('zonnebloem');
  });
});
