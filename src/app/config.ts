import { existsSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { OpenAiConfig } from '../llm/openai-model.ts';
import type { SmtpConfig } from '../mail/smtp-mailer.ts';
import { KEY_BYTES, MAKE_KEY } from '../people/vault.ts';
import type { SlackConfig } from '../platforms/slack/slack.ts';
import type { TeamsConfig } from '../platforms/teams/authentication.ts';
import type { LogLevel } from '../telemetry/logger.ts';

/** Everything that is set from outside, checked and in the shape in which the program uses it. */
export interface Config {
  organisationName: string;
  /** `slack:U012345` or `teams:<Entra object id>`. */
  firstAdministrators: string[];
  host: string;
  port: number;
  /** Where people and platforms reach this program from outside, without a slash at the end; null: not told. */
  publicUrl: string | null;
  /** Of 32 bytes each: the first encrypts, all decrypt. */
  encryptionKeys: Buffer[];
  logLevel: LogLevel;
  database: { databaseUrl?: string; dataDir: string };
  slack: SlackConfig | null;
  teams: TeamsConfig | null;
  model: (OpenAiConfig & { answersPerPersonPerDay: number; embeddingModel: string | undefined }) | null;
  /** Whether texts are read for their meaning too, in this process; without it by their words only. */
  encoder: boolean;
  /** Null: no e-mail can be sent. */
  mail: SmtpConfig | null;
  /** Null: counters without chat get no links. */
  links: { signingKey: Uint8Array; publicUrl: string } | null;
  retention: Retention;
  documents: { maxBytes: number };
  /** Null: nobody gets figures. */
  metrics: {
    /** A port of their own; null: they are served where the platforms are. */
    port: number | null;
    host: string;
    /** Null: only on this machine, and only on a port of their own. */
    token: string | null;
  } | null;
  /** How many people one broker reaches with a broadcast; for more a second one has to agree. */
  broadcastApprovalAbove: number;
}

/** After how many days what is kept. */
export interface Retention {
  /** The text of events and messages, once they have been handled. */
  inboxDays: number;
  /** The memory of a conversation, and questions with their answers. */
  conversationDays: number;
  /** The log of who did what. */
  auditDays: number;
  /** What was asked and said about a case, once it is closed. */
  casesDays: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const days = (standard: number) => z.coerce.number().int().min(1).max(3650).default(standard);
const url = z.url({ protocol: /^https?$/, error: 'expected an address that begins with https://' });
const prefixed = (prefix: string) => z.string().startsWith(prefix, `expected a value that begins with ${prefix}`);
/** Others may listen to http on its way; on this machine itself nobody does. */
const publicUrl = z
  .url({ protocol: /^https?$/, error: 'expected an address that begins with https://' })
  .refine(isPublicUrl, 'expected https://, and nothing behind the path')
  .transform((given) => given.replace(/\/+$/, ''));
const encryptionKeys = z
  .string()
  .transform((given) => given.split(',').map((key) => key.trim()))
  .refine(
    (keys) => keys.every(isKey),
    `expected 32 bytes in base64, several with commas between; make one with: ${MAKE_KEY}`,
  )
  .transform((keys) => keys.map((key) => Buffer.from(key, 'base64')));
const uuid = z.guid('expected an id like 01234567-89ab-cdef-0123-456789abcdef');

/** More people than most brokers know by name. */
export const APPROVAL_ABOVE = 250;

/** As long as the hash it is for (RFC 2104, section 3). */
const SHORTEST_KEY_BYTES = 32;

/** What each variable must look like; an empty one counts as not set. */
const environmentSchema = z.object({
  ORGANISATION_NAME: z.string().max(200).optional(),
  FIRST_ADMINISTRATORS: z
    .string()
    .regex(/^\s*((slack|teams):[\w-]+\s*,?\s*)+$/, 'expected slack:U012345 or teams:<object id>, with commas between')
    .optional(),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number('expected a number').int().min(0).max(65535).default(3978),
  PUBLIC_URL: publicUrl.optional(),
  ENCRYPTION_KEY: encryptionKeys.optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'expected debug, info, warn, error or silent')
    .default('info'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected postgresql://user:password@host/database' })
    .optional(),
  DATA_DIR: z.string().default('.data'),

  SLACK_BOT_TOKEN: prefixed('xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'expected the signing secret of the Slack app').optional(),
  SLACK_APP_TOKEN: prefixed('xapp-').optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\w.-]+$/, 'expected the client id of the Slack app')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().min(8, 'expected the client secret of the Slack app').optional(),
  SLACK_API_URL: url.default('https://slack.com/api/'),
  SLACK_AUTHORIZE_URL: url.default('https://slack.com/oauth/v2/authorize'),

  TEAMS_APP_ID: uuid.optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_TENANT_ID: uuid.optional(),
  TEAMS_LOGIN_URL: url.optional(),
  TEAMS_TOKEN_ISSUER: url.optional(),
  TEAMS_OPENID_METADATA_URL: url.optional(),

  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: z.string().default('gpt-4.1-mini'),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  AZURE_OPENAI_ENDPOINT: url.optional(),
  AZURE_OPENAI_API_KEY: z.string().optional(),
  AZURE_OPENAI_DEPLOYMENT: z.string().optional(),
  AZURE_OPENAI_API_VERSION: z.string().default('2024-10-21'),
  MODEL_TIMEOUT_MS: z.coerce.number('expected a number of milliseconds').int().min(100).max(120_000).default(15_000),
  MODEL_ANSWERS_PER_PERSON_PER_DAY: z.coerce.number('expected a number').int().min(0).default(50),

  ENCODER: z.enum(['on', 'off'], 'expected on or off').default('on'),

  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'expected smtps://user:password@host:465 or smtp://host' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'expected an address, or Name <address>')
    .optional(),
  LINK_SIGNING_KEY: z
    .base64('expected base64, as openssl rand -base64 32 makes it')
    .refine((key) => Buffer.from(key, 'base64').length >= SHORTEST_KEY_BYTES, 'expected at least 32 bytes in base64')
    .optional(),
  BROADCAST_APPROVAL_ABOVE: z.coerce.number('expected a number of people').int().min(0).default(APPROVAL_ABOVE),
  DOCUMENT_MAX_MB: z.coerce.number('expected a number of megabytes').int().min(1).max(200).default(25),

  METRICS_PORT: z.coerce.number('expected a number').int().min(0).max(65535).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{32,}$/, 'expected at least 32 letters and digits, as openssl rand -hex 32 makes them')
    .optional(),

  RETENTION_INBOX_DAYS: days(7),
  RETENTION_CONVERSATION_DAYS: days(30),
  // Five years, leap days included.
  RETENTION_AUDIT_DAYS: days(1826),
  RETENTION_CASES_DAYS: days(730),
});

