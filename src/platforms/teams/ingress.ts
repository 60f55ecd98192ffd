import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import { type Inbound, inboundSchema, type Sender } from '../../chat/inbound.ts';
import type { Language } from '../../chat/language.ts';
import { GIVE_FEEDBACK } from '../../chat/platform-actions.ts';
import { conversationAt } from './address.ts';
import { readButtonData } from './button-data.ts';
import { type Parsed, unsupported } from './parsed.ts';
import { cutAtWord, plainWords } from './text.ts';

const accountSchema = z.looseObject({
  id: z.string().min(1).max(300),
  name: z.string().optional(),
  aadObjectId: z.string().min(1).max(100).optional(),
  role: z.string().optional(),
});

/** The parts of an activity the bot reads. Everything else passes unread. */
const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().min(1).max(150).optional(),
  name: z.string().optional(),
  action: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  from: accountSchema,
  recipient: accountSchema,
  conversation: z.looseObject({
    id: z.string().min(1).max(250),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  locale: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().min(1).optional(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().optional() }).nullish(),
      channel: z.looseObject({ type: z.string().optional() }).nullish(),
    })
    .nullish(),
});

export type TeamsActivity = z.infer<typeof activitySchema>;

const mentionSchema = z.looseObject({ text: z.string(), mentioned: z.looseObject({ id: z.string() }) });
const clientInfoSchema = z.looseObject({ type: z.literal('clientInfo'), locale: z.string() });
const dialogRequestSchema = z.looseObject({ data: z.unknown() });
const feedbackSchema = z.looseObject({
  actionName: z.literal('feedback'),
  actionValue: z.looseObject({ reaction: z.enum(['like', 'dislike']), feedback: z.unknown().optional() }),
});

/** Kinds of Teams itself: only these names may stand in a log. */
const KNOWN_TYPES: ReadonlySet<string> = new Set([
  'contactRelationUpdate',
  'conversationUpdate',
  'endOfConversation',
  'event',
  'handoff',
  'message',
  'messageDelete',
  'messageReaction',
  'messageUpdate',
  'suggestion',
  'trace',
  'typing',
]);

/**
 * Checks that a request is an activity at all.
 *
 * @returns null if it is not
 */
export function readActivity(body: unknown): TeamsActivity | null {
  return activitySchema.safeParse(body).data ?? null;
}

/** The same check, for handing the request to the SDK, which has its own idea of what an activity is. */
export function isActivity(body: unknown): body is Activity {
  return readActivity(body) !== null;
}

/** Says what an activity is, in the words of the program. */
export function parseActivity(activity: TeamsActivity): Parsed {
  if (activity.from.role === 'bot' || activity.from.id === activity.recipient.id) return unsupported('own-message');
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  if (!tenant) return unsupported('no-tenant');
  if (activity.id === undefined) return unsupported('no-id');
  const common = {
    key: `teams:${tenant}:${activity.conversation.id}:${activity.id}`,
    conversation: conversationOf(activity, tenant),
    sender: senderOf(activity),
  };
  const parsed = parseKind(activity, common);
  const checked = 'inbound' in parsed ? inboundSchema.safeParse(parsed.inbound) : null;
  return checked?.success === false ? unsupported('malformed') : parsed;
}

/** The language in which to tell a person something about their own activity. */
export function languageOf(activity: TeamsActivity): Language {
  return localeOf(activity) ?? 'nl';
}

type Common = Pick<Inbound, 'key' | 'conversation' | 'sender'>;

function parseKind(activity: TeamsActivity, common: Common): Parsed {
  switch (activity.type) {
    case 'message':
      return parseMessage(activity, common);
    case 'installationUpdate':
      // Teams and the Playground send `conversationUpdate` with the bot among `membersAdded` as well, but not when
      // somebody installs the bot a second time: this one alone says that it was installed.
      return activity.action === 'add'
        ? { kind: 'event', inbound: { kind: 'installed', ...common } }
        : unsupported('installation-update');
    case 'invoke':
      return parseInvoke(activity, common);
    default:
      return unsupported(KNOWN_TYPES.has(activity.type) ? activity.type : 'other-type');
  }
}

