import { z } from 'zod';
import { MASKED_KINDS } from '../masking/masking.ts';
import {
  type ConversationReference,
  conversationReferenceSchema,
  platformNameSchema,
} from './conversation-reference.ts';
import type { Submission } from './form.ts';
import { LANGUAGES } from './language.ts';

/** Who did it, as the platform knows them. */
const senderSchema = z.object({
  /** Slack user id or Entra object id. */
  externalId: z.string().min(1),
  displayName: z.string().optional(),
  /** The event itself says that they belong to another team or tenant. */
  external: z.boolean().optional(),
  /** The language of the person's client, where the platform tells. */
  locale: z.enum(LANGUAGES).optional(),
});

const common = {
  /**
   * What the event is about, not its envelope: one Slack post that arrives as a mention and as a message has one
   * key. The second arrival of a key is a no-op.
   */
  key: z.string().min(1).max(500),
  conversation: conversationReferenceSchema,
  sender: senderSchema,
};

const said = {
  text: z.string(),
  /** What was masked in `text` at the door, before it was stored; the platforms leave it out. */
  masked: z.array(z.enum(MASKED_KINDS)).optional(),
};

/** A file that somebody shared with the bot: what the platform tells of it, and how the platform can fetch it. */
const sharedFileSchema = z.object({
  name: z.string().min(1).max(500),
  /** As the platform tells; what the file holds decides. */
  mediaType: z.string().optional(),
  /** In bytes, where the platform tells. */
  size: z.number().int().nonnegative().optional(),
  /** Which platform fetches it, and how: the reference belongs to it, nobody else looks inside. */
  platform: platformNameSchema,
  reference: z.record(z.string(), z.string()),
});

/** Words of somebody else that came along: shared, forwarded or quoted. They are data and start nothing. */
const quotationSchema = z.object({
  /** Who said it, where the platform tells. */
  from: z.string().optional(),
  /** Empty: there is something that the bot cannot read. */
  text: z.string(),
});
export const MOST_QUOTATIONS = 10;

/** Somebody says something to the bot. The mention of the bot itself is no longer in `text`. */
const messageSchema = z.object({
  kind: z.literal('message'),
  ...common,
  ...said,
  /** What somebody else said, beside the own words in `text`. Left out: nothing. */
  quoted: z.array(quotationSchema).max(MOST_QUOTATIONS).optional(),
  /** It was said below something that others can see and the bot was never given: in a thread among others. */
  below: z.boolean().optional(),
  /** Left out: none. */
  files: z.array(sharedFileSchema).max(20).optional(),
});

/** `/impact <subcommand> <text>`. */
const commandSchema = z.object({ kind: z.literal('command'), ...common, ...said });

/** The bot was installed, or the person opened a conversation with it: time to introduce itself. */
const installedSchema = z.object({ kind: z.literal('installed'), ...common });

/** The person opened the bot's own page (Slack App Home). */
const homeOpenedSchema = z.object({ kind: z.literal('home-opened'), ...common });

/**
 * Every event a platform can tell the bot, parsed once at the edge. What the bot has no use for is `unsupported`
 * there and never gets this far.
 */
export const inboundSchema = z.discriminatedUnion('kind', [
  messageSchema,
  commandSchema,
  installedSchema,
  homeOpenedSchema,
]);

export type Inbound = z.infer<typeof inboundSchema>;
export type Message = z.infer<typeof messageSchema>;
export type Quotation = z.infer<typeof quotationSchema>;
export type SharedFile = z.infer<typeof sharedFileSchema>;
export type Command = z.infer<typeof commandSchema>;
export type Sender = z.infer<typeof senderSchema>;

/** A button was pressed or a form sent in: it comes through the door for calls and is answered in its own response. */
export interface Press {
  /** What it is about, as for an {@link Inbound}: the second arrival of a key acts no second time. */
  key: string;
  conversation: ConversationReference;
  sender: Sender;
  action: string;
  /** Checked against the action's own schema by whoever acts on it. */
  payload: unknown;
  /** Only of a form: what was filled in. */
  submission?: Submission | undefined;
}

/** An event the bot does nothing with; `reason` is for the log and holds no content. */
export interface Unsupported {
  kind: 'unsupported';
  reason: string;
}

/** What an event holds of the words of others. */
export function quotedIn(inbound: Inbound): readonly Quotation[] {
  return inbound.kind === 'message' ? (inbound.quoted ?? []) : [];
}