/** The name of every variable that is read. */
export const SETTINGS: readonly string[] = Object.keys(environmentSchema.shape);

type Variables = z.infer<typeof environmentSchema>;
type VariableName = keyof Variables;

/** Variables that mean something only together: when one of `any` is set, all of `needs` must be. */
const TOGETHER: readonly { any: VariableName[]; needs: VariableName[]; purpose: string }[] = [
  {
    any: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
    needs: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'PUBLIC_URL', 'ENCRYPTION_KEY'],
    purpose: 'Slack in several workspaces',
  },
  {
    any: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'],
    needs: ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID'],
    purpose: 'Teams',
  },
  {
    any: ['TEAMS_LOGIN_URL', 'TEAMS_TOKEN_ISSUER', 'TEAMS_OPENID_METADATA_URL'],
    needs: ['TEAMS_LOGIN_URL', 'TEAMS_TOKEN_ISSUER', 'TEAMS_OPENID_METADATA_URL'],
    purpose: 'a Bot Connector of your own',
  },
  {
    any: ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_DEPLOYMENT'],
    needs: ['AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_DEPLOYMENT'],
    purpose: 'Azure OpenAI',
  },
  { any: ['SMTP_URL', 'MAIL_FROM'], needs: ['SMTP_URL', 'MAIL_FROM'], purpose: 'e-mail' },
  { any: ['LINK_SIGNING_KEY'], needs: ['PUBLIC_URL'], purpose: 'links in e-mail' },
];

