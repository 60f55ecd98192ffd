import { createServer, type IncomingMessage } from 'node:http';

/**
 * A Slack that only counts, in a process of its own: what arrives when, and what is too much. It takes so many posts a
 * second in the workspace and one a second in a channel, with a few more at once, and answers others with 429. Prints its
 * address; `GET /counted` tells what it counted.
 *
 * @see https://docs.slack.dev/apis/web-api/rate-limits: one a second in a channel, several hundred a minute in a workspace
 */
const [tenant = '', botUserId = '', perMinute = '300'] = process.argv.slice(2);
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

const inWorkspace = limiter(Number(perMinute) / 60);
const inChannel = new Map<string, () => boolean>();
/** By what was posted and where: how often, and when first, in milliseconds since 1970. */
const posts = new Map<string, { times: number; at: number }>();
let tooMuch = 0;
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

function answer(method: string, body: Record<string, string>): object | null {
  if (method === 'chat.postMessage') return post(body);
  const who = { user_id: botUserId, bot_id: 'B0COUNTING', team_id: tenant, team: 'bench', user: 'impactmakelaar' };
  return { ok: true, ...who, user: { id: body.user, team_id: tenant }, members: [], channel: { id: body.users } };
}

const server = createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (request.url === '/counted') {
    response.end(JSON.stringify({ posts: Object.fromEntries(posts), tooMuch }));
    return;
  }
  const answered = answer(request.url?.split('/').at(-1) ?? '', body);
  if (answered === null) {
    tooMuch += 1;
    response.writeHead(429, { 'Retry-After': '1' }).end(JSON.stringify({ ok: false, error: 'ratelimited' }));
    return;
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(answered));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`);
});
