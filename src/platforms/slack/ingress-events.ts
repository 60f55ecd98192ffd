import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { SharedFile } from '../../chat/inbound.ts';
import { channelConversation, homeConversation, personalConversation, threadConversation } from './address.ts';
import { type BotIdentity, type Parsed, unsupported } from './parsed.ts';
import { profileIn } from './people.ts';
import { wordsAndQuotations } from './quoted.ts';
import { mentions } from './text.ts';

const envelopeSchema = z.object({
  team_id: z.string().min(1),
  event_id: z.string().optional(),
  /** Seconds since 1970. */
  event_time: z.number().optional(),
  is_ext_shared_channel: z.boolean().optional(),
  authorizations: z
    .array(z.object({ team_id: z.string().nullish(), user_id: z.string().nullish(), is_bot: z.boolean().nullish() }))
    .optional(),
  event: z.looseObject({ type: z.string() }),
});

const messageSchema = z.object({
  type: z.string(),
  subtype: z.string().optional(),
  channel: z.string().min(1),
  channel_type: z.string().optional(),
  user: z.string().min(1).optional(),
  bot_id: z.string().nullish(),
  text: z.string().default(''),
  ts: z.string().min(1),
  thread_ts: z.string().optional(),
  /** The workspace of the person, in channels shared with another organisation. */
  team: z.string().optional(),
  user_team: z.string().optional(),
  files: z.array(z.unknown()).optional(),
  blocks: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
});
type SlackMessage = z.infer<typeof messageSchema>;

/**
 * A file as an event tells of it. One of another workspace comes with its id alone, to be asked for (`check_file_info`);
 * one that was deleted or lies beyond the plan's limit has no address either, and asking says why.
 */
const fileSchema = z.object({
  id: z.string().min(1).optional(),
  name: z.string().min(1).nullish(),
  mimetype: z.string().optional(),
  size: z.number().int().nonnegative().optional(),
  url_private_download: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});
const MOST_FILES = 20;

const homeOpenedSchema = z.object({
  user: z.string().min(1),
  tab: z.string().optional(),
  event_ts: z.string().optional(),
});

const threadStartedSchema = z.object({
  assistant_thread: z.object({
    user_id: z.string().min(1),
    channel_id: z.string().min(1),
    thread_ts: z.string().min(1),
  }),
});

/** Subtypes under which a person's own words arrive; all others are Slack's or another program's. */
const SPOKEN = new Set([undefined, 'file_share', 'me_message', 'thread_broadcast']);

const placeSchema = z.object({ channel: z.string().min(1), user: z.string().optional() });

const tokensRevokedSchema = z.object({ tokens: z.object({ bot: z.array(z.string()).nullish() }) });

interface Envelope {
  tenant: string;
  eventId: string | undefined;
  /** When it happened. */
  at: Date | null;
  /** The channel is shared with another organisation. */
  shared: boolean;
}

/**
 * Says what an `event_callback` is about.
 *
 * @param own the bot in the configuration's own team; in any other team the event itself says who it is
 */
export function parseEvent(body: unknown, own: BotIdentity): Parsed {
  const parsed = envelopeSchema.safeParse(body);
  if (!parsed.success) return unsupported('event:malformed');
  const { event, authorizations, event_id, event_time, team_id, is_ext_shared_channel } = parsed.data;
  const authorized = authorizations?.[0];
  const envelope = {
    // In a shared channel `team_id` can be the other workspace; the authorization is the one the bot is installed in.
    tenant: authorized?.team_id ?? team_id,
    eventId: event_id,
    at: event_time === undefined ? null : new Date(event_time * 1000),
    shared: is_ext_shared_channel ?? false,
  };
  const elsewhere = own.team !== undefined && own.team !== envelope.tenant && authorized?.is_bot;
  const bot = elsewhere && authorized.user_id ? { userId: authorized.user_id } : own;
  switch (event.type) {
    case 'app_mention':
    case 'message':
      return parseMessage(event, envelope, bot);
    case 'app_home_opened':
      return parseHomeOpened(event, envelope);
    case 'assistant_thread_started':
      return parseThreadStarted(event, envelope);
    case 'app_uninstalled':
      return { kind: 'removed', tenant: envelope.tenant, reason: event.type, at: envelope.at };
    case 'channel_left':
    case 'group_left':
      return parsePlace(event, 'left', envelope, bot);
    case 'member_joined_channel':
      return parsePlace(event, 'back', envelope, bot);
    case 'user_change':
      return parsePerson(event, envelope);
    case 'tokens_revoked':
      return parseRevoked(event, envelope);
    default:
      return unsupported(`event:${event.type}`);
  }
}

/** Of people who come and go nothing is read: only where the bot itself is. */
function parsePlace(event: unknown, kind: 'left' | 'back', { tenant }: Envelope, bot: BotIdentity): Parsed {
  const { data } = placeSchema.safeParse(event);
  if (data === undefined) return unsupported(`${kind}:malformed`);
  if (kind === 'back' && data.user !== bot.userId) return unsupported('back:somebody-else');
  return { kind, place: channelConversation(tenant, data.channel) };
}

function parsePerson(event: Record<string, unknown>, { tenant }: Envelope): Parsed {
  const profile = profileIn(event.user, tenant);
  return profile === null ? unsupported('event:user_change') : { kind: 'person', tenant, profile };
}

/** The bot has no tokens of people; only its own counts. */
function parseRevoked(event: unknown, { tenant, at }: Envelope): Parsed {
  const revoked = tokensRevokedSchema.safeParse(event).data?.tokens.bot ?? [];
  return revoked.length > 0
    ? { kind: 'removed', tenant, reason: 'tokens_revoked', at }
    : unsupported('event:tokens_revoked');
}