/**
 * Reads the environment: the only place that does.
 *
 * @param environment another one, for tests
 * @throws AppError `config.invalid` that lists every mistake, by the name of the variable, with what was expected
 */
export function readConfig(environment: Environment = processEnvironment()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = environmentSchema.safeParse(given);
  const mistakes = [
    ...(read.error?.issues ?? []).map((issue) => `${String(issue.path[0])}: ${issue.message}`),
    ...missingTogether(given),
  ];
  if (!read.success || mistakes.length > 0) throw invalid(mistakes);
  return asConfig(read.data);
}

/** The names of the settings that are set, in the order in which the environment is read. */
export function settingsGiven(environment: Environment = processEnvironment()): string[] {
  return SETTINGS.filter((name) => environment[name]?.trim());
}

/** The variables of the process, and those of a file `.env` in the current folder, which never override them. */
function processEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

function missingTogether(given: Environment): string[] {
  const missing = TOGETHER.filter(({ any }) => any.some((name) => given[name])).flatMap(({ needs, purpose }) =>
    needs.filter((name) => !given[name]).map((name) => `${name}: expected as well, for ${purpose}${hint(name)}`),
  );
  const slack = given.SLACK_BOT_TOKEN || given.SLACK_CLIENT_ID;
  if (slack && !given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN) {
    missing.push('SLACK_SIGNING_SECRET: expected for Slack over HTTP (or SLACK_APP_TOKEN for Socket Mode)');
  }
  if (!slack && (given.SLACK_SIGNING_SECRET || given.SLACK_APP_TOKEN)) {
    missing.push('SLACK_BOT_TOKEN: expected as well, for Slack (or SLACK_CLIENT_ID for several workspaces)');
  }
  if ((given.SLACK_BOT_TOKEN || given.TEAMS_APP_ID) && !given.ORGANISATION_NAME) {
    missing.push('ORGANISATION_NAME: expected the name of the organisation whose Slack or Teams is connected');
  }
  return missing;
}

function hint(name: VariableName): string {
  return name === 'ENCRYPTION_KEY' ? `; make a key with: ${MAKE_KEY}` : '';
}

function asConfig(set: Variables): Config {
  return {
    organisationName: set.ORGANISATION_NAME ?? '',
    firstAdministrators: (set.FIRST_ADMINISTRATORS ?? '').split(/[\s,]+/).filter((name) => name !== ''),
    host: set.HOST,
    port: set.PORT,
    publicUrl: set.PUBLIC_URL ?? null,
    encryptionKeys: set.ENCRYPTION_KEY ?? [],
    logLevel: set.LOG_LEVEL,
    database: { dataDir: set.DATA_DIR, ...(set.DATABASE_URL ? { databaseUrl: set.DATABASE_URL } : {}) },
    slack: slackConfig(set),
    teams: teamsConfig(set),
    model: modelConfig(set),
    encoder: set.ENCODER === 'on',
    mail: mailConfig(set),
    links:
      set.LINK_SIGNING_KEY && set.PUBLIC_URL
        ? { signingKey: Buffer.from(set.LINK_SIGNING_KEY, 'base64'), publicUrl: set.PUBLIC_URL }
        : null,
    retention: {
      inboxDays: set.RETENTION_INBOX_DAYS,
      conversationDays: set.RETENTION_CONVERSATION_DAYS,
      auditDays: set.RETENTION_AUDIT_DAYS,
      casesDays: set.RETENTION_CASES_DAYS,
    },
    metrics: metricsConfig(set),
    documents: { maxBytes: set.DOCUMENT_MAX_MB * 1024 * 1024 },
    broadcastApprovalAbove: set.BROADCAST_APPROVAL_ABOVE,
  };
}

/** What nobody asked for is not served; without a token only this machine gets it. */
function metricsConfig({ METRICS_PORT, METRICS_TOKEN, HOST }: Variables): Config['metrics'] {
  const port = METRICS_PORT ?? null;
  const token = METRICS_TOKEN ?? null;
  if (port === null && token === null) return null;
  return { port, token, host: token === null ? '127.0.0.1' : HOST };
}

