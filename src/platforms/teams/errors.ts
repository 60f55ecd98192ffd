import { AppError } from '../../errors.ts';

/**
 * Codes of Bot Connector, from "Status codes from bot conversational APIs" on learn.microsoft.com and, for
 * `MessageWritesBlocked` and `BotDisabledByUser`, answers of Microsoft's support there.
 */
const BLOCKED: ReadonlySet<string> = new Set([
  'BotDisabledByAdmin',
  'BotDisabledByUser',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'NotEnoughPermissions',
]);

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
  if (error instanceof AppError) return error.code.startsWith('delivery.') ? error : unavailable(error);
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

/** What a failed request to change an earlier message means: one that is gone cannot be changed. */
export function changeError(error: unknown): AppError {
  return numberIn(error, 'statusCode') === 404 ? notReplaceable(error) : deliveryError(error);
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

function httpError(status: number, error: unknown): AppError {
  const code = connectorCode(error) ?? `status ${status}`;
  if (status === 429) return rateLimited(error);
  // 412: two requests met in one conversation. 401: the credentials are to blame, not this message.
  if (status >= 500 || status === 408 || status === 412 || status === 401) return unavailable(error);
  if (status === 404) return notInstalled(code, error);
  if (status !== 403) {
    return new AppError({ code: 'delivery.rejected', message: `Teams refuses this message (${code}).`, cause: error });
  }
  if (BLOCKED.has(code)) {
    return new AppError({
      code: 'delivery.blocked',
      message: `Teams does not let the bot write here (${code}).`,
      cause: error,
    });
  }
  // BotNotInConversationRoster, ForbiddenOperationException and whatever else Teams forbids a bot that is not there.
  return notInstalled(code, error);
}

function notInstalled(code: string, cause: unknown): AppError {
  return new AppError({ code: 'delivery.not-installed', message: `The bot is not there in Teams (${code}).`, cause });
}

function unavailable(cause: unknown): AppError {
  return new AppError({ code: 'delivery.unavailable', message: 'Teams does not answer.', retryable: true, cause });
}

function rateLimited(error: unknown): AppError {
  const seconds = Number.parseInt(retryAfter(error) ?? '', 10);
  return new AppError({
    code: 'delivery.rate-limited',
    message: 'Teams takes no more messages for now.',
    retryable: true,
    ...(Number.isFinite(seconds) && seconds >= 0 ? { retryAfterMs: seconds * 1000 } : {}),
    cause: error,
  });
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
