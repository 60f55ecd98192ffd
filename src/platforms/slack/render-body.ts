import type { types } from '@slack/bolt';
import { spansOf } from '../../chat/emphasis.ts';
import { type Block, isStarred } from '../../chat/reply.ts';
import { SLACK_LIMITS } from './limits.ts';
import { cutAtWord, cutToJson, splitAtWords } from './text.ts';

export type KnownBlock = types.KnownBlock;

/** How much a message may still hold; characters are those of its JSON. */
export interface Room {
  blocks: number;
  characters: number;
}

/** Buttons by the place in the body of the block they stand below. */
export type Within = ReadonlyMap<number, readonly KnownBlock[]>;

/**
 * The body as rich text, in which a text is only ever a text: Slack looks for no mention, link or markup in it.
 * Cut to the room there is; the buttons within it are outside of that room, and never left out.
 */
export function renderBody(
  body: readonly Block[],
  room: Room,
  framed: boolean,
  within: Within = new Map(),
): KnownBlock[] {
  const rendered: KnownBlock[] = [];
  let left = room.characters;
  let isFull = false;
  let used = 0;
  for (const [place, block] of body.entries()) {
    for (const piece of isFull ? [] : splitLong(block)) {
      // The JSON around a text in a rich text block takes about this much.
      const drawn = renderBlock(piece, left - 150, framed);
      isFull = drawn === null || used === room.blocks - 1;
      // What does not fit is not left out without a sign.
      const shown = isFull || drawn === null ? richText([section([{ type: 'text', text: '…' }])]) : drawn;
      rendered.push(shown);
      used += 1;
      left -= JSON.stringify(shown).length;
      if (isFull) break;
    }
    rendered.push(...(within.get(place) ?? []));
  }
  return rendered;
}

/** The block in parts that Slack takes, and nothing of what is blank. */
function splitLong(block: Block): Block[] {
  if (block.kind === 'list') return block.items.some((item) => item.trim() !== '') ? [block] : [];
  return splitAtWords(block.text, SLACK_LIMITS.text).map((text) => ({ ...block, text }));
}

function renderBlock(block: Block, room: number, framed: boolean): KnownBlock | null {
  if (room <= 0) return null;
  if (block.kind === 'list') return renderList(block, room);
  const text = cutToJson(block.text, room, SLACK_LIMITS.text);
  if (text === '') return null;
  if (block.kind === 'paragraph') return richText([section(wordsOf(text, room, isStarred(block)))]);
  return framed ? { type: 'header', text: plain(text, SLACK_LIMITS.headerText) } : richText([section([bold(text)])]);
}

/** A text in a rich text block, with what stands out in it where there is room for that. */
function wordsOf(text: string, room: number, starred: boolean): types.RichTextElement[] {
  const whole: types.RichTextElement[] = [{ type: 'text', text }];
  if (!starred) return whole;
  const spans = spansOf(text).map((span) =>
    span.strong ? bold(span.text) : ({ type: 'text', text: span.text } as const),
  );
  return JSON.stringify(spans).length > room + JSON.stringify(whole).length - text.length ? whole : spans;
}

function renderList(block: Extract<Block, { kind: 'list' }>, room: number): KnownBlock | null {
  const { items, numbered } = block;
  const sections: types.RichTextSection[] = [];
  let left = room;
  for (const item of items) {
    const text = cutToJson(item, left - 80, SLACK_LIMITS.text);
    if (text.trim() === '') continue;
    const rendered = section(wordsOf(text, left - 80, isStarred(block)));
    sections.push(rendered);
    left -= JSON.stringify(rendered).length;
  }
  return sections.length === 0
    ? null
    : richText([{ type: 'rich_text_list', style: numbered ? 'ordered' : 'bullet', elements: sections }]);
}

export function richText(elements: types.RichTextBlock['elements']): types.RichTextBlock {
  return { type: 'rich_text', elements };
}

export function section(elements: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function bold(text: string): types.RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

export function linkTo(url: string, text: string): types.RichTextElement {
  return { type: 'link', url, text: cutAtWord(text, SLACK_LIMITS.text) };
}

/** A text without markup, cut at a word; Slack takes no empty one. */
export function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cutAtWord(text, max) || '…', emoji: false };
}