/** Slack waits three seconds for an acknowledgement; a call of ours may take longer, but not much. */
const SLACK_REQUEST_TIMEOUT_MS = 10_000;

function slackConfig(set: Variables): SlackConfig | null {
  const oauth = slackOauth(set);
  if (!set.SLACK_BOT_TOKEN && !oauth) return null;
  return {
    botToken: set.SLACK_BOT_TOKEN,
    oauth,
    signingSecret: set.SLACK_SIGNING_SECRET,
    appToken: set.SLACK_APP_TOKEN,
    apiUrl: set.SLACK_API_URL,
    requestTimeoutMs: SLACK_REQUEST_TIMEOUT_MS,
  };
}

function slackOauth(set: Variables): SlackConfig['oauth'] {
  if (!set.SLACK_CLIENT_ID || !set.SLACK_CLIENT_SECRET || !set.PUBLIC_URL) return undefined;
  return {
    clientId: set.SLACK_CLIENT_ID,
    clientSecret: set.SLACK_CLIENT_SECRET,
    authorizeUrl: set.SLACK_AUTHORIZE_URL,
    publicUrl: set.PUBLIC_URL,
  };
}

function teamsConfig(set: Variables): TeamsConfig | null {
  if (!set.TEAMS_APP_ID || !set.TEAMS_APP_PASSWORD || !set.TEAMS_TENANT_ID) return null;
  return {
    kind: 'credentials',
    appId: set.TEAMS_APP_ID,
    appPassword: set.TEAMS_APP_PASSWORD,
    tenantId: set.TEAMS_TENANT_ID,
    loginUrl: set.TEAMS_LOGIN_URL,
    tokenIssuer: set.TEAMS_TOKEN_ISSUER,
    openIdMetadataUrl: set.TEAMS_OPENID_METADATA_URL,
  };
}

/** A mail server that says nothing for so long will not; the lease of the outbox is longer than both together. */
const MAIL_TIMEOUTS = { silenceTimeoutMs: 20_000, totalTimeoutMs: 60_000 } as const;

function mailConfig(set: Variables): SmtpConfig | null {
  if (!set.SMTP_URL || !set.MAIL_FROM) return null;
  return { url: set.SMTP_URL, from: set.MAIL_FROM, ...MAIL_TIMEOUTS };
}

function modelConfig(set: Variables): Config['model'] {
  const common = {
    timeoutMs: set.MODEL_TIMEOUT_MS,
    answersPerPersonPerDay: set.MODEL_ANSWERS_PER_PERSON_PER_DAY,
    embeddingModel: set.OPENAI_EMBEDDING_MODEL,
  };
  if (set.AZURE_OPENAI_ENDPOINT && set.AZURE_OPENAI_API_KEY && set.AZURE_OPENAI_DEPLOYMENT) {
    return {
      kind: 'azure',
      apiKey: set.AZURE_OPENAI_API_KEY,
      endpoint: set.AZURE_OPENAI_ENDPOINT,
      apiVersion: set.AZURE_OPENAI_API_VERSION,
      model: set.AZURE_OPENAI_DEPLOYMENT,
      ...common,
    };
  }
  if (!set.OPENAI_API_KEY && !set.OPENAI_BASE_URL) return null;
  // A server of one's own behind a base address often asks for no key; the client insists on some text.
  return {
    kind: 'openai',
    apiKey: set.OPENAI_API_KEY ?? 'none',
    baseUrl: set.OPENAI_BASE_URL,
    model: set.OPENAI_MODEL,
    ...common,
  };
}

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

function isPublicUrl(given: string): boolean {
  const url = URL.parse(given);
  if (url === null || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || LOOPBACK.has(url.hostname);
}

function isKey(given: string): boolean {
  return /^[A-Za-z0-9+/]+=*$/.test(given) && Buffer.from(given, 'base64').length === KEY_BYTES;
}

function invalid(mistakes: readonly string[]): AppError {
  return new AppError({
    code: 'config.invalid',
    message: `The configuration is not right:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
  });
}
