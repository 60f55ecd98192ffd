import { z } from 'zod';
import { MOST_QUOTATIONS, type Quotation } from '../../chat/inbound.ts';
import { blockWords, emojiIn } from './block-words.ts';
import { withEmoji } from './emoji.ts';
import type { BotIdentity } from './parsed.ts';
import { plainWords } from './text.ts';

/**
 * What is attached to a message. One with `is_msg_unfurl` or `is_share` is a message of somebody that was shared, or of
 * which the address was posted; its words are in `text`, else in its blocks, else in `fallback`.
 */
const attachmentSchema = z.looseObject({
  is_msg_unfurl: z.boolean().nullish(),
  is_share: z.boolean().nullish(),
  author_name: z.string().nullish(),
  author_subname: z.string().nullish(),
  author_id: z.string().nullish(),
  from_url: z.string().nullish(),
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()).nullish() }).nullish() }))
    .nullish(),
});
type Attachment = z.infer<typeof attachmentSchema>;

/** A message as it came, and the bot it came to. */
export interface Spoken {
  text: string;
  blocks?: unknown;
  attachments?: unknown[] | undefined;
}

/** The own words of a message apart from those of others in it. */
export function wordsAndQuotations(spoken: Spoken, bot: BotIdentity): { text: string; quoted: Quotation[] } {
  const attachments = (spoken.attachments ?? []).flatMap((one): Attachment[] => {
    const { data } = attachmentSchema.safeParse(one);
    return data ? [data] : [];
  });
  const shared = attachments.filter(isMessage);
  const emoji = emojiIn(spoken.blocks);
  const { own, quotes } = splitQuotes(withoutAddresses(spoken.text, shared));
  const clean = (text: string) => withEmoji(plainWords(text, bot.userId), emoji);
  const tables = attachments
    .filter((one) => !isMessage(one))
    .map(({ blocks }) => blockWords(blocks, { only: 'table' }));
  const quoted = [
    ...quotes.map((quote): Quotation => ({ text: clean(quote) })),
    ...shared.filter(({ author_id }) => author_id !== bot.userId).map((one) => quotationOf(one, bot)),
  ];
  return {
    text: [clean(own), ...tables].filter((part) => part !== '').join('\n'),
    quoted: quoted.slice(0, MOST_QUOTATIONS),
  };
}

function isMessage({ is_msg_unfurl, is_share }: Attachment): boolean {
  return is_msg_unfurl === true || is_share === true;
}

/** What stands there when Slack has no words for it: a picture, a canvas. */
const NO_PREVIEW = /^\[no preview available\]$/;

function quotationOf(attachment: Attachment, bot: BotIdentity): Quotation {
  const { author_name, author_subname, text, fallback, blocks, message_blocks } = attachment;
  const within = (message_blocks ?? []).map(({ message }) => blockWords(message?.blocks)).join('\n');
  const emoji = emojiIn([...(blocks ?? []), ...(message_blocks ?? []).map(({ message }) => message?.blocks)]);
  const clean = (words: string | null | undefined) => withEmoji(plainWords(words ?? '', bot.userId), emoji);
  const from = author_name || author_subname;
  const words =
    [clean(text), within, blockWords(blocks), clean(fallback?.replace(NO_PREVIEW, ''))].find(
      (one) => one.trim() !== '',
    ) ?? '';
  return { ...(from ? { from } : {}), text: words };
}

/** The lines that Slack draws as a quotation are those that begin with `>`. */
function splitQuotes(text: string): { own: string; quotes: string[] } {
  const own: string[] = [];
  const quotes: string[] = [];
  let within = false;
  for (const line of text.split('\n')) {
    const quoted = /^\s*&gt;\s?(.*)$/.exec(line)?.[1];
    if (quoted === undefined) own.push(line);
    else if (within) quotes[quotes.length - 1] += `\n${quoted}`;
    else quotes.push(quoted);
    within = quoted !== undefined;
  }
  return { own: own.join('\n'), quotes: quotes.filter((quote) => quote.trim() !== '') };
}

/** The address of a message that was shared is no word of who shared it. */
function withoutAddresses(text: string, shared: readonly Attachment[]): string {
  const addresses = new Set(shared.map(({ from_url }) => from_url).filter((url) => url != null));
  return text.replace(/<([^<>|]+)(?:\|[^<>]*)?>/g, (whole, target: string) =>
    addresses.has(target.replaceAll('&amp;', '&')) || addresses.has(target) ? '' : whole,
  );
}
