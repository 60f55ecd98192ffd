import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import { type Inbound, inboundSchema, type Sender, type SharedFile } from '../../chat/inbound.ts';
import type { Language } from '../../chat/language.ts';
import { GIVE_FEEDBACK } from '../../chat/platform-actions.ts';
import { conversationAt } from './address.ts';
import { type ButtonData, readButtonData } from './button-data.ts';
import { type Parsed, unsupported } from './parsed.ts';
import { wordsAndQuotations } from './quoted.ts';
import { cutAtWord } from './text.ts';

const accountSchema = z.looseObject({
  id: z.string().min(1).max(300),
  name: z.string().optional(),
  aadObjectId: z.string().min(1).max(100).optional(),
  role: z.string().optional(),
  tenantId: z.string().optional(),
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
  attachments: z.array(z.unknown()).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().optional() }).nullish(),
      /** Of type `standard`, `sharedChannel` or `privateChannel`. */
      team: z.looseObject({ id: z.string().min(1).max(250).optional(), type: z.string().optional() }).nullish(),
      /** `standard`, `private` or `shared`. */
      channel: z.looseObject({ type: z.string().optional(), membershipType: z.string().optional() }).nullish(),
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
 * Checks, once, that a request is an activity at all.
 *
 * @returns the parts that the bot reads, and the whole of it for the SDK; null if it is none
 */
export function readActivity(body: unknown): { activity: TeamsActivity; whole: Activity } | null {
  const { data: activity } = activitySchema.safeParse(body);
  const { data: whole } = wholeSchema.safeParse(body);
  return activity === undefined || whole === undefined ? null : { activity, whole };
}

/** The SDK has its own idea of what an activity is, and looks for itself. */
const wholeSchema = z.custom<Activity>((body) => typeof body === 'object' && body !== null);

/** Says what an activity is, in the words of the program: once for each that comes in. */
export function parseActivity(activity: TeamsActivity): Parsed {
  if (activity.from.role === 'bot' || activity.from.id === activity.recipient.id) return unsupported('own-message');
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  if (!tenant) return unsupported('no-tenant');
  if (activity.id === undefined) return unsupported('no-id');
  const common = {
    key: `teams:${tenant}:${activity.conversation.id}:${activity.id}`,
    conversation: conversationOf(activity, tenant),
    sender: senderOf(activity, tenant),
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
      if (activity.action === 'add') return { kind: 'event', inbound: { kind: 'installed', ...common } };
      // `remove-upgrade` is followed by `add-upgrade`: a new version of the app.
      if (activity.action === 'remove') {
        return { kind: 'removed', place: common.conversation, by: common.sender.externalId };
      }
      return unsupported('installation-update');
    case 'invoke':
      return parseInvoke(activity, common);
    default:
      return unsupported(KNOWN_TYPES.has(activity.type) ? activity.type : 'other-type');
  }
}

function parseMessage(activity: TeamsActivity, common: Common): Parsed {
  const data = readButtonData(activity.value);
  if (data?.kind === 'action') return parsePress(data, common);
  const { text, quoted } = data?.kind === 'say' ? { text: data.text, quoted: [] } : spokenIn(activity);
  if (text === '' && quoted.length === 0 && data === null && activity.value != null) {
    return { kind: 'old-button' };
  }
  const others = quoted.length === 0 ? {} : { quoted };
  const below = isBelow(activity) ? { below: true } : {};
  return { kind: 'event', inbound: { kind: 'message', ...common, text, ...others, ...below, ...filesOf(activity) } };
}

function spokenIn(activity: TeamsActivity) {
  return wordsAndQuotations({
    text: activity.text ?? '',
    attachments: activity.attachments ?? [],
    mentions: botMentions(activity),
    botId: activity.recipient.id,
  });
}

/** An answer in a channel: the conversation bears the id of the message it began with, which was not sent along. */
function isBelow({ id, conversation }: TeamsActivity): boolean {
  const root = /;messageid=(.+)$/.exec(conversation.id)?.[1];
  return conversation.conversationType === 'channel' && root !== undefined && root !== id;
}

