import { z } from 'zod';
import { SLACK_MESSAGES_A_MINUTE } from '../delivery/pace.ts';
import { RETENTION_BOUNDS, type RetentionKind } from '../people/retention-terms.ts';
import { KEY_BYTES, MAKE_KEY } from '../people/vault.ts';

/** Variables by name; those that are not set may be there or not. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Between the bounds within which it may be changed in chat and at the command line as well. */
const days = (kind: RetentionKind, standard: number) => {
  const { least, most } = RETENTION_BOUNDS[kind];
  const expected = `expected a whole number of days from ${least} to ${most}`;
  return z.coerce.number(expected).int(expected).min(least, expected).max(most, expected).default(standard);
};
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
export const environmentSchema = z.object({
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
  MODEL_TIMEOUT_MS: z.coerce.number('expected a number of milliseconds').int().min(100).max(120000).default(15000),
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
  SLACK_MESSAGES_A_MINUTE: z.coerce
    .number('expected a number of messages')
    .int()
    .min(1)
    .max(3_000)
    .default(SLACK_MESSAGES_A_MINUTE),
  DOCUMENT_MAX_MB: z.coerce.number('expected a number of megabytes').int().min(1).max(200).default(25),

  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'expected an address, as http://collector:4318' })
    .optional(),
  METRICS_PORT: z.coerce.number('expected a number').int().min(0).max(65535).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{32,}$/, 'expected at least 32 letters and digits, as openssl rand -hex 32 makes them')
    .optional(),

  RETENTION_INBOX_DAYS: days('inbox', 7),
  RETENTION_CONVERSATION_DAYS: days('conversations', 30),
  // Five years, leap days included.
  RETENTION_AUDIT_DAYS: days('audit', 1826),
  RETENTION_CASES_DAYS: days('cases', 730),
});

/** The name of every variable that is read. */
export const SETTINGS: readonly string[] = Object.keys(environmentSchema.shape);
/** What was read, each in the type in which it is used. */
export type Variables = z.infer<typeof environmentSchema>;
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

/** What is missing beside what was given, each a line with the name of the variable and what it is for. */
export function missingTogether(given: Environment): string[] {
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

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
function isPublicUrl(given: string): boolean {
  const url = URL.parse(given);
  if (url === null || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || LOOPBACK.has(url.hostname);
}

function isKey(given: string): boolean {
  return /^[A-Za-z0-9+/]+=*$/.test(given) && Buffer.from(given, 'base64').length === KEY_BYTES;
}
