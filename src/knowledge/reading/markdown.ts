import type { List, Nodes, RootContent, Table as TableNode } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { parse as parseYaml } from 'yaml';
import type { FormatReader, ReadParts } from './document.ts';
import { readFragment } from './html.ts';
import { createOutline, createSkippedList, type Outline } from './outline.ts';
import { blocksOfText } from './plain-text.ts';
import { tableLines } from './tables.ts';
import { decodeText } from './text-encoding.ts';

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Markdown; a text that only bears the name, with no heading marked as one, is read as the plain text it is. */
export const readMarkdown: FormatReader = (bytes) => {
  const text = decodeText(bytes).replace(/^\uFEFF/, '');
  const front = FRONT_MATTER.exec(text);
  const tree = fromMarkdown(front ? text.slice(front[0].length) : text, {
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  settleMarks(tree);
  const { children } = tree;
  const facts = frontFacts(front?.[1] ?? '');
  if (!children.some((node) => node.type === 'heading')) {
    const plain = blocksOfText(front ? text.slice(front[0].length) : text);
    return { title: facts.title ?? plain.title, date: facts.date, blocks: plain.blocks, skipped: [] };
  }
  return { ...readNodes(children, facts.title), date: facts.date };
};

/** What is struck out is gone, and a note stands where its mark stood. */
function settleMarks(root: Nodes & { children: RootContent[] }): void {
  const notes = new Map<string, string>();
  for (const node of root.children) if (node.type === 'footnoteDefinition') notes.set(node.identifier, textOf(node));
  const settle = (parent: Nodes): void => {
    if (!('children' in parent)) return;
    const settled = parent.children.flatMap((child: RootContent): RootContent[] => {
      if (child.type === 'delete' || child.type === 'footnoteDefinition') return [];
      if (child.type === 'footnoteReference') return noteInPlace(notes.get(child.identifier));
      settle(child);
      return [child];
    });
    Object.assign(parent, { children: settled });
  };
  settle(root);
}

function noteInPlace(note: string | undefined): RootContent[] {
  return note === undefined ? [] : [{ type: 'text', value: ` (${note})` }];
}

function readNodes(children: readonly RootContent[], given: string | null): Omit<ReadParts, 'date'> {
  const outline = createOutline();
  const skipped = createSkippedList();
  const [first] = children;
  // The one heading above all others is the title.
  const isTitle = (node: RootContent) => node === first && node.type === 'heading' && node.depth === 1;
  const title = first && isTitle(first) ? textOf(first) : null;
  for (const node of children) {
    if (isTitle(node)) continue;
    if (node.type === 'html' && /<script/i.test(node.value)) skipped.add('scripts');
    addNode(outline, node);
  }
  return { title: given ?? title, blocks: outline.blocks, skipped: skipped.list() };
}

function addNode(outline: Outline, node: RootContent): void {
  switch (node.type) {
    case 'heading':
      outline.heading(node.depth, textOf(node));
      break;
    case 'list':
      addList(outline, node);
      break;
    case 'blockquote':
      for (const child of node.children) addNode(outline, child);
      break;
    case 'table':
      for (const line of tableLines({ rows: rowsOf(node), headRows: 1 })) outline.add('row', line);
      break;
    case 'html':
      for (const { kind, text } of readFragment(node.value).blocks) outline.add(kind, text);
      break;
    case 'definition':
    case 'thematicBreak':
      break;
    default:
      outline.add('paragraph', textOf(node));
  }
}

function addList(outline: Outline, list: List): void {
  for (const [at, item] of list.children.entries()) {
    const mark = list.ordered ? `${(list.start ?? 1) + at}.` : '-';
    const [own, ...nested] = item.children;
    if (own) outline.add('item', `${mark} ${boxOf(item.checked)}${textOf(own)}`);
    for (const child of nested) addNode(outline, child);
  }
}

function boxOf(checked: boolean | null | undefined): string {
  if (checked === undefined || checked === null) return '';
  return checked ? '☑ ' : '☐ ';
}

function rowsOf(table: TableNode): string[][] {
  return table.children.map((row) => row.children.map((cell) => textOf(cell)));
}

function frontFacts(yaml: string): { title: string | null; date: string | null } {
  try {
    const front: unknown = yaml === '' ? null : parseYaml(yaml, { schema: 'failsafe' });
    const value = (name: string) => {
      const found = front !== null && typeof front === 'object' && name in front ? Reflect.get(front, name) : null;
      return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
    };
    return { title: value('title'), date: /^\d{4}(-\d{2}(-\d{2})?)?$/.exec(value('date') ?? '')?.[0] ?? null };
  } catch {
    // Front matter that is no YAML is no front matter.
    return { title: null, date: null };
  }
}
