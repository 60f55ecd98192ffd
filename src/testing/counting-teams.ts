import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { CountingTeamsOptions } from './counting-teams-process.ts';

/**
 * A Bot Connector that only counts, in a process of its own: what arrives when, and what is too much. It takes as many
 * requests as Teams says it does, in any stretch of time and not only in those that begin on the second, and answers
 * others with 429. Chats are opened as there, and opening one is a request. Prints its address; `GET /counted` tells
 * what it counted.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const options: CountingTeamsOptions = JSON.parse(process.argv[2] ?? '{}');
const { perSecond = 50, answersAfterMs = 0, tenant = 'T1' } = options;
const IN_CONVERSATION = [
  { count: 7, ms: 1_000 },
  { count: 8, ms: 2_000 },
  { count: 60, ms: 30_000 },
  { count: 1_800, ms: 3_600_000 },
];

/** Lets at most so many pass in any stretch of each length. */
function limiter(limits: readonly { count: number; ms: number }[]): (at: number) => boolean {
  const longest = Math.max(...limits.map(({ count }) => count));
  const taken: number[] = [];
  return (at) => {
    const isFull = limits.some(({ count, ms }) => (taken.at(-count) ?? Number.NEGATIVE_INFINITY) > at - ms);
    if (isFull) return false;
    taken.push(at);
    if (taken.length > longest * 2) taken.splice(0, taken.length - longest);
    return true;
  };
}

const inTenant = limiter([{ count: perSecond, ms: 1_000 }]);
const inConversation = new Map<string, (at: number) => boolean>();
/** By conversation: how often something was posted there, and when first, in milliseconds since 1970. */
const posts = new Map<string, { times: number; at: number }>();
/** When each request was taken, in milliseconds since this began. */
const taken: number[] = [];
let tooMuch = 0;
let opened = 0;

function takes(conversation: string | null): boolean {
  const now = performance.now();
  const own = conversation === null ? undefined : (inConversation.get(conversation) ?? limiter(IN_CONVERSATION));
  if (conversation !== null && own) inConversation.set(conversation, own);
  if (!inTenant(now) || (own && !own(now))) return false;
  taken.push(now);
  return true;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text.startsWith('{') ? JSON.parse(text) : {};
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse): void {
  tooMuch += 1;
  response.setHeader('Retry-After', '1');
  answer(response, 429, { error: { code: 'TooManyRequests', message: 'too much' } });
}

function memberIn(body: unknown): string {
  const { members } = body as { members?: { id: string }[] };
  return members?.[0]?.id ?? '';
}

/** Everybody is an ordinary user of the tenant. */
function memberOf(id: string): object {
  const objectId = id.replace(/^29:/, '');
  return { id: `29:${objectId}`, aadObjectId: objectId, name: 'Iemand', userRole: 'user', tenantId: tenant };
}

/** And not the sign that the bot is at work. */
function isMessage(body: unknown): boolean {
  return (body as { type?: string }).type === 'message';
}

const server = createServer(async (request, response) => {
  const path = request.url ?? '';
  if (path === '/counted') {
    return answer(response, 200, { posts: Object.fromEntries(posts), taken, tooMuch, opened });
  }
  const conversation = /\/conversations\/([^/]+)\//.exec(path)?.[1] ?? null;
  // It counts on arrival, before it has read all of it.
  const isTaken = takes(conversation);
  const body = await bodyOf(request);
  if (!isTaken) return refuse(response);
  if (answersAfterMs > 0) await wait(answersAfterMs);
  if (conversation === null) {
    opened += 1;
    return answer(response, 201, { id: `a:${memberIn(body)}` });
  }
  const asked = /\/members\/([^/]+)$/.exec(path)?.[1];
  if (asked !== undefined) return answer(response, 200, memberOf(decodeURIComponent(asked)));
  if (!isMessage(body)) return answer(response, 201, { id: String(taken.length) });
  const place = decodeURIComponent(conversation);
  const known = posts.get(place);
  posts.set(place, { times: (known?.times ?? 0) + 1, at: known?.at ?? Date.now() });
  answer(response, 201, { id: String(1_700_000_000_000 + taken.length) });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`);
});
