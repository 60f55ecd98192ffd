import { z } from 'zod';
import { READ_PASSAGE } from '../chat/platform-actions.ts';
import type { ReceivedMessage } from './chat-driver.ts';

/** An activity as it arrived at Bot Connector. */
export interface RecordedActivity {
  id: string;
  conversationId: string;
  replyToId: string | null;
  activity: Record<string, unknown>;
}

/** A button of a card, with what it sends when it is pressed. */
export interface CardButton {
  title: string;
  data: Record<string, unknown> | null;
  url: string | null;
  /** Whether it opens a source. */
  source: boolean;
}

const record = z.record(z.string(), z.unknown());
const claimSchema = z.looseObject({
  position: z.number(),
  appearance: z.looseObject({ name: z.string(), url: z.string().optional(), abstract: z.string().optional() }),
});
const messageSchema = z.looseObject({
  text: z.string().default(''),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: record })).default([]),
  entities: z
    .array(
      z.looseObject({ additionalType: z.array(z.string()).default([]), citation: z.array(claimSchema).default([]) }),
    )
    .default([]),
  channelData: z
    .looseObject({ feedbackLoopEnabled: z.boolean().default(false) })
    .default({ feedbackLoopEnabled: false }),
});
const buttonSchema = z.looseObject({
  type: z.string().startsWith('Action.'),
  title: z.string(),
  data: z.looseObject({ msteams: z.looseObject({ type: z.string() }).optional() }).optional(),
  url: z.string().optional(),
  id: z.string().optional(),
});
const namedSchema = z.looseObject({ id: z.string() });
const runSchema = z.looseObject({ type: z.enum(['TextRun', 'TextBlock']), text: z.string() });

const boldSchema = z.looseObject({ type: z.literal('TextRun'), text: z.string(), weight: z.literal('bolder') });
const richTextSchema = z.looseObject({ type: z.literal('RichTextBlock') });

const pictureSchema = z.looseObject({ type: z.literal('Image'), altText: z.string() });

/** One entry of the list of sources below an answer: `- 2: [words](address)`. */
const SOURCE_LINE = /^- (\d+): (?:\[(.*)\]\((\S+)\)|(.*))$/;

/** Reads a message as a person would see it. */
export function readMessage({ id, activity }: RecordedActivity): ReceivedMessage {
  const message = messageSchema.parse(activity);
  const { words, sources } = splitSources(message.text);
  const claims = message.entities.flatMap((entity) => entity.citation);
  const cards = message.attachments.map((attachment) => attachment.content);
  return {
    id,
    text: [...(words === '' ? [] : [words]), ...cards.flatMap(cardWords)].join('\n\n'),
    bold: [...[...words.matchAll(BOLD)].map(([, text = '']) => text), ...cards.flatMap(nodesOf).flatMap(boldRuns)],
    sources: mergeSources([...sources, ...cards.flatMap(cardSources)], claims),
    buttons: cards
      .flatMap(cardButtons)
      .filter((button) => !button.source)
      .map((button) => button.title),
    marked: isMarked(message.entities, cards),
    feedback: message.channelData.feedbackLoopEnabled,
  };
}

/** The buttons of all cards of a message. */
export function messageButtons(activity: Record<string, unknown>): CardButton[] {
  return messageSchema.parse(activity).attachments.flatMap((attachment) => cardButtons(attachment.content));
}

/** A label in an answer of text; in a card the mark is words of the card, and Teams' label alone would not do. */
function isMarked(entities: readonly { additionalType: string[] }[], cards: readonly unknown[]): boolean {
  const labelled = entities.some((entity) => entity.additionalType.includes('AIGeneratedContent'));
  return labelled && (cards.length === 0 || cards.flatMap(nodesOf).some((node) => nameOf(node) === 'automated'));
}

function nameOf(node: unknown): string {
  return namedSchema.safeParse(node).data?.id ?? '';
}

/** What a card says, sources and mark left out. */
function cardWords(card: unknown): string[] {
  const { body } = z.looseObject({ body: z.array(z.unknown()).default([]) }).parse(card);
  return body.filter((node) => !/^(source|automated)/.test(nameOf(node))).flatMap(paragraphsIn);
}

/** Words in Markdown that stand out. */
const BOLD = /\*\*(.+?)\*\*/g;

function boldRuns(node: unknown): string[] {
  const run = boldSchema.safeParse(node).data;
  return run ? [run.text] : [];
}

/** Runs beside each other are read as one text. */
function paragraphsIn(node: unknown): string[] {
  return richTextSchema.safeParse(node).success ? [cardTexts(node).join('')] : cardTexts(node);
}

/** The list of sources in a card, with the addresses of the buttons that open them. */
function cardSources(card: unknown): Source[] {
  const nodes = nodesOf(card);
  return nodes.flatMap((node): Source[] => {
    const n = /^source-(\d+)$/.exec(nameOf(node))?.[1];
    if (n === undefined) return [];
    const opens = nodes.find((other) => nameOf(other) === `open-source-${n}`);
    const url = buttonSchema.safeParse(opens).data?.url ?? null;
    return [{ n: Number(n), title: (cardTexts(node)[0] ?? '').replace(/^\d+\. /, ''), url }];
  });
}

/** All texts of a card, in order. */
export function cardTexts(card: unknown): string[] {
  return nodesOf(card).flatMap((node) => {
    const run = runSchema.safeParse(node);
    if (run.success) return [run.data.text];
    const picture = pictureSchema.safeParse(node);
    return picture.success ? [picture.data.altText] : [];
  });
}

/** The buttons of a card, in order. */
export function cardButtons(card: unknown): CardButton[] {
  return nodesOf(card).flatMap((node) => {
    const button = buttonSchema.safeParse(node).data;
    if (button === undefined) return [];
    const { title, data = null, url = null, id } = button;
    return [{ title, data, url, source: data?.action === READ_PASSAGE || /^open-source-/.test(id ?? '') }];
  });
}

function nodesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

type Source = ReceivedMessage['sources'][number];

/** The words of an answer, and the list of sources at its end if there is one. */
function splitSources(markdown: string): { words: string; sources: Source[] } {
  const parts = markdown.split('\n\n');
  const lines = parts.at(-1)?.split('\n') ?? [];
  const sources = lines.flatMap((line): Source[] => {
    const [whole, n, linked, url, plain] = SOURCE_LINE.exec(line) ?? [];
    return whole === undefined ? [] : [{ n: Number(n), title: seen(linked ?? plain ?? ''), url: url ?? null }];
  });
  if (sources.length === 0 || sources.length !== lines.length) return { words: seen(markdown), sources: [] };
  // The part before the list is its heading.
  return { words: seen(parts.slice(0, -2).join('\n\n')), sources };
}

function mergeSources(listed: readonly Source[], claims: readonly z.infer<typeof claimSchema>[]): Source[] {
  const merged = new Map(listed.map((source) => [source.n, source]));
  for (const { position, appearance } of claims) {
    const url = merged.get(position)?.url ?? appearance.url ?? null;
    merged.set(position, { n: position, title: appearance.name, url });
  }
  return [...merged.values()].sort((one, other) => one.n - other.n);
}

/** Markdown as it is seen: marks gone, character references decoded. */
function seen(markdown: string): string {
  return markdown
    .replace(/\*\*/g, '')
    .replace(/^- /gm, '')
    .replace(/&#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
