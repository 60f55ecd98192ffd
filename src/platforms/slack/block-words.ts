import { z } from 'zod';

/** Any part of a block: what it holds, in so far as there are words in it. */
const nodeSchema = z.looseObject({
  type: z.string().optional(),
  name: z.string().optional(),
  unicode: z.string().optional(),
  url: z.string().optional(),
  text: z.unknown().optional(),
  elements: z.array(z.unknown()).optional(),
  fields: z.array(z.unknown()).optional(),
  rows: z.array(z.array(z.unknown())).optional(),
});
type Node = z.infer<typeof nodeSchema>;

/** Parts that stand on a line of their own. */
const LINES = new Set([
  'rich_text_section',
  'rich_text_list',
  'rich_text_quote',
  'rich_text_preformatted',
  'section',
  'header',
  'context',
  'table',
]);

/**
 * The words in blocks of a message (docs.slack.dev, Block Kit: rich text, section, header, table). A person, a channel
 * and a broadcast have no words there, only ids: they are left out.
 *
 * @param options.only the words of blocks of this type, and of no other
 */
export function blockWords(blocks: unknown, { only }: { only?: string } = {}): string {
  const nodes = nodesOf(blocks).filter(({ type }) => only === undefined || type === only);
  return nodes
    .map(wordsOf)
    .join('\n')
    .replace(/[^\S\n]{2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The characters of the emoji in blocks, by their short codes. */
export function emojiIn(blocks: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    const { data } = nodeSchema.safeParse(value);
    if (!data) return;
    if (data.type === 'emoji' && data.name !== undefined) found.set(data.name, characters(data.unicode));
    visit(data.elements ?? []);
  };
  visit(blocks);
  return found;
}

function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown): Node[] => {
    const { data } = nodeSchema.safeParse(item);
    return data ? [data] : [];
  });
}

function wordsOf(node: Node): string {
  if (node.type === 'emoji') return characters(node.unicode);
  if (node.rows) return node.rows.map(rowWords).join('\n');
  const inside = [...nodesOf(node.elements), ...nodesOf(node.fields)].map(wordsOf);
  const own = typeof node.text === 'string' ? node.text : nodesOf([node.text]).map(wordsOf).join('');
  const words = [own === '' && node.type === 'link' ? (node.url ?? '') : own, ...inside].join('');
  return LINES.has(node.type ?? '') ? `${words}\n` : words;
}

/** A row of two is a name and what it is; more cells are only kept apart. */
function rowWords(cells: readonly unknown[]): string {
  const words = nodesOf(cells).map((cell) =>
    wordsOf(cell)
      .trim()
      .replace(/\s*\n\s*/g, ', '),
  );
  return words.join(words.length === 2 ? ': ' : ' | ');
}

/** `1f44d-1f3fd` as the characters with these numbers. */
function characters(unicode = ''): string {
  const points = unicode.split('-').map((code) => Number.parseInt(code, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : '';
}
