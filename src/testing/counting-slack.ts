import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { CountingSlackOptions } from './counting-slack-process.ts';

/**
 * A Slack that only counts, in a process of its own: what arrives when, and what is too much. It takes so many posts a
 * second in the workspace and one a second in a channel, with a few more at once, and so many changes of what was posted; it answers
 * others with 429. Of the rest it refuses, fails or keeps silent about as large a share as it is told. Prints its address; `GET /counted` tells what
 * it counted.
 *
 * @see https://docs.slack.dev/apis/web-api/rate-limits: one a second in a channel, several hundred a minute in a workspace, and of
 *   `chat.update` (tier 3) some fifty
 */
const options: CountingSlackOptions = JSON.parse(process.argv[2] ?? '{}');
const {
  tenant,
  botUserId,
  perMinute = 300,
  changesPerMinute = 50,
  faults = { tooMuch: 0, failure: 0, silence: 0 },
  answersAfterMs = 0,
} = options;
const AT_ONCE = 5;

/** Lets so many a second pass, and a few more at once. */
function limiter(perSecond: number): () => boolean {
  let left = AT_ONCE;
  let since = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(AT_ONCE, left + ((now - since) / 1000) * perSecond);
    since = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

const inWorkspace = limiter(perMinute / 60);
const changesInWorkspace = limiter(changesPerMinute / 60);
const inChannel = new Map<string, () => boolean>();
/** By what was posted and where: how often, and when first, in milliseconds since 1970. */
const posts = new Map<string, { times: number; at: number }>();
/** By channel: how often something was changed there. */
const changes = new Map<string, number>();
let tooMuch = 0;
let failed = 0;
/** Where something arrived of which no answer said so. */
const silent: string[] = [];
let number = 0;

function takes(channel: string): boolean {
  const own = inChannel.get(channel) ?? limiter(1);
  inChannel.set(channel, own);
  return own() && inWorkspace();
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

function post({ channel = '', thread_ts: thread = '' }: Record<string, string>): object | null {
  if (!takes(channel)) return null;
  const key = `${channel} ${thread}`;
  const known = posts.get(key);
  posts.set(key, { times: (known?.times ?? 0) + 1, at: known?.at ?? Date.now() });
  number += 1;
  return { ok: true, channel, ts: `${1_800_000_000 + number}.000100` };
}

function change({ channel = '', ts = '' }: Record<string, string>): object | null {
  if (!changesInWorkspace()) return null;
  changes.set(channel, (changes.get(channel) ?? 0) + 1);
  return { ok: true, channel, ts };
}

function answer(method: string, body: Record<string, string>): object | null {
  if (method === 'chat.update') return change(body);
  if (method === 'chat.postMessage') return post(body);
  const who = { user_id: botUserId, bot_id: 'B0COUNTING', team_id: tenant, team: 'bench', user: 'impactmakelaar' };
  return { ok: true, ...who, user: { id: body.user, team_id: tenant }, members: [], channel: { id: body.users } };
}

/** Which of the faults befalls a post; null: none. */
function fate(): keyof typeof faults | null {
  const at = Math.random();
  if (at < faults.tooMuch) return 'tooMuch';
  if (at < faults.tooMuch + faults.failure) return 'failure';
  return at < faults.tooMuch + faults.failure + faults.silence ? 'silence' : null;
}

function refuse(response: ServerResponse, retryAfterSeconds: number): void {
  tooMuch += 1;
  response
    .writeHead(429, { 'Retry-After': String(retryAfterSeconds) })
    .end(JSON.stringify({ ok: false, error: 'ratelimited' }));
}

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (request.url === '/counted') {
    response.end(
      JSON.stringify({
        posts: Object.fromEntries(posts),
        changes: Object.fromEntries(changes),
        tooMuch,
        failed,
        silent,
      }),
    );
    return;
  }
  const method = request.url?.split('/').at(-1) ?? '';
  const befalls = method === 'chat.postMessage' ? fate() : null;
  // By chance, and so not because it was too fast: it may come again at once.
  if (befalls === 'tooMuch') return refuse(response, 0);
  if (befalls === 'failure') {
    failed += 1;
    response.writeHead(500).end();
    return;
  }
  const answered = answer(method, body);
  if (answered === null) return refuse(response, 1);
  if (befalls === 'silence') return void silent.push(body.channel ?? '');
  if (answersAfterMs > 0) await wait(answersAfterMs);
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(answered));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`);
});
