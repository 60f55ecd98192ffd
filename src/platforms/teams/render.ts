import { type Activity, ActivityTypes, type Attachment, type Entity } from 'botbuilder';
import { withFileAsLink } from '../../chat/file-link.ts';
import { type Block, type Citation, isStarred, movedDown, plainText, type Reply } from '../../chat/reply.ts';
import { withShortButtons } from '../../chat/short-buttons.ts';
import { texts } from '../../i18n/texts.ts';
import { TEAMS_LIMITS } from './limits.ts';
import {
  type Client,
  cardAttachment,
  renderButtons,
  renderCardBody,
  renderPicture,
  renderSourcesAndMark,
} from './render-card.ts';
import { sourceWords, usableUrl } from './source.ts';
import { boldMarkdown, cutAtWord, escapeMarkdown } from './text.ts';

const MARKDOWN = 'markdown';

/**
 * A reply as one activity of Teams. Teams shows text that comes with a card as two messages and tells the id of neither:
 * so an answer is text with citations, or, where it has buttons or is framed, one card that holds words, sources and mark.
 * A reply that is too long is cut at the end of a word.
 */
export function renderReply(drawn: Reply, options: { client: Client; possiblyDouble: boolean }): Partial<Activity> {
  const reply = withShortButtons(withFileAsLink(drawn, texts(drawn.language).attachments));
  const whole = options.possiblyDouble ? withWarning(reply) : reply;
  const build = needsCard(whole) ? renderAsCard : renderAsText;
  const activity = build(whole, options.client);
  let room = plainText(whole).length;
  let cut = activity;
  while (bytesOf(cut) > TEAMS_LIMITS.messageBytes && room > 1) {
    room = Math.floor(room * 0.9);
    cut = build({ ...whole, body: cutBody(whole.body, room) }, options.client);
  }
  return cut;
}

/** Words without any layout. */
export function renderWords(words: string): Partial<Activity> {
  return { type: ActivityTypes.Message, text: words, textFormat: 'plain' };
}

/** The size of a message as Teams counts it: its JSON in UTF-16. */
export function bytesOf(activity: Partial<Activity>): number {
  return JSON.stringify(activity).length * 2;
}

function withWarning(reply: Reply): Reply {
  return {
    ...reply,
    body: [{ kind: 'paragraph', text: texts(reply.language).platform.possiblyDouble }, ...reply.body],
    buttons: movedDown(reply.buttons, 1),
  };
}

function needsCard({ framed, buttons, citations, picture }: Reply): boolean {
  return (
    framed || picture !== undefined || buttons.length > 0 || citations.some((citation) => usableUrl(citation) === null)
  );
}

function renderAsText(reply: Reply): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text: [...markdownBlocks(reply), ...markdownSources(reply)].join('\n\n'),
    textFormat: MARKDOWN,
    summary: cutAtWord(plainText(reply), TEAMS_LIMITS.summary),
    ...commonParts(reply, reply.citations, []),
  };
}

function renderAsCard(reply: Reply, client: Client): Partial<Activity> {
  const words = plainText(reply);
  const card = cardAttachment(
    [
      ...renderCardBody(reply, client),
      ...renderPicture(reply),
      ...renderSourcesAndMark(reply),
      ...renderButtons(reply, client),
    ],
    words,
  );
  return {
    type: ActivityTypes.Message,
    summary: cutAtWord(words, TEAMS_LIMITS.summary),
    // A card draws no citations of Teams' own.
    ...commonParts(reply, [], [card]),
  };
}

function commonParts(reply: Reply, cited: readonly Citation[], attachments: Attachment[]): Partial<Activity> {
  const entity = aiEntity(reply, cited);
  return {
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(entity ? { entities: [entity] } : {}),
    ...(reply.feedbackFor === undefined ? {} : { channelData: { feedbackLoopEnabled: true } }),
  };
}

/** Teams takes one such entity in a message; the label and the citations stand in the same one. */
function aiEntity(reply: Reply, cited: readonly Citation[]): Entity | null {
  const citations = cited.slice(0, TEAMS_LIMITS.citations);
  if (!reply.marked && citations.length === 0) return null;
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    '@id': '',
    ...(reply.marked ? { additionalType: ['AIGeneratedContent'] } : {}),
    ...(citations.length > 0 ? { citation: citations.map(claim) } : {}),
  };
}

function claim(citation: Citation): Record<string, unknown> {
  const url = usableUrl(citation);
  return {
    '@type': 'Claim',
    position: citation.n,
    appearance: {
      '@type': 'DigitalDocument',
      name: cutAtWord(citation.title || citation.source || String(citation.n), TEAMS_LIMITS.citationName),
      abstract: cutAtWord(citation.quote, TEAMS_LIMITS.citationAbstract),
      ...(url === null ? {} : { url }),
    },
  };
}

function markdownBlocks(reply: Reply): string[] {
  const numbers = new Set(reply.citations.slice(0, TEAMS_LIMITS.citations).map((citation) => citation.n));
  return reply.body.map((block) => {
    const words = (text: string) => (isStarred(block) ? boldMarkdown(text, numbers) : escapeMarkdown(text, numbers));
    const paragraphs = (text: string) => words(text).replace(/\n+/g, '\n\n');
    const line = (text: string) => words(text.replace(/\s*\n\s*/g, ' '));
    if (block.kind === 'list') {
      return block.items.map((item, at) => `${block.numbered ? `${at + 1}.` : '-'} ${line(item)}`).join('\n');
    }
    return block.kind === 'heading' ? `**${line(block.text)}**` : paragraphs(block.text);
  });
}

/** The numbered list below the answer: it is there for clients that draw no citations, and it can be clicked. */
function markdownSources(reply: Reply): string[] {
  if (reply.citations.length === 0) return [];
  const items = reply.citations.map((citation) => {
    const url = usableUrl(citation);
    const words = escapeMarkdown(sourceWords(citation));
    return `- ${citation.n}: ${url === null ? words : `[${words}](${linkTarget(url)})`}`;
  });
  return [`**${escapeMarkdown(texts(reply.language).platform.sources)}**`, items.join('\n')];
}

/** An address that cannot end its own brackets or begin others. */
function linkTarget(url: string): string {
  return url.replace(/[()[\]<>\\*_`~|"' ]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The first blocks of a body, `room` characters of it. */
function cutBody(body: readonly Block[], room: number): Block[] {
  const kept: Block[] = [];
  let left = room;
  for (const block of body) {
    const length = plainText({ body: [block] }).length;
    kept.push(length <= left ? block : cutBlock(block, left));
    left -= length;
    if (left <= 0) break;
  }
  return kept;
}

function cutBlock(block: Block, room: number): Block {
  if (block.kind !== 'list') return { ...block, text: cutAtWord(block.text, Math.max(room, 1)) };
  const items: string[] = [];
  let left = room;
  for (const item of block.items) {
    items.push(cutAtWord(item, Math.max(left, 1)));
    left -= item.length;
    if (left <= 0) break;
  }
  return { ...block, items };
}