function parseMessage(event: unknown, envelope: Envelope, bot: BotIdentity): Parsed {
  const parsed = messageSchema.safeParse(event);
  // Deletions and edits have no text or sender of their own and are told apart by their subtype.
  if (!parsed.success) return unsupported(`message:${subtypeOf(event) ?? 'malformed'}`);
  const message = parsed.data;
  const { user } = message;
  const refusal = whyNotSpoken(message, bot);
  if (refusal !== null || user === undefined) return unsupported(`message:${refusal ?? 'no-sender'}`);
  const external = isExternal(message, envelope.tenant);
  const conversation = conversationOf(message, { ...envelope, shared: envelope.shared || external }, bot);
  if (conversation === null) return unsupported('message:not-addressed');
  const { text, quoted } = wordsAndQuotations(message, bot);
  // Whoever addresses the bot gets an answer, also to a file without a word.
  const addressed = conversation.kind === 'personal' || mentions(message.text, bot.userId);
  if (text === '' && quoted.length === 0 && !addressed) return unsupported('message:no-text');
  return {
    kind: 'event',
    inbound: {
      kind: 'message',
      // What it is about, not its envelope: a mention arrives as `app_mention` and as `message`, with two event ids.
      key: `slack:${envelope.tenant}:${message.channel}:${message.ts}`,
      conversation,
      sender: { externalId: user, ...(external ? { external } : {}) },
      text,
      ...(quoted.length === 0 ? {} : { quoted }),
      ...(isBelow(message, conversation) ? { below: true } : {}),
      ...filesOf(message, envelope.tenant),
    },
  };
}

/** In a thread that somebody else began, or the bot: what stands above was not sent along. */
function isBelow({ ts, thread_ts }: SlackMessage, { kind }: ConversationReference): boolean {
  return kind !== 'personal' && thread_ts !== undefined && thread_ts !== ts;
}

function filesOf({ files = [] }: SlackMessage, team: string): { files?: SharedFile[] } {
  const shared = files.slice(0, MOST_FILES).flatMap((file): SharedFile[] => {
    const { data } = fileSchema.safeParse(file);
    if (!data) return [];
    const { id, url_private_download: url } = data;
    if (url === undefined && id === undefined) return [];
    return [
      {
        name: (data.name ?? 'bestand').slice(0, 500),
        ...(data.mimetype === undefined ? {} : { mediaType: data.mimetype }),
        ...(data.size === undefined ? {} : { size: data.size }),
        platform: 'slack',
        reference: { team, ...(url === undefined ? { file: id ?? '' } : { url }) },
      },
    ];
  });
  return shared.length > 0 ? { files: shared } : {};
}

function subtypeOf(event: unknown): string | undefined {
  return z.object({ subtype: z.string() }).safeParse(event).data?.subtype;
}

function whyNotSpoken(message: SlackMessage, bot: BotIdentity): string | null {
  if (!SPOKEN.has(message.subtype)) return `subtype-${message.subtype}`;
  if (message.user === bot.userId) return 'own';
  if (message.bot_id != null) return 'bot';
  return message.user === undefined ? 'no-sender' : null;
}

/** People of another workspace, in a channel shared with it, are nobody's colleagues here: guests. */
function isExternal(message: SlackMessage, tenant: string): boolean {
  const workspace = message.user_team ?? message.team;
  return workspace !== undefined && workspace !== tenant;
}

/** @returns where the message was said, or null if nobody spoke to the bot */
function conversationOf(
  message: SlackMessage,
  { tenant, shared }: Pick<Envelope, 'tenant' | 'shared'>,
  bot: BotIdentity,
): ConversationReference | null {
  const { channel, ts, thread_ts, channel_type } = message;
  if (channel_type === 'im' || channel.startsWith('D')) {
    return personalConversation(tenant, { channel, thread: thread_ts, message: ts });
  }
  const kind = channel_type === 'mpim' ? 'group' : 'channel';
  const addressed = message.type === 'app_mention' || kind === 'group' || mentions(message.text, bot.userId);
  return addressed ? threadConversation(tenant, { kind, channel, thread: thread_ts ?? ts, message: ts, shared }) : null;
}

function parseHomeOpened(event: unknown, envelope: Envelope): Parsed {
  const parsed = homeOpenedSchema.safeParse(event);
  if (!parsed.success) return unsupported('home:malformed');
  const { user, tab, event_ts } = parsed.data;
  // The messages tab fires at every visit: greeting there would greet every time.
  if (tab !== 'home') return unsupported('home:other-tab');
  const moment = event_ts ?? envelope.eventId;
  if (moment === undefined) return unsupported('home:malformed');
  return {
    kind: 'event',
    inbound: {
      kind: 'home-opened',
      key: `slack:${envelope.tenant}:home:${user}:${moment}`,
      conversation: homeConversation(envelope.tenant, user),
      sender: { externalId: user },
    },
  };
}

function parseThreadStarted(event: unknown, envelope: Envelope): Parsed {
  const parsed = threadStartedSchema.safeParse(event);
  if (!parsed.success) return unsupported('assistant:malformed');
  const { user_id, channel_id: channel, thread_ts: thread } = parsed.data.assistant_thread;
  return {
    kind: 'event',
    inbound: {
      kind: 'installed',
      key: `slack:${envelope.tenant}:${channel}:${thread}:started`,
      conversation: personalConversation(envelope.tenant, { channel, thread, assistant: 'started' }),
      sender: { externalId: user_id },
    },
  };
}
