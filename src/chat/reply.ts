import { z } from 'zod';
import { withoutStars } from './emphasis.ts';
import { LANGUAGES } from './language.ts';
import { visibleText } from './visible-text.ts';

/** Whatever a text comes from, nothing in it is hidden from who reads it. */
const textSchema = z.string().overwrite(visibleText);

/** What stands between stars in it is drawn bold; left out: a star is a star. */
const starred = z.literal(true).optional();

/** A paragraph, a small heading or a list. Texts are plain: a platform escapes them, markup in them has no effect. */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: textSchema }),
  z.object({ kind: z.literal('paragraph'), text: textSchema, starred }),
  z.object({ kind: z.literal('list'), items: z.array(textSchema), numbered: z.boolean().optional(), starred }),
]);

/** One numbered source. `[n]` in the text of a block points to it. */
const citationSchema = z.object({
  n: z.int().min(1),
  passageId: z.string(),
  documentId: z.string(),
  /** The title of the document in which the quotation stands. */
  title: textSchema,
  /** The publication behind it, with publisher and date as far as they are known. */
  source: textSchema,
  url: z.url({ protocol: /^https?$/, normalize: true }).nullable(),
  /** The literal words of the passage. */
  quote: textSchema,
});

/** Where it stands: below the block at this place in the body, for what there are several of; left out: at the end. */
const below = z.int().min(0).optional();

/** A button says what it does. */
export const buttonSchema = z.discriminatedUnion('kind', [
  /** Does something: `action` and `payload` come back when it is pressed. */
  z.object({
    kind: z.literal('action'),
    label: textSchema,
    action: z.string(),
    payload: z.json(),
    /** `primary`: what most people will want. `danger`: what cannot be undone. At most one of a message stands out. */
    style: z.enum(['primary', 'danger']).optional(),
    below,
  }),
  /** Says `text` in the person's name. */
  z.object({ kind: z.literal('say'), label: textSchema, text: textSchema, below }),
  z.object({ kind: z.literal('link'), label: textSchema, url: z.url({ protocol: /^https$/, normalize: true }), below }),
]);

/** A file that goes along, such as `attachments` makes: for everybody who reads it there, so it names nobody. */
const fileSchema = z.object({
  name: textSchema.pipe(z.string().min(1).max(100)),
  mediaType: z.string(),
  /** Of a picture its bytes in base64. */
  text: z.string().max(200_000),
  /** Where a browser gets it; null: nowhere. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** What it shows stands in the words beside it too: where it cannot be shown nothing is missed. */
  inWords: z.literal(true).optional(),
});

/** A picture, fetched by the platform itself, with what is on it in words for who does not see it. */
const pictureSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  alt: textSchema.pipe(z.string().min(1).max(500)),
});

/** What the bot says, as data. A platform renders it in its own idiom; {@link plainText} is the fallback. */
export const replySchema = z.object({
  language: z.enum(LANGUAGES),
  body: z.array(blockSchema).min(1),
  citations: z.array(citationSchema).default([]),
  buttons: z.array(buttonSchema).default([]),
  file: fileSchema.optional(),
  /** Stands below the words. */
  picture: pictureSchema.optional(),
  /** Asks Useful / Not useful for this answer, with the platform's own means. */
  feedbackFor: z.string().optional(),
  /** What the message is about (`gap:<id>`): what is said in its thread goes to the skill of that name. */
  subject: z.string().optional(),
  /** Shown as a card with a frame (welcome, help), where the platform has those. */
  framed: z.boolean().default(false),
  /** Carries the platform's mark for automated text. */
  marked: z.boolean().default(false),
  /**
   * The name of the card this is, for example `case:<id>`: a later reply with the same name takes the place of this one
   * in the conversation, where the platform can; where it cannot, it is a new message.
   */
  card: z.string().min(1).max(200).optional(),
  /**
   * Only of a card that stands already: `anew`: it comes below what was said since, and the older message says that it is
   * old. `replaced`: that older message; where it cannot be changed it stays as it is.
   */
  standing: z.enum(['anew', 'replaced']).optional(),
});

export type Reply = z.infer<typeof replySchema>;
/** A reply as one writes it down: what has a default may be left out. */
export type ReplyDraft = z.input<typeof replySchema>;
export type Block = z.infer<typeof blockSchema>;
export type AttachedFile = z.infer<typeof fileSchema>;
export type Citation = z.infer<typeof citationSchema>;
export type Button = z.infer<typeof buttonSchema>;

/** The place in the body below which a button stands; undefined: at the end. */
export function placeOf({ below }: Button, { body }: Pick<Reply, 'body'>): number | undefined {
  return below !== undefined && below < body.length ? below : undefined;
}

/** The same buttons where so many blocks came before the body. */
export function movedDown<Drawn extends { below?: number | undefined }>(
  buttons: readonly Drawn[],
  by: number,
): Drawn[] {
  return buttons.map((button) => (button.below === undefined ? button : { ...button, below: button.below + by }));
}

/** Words of their own, with room around them. */
export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/**
 * A reply in words only: for notifications, the terminal, and clients that show no cards.
 *
 * @returns the blocks, one blank line between two, and what is on its picture; without citations and buttons
 */
export function plainText({ body, picture }: Pick<Reply, 'body'> & { picture?: Reply['picture'] }): string {
  return [...body.map(plainBlock), ...(picture ? [`[${picture.alt}]`] : [])].join('\n\n');
}

function plainBlock(block: Block): string {
  const words = block.kind === 'list' ? listLines(block).join('\n') : block.text;
  return isStarred(block) ? withoutStars(words) : words;
}

/** Whether stars in its text make words bold. */
export function isStarred(block: Block): boolean {
  return block.kind !== 'heading' && block.starred === true;
}

/** The items of a list with what stands before each: its number, or a dot. */
export function listLines({ items, numbered }: Extract<Block, { kind: 'list' }>): string[] {
  return items.map((item, at) => `${numbered ? `${at + 1}.` : '•'} ${item}`);
}
