import { z } from 'zod';
import { MOST_QUOTATIONS, type Quotation } from '../../chat/inbound.ts';
import { splitBlockquotes, withEmoji, withTablesAsLines } from './html.ts';
import { plainWords } from './text.ts';

const attachmentSchema = z.looseObject({ contentType: z.string(), content: z.unknown() });

const speakerSchema = z
  .looseObject({
    user: z.looseObject({ displayName: z.string().nullish() }).nullish(),
    application: z.looseObject({ id: z.string().nullish(), displayName: z.string().nullish() }).nullish(),
  })
  .nullish();

/**
 * A message that is answered or forwarded, as an attachment: JSON in a text (Microsoft Graph, `chatMessageAttachment`
 * with `messageReference` and `forwardedMessageReference`).
 */
const referenceSchema = z.looseObject({
  messagePreview: z.string().nullish(),
  messageSender: speakerSchema,
  originalMessageContent: z.string().nullish(),
  originalMessageSender: speakerSchema,
});
const REFERENCES = new Set(['messageReference', 'forwardedMessageReference']);

/** A message as it came. */
interface Spoken {
  text: string;
  attachments: readonly unknown[];
  /** How the bot is mentioned in the text: `<at>Impactmakelaar</at>`. */
  mentions: readonly string[];
  /** Teams' id of the bot. */
  botId: string;
}

/** The own words of a message apart from those of others in it. */
export function wordsAndQuotations(spoken: Spoken): { text: string; quoted: Quotation[] } {
  const attachments = spoken.attachments.flatMap((one) => {
    const { data } = attachmentSchema.safeParse(one);
    return data ? [data] : [];
  });
  const html = attachments.find(({ contentType }) => contentType === 'text/html')?.content;
  const { rest, quotes } = splitBlockquotes(sourceOf(spoken, html));
  const quoted = [
    ...quotes
      .filter(({ speaker }) => speaker === undefined || speaker !== spoken.botId)
      .map(({ speaker: _, ...quote }): Quotation => quote),
    ...attachments
      .filter(({ contentType }) => REFERENCES.has(contentType))
      .flatMap(({ content }) => quotationOf(content, spoken.botId)),
  ];
  const text = plainWords(withTablesAsLines(withEmoji(rest)), spoken.mentions);
  return { text, quoted: quoted.slice(0, MOST_QUOTATIONS) };
}

/** Teams sends a flat text, and the HTML it was made of beside it: that one tells quotations and cells apart. */
function sourceOf({ text, mentions }: Spoken, html: unknown): string {
  if (typeof html !== 'string' || !/<(?:blockquote|table)\b/i.test(html)) return text;
  const names = new Set(mentions.map((mention) => plainWords(mention, [])));
  return html.replace(/<(at|span)\b[^>]*>([^<]*)<\/\1>/gi, (whole, _tag, name: string) =>
    names.has(plainWords(name, [])) ? ' ' : whole,
  );
}

/** @returns nothing when it is the bot's own message */
function quotationOf(content: unknown, botId: string): Quotation[] {
  const { data } = referenceSchema.safeParse(typeof content === 'string' ? parsed(content) : content);
  const sender = data?.originalMessageSender ?? data?.messageSender;
  const application = sender?.application?.id;
  if (application && botId.endsWith(application)) return [];
  const from = sender?.user?.displayName ?? sender?.application?.displayName;
  const said = data?.originalMessageContent ?? data?.messagePreview ?? '';
  const text = plainWords(withTablesAsLines(withEmoji(said)), []);
  return [{ ...(from ? { from } : {}), text }];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