/**
 * A file that a person sends in a personal chat: it lies in their OneDrive, and the address to fetch it from holds for
 * some minutes (learn.microsoft.com, "Send and receive files from a bot").
 */
const fileSchema = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1).nullish(),
  content: z.looseObject({ downloadUrl: z.url({ protocol: /^https?$/ }) }),
});
const MOST_FILES = 20;

function filesOf({ attachments }: TeamsActivity): { files?: SharedFile[] } {
  const files = (attachments ?? []).slice(0, MOST_FILES).flatMap((attachment): SharedFile[] => {
    const { data } = fileSchema.safeParse(attachment);
    if (!data) return [];
    const reference = { url: data.content.downloadUrl };
    return [{ name: (data.name ?? 'bestand').slice(0, 500), platform: 'teams', reference }];
  });
  return files.length > 0 ? { files } : {};
}

function parsePress(data: Extract<ButtonData, { kind: 'action' }>, common: Common): Parsed {
  const { action, payload, submission } = data;
  // A drawing of a form is sent in once, however often somebody presses.
  const key = submission && `teams:${common.conversation.tenant}:form:${common.sender.externalId}:${submission.formId}`;
  const press = { ...common, ...(key ? { key } : {}), action, payload, submission };
  return { kind: 'call', press };
}

function parseInvoke(activity: TeamsActivity, common: Common): Parsed {
  if (activity.name === 'task/fetch' || activity.name === 'task/submit') {
    const data = readButtonData(dialogRequestSchema.safeParse(activity.value).data?.data);
    return data?.kind === 'action' ? parsePress(data, common) : { kind: 'old-button' };
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
    return { kind: 'feedback', press: { ...common, action: GIVE_FEEDBACK, payload } };
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
  const kind = kindOf(activity.conversation);
  const shared = isShared(activity, kind, tenant);
  const team = activity.channelData?.team?.id;
  const address = {
    serviceUrl: activity.serviceUrl,
    conversationId: activity.conversation.id,
    conversationType: activity.conversation.conversationType,
    botId: activity.recipient.id,
    botName: activity.recipient.name,
    userId: activity.from.id,
    userObjectId: activity.from.aadObjectId,
  };
  return {
    ...conversationAt(tenant, kind, address),
    ...(shared === undefined ? {} : { shared }),
    ...(team === undefined ? {} : { team }),
  };
}

const WITHIN_TEAM: ReadonlySet<string> = new Set(['standard', 'private']);

/**
 * Whether people of another organisation may read along; undefined where Teams does not tell, as in a group chat,
 * which can hold people of other tenants.
 */
function isShared(activity: TeamsActivity, kind: ConversationReference['kind'], tenant: string): boolean | undefined {
  if (kind === 'personal') return false;
  const { channelData, conversation } = activity;
  if (conversation.tenantId !== undefined && conversation.tenantId !== tenant) return true;
  const { channel, team } = channelData ?? {};
  const type = (channel?.type ?? channel?.membershipType ?? team?.type)?.toLowerCase().replace('channel', '');
  if (type === 'shared') return true;
  return type !== undefined && WITHIN_TEAM.has(type) ? false : undefined;
}

function kindOf(conversation: TeamsActivity['conversation']): ConversationReference['kind'] {
  if (conversation.conversationType === 'channel') return 'channel';
  if (conversation.conversationType === 'personal') return 'personal';
  // Of a conversation of unknown kind, assume that others can read along.
  return conversation.conversationType === undefined && conversation.isGroup === false ? 'personal' : 'group';
}

function senderOf(activity: TeamsActivity, tenant: string): Sender {
  const locale = localeOf(activity);
  const home = activity.from.tenantId;
  return {
    externalId: activity.from.aadObjectId ?? activity.from.id,
    ...(activity.from.name ? { displayName: activity.from.name } : {}),
    ...(home !== undefined && home !== tenant ? { external: true } : {}),
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
