import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

const { WebAPIHTTPError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;

/** The person or the channel does not take messages from the bot. */
const BLOCKED = new Set([
  'access_denied',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'ekm_access_denied',
  'external_channel_migrating',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'user_disabled',
]);

/** The bot is not there, or no longer. */
const NOT_INSTALLED = new Set([
  'account_inactive',
  'channel_not_found',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_authed',
  'not_in_channel',
  'org_login_required',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_not_found',
  'user_removed_from_team',
]);

const RATE_LIMITED = new Set(['message_limit_exceeded', 'rate_limited', 'ratelimited']);

/** Slack did nothing, and it may pass. */
const UNAVAILABLE = new Set(['accesslimited', 'request_timeout', 'service_unavailable', 'team_added_to_org']);

/** Slack gave up half-way and says itself that some of it may have been done. */
const UNCERTAIN = new Set(['fatal_error', 'internal_error']);

/** Where the network failed before a request was sent; after any other failure it may have arrived. */
const NOT_SENT = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The credentials given to the bot are wrong. */
const CREDENTIALS = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** An earlier message cannot be changed (any more): it is gone, or too old. */
const NOT_REPLACEABLE = new Set([
  'cant_update_message',
  'edit_window_closed',
  'message_not_found',
  'no_dual_broadcast_content_update',
  'update_failed',
]);

const platformErrorSchema = z.object({
  code: z.literal('slack_webapi_platform_error'),
  data: z.object({ error: z.string() }),
});

/**
 * Slack's own code of a failed Web API call, such as `already_reacted`; undefined for any other error. Looks at the
 * shape: the Socket Mode client has a Web API client of its own, with its own error classes.
 */
export function platformErrorOf(error: unknown): string | undefined {
  return platformErrorSchema.safeParse(error).data?.data.error;
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

/**
 * What a failure at the start means: `slack.credentials` with what to do, or `slack.unavailable`.
 */
export function startError(error: unknown): AppError {
  const code = platformErrorOf(error);
  if (code === undefined || !CREDENTIALS.has(code)) {
    return new AppError({
      code: 'slack.unavailable',
      message: 'Slack does not answer as it should. Check the network and SLACK_API_URL, or try again later.',
      retryable: true,
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
  if (status === 429) return rateLimited(Number.parseInt(retryAfter ?? '', 10), cause);
  if (status === 504) return uncertain(cause);
  if (status >= 500) return unavailable(cause);
  return rejected(`status ${status}`, cause);
}

function refusal(code: string, cause: unknown): AppError {
  if (RATE_LIMITED.has(code)) return rateLimited(Number.NaN, cause);
  if (UNAVAILABLE.has(code)) return unavailable(cause);
  if (UNCERTAIN.has(code)) return uncertain(cause);
  if (NOT_REPLACEABLE.has(code)) {
    const message = `Slack does not let this message be changed (${code}).`;
    return new AppError({ code: 'delivery.not-replaceable', message, cause });
  }
  if (BLOCKED.has(code)) {
    return new AppError({
      code: 'delivery.blocked',
      message: `Slack does not let the bot write here (${code}).`,
      cause,
    });
  }
  if (NOT_INSTALLED.has(code)) {
    return new AppError({ code: 'delivery.not-installed', message: `The bot is not there in Slack (${code}).`, cause });
  }
  return rejected(code, cause);
}

/** @param seconds how long to wait; NaN if Slack did not say */
function rateLimited(seconds: number, cause: unknown): AppError {
  return new AppError({
    code: 'delivery.rate-limited',
    message: 'Slack takes no more messages for now.',
    retryable: true,
    ...(Number.isFinite(seconds) ? { retryAfterMs: seconds * 1000 } : {}),
    cause,
  });
}

function unavailable(cause: unknown): AppError {
  return new AppError({ code: 'delivery.unavailable', message: 'Slack does not answer.', retryable: true, cause });
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
