import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { meaningOf, type SlackMeaning } from './error-names.ts';

const { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** Where the network failed before a request was sent; after any other failure it may have arrived. */
const NOT_SENT = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** It may come right: the bot tries again, or waits until it does. */
const RETRYABLE: ReadonlySet<SlackMeaning> = new Set(['delivery.token-refused', 'delivery.unavailable']);

/** The bot's credentials are wrong, or do not allow what it must do. */
const CREDENTIALS: ReadonlySet<SlackMeaning | undefined> = new Set([
  'delivery.token-refused',
  'delivery.missing-scope',
  'delivery.not-installed',
]);

const platformErrorSchema = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string(), needed: z.string().optional() }),
});

/**
 * Slack's own code of a failed Web API call, such as `already_reacted`; undefined for any other error. Looks at the
 * shape: the Socket Mode client has a Web API client of its own, with its own error classes.
 */
export function platformErrorOf(error: unknown): string | undefined {
  return platformErrorSchema.safeParse(error).data?.data.error;
}

/** The scope that Slack says is missing (`missing_scope`); undefined for any other error. */
export function neededScopeOf(error: unknown): string | undefined {
  return platformErrorSchema.safeParse(error).data?.data.needed;
}

/**
 * What a failed Web API call means for delivery.
 *
 * @param error whatever a call of the Web API client rejected with
 */
export function deliveryError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = platformErrorOf(error);
  if (code !== undefined) return refusal(code, error);
  if (error instanceof WebAPIRateLimitedError) return rateLimited(error.retryAfter, error);
  if (error instanceof WebAPIHTTPError) return httpError(error.statusCode, error.headers['retry-after'] ?? null, error);
  if (error instanceof WebAPIRequestError) return networkError(error.original);
  // What the client has no class for: a 429 that does not say how long to wait.
  return unavailable(error);
}

/** What a failed request to change an earlier message means: what is refused for good is sent as a new message. */
export function changeError(error: unknown): AppError {
  const failure = deliveryError(error);
  if (failure.retryable || failure.code === 'delivery.not-replaceable') return failure;
  const message = `Slack does not let this message be changed. ${failure.message}`;
  return new AppError({ code: 'delivery.not-replaceable', message, cause: error });
}

/** What a request that got no answer means for delivery: it may have arrived, unless there was no connection at all. */
export function networkError(error: unknown): AppError {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return NOT_SENT.has(code) ? unavailable(error) : uncertain(error);
}

/**
 * What the answer to a post to a `response_url` means for delivery. Such an address holds for 30 minutes and five
 * messages; after that Slack answers 404 or 410 and it never comes right.
 *
 * @param retryAfter the header of that name, in seconds
 */
export function responseUrlError(status: number, retryAfter: string | null): AppError {
  return httpError(status, retryAfter, undefined);
}

/** What may come right by itself. */
const PASSING: ReadonlySet<SlackMeaning | undefined> = new Set([
  'delivery.unavailable',
  'delivery.uncertain',
  'delivery.rate-limited',
]);

/**
 * What a failure at the start means: `slack.credentials` with what to do, `slack.refused` with what Slack calls it, or
 * `slack.unavailable` (retryable).
 */
export function startError(error: unknown): AppError {
  const code = platformErrorOf(error);
  const meaning = code === undefined ? undefined : meaningOf(code);
  if (code === undefined || PASSING.has(meaning?.code)) {
    const name = code === undefined ? '' : ` (${code})`;
    return new AppError({
      code: 'slack.unavailable',
      message: `Slack does not answer as it should${name}. Check the network and SLACK_API_URL, or try again later.`,
      retryable: true,
      cause: error,
    });
  }
  if (!CREDENTIALS.has(meaning?.code)) {
    const says = meaning === undefined ? '' : `: ${meaning.says}`;
    return new AppError({
      code: 'slack.refused',
      message:
        `Slack refuses to let the bot in (${code}${says}). Waiting does not help: look the name up in Slack's ` +
        'documentation of auth.test and apps.connections.open, or ask who looks after Slack.',
      cause: error,
    });
  }
  return new AppError({
    code: 'slack.credentials',
    message:
      `Slack does not accept the credentials (${code}). Install the app in the workspace and copy the bot token ` +
      'to SLACK_BOT_TOKEN and, for Socket Mode, the app-level token with connections:write to SLACK_APP_TOKEN. ' +
      'A workspace that was invited is connected again with `impact tenant invite slack`.',
    cause: error,
  });
}

function httpError(status: number, retryAfter: string | null, cause: unknown): AppError {
  const seconds = Number.parseInt(retryAfter ?? '', 10);
  if (status === 429) return rateLimited(seconds, cause);
  if (status === 504) return uncertain(cause);
  if (status >= 500) return unavailable(cause, seconds);
  if (status === 413) {
    return new AppError({ code: 'delivery.layout-refused', message: 'Slack: the message is too large (413).', cause });
  }
  return rejected(`status ${status}`, cause);
}

function refusal(name: string, error: unknown): AppError {
  const meaning = meaningOf(name);
  if (meaning === undefined) return rejected(name, error);
  switch (meaning.code) {
    case 'delivery.rate-limited':
      return rateLimited(Number.NaN, error);
    case 'delivery.missing-scope':
      return missingScope(error);
    case 'delivery.uncertain':
      return uncertain(error);
    default:
      return new AppError({
        code: meaning.code,
        message: `Slack: ${meaning.says} (${name}).`,
        retryable: RETRYABLE.has(meaning.code),
        cause: error,
      });
  }
}

function missingScope(error: unknown): AppError {
  const scope = neededScopeOf(error);
  return new AppError({
    code: 'delivery.missing-scope',
    message: `The app in Slack lacks ${scope === undefined ? 'a scope' : `the scope ${scope}`} (missing_scope): install it again.`,
    retryable: true,
    detail: scope,
    cause: error,
  });
}

/** @param seconds how long to wait; NaN if Slack did not say */
function rateLimited(seconds: number, cause: unknown): AppError {
  return new AppError({
    code: 'delivery.rate-limited',
    message: 'Slack takes no more messages for now.',
    retryable: true,
    ...waitOf(seconds),
    cause,
  });
}

/** @param seconds how long to wait; NaN if Slack did not say */
function unavailable(cause: unknown, seconds = Number.NaN): AppError {
  return new AppError({
    ...{ code: 'delivery.unavailable', message: 'Slack does not answer.', retryable: true, cause },
    ...waitOf(seconds),
  });
}

function waitOf(seconds: number): { retryAfterMs?: number } {
  return Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {};
}

function uncertain(cause: unknown): AppError {
  return new AppError({
    code: 'delivery.uncertain',
    message: 'Slack was cut off before it answered; the message may have arrived.',
    retryable: true,
    cause,
  });
}

function rejected(code: string, cause: unknown): AppError {
  return new AppError({ code: 'delivery.rejected', message: `Slack refuses this message (${code}).`, cause });
}
