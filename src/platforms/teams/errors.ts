import { AppError } from '../../errors.ts';
import { refusalOf, type TeamsMeaning } from './error-names.ts';

/** Found under the connection: nothing was sent. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'REQUEST_SEND_ERROR',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * What a failed request to Bot Connector means for delivery.
 *
 * @param error whatever the connector client rejected with
 */
export function deliveryError(error: unknown): AppError {
  if (error instanceof AppError) return ownError(error);
  const status = numberIn(error, 'statusCode');
  if (status !== undefined) return httpError(status, error);
  const code = networkCode(error);
  if (code !== undefined && NEVER_SENT.has(code)) return unavailable(error);
  return new AppError({
    code: 'delivery.uncertain',
    message: 'The connection to Teams was cut off: the message may have arrived.',
    retryable: true,
    cause: error,
  });
}

/** What a failed request to open a chat means: one that was cut off is made again, and opens the same chat. */
export function openingError(error: unknown): AppError {
  const meaning = deliveryError(error);
  return meaning.code === 'delivery.uncertain' ? unavailable(error) : meaning;
}

/** Something went wrong before Bot Connector was asked: the login server did not give the bot a token. */
function ownError(error: AppError): AppError {
  if (error.code.startsWith('delivery.')) return error;
  if (error.code !== 'teams.credentials') return unavailable(error);
  const { message } = error;
  return new AppError({ code: 'delivery.token-refused', message, retryable: true, cause: error });
}

/**
 * The answers to a change after which a new message can still arrive. Teams gives 400, 403, 405 and 409 for cards that
 * it did show (microsoft/botbuilder-dotnet issues 4838 and 6273, MicrosoftDocs/bot-docs issue 2154).
 */
const CHANGE_REFUSED: ReadonlySet<number | undefined> = new Set([400, 403, 404, 405, 409, 410, 413]);

/** What a failed request to change an earlier message means: what is refused for good is sent as a new message. */
export function changeError(error: unknown): AppError {
  return CHANGE_REFUSED.has(numberIn(error, 'statusCode')) ? notReplaceable(error) : deliveryError(error);
}

export function notReplaceable(cause: unknown): AppError {
  return new AppError({
    code: 'delivery.not-replaceable',
    message: 'Teams does not let this message be changed.',
    cause,
  });
}

/**
 * What the answer of the login server to the bot's request for a token means.
 *
 * @param reason the server's own error code, such as `invalid_client`
 */
export function credentialsError(status: number, reason: string): AppError {
  if (status === 429 || status >= 500) return loginUnavailable(new Error(`status ${status}`));
  return new AppError({
    code: 'teams.credentials',
    message:
      `Microsoft does not accept the bot's credentials (${reason}). Copy the app id and the tenant id of the Azure ` +
      'Bot (type SingleTenant) to TEAMS_APP_ID and TEAMS_TENANT_ID, and a client secret that has not expired to ' +
      'TEAMS_APP_PASSWORD.',
  });
}

/** The login server cannot be reached, or is out of order. */
export function loginUnavailable(cause: unknown): AppError {
  return new AppError({
    code: 'teams.unavailable',
    message: 'The login server of Microsoft does not answer. Check the network, or try again later.',
    retryable: true,
    cause,
  });
}

/** It may come right: the bot tries again, or waits until it does. */
const RETRYABLE: ReadonlySet<TeamsMeaning> = new Set(['delivery.token-refused', 'delivery.unavailable']);

function httpError(status: number, error: unknown): AppError {
  const name = connectorCode(error);
  const { code, says } = refusalOf(status, name);
  if (code === 'delivery.rate-limited') return rateLimited(error);
  return new AppError({
    code,
    message: `Teams: ${says} (${name ?? `status ${status}`}).`,
    retryable: RETRYABLE.has(code),
    ...waitAskedFor(error),
    cause: error,
  });
}

function unavailable(cause: unknown): AppError {
  return new AppError({ code: 'delivery.unavailable', message: 'Teams does not answer.', retryable: true, cause });
}

function rateLimited(error: unknown): AppError {
  return new AppError({
    code: 'delivery.rate-limited',
    message: 'Teams takes no more messages for now.',
    retryable: true,
    ...waitAskedFor(error),
    cause: error,
  });
}

/** How long Teams asks to wait, where it says so: with too much at once, and also when it is out of order. */
function waitAskedFor(error: unknown): { retryAfterMs?: number } {
  const seconds = Number.parseInt(retryAfter(error) ?? '', 10);
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {};
}

/** The `retry-after` header of the response an error was made of, in seconds. */
function retryAfter(error: unknown): string | undefined {
  const headers = fieldOf(fieldOf(error, 'response'), 'headers');
  const get = fieldOf(headers, 'get');
  if (typeof get !== 'function') return undefined;
  const value: unknown = get.call(headers, 'retry-after');
  return typeof value === 'string' ? value : undefined;
}

/** Bot Connector's own code: `{"error":{"code":…}}`, or a sub code inside a message that is JSON itself. */
function connectorCode(error: unknown): string | undefined {
  const body = jsonOf(textIn(fieldOf(error, 'response'), 'bodyAsText'));
  const inner = jsonOf(textIn(body, 'message'));
  return textIn(fieldOf(body, 'error'), 'code') ?? textIn(inner, 'subCode') ?? textIn(error, 'code');
}

function networkCode(error: unknown): string | undefined {
  return textIn(error, 'code') ?? textIn(fieldOf(error, 'cause'), 'code');
}

function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : undefined;
}

function numberIn(value: unknown, name: string): number | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'number' ? field : undefined;
}
