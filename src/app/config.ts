import { existsSync } from 'node:fs';
import { AppError } from '../errors.ts';
import type { OpenAiConfig } from '../llm/openai-model.ts';
import type { SmtpConfig } from '../mail/smtp-mailer.ts';
import type { SlackConfig } from '../platforms/slack/slack.ts';
import type { TeamsConfig } from '../platforms/teams/authentication.ts';
import type { LogLevel } from '../telemetry/logger.ts';
import { type Environment, environmentSchema, missingTogether, SETTINGS, type Variables } from './settings.ts';

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
  /** Where traces go: a collector that speaks OTLP over HTTP; null: there are none. */
  tracesTo: string | null;
  /** Null: nobody gets figures. */
  metrics: {
    /** A port of their own; null: they are served where the platforms are. */
    port: number | null;
    host: string;
    /** Null: only on this machine, and only on a port of their own. */
    token: string | null;
  } | null;
  /** How many messages a minute that nobody waits for a workspace of Slack is sent. */
  slackMessagesAMinute: number;
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
    tracesTo: set.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    documents: { maxBytes: set.DOCUMENT_MAX_MB * 1024 * 1024 },
    slackMessagesAMinute: set.SLACK_MESSAGES_A_MINUTE,
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

function invalid(mistakes: readonly string[]): AppError {
  return new AppError({
    code: 'config.invalid',
    message: `The configuration is not right:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
  });
}
