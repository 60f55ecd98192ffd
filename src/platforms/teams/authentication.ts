import { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { credentialsError, loginUnavailable } from './errors.ts';

/** How the bot proves who it is, and how it knows who asks. */
export type TeamsConfig =
  | {
      kind: 'credentials';
      appId: string;
      appPassword: string;
      /** The home tenant of the bot: new Azure bots are SingleTenant. */
      tenantId: string;
      /** These three together point to a local issuer, for tests; and allow a Bot Connector on this machine. */
      loginUrl?: string | undefined;
      tokenIssuer?: string | undefined;
      openIdMetadataUrl?: string | undefined;
    }
  /** Lets everyone in. Only for the demo on this machine. */
  | { kind: 'open'; tenantId: string };

type Credentials = Extract<TeamsConfig, { kind: 'credentials' }>;
type AdapterParameters = ConstructorParameters<typeof TeamsAdapter>;
type CredentialsFactory = NonNullable<AdapterParameters[1]>;
type ConnectorOptions = NonNullable<AdapterParameters[3]>;
type RequestCredentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;
type Turn = (context: TurnContext) => Promise<void>;

/** Sources: learn.microsoft.com/azure/bot-service/rest-api, "Authentication". */
const LOGIN_URL = 'https://login.microsoftonline.com';
const TOKEN_ISSUER = 'https://api.botframework.com';
const OPEN_ID_METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const SCOPE = 'https://api.botframework.com';

/** Longer than Teams ever takes, shorter than the 15 seconds it gives the bot. */
const REQUEST_TIMEOUT_MS = 10_000;
/** A token is renewed this long before it ends, so that it does not end on its way. */
const TOKEN_MARGIN_MS = 5 * 60_000;

/** Whether a Bot Connector on this machine itself is one to talk to. */
export function allowsLoopback(config: TeamsConfig): boolean {
  return config.kind === 'open' || config.tokenIssuer !== undefined;
}

/** What comes in, checked, and what goes out, signed. */
export interface Connection {
  readonly adapter: TeamsAdapter;
  /**
   * Checks who asks and runs one turn.
   *
   * @param authorization the header of that name, or an empty text
   * @returns the response to an invoke; undefined for every other activity
   * @throws AuthenticationError of the Bot Framework, or what `turn` throws
   */
  receive(authorization: string, activity: Activity, turn: Turn): ReturnType<PlainAdapter['receive']>;
  /** @throws AppError `teams.credentials`, `teams.unavailable` (retryable) */
  checkCredentials(): Promise<void>;
}

/** `process` of the base class answers HTTP itself and writes errors, which may quote a message, to the console. */
class PlainAdapter extends TeamsAdapter {
  receive(authorization: string, activity: Activity, turn: Turn) {
    return this.processActivity(authorization, activity, turn);
  }
}

export function createConnection(config: TeamsConfig): Connection {
  if (config.kind === 'open') {
    const adapter = new PlainAdapter(
      {},
      undefined,
      undefined,
      connectorOptions(() => undefined),
    );
    return {
      adapter,
      // No header: with one, the SDK would go and check it.
      receive: (_authorization, activity, turn) => adapter.receive('', activity, turn),
      checkCredentials: () => Promise.resolve(),
    };
  }
  const tokens = createTokens(config);
  const adapter = new PlainAdapter(
    authenticationOptions(config),
    credentialsFactory(config, tokens),
    { requiredEndorsements: [], validateClaims: (claims) => checkClaims(claims, config) },
    connectorOptions(tokens.forget),
  );
  return {
    adapter,
    receive: (authorization, activity, turn) => adapter.receive(authorization, activity, turn),
    checkCredentials: async () => {
      await tokens.get();
    },
  };
}

/** Given in full: with one of them set and another not, the SDK uses neither Microsoft's value nor ours. */
function authenticationOptions(config: Credentials): NonNullable<AdapterParameters[0]> {
  const openIdMetadataUrl = config.openIdMetadataUrl ?? OPEN_ID_METADATA_URL;
  return {
    MicrosoftAppId: config.appId,
    MicrosoftAppTenantId: config.tenantId,
    ToChannelFromBotLoginUrl: `${config.loginUrl ?? LOGIN_URL}/${config.tenantId}`,
    ToChannelFromBotOAuthScope: SCOPE,
    ToBotFromChannelTokenIssuer: config.tokenIssuer ?? TOKEN_ISSUER,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  };
}

/**
 * The SDK also takes tokens for skills and for the Bot Framework Emulator, which say nothing about the service
 * address; and with a token of the right kind it does not look at the address when the activity names none.
 */
function checkClaims(claims: readonly { type: string; value: string }[], config: Credentials): Promise<void> {
  const claim = (type: string) => claims.find((candidate) => candidate.type === type)?.value;
  const right =
    claim('iss') === (config.tokenIssuer ?? TOKEN_ISSUER) &&
    claim('aud') === config.appId &&
    Boolean(claim('serviceurl'));
  if (right) return Promise.resolve();
  return Promise.reject(
    new AppError({ code: 'teams.unauthorized', message: 'The token is not one of Teams for this bot.' }),
  );
}

/** @param onUnauthorized called when Bot Connector does not take the bot's token */
function connectorOptions(onUnauthorized: () => void): ConnectorOptions {
  return {
    // Delivery tries again, with the database as its memory.
    noRetryPolicy: true,
    requestPolicyFactories: (defaults) => [
      ...defaults,
      // Last, so that it sees the response before that is made into an error.
      {
        create: (next) => ({
          async sendRequest(request) {
            request.timeout = REQUEST_TIMEOUT_MS;
            const response = await next.sendRequest(request);
            if (response.status === 401) onUnauthorized();
            return response;
          },
        }),
      },
    ],
  };
}

function credentialsFactory(config: Credentials, tokens: Tokens): CredentialsFactory {
  const credentials: RequestCredentials = {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await tokens.get()}`);
      return request;
    },
  };
  return {
    isValidAppId: (appId) => Promise.resolve(appId === config.appId),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () => Promise.resolve(credentials),
  };
}

interface Tokens {
  /** @throws AppError `teams.credentials`, `teams.unavailable` (retryable) */
  get(): Promise<string>;
  /** The next one must be a new one. */
  forget(): void;
}

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });
const refusalSchema = z.object({ error: z.string().regex(/^[a-z_]{1,60}$/) });

/**
 * The bot's own token, by OAuth 2 client credentials, kept until it ends. Written out because MSAL, which the SDK
 * would use, has no time-out, insists on https and on discovery over the internet, and keeps its tokens per process.
 */
function createTokens(config: Credentials): Tokens {
  let current: { token: string; renewAt: number } | null = null;
  let renewing: Promise<string> | null = null;

  async function renew(): Promise<string> {
    const answer = await requestToken(config);
    current = { token: answer.access_token, renewAt: Date.now() + answer.expires_in * 1000 - TOKEN_MARGIN_MS };
    return answer.access_token;
  }

  return {
    get() {
      if (current !== null && Date.now() < current.renewAt) return Promise.resolve(current.token);
      renewing ??= renew().finally(() => {
        renewing = null;
      });
      return renewing;
    },
    forget() {
      current = null;
    },
  };
}

async function requestToken(config: Credentials): Promise<z.infer<typeof tokenSchema>> {
  const url = `${config.loginUrl ?? LOGIN_URL}/${encodeURIComponent(config.tenantId)}/oauth2/v2.0/token`;
  const { status, body } = await postForm(url, {
    grant_type: 'client_credentials',
    client_id: config.appId,
    client_secret: config.appPassword,
    scope: `${SCOPE}/.default`,
  });
  const answer = tokenSchema.safeParse(body);
  if (status === 200 && answer.success) return answer.data;
  const refusal = refusalSchema.safeParse(body);
  throw credentialsError(status, refusal.success ? refusal.data.error : `status ${status}`);
}

async function postForm(url: string, fields: Record<string, string>): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : null };
  } catch (cause) {
    throw loginUnavailable(cause);
  }
}
