import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** A request of the bot as it arrived, and how it was answered. */
export interface RecordedCall {
  /** A Web API method such as `chat.postMessage`, or `response_url`. */
  method: string;
  /** Decoded: fields that hold JSON are values. */
  body: Record<string, unknown>;
  /** For `response_url`: which of them. */
  responseId?: string;
  status: number;
  answer: Record<string, unknown>;
}

/**
 * What Slack does instead: an HTTP status, a Slack error code with status 200, or one of `broken-connection` and
 * `silence` (no answer at all).
 */
export type Failure = number | string;

export interface SlackProxy {
  /** What the bot takes for Slack's Web API. */
  readonly apiUrl: string;
  /** Every request of the bot so far, oldest first. */
  readonly calls: readonly RecordedCall[];
  responseUrl(id: string): string;
  /** Makes the next `times` requests of a method fail. */
  failNext(method: string, failure: Failure, times?: number, headers?: Record<string, string>): void;
  /** Answers the next request of a method so, after the failures that were planned before. */
  answerNext(method: string, answer: Record<string, unknown>, headers?: Record<string, string>): void;
  /** Answers a method here and not in the emulator. */
  answer(method: string, answer: (body: Record<string, unknown>) => Record<string, unknown>): void;
  /** Refuses every request for which `rule` gives a failure, whatever else was planned. */
  refuseWhen(rule: (call: Pick<RecordedCall, 'method' | 'body' | 'responseId'>) => Failure | undefined): void;
  /** Tells with which token a method is asked. */
  watchTokens(method: string, watch: (token: string) => void): void;
  close(): Promise<void>;
}

/** Failures in which nothing is answered. */
const WORDLESS: ReadonlySet<Failure> = new Set<Failure>(['broken-connection', 'silence']);

interface PlannedFailure {
  failure: Failure | Record<string, unknown>;
  headers: Record<string, string>;
}

const recordSchema = z.record(z.string(), z.unknown());

/**
 * Stands between the bot and the Slack emulator: records what the bot does, fails when told to, and answers what the
 * emulator does not know (`assistant.threads.*` and response addresses).
 */
export async function createSlackProxy(emulatorUrl: string): Promise<SlackProxy> {
  const calls: RecordedCall[] = [];
  const failures = new Map<string, PlannedFailure[]>();
  const answers = new Map<string, (body: Record<string, unknown>) => Record<string, unknown>>();
  const watches = new Map<string, (token: string) => void>();
  let refuse: Parameters<SlackProxy['refuseWhen']>[0] = () => undefined;

  function plannedFor(call: Pick<RecordedCall, 'method' | 'body' | 'responseId'>): PlannedFailure | undefined {
    const failure = refuse(call);
    return failure === undefined ? failures.get(call.method)?.shift() : { failure, headers: {} };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await rawBody(request);
    const [, kind = '', name = ''] = (request.url ?? '').split('/');
    const method = kind === 'response' ? 'response_url' : name;
    const body = decode(raw, request.headers['content-type'] ?? '');
    const origin = kind === 'response' ? { responseId: name } : {};
    watches.get(method)?.((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    const planned = plannedFor({ method, body, ...origin });
    if (planned !== undefined && typeof planned.failure !== 'object' && WORDLESS.has(planned.failure)) {
      calls.push({ method, body, ...origin, status: 0, answer: {} });
      if (planned.failure === 'broken-connection') response.destroy();
      return;
    }
    const { status, answer } = planned ? failed(planned.failure) : await answerOf(method, request, raw, body);
    response.writeHead(status, { 'content-type': 'application/json', ...planned?.headers });
    response.end(JSON.stringify(answer));
    calls.push({ method, body, ...origin, status, answer });
  }

  async function answerOf(method: string, request: IncomingMessage, raw: string, body: Record<string, unknown>) {
    const own = answers.get(method);
    if (own !== undefined) return { status: 200, answer: own(body) };
    if (method === 'response_url' || method.startsWith('assistant.threads.'))
      return { status: 200, answer: { ok: true } };
    const forwarded = await fetch(`${emulatorUrl}${request.url}`, {
      method: request.method ?? 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? 'application/json',
        authorization: request.headers.authorization ?? '',
      },
      body: raw,
    });
    // The emulator calls itself by name, and files go to no other host than the Web API is at.
    const words = (await forwarded.text()).replaceAll('http://localhost:', 'http://127.0.0.1:');
    return { status: forwarded.status, answer: recordSchema.parse(JSON.parse(words)) };
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    apiUrl: `${origin}/api/`,
    calls,
    responseUrl: (id) => `${origin}/response/${id}`,
    failNext(method, failure, times = 1, headers = failure === 429 ? { 'retry-after': '1' } : {}) {
      const planned = Array.from({ length: times }, () => ({ failure, headers }));
      failures.set(method, [...(failures.get(method) ?? []), ...planned]);
    },
    answerNext(method, answer, headers = {}) {
      failures.set(method, [...(failures.get(method) ?? []), { failure: answer, headers }]);
    },
    answer: (method, answer) => void answers.set(method, answer),
    refuseWhen(rule) {
      refuse = rule;
    },
    watchTokens: (method, watch) => void watches.set(method, watch),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function failed(failure: PlannedFailure['failure']): { status: number; answer: Record<string, unknown> } {
  if (typeof failure === 'object') return { status: 200, answer: failure };
  return typeof failure === 'number'
    ? { status: failure, answer: { ok: false } }
    : { status: 200, answer: { ok: false, error: failure } };
}

async function rawBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

function decode(raw: string, contentType: string): Record<string, unknown> {
  if (contentType.includes('json')) return recordSchema.parse(JSON.parse(raw || '{}'));
  return Object.fromEntries([...new URLSearchParams(raw)].map(([name, value]) => [name, jsonOr(value)]));
}

/** The Web API client writes lists and objects as JSON in a form field. */
function jsonOr(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
