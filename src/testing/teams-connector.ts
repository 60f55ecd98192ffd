import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import type { RecordedActivity } from './teams-messages.ts';
import { createTokenIssuer, type TokenIssuer } from './teams-tokens.ts';

/** How Bot Connector answers instead of taking a message. */
export interface ConnectorFailure {
  /** 0: takes the request, and breaks the connection. */
  status: number;
  /** The `error.code` in the body. */
  code?: string;
  retryAfterSeconds?: number;
  /** Takes what holds no card. */
  onlyCards?: true;
}

/** Fields of a member as Bot Connector tells them. */
export type Member = Record<string, string | undefined>;

/** The people Bot Connector tells about. */
export interface TeamsMembers {
  /** The conversation of every question. */
  readonly asked: readonly string[];
  /** How many people it tells at once at most. */
  pageSize: number;
  /** The tenant of everyone of whom nothing else is told. */
  belongTo(tenantId: string): void;
  /** What is told of the person with this id; null: nobody knows them. */
  tell(id: string, member: Member | null): void;
  /** Who is in a team. */
  list(conversation: string, members: Member[]): void;
  /** The next questions about people fail. */
  failNext(failure: ConnectorFailure, times?: number): void;
}

/** Bot Connector, the login server and the key server of Microsoft, on this machine. */
export interface TeamsConnector {
  readonly url: string;
  readonly serviceUrl: string;
  readonly issuer: string;
  readonly tokens: TokenIssuer;
  /** Everything the bot sent that was taken, in order. */
  readonly received: readonly RecordedActivity[];
  /** The chats with a person that the bot opened. */
  readonly opened: readonly { isGroup: boolean; tenantId: string; member: string }[];
  /** How often the bot tried to send something, refused ones included. */
  readonly attempts: () => number;
  failNext(failure: ConnectorFailure, times?: number): void;
  /** Takes no message in this conversation from now on. */
  refuseIn(conversationId: string, failure: ConnectorFailure | null): void;
  /** Does not open this conversation from now on; null: it does again. */
  refuseToOpen(conversationId: string, failure: ConnectorFailure | null): void;
  /** What is told of people: by default that whoever has an id of the tests' own people is an ordinary user. */
  readonly members: TeamsMembers;
  /** Takes messages without a token from now on, as the Playground does. */
  admitAnyone(): void;
  /** Takes none of the tokens that were given until now. */
  revokeTokens(): void;
  /** Refuses the bot's credentials from now on. */
  refuseCredentials(): void;
  /**
   * Waits until `enough` is true of what was received.
   *
   * @throws Error after `deadlineMs`, with what there is
   */
  waitFor(enough: (received: readonly RecordedActivity[]) => boolean, deadlineMs: number): Promise<void>;
  close(): Promise<void>;
}

/** What is asked to open the chat with one person. */
const directSchema = z.object({
  isGroup: z.literal(false),
  bot: z.looseObject({ id: z.string() }),
  members: z.tuple([z.looseObject({ id: z.string().min(1) })]),
  tenantId: z.string().min(1),
});

const activitySchema = z.record(z.string(), z.unknown());

