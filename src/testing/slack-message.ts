import { z } from 'zod';
import type { ReceivedMessage } from './chat-driver.ts';

/** Blocks as they arrived, in so far as a test looks at them. */
const elementSchema = z.looseObject({ type: z.string(), text: z.unknown().optional(), url: z.string().optional() });
const blockSchema = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  text: z.looseObject({ text: z.string() }).optional(),
  /** Of a picture. */
  alt_text: z.string().optional(),
  elements: z.array(z.looseObject({ type: z.string() })).optional(),
});
const blocksSchema = z.array(blockSchema).default([]);
const sectionSchema = z.looseObject({ elements: z.array(elementSchema) });
const listSchema = z.looseObject({
  type: z.literal('rich_text_list'),
  style: z.string().optional(),
  elements: z.array(sectionSchema),
});
const buttonSchema = z.looseObject({
  type: z.literal('button'),
  action_id: z.string(),
  text: z.looseObject({ text: z.string() }),
  value: z.string().optional(),
  style: z.string().optional(),
});
const half = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string() });
const feedbackSchema = z.looseObject({
  type: z.literal('feedback_buttons'),
  action_id: z.string(),
  positive_button: half,
  negative_button: half,
});

const boldSchema = z.looseObject({ text: z.string(), style: z.looseObject({ bold: z.literal(true) }) });
const partsSchema = z.looseObject({ elements: z.array(z.unknown()) });

export type ReceivedBlock = z.infer<typeof blockSchema>;
export type ReceivedButton = z.infer<typeof buttonSchema>;

/** Names the bot gives to the blocks that are not its own words; see its renderer. */
const NOT_WORDS = /^(sources|passages|buttons|automated|feedback)/;

/** What a person sees of a message with these blocks. */
export function readMessage(message: { id: string; text: string; blocks: unknown }): ReceivedMessage {
  const blocks = blocksSchema.parse(message.blocks ?? []);
  return {
    id: message.id,
    text: blocks.length === 0 ? message.text : wordsOf(blocks),
    bold: blocks.filter((block) => !NOT_WORDS.test(block.block_id ?? '')).flatMap(boldIn),
    sources: blocks.filter((block) => block.block_id === 'sources').flatMap(sourcesOf),
    buttons: buttonsOf(blocks, /^buttons/).map((button) => button.text.text),
    marked: blocks.some((block) => block.block_id === 'automated'),
    feedback: blocks.some((block) => block.block_id === 'feedback'),
  };
}

/** What Slack draws bold, however deep it stands. */
function boldIn(block: ReceivedBlock): string[] {
  const header = block.type === 'header' && block.text ? [block.text.text] : [];
  return [...header, ...(block.elements ?? []).flatMap(boldTexts)];
}

function boldTexts(element: unknown): string[] {
  const run = boldSchema.safeParse(element).data;
  const parts = partsSchema.safeParse(element).data?.elements ?? [];
  return [...(run ? [run.text] : []), ...parts.flatMap(boldTexts)];
}

/** The words in blocks or a window, sources and buttons left out. */
export function wordsOf(blocks: unknown): string {
  return blocksSchema
    .parse(blocks)
    .filter((block) => !NOT_WORDS.test(block.block_id ?? ''))
    .map((block) => block.text?.text ?? block.alt_text ?? (block.elements ?? []).map(wordsOfElement).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The button that opens source `n`, as it arrived. */
export function passageButton(blocks: unknown, n: number): ReceivedButton | undefined {
  return buttonsOf(blocksSchema.parse(blocks), /^passages/).find((button) => button.action_id === `passage:${n}`);
}

/** An ordinary button by its label, as it arrived. */
export function labelledButton(blocks: unknown, label: string): ReceivedButton | undefined {
  return buttonsOf(blocksSchema.parse(blocks), /^buttons/).find((button) => button.text.text === label);
}

/** Slack's pair of thumbs, as it arrived. */
export function feedbackButtons(blocks: unknown): z.infer<typeof feedbackSchema> | undefined {
  const elements = blocksSchema.parse(blocks).flatMap((block) => block.elements ?? []);
  return elements.map((element) => feedbackSchema.safeParse(element).data).find((found) => found !== undefined);
}

function buttonsOf(blocks: ReceivedBlock[], id: RegExp): ReceivedButton[] {
  return blocks
    .filter((block) => id.test(block.block_id ?? ''))
    .flatMap((block) => block.elements ?? [])
    .map((element) => buttonSchema.safeParse(element).data)
    .filter((button) => button !== undefined);
}

/** The lines below the heading: `[n] `, the title, and what comes after it. */
function sourcesOf(block: ReceivedBlock): ReceivedMessage['sources'] {
  return (block.elements ?? []).slice(1).map((line) => {
    const [number, title] = sectionSchema.parse(line).elements;
    const n = Number(/\d+/.exec(String(number?.text))?.[0]);
    return { n, title: String(title?.text), url: title?.url ?? null };
  });
}

function wordsOfElement(element: { type: string }): string {
  const list = listSchema.safeParse(element).data;
  if (list) {
    const mark = (at: number) => (list.style === 'ordered' ? `${at + 1}.` : '•');
    return list.elements.map((item, at) => `${mark(at)} ${joined(item.elements)}`).join('\n');
  }
  const section = sectionSchema.safeParse(element).data;
  return section ? joined(section.elements) : '';
}

function joined(elements: z.infer<typeof elementSchema>[]): string {
  return elements.map((element) => String(element.text ?? '')).join('');
}
