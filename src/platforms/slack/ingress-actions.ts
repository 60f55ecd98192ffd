import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Sender } from '../../chat/inbound.ts';
import { commandConversation, homeConversation, personalConversation, threadConversation } from './address.ts';
import { type ButtonValue, decodeButtonValue } from './button-value.ts';
import { type Parsed, type Reachable, unsupported } from './parsed.ts';

const pressSchema = z.object({
  team: z.object({ id: z.string().min(1) }).nullish(),
  user: z.object({
    id: z.string().min(1),
    team_id: z.string().optional(),
    username: z.string().optional(),
    name: z.string().optional(),
  }),
  trigger_id: z.string().optional(),
  response_url: z.url({ protocol: /^https?$/ }).optional(),
  channel: z.object({ id: z.string().min(1), name: z.string().optional() }).optional(),
  container: z.object({
    type: z.string(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  message: z.object({ ts: z.string().optional(), thread_ts: z.string().optional() }).optional(),
  view: z.object({ type: z.string() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string(), action_ts: z.string().optional(), value: z.string().optional() }))
    .min(1),
});
type SlackPress = z.infer<typeof pressSchema>;

/** Says what a `block_actions` payload is about. */
export function parsePress(body: unknown): Parsed {
  const parsed = pressSchema.safeParse(body);
  if (!parsed.success) return unsupported('press:malformed');
  const press = parsed.data;
  const tenant = press.team?.id ?? press.user.team_id;
  const [pressed] = press.actions;
  if (tenant === undefined || pressed === undefined) return unsupported('press:malformed');
  if (pressed.value === undefined) return unsupported('press:link');
  const value = decodeButtonValue(pressed.value);
  if (value === null) return { kind: 'old-button', reachable: whereOf(press, tenant) };
  const conversation = conversationOf(press, tenant, value);
  if (conversation === null) return unsupported('press:nowhere');
  const moment = pressed.action_ts ?? press.trigger_id;
  if (moment === undefined) return unsupported('press:malformed');

  const common = {
    key: `slack:${tenant}:press:${press.user.id}:${pressed.action_id}:${moment}`,
    conversation,
    sender: senderOf(press, tenant),
  };
  const reachable: Reachable = {
    team: tenant,
    user: press.user.id,
    language: value.language,
    responseUrl: press.response_url,
    triggerId: press.trigger_id,
    thread: conversation.kind === 'command' ? undefined : conversation.address.thread,
  };
  if (value.kind === 'say') {
    return { kind: 'say', inbound: { kind: 'message', ...common, text: value.text }, reachable };
  }
  return { kind: 'call', press: { ...common, action: value.action, payload: value.payload }, reachable };
}

/** Where who pressed is answered when the button does not tell; it does not tell the language either. */
function whereOf(press: SlackPress, team: string): Reachable {
  const thread = press.message?.thread_ts ?? press.container.thread_ts;
  const { response_url: responseUrl, trigger_id: triggerId, user } = press;
  return { team, user: user.id, language: 'nl', responseUrl, triggerId, thread };
}

function senderOf(press: SlackPress, tenant: string): Sender {
  const displayName = press.user.username ?? press.user.name;
  return {
    externalId: press.user.id,
    ...(displayName ? { displayName } : {}),
    ...(isExternal(press, tenant) ? { external: true } : {}),
  };
}

/** Somebody of another workspace, in a channel that is shared with it. */
function isExternal(press: SlackPress, tenant: string): boolean {
  return press.user.team_id !== undefined && press.user.team_id !== tenant;
}

/** Where the answer to a press goes: the thread of the message that carries the button. */
function conversationOf(press: SlackPress, tenant: string, value: ButtonValue): ConversationReference | null {
  const user = press.user.id;
  if (press.container.type === 'view') {
    if (press.view?.type !== 'home') return null;
    // A later answer must not take the place of the page: it goes to the direct message with this person.
    return value.kind === 'action' ? homeConversation(tenant, user) : personalConversation(tenant, { channel: user });
  }
  const channel = press.channel?.id;
  const ts = press.container.message_ts ?? press.message?.ts;
  if (channel === undefined || ts === undefined) return null;
  return press.container.is_ephemeral
    ? privateAnswer(press, tenant, { channel, ts, place: value.kind === 'action' ? value.place : undefined })
    : threadOf(press, tenant, channel, ts);
}

/** The same conversation as the private answer that was pressed, with the newer response address. */
function privateAnswer(
  press: SlackPress,
  tenant: string,
  { channel, ts, place }: { channel: string; ts: string; place: string | undefined },
): ConversationReference | null {
  const { response_url: responseUrl, trigger_id: trigger } = press;
  if (responseUrl === undefined) return null;
  const answer = commandConversation(tenant, { id: trigger ?? ts, responseUrl, channel, user: press.user.id });
  return { ...answer, id: place ?? answer.id };
}

function threadOf(press: SlackPress, tenant: string, channel: string, ts: string): ConversationReference {
  const thread = press.message?.thread_ts ?? press.container.thread_ts;
  // Ids of direct messages begin with D; Slack says no more about the kind of place.
  if (channel.startsWith('D')) return personalConversation(tenant, { channel, thread });
  const kind = press.channel?.name?.startsWith('mpdm-') ? 'group' : 'channel';
  // A press does not say whether its channel is shared; what was said in it before does.
  const shared = isExternal(press, tenant) ? true : undefined;
  return threadConversation(tenant, { kind, channel, thread: thread ?? ts, shared });
}