export async function startTeamsConnector(credentials: {
  appId: string;
  appPassword: string;
  serviceUrl?: string;
}): Promise<TeamsConnector> {
  const server = express();
  const http = createServer(server).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const url = `http://127.0.0.1:${portOf(http.address())}`;
  const { serviceUrl = `${url}/emea/` } = credentials;
  const issuer = `${url}/issuer`;
  const tokens = await createTokenIssuer({ issuer, audience: credentials.appId, serviceUrl });

  const received: RecordedActivity[] = [];
  const opened: { isGroup: boolean; tenantId: string; member: string }[] = [];
  const failures: ConnectorFailure[] = [];
  const refusing = new Map<string, ConnectorFailure>();
  const refusingToOpen = new Map<string, ConnectorFailure>();
  const waiting = new Set<() => void>();
  let attempts = 0;
  let open = false;

  const refusalIn = ({ params, body }: Request): ConnectorFailure | undefined => {
    const failure = refusing.get(String(params.conversation));
    return failure?.onlyCards && !('attachments' in body) ? undefined : failure;
  };

  serveKeys(server, url, issuer, tokens);
  const login = serveLogin(server, credentials);
  const receive = (request: Request, response: Response): void => {
    attempts += 1;
    const failure = refusalIn(request) ?? failures.shift();
    const refusal = open || login.isIssued(request.get('authorization')) ? failure : { status: 401 };
    if (refusal) {
      answerFailure(response, refusal);
      return;
    }
    const id = String(1_700_000_000_000 + attempts);
    const conversationId = String(request.params.conversation);
    const replyToId = typeof request.params.replyTo === 'string' ? request.params.replyTo : null;
    const activity = activitySchema.parse(request.body);
    const parts = partsOf(activity);
    received.push(
      ...parts.map((part, at) => ({ id: at === 0 ? id : `${id}-${at}`, conversationId, replyToId, activity: part })),
    );
    response.status(201).json(parts.length === 1 ? { id } : {});
    for (const check of waiting) check();
  };
  server.use('/emea', express.json({ limit: '1mb' }));
  const members = serveMembers(server, (request) => open || login.isIssued(request.get('authorization')));
  server.post('/emea/v3/conversations/:conversation/activities', receive);
  server.post('/emea/v3/conversations/:conversation/activities/:replyTo', receive);
  // A changed message stands where the first one stood.
  server.put('/emea/v3/conversations/:conversation/activities/:replyTo', (request, response) => {
    const at = received.findIndex(({ id }) => id === request.params.replyTo);
    const earlier = received[at];
    const refusal =
      refusalIn(request) ??
      failures.shift() ??
      (earlier ? undefined : { status: 404, code: 'ActivityNotFoundInConversation' });
    if (refusal || !earlier) return answerFailure(response, refusal ?? { status: 404 });
    received[at] = { ...earlier, activity: activitySchema.parse(request.body) };
    response.status(200).json({ id: earlier.id });
    for (const check of waiting) check();
  });
  // Everyone who is asked about belongs to the tenant.
  server.get('/emea/v3/conversations/:conversation/members/:member', (request, response) => {
    const member = request.params.member.replace(/^29:/, '');
    response.json({ id: `29:${member}`, aadObjectId: member, name: 'Iemand', userRole: 'user' });
  });
  // The chat with a person is the same one, however often it is opened.
  server.post('/emea/v3/conversations', (request, response) => {
    const { isGroup, members, tenantId } = directSchema.parse(request.body);
    const id = `a:${members[0].id.replace(/^29:/, '')}`;
    const refusal = refusingToOpen.get(id) ?? failures.shift();
    if (refusal) return answerFailure(response, refusal);
    opened.push({ isGroup, tenantId, member: members[0].id });
    response.status(201).json({ id });
  });
  server.delete('/emea/v3/conversations/:conversation/activities/:replyTo', (_request, response) => {
    response.status(200).end();
  });

  return {
    url,
    serviceUrl,
    issuer,
    tokens,
    received,
    opened,
    attempts: () => attempts,
    members,
    failNext(failure, times = 1) {
      for (let left = times; left > 0; left--) failures.push(failure);
    },
    refuseIn(conversationId, failure) {
      if (failure === null) refusing.delete(conversationId);
      else refusing.set(conversationId, failure);
    },
    refuseToOpen(conversationId, failure) {
      if (failure === null) refusingToOpen.delete(conversationId);
      else refusingToOpen.set(conversationId, failure);
    },
    admitAnyone() {
      open = true;
    },
    revokeTokens: login.revoke,
    refuseCredentials: login.refuse,
    waitFor(enough, deadlineMs) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`Not enough arrived in time; there is: ${JSON.stringify(received, null, 2)}`));
        }, deadlineMs);
        const check = (): void => {
          if (!enough(received)) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** Teams shows text and cards of one activity as two messages, and then tells no id. */
function partsOf(activity: Record<string, unknown>): Record<string, unknown>[] {
  const { attachments, ...words } = activity;
  const hasCards = Array.isArray(attachments) && attachments.length > 0;
  if (!hasCards || typeof activity.text !== 'string' || activity.text.trim() === '') return [activity];
  return [words, { type: activity.type, attachments }];
}

function serveKeys(server: Express, url: string, issuer: string, tokens: TokenIssuer): void {
  server.get('/openid', (_request, response) => {
    response.json({ issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
  });
  server.get('/keys', (_request, response) => {
    response.json(tokens.keys);
  });
}

/** OAuth 2 client credentials, for whoever knows the app's password. */
function serveLogin(server: Express, credentials: { appId: string; appPassword: string }) {
  const issued = new Set<string>();
  let refusing = false;
  server.post('/:tenant/oauth2/v2.0/token', express.urlencoded(), (request, response) => {
    const { grant_type, client_id, client_secret, scope } = activitySchema.parse(request.body ?? {});
    const right =
      grant_type === 'client_credentials' &&
      client_id === credentials.appId &&
      client_secret === credentials.appPassword &&
      scope === 'https://api.botframework.com/.default';
    if (!right || refusing) {
      response.status(401).json({ error: 'invalid_client', error_description: 'wrong secret' });
      return;
    }
    const token = randomUUID();
    issued.add(`Bearer ${token}`);
    response.json({ token_type: 'Bearer', expires_in: 3600, access_token: token });
  });
  return {
    isIssued: (authorization: string | undefined) => issued.has(authorization ?? ''),
    revoke: () => issued.clear(),
    refuse: () => {
      refusing = true;
    },
  };
}

function answerFailure(response: Response, failure: ConnectorFailure): void {
  if (failure.status === 0) {
    response.destroy();
    return;
  }
  if (failure.retryAfterSeconds !== undefined) response.set('retry-after', String(failure.retryAfterSeconds));
  response.status(failure.status).json({ error: { code: failure.code ?? 'Failed', message: 'told to fail' } });
}

/**
 * The people of conversations, as Bot Connector tells them: one, or all of them a page at a time. Whoever a test says
 * nothing about is an ordinary user of the tenant in the request's own service address, and in no list.
 */
function serveMembers(server: Express, isAllowed: (request: Request) => boolean): TeamsMembers {
  const told = new Map<string, Member | null>();
  const lists = new Map<string, Member[]>();
  const failures: ConnectorFailure[] = [];
  const asked: string[] = [];
  let defaults: Member = { tenantId: '', userRole: 'user' };

  const refuse = (request: Request, response: Response): boolean => {
    asked.push(String(request.params.conversation));
    const failure = isAllowed(request) ? failures.shift() : { status: 401 };
    if (failure) answerFailure(response, failure);
    return failure !== undefined;
  };
  server.get('/emea/v3/conversations/:conversation/pagedmembers', (request, response) => {
    if (refuse(request, response)) return;
    const list = lists.get(String(request.params.conversation));
    if (!list) return void response.status(404).json({ error: { code: 'ConversationNotFound' } });
    const from = Number(request.query.continuationToken ?? 0);
    const to = from + Math.min(Number(request.query.pageSize), members.pageSize);
    response.json({
      members: list.slice(from, to).map((member) => ({ ...defaults, ...member })),
      ...(to < list.length ? { continuationToken: String(to) } : {}),
    });
  });
  server.get('/emea/v3/conversations/:conversation/members/:member', (request, response) => {
    if (refuse(request, response)) return;
    const id = String(request.params.member);
    const member = told.get(id);
    if (member === null) return void response.status(404).json({ error: { code: 'MemberNotFoundInConversation' } });
    response.json({ id: `29:${id}`, aadObjectId: id, ...defaults, ...member });
  });

  const members: TeamsMembers = {
    asked,
    pageSize: 500,
    belongTo(tenantId) {
      defaults = { ...defaults, tenantId };
    },
    tell: (id, member) => void told.set(id, member),
    list: (conversation, listed) => void lists.set(conversation, listed),
    failNext(failure, times = 1) {
      for (let left = times; left > 0; left--) failures.push(failure);
    },
  };
  return members;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
