import { createHmac, randomUUID } from 'node:crypto';

export const SIGNING_SECRET = 'the signing secret of the tests';

export interface SignOptions {
  secret?: string;
  /** Seconds since 1970. */
  timestamp?: number;
  contentType?: string;
  headers?: Record<string, string>;
}

/** What the bot answered to a request of Slack. */
export interface SlackResponse {
  status: number;
  body: string;
}

/**
 * Sends a request to the bot, signed as Slack signs.
 *
 * @param body the raw body; an object is sent as JSON
 */
export async function sendSigned(
  botUrl: string,
  path: string,
  body: string | object,
  options: SignOptions = {},
): Promise<SlackResponse> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', options.secret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${raw}`)
    .digest('hex');
  const response = await fetch(new URL(path, botUrl), {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/json',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${digest}`,
      ...options.headers,
    },
    body: raw,
  });
  return { status: response.status, body: await response.text() };
}

/** Sends a form, as Slack sends commands (fields) and presses (one field `payload`). */
export function sendForm(botUrl: string, fields: Record<string, string>): Promise<SlackResponse> {
  const contentType = 'application/x-www-form-urlencoded';
  return sendSigned(botUrl, '/slack/events', new URLSearchParams(fields).toString(), { contentType });
}

/** An Events API envelope. */
export function eventEnvelope(team: string, event: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0IMPACT',
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: team, user_id: 'U0IMPACT', is_bot: true }],
    is_ext_shared_channel: false,
    event,
  };
}

let presses = 0;

/** The moment of a press as Slack gives it: in microseconds, and no two alike. */
function pressedAt(): string {
  presses += 1;
  return `${Math.floor(Date.now() / 1000)}.${String(presses).padStart(6, '0')}`;
}

/** A `block_actions` payload of a button on a message. */
export function pressPayload(press: {
  team: string;
  user: string;
  channel: string;
  message: { ts: string; thread_ts?: string | undefined };
  trigger: string;
  responseUrl: string;
  element: { type: string; action_id: string; value?: string | undefined };
  block: string;
  /** Only this person sees the message. */
  ephemeral?: boolean;
}): Record<string, unknown> {
  const { message, element } = press;
  const thread = message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts };
  return {
    type: 'block_actions',
    team: { id: press.team, domain: 'emulate' },
    user: { id: press.user, username: press.user.toLowerCase(), team_id: press.team },
    api_app_id: 'A0IMPACT',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: press.channel,
      is_ephemeral: press.ephemeral ?? false,
      ...thread,
    },
    trigger_id: press.trigger,
    channel: { id: press.channel, name: press.channel.startsWith('D') ? 'directmessage' : 'impact' },
    message: { type: 'message', ts: message.ts, ...thread },
    response_url: press.responseUrl,
    actions: [{ ...element, block_id: press.block, action_ts: pressedAt() }],
  };
}

/** A `view_submission` payload. */
export function submissionPayload(submission: {
  team: string;
  user: string;
  viewId: string;
  view: Record<string, unknown>;
  values: Record<string, unknown>;
}): Record<string, unknown> {
  const { team, user } = submission;
  return {
    type: 'view_submission',
    team: { id: team, domain: 'emulate' },
    user: { id: user, username: user.toLowerCase(), team_id: team },
    api_app_id: 'A0IMPACT',
    trigger_id: `${randomUUID()}.submission`,
    view: { ...submission.view, id: submission.viewId, state: { values: submission.values } },
    response_urls: [],
  };
}