function parseMessage(activity: TeamsActivity, common: Common): Parsed {
  const data = readButtonData(activity.value);
  if (data?.kind === 'action') {
    return { kind: 'call-by-message', press: { ...common, action: data.action, payload: data.payload } };
  }
  const text = data?.kind === 'say' ? data.text : plainWords(activity.text ?? '', botMentions(activity));
  if (text === '' && data === null && activity.value != null) return unsupported('unknown-button');
  return { kind: 'event', inbound: { kind: 'message', ...common, text } };
}

function parseInvoke(activity: TeamsActivity, common: Common): Parsed {
  if (activity.name === 'task/fetch') {
    const data = readButtonData(dialogRequestSchema.safeParse(activity.value).data?.data);
    if (data?.kind !== 'action') return unsupported('unknown-dialog');
    return { kind: 'call', press: { ...common, action: data.action, payload: data.payload } };
  }
  if (activity.name === 'message/submitAction') {
    const feedback = feedbackSchema.safeParse(activity.value);
    if (!feedback.success || activity.replyToId === undefined) return unsupported('unknown-feedback');
    const { reaction, feedback: form } = feedback.data.actionValue;
    const reason = feedbackText(form);
    const payload = {
      about: { messageId: activity.replyToId },
      useful: reaction === 'like',
      ...(reason === '' ? {} : { reason }),
    };
    return { kind: 'call', press: { ...common, action: GIVE_FEEDBACK, payload } };
  }
  return unsupported('unknown-invoke');
}

/** What `giveFeedbackSchema` takes. */
const MAX_REASON = 2000;
const feedbackFormSchema = z.looseObject({ feedbackText: z.string() });

/** What a person wrote in the form: from Teams JSON in a text, with one field; from the Playground the text itself. */
function feedbackText(form: unknown): string {
  if (typeof form !== 'string') return '';
  const fields = feedbackFormSchema.safeParse(jsonOf(form));
  return cutAtWord((fields.data?.feedbackText ?? form).trim(), MAX_REASON);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function conversationOf(activity: TeamsActivity, tenant: string): ConversationReference {
  const conversation = conversationAt(tenant, kindOf(activity.conversation), {
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    conversationType: activity.conversation.conversationType,
    botId: activity.recipient.id,
    botName: activity.recipient.name,
    userId: activity.from.id,
    userObjectId: activity.from.aadObjectId,
  });
  // Of a shared channel other teams, and people of other organisations, can be members.
  return activity.channelData?.channel?.type === 'shared' ? { ...conversation, shared: true } : conversation;
}

function kindOf(conversation: TeamsActivity['conversation']): ConversationReference['kind'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'personal') return 'personal';
  // Of a conversation of unknown kind, assume that others can read along.
  return conversation.conversationType === undefined && conversation.isGroup === false ? 'personal' : 'group';
}

function senderOf(activity: TeamsActivity): Sender {
  const locale = localeOf(activity);
  return {
    externalId: activity.from.aadObjectId ?? activity.from.id,
    ...(activity.from.name ? { displayName: activity.from.name } : {}),
    ...(locale ? { locale } : {}),
  };
}

function localeOf(activity: TeamsActivity): Language | undefined {
  const clientInfo = (activity.entities ?? []).flatMap((entity) => clientInfoSchema.safeParse(entity).data ?? []);
  const locale = (activity.locale ?? clientInfo[0]?.locale ?? '').toLowerCase();
  if (/^nl\b/.test(locale)) return 'nl';
  return /^en\b/.test(locale) ? 'en' : undefined;
}

/** How the bot is mentioned in the text; only its own mention is left out. */
function botMentions(activity: TeamsActivity): string[] {
  return (activity.entities ?? [])
    .flatMap((entity) => (entity.type === 'mention' ? (mentionSchema.safeParse(entity).data ?? []) : []))
    .filter((mention) => mention.mentioned.id === activity.recipient.id)
    .map((mention) => mention.text);
}
