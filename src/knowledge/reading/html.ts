import { type CheerioAPI, load } from 'cheerio';
import { type AnyNode, type Element, isTag } from 'domhandler';
import type { FormatReader, ReadParts, Skipped } from './document.ts';
import { settleMarks } from './html-marks.ts';
import { clean, createOutline, createSkippedList, type Outline } from './outline.ts';
import { type Cell, gridOf, tableLines } from './tables.ts';
import { decodeText } from './text-encoding.ts';

const SCRIPTS = 'script, style, noscript, template, iframe, object, embed, svg, link, meta, base';
const NAVIGATION = [
  'nav, footer, dialog, form[role=search], button, input, select, textarea',
  '[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog]',
  '[hidden], [aria-hidden=true], .breadcrumb, .breadcrumbs, .skip-link, .skiplink',
].join(', ');
const COOKIES = '[id*=cookie i], [class*=cookie i]';
const ASIDES = 'aside, [role=complementary]';
/** An aside of which more than this is links leads elsewhere. */
const MOST_LINKS = 0.5;
/** Where a page says that its own text is, likeliest first. */
const ROOTS = ['main', '[role=main]', ':not(article) > article', '#content', '.content', 'body'];
/** Less text than this is no page's own text. */
const FEWEST_CHARACTERS = 200;

/** A page of a web site: what it says, without what is around it. Nothing in it runs. */
export const readHtml: FormatReader = (bytes) => {
  const $ = load(decodeHtml(bytes));
  const skipped = createSkippedList();
  const title = clean($('h1').first().text()) || clean($('title').first().text()) || null;
  const date = dateOf($);
  $(SCRIPTS).each((_, element) => {
    if (element.name === 'script') skipped.add('scripts');
  });
  $('head').remove();
  $(SCRIPTS).remove();
  skipNavigation($, (what) => skipped.add(what));
  settleMarks($);
  const root = ROOTS.map((selector) => $(selector)).find(
    (candidates) => candidates.text().trim().length >= FEWEST_CHARACTERS,
  );
  const outline = createOutline();
  walkHtml(root?.toArray() ?? $.root().toArray(), outline, { titleSeen: title ?? '' });
  return { title, date, blocks: outline.blocks, skipped: skipped.list() };
};

/** HTML that a converter made, and that is all text. */
export function readFragment(html: string): Pick<ReadParts, 'blocks'> & { title: string | null } {
  const $ = load(html);
  settleMarks($);
  const title = clean($('h1.title').first().text()) || null;
  $('h1.title').remove();
  const outline = createOutline();
  walkHtml($('body').toArray(), outline, { titleSeen: '' });
  return { title, blocks: outline.blocks };
}

function skipNavigation($: CheerioAPI, note: (what: Skipped['what']) => void): void {
  const around = $(NAVIGATION)
    .add($('header').filter((_, header) => $(header).find('h1').length === 0))
    // A notice about cookies; not the page that has one.
    .add(
      $(COOKIES).filter(
        (_, element) => $(element).is(':not(html, body, main)') && $(element).find('main, h1').length === 0,
      ),
    )
    .add(
      $(ASIDES).filter(
        (_, aside) => $(aside).closest('main, article, [role=main]').length === 0 || isMostlyLinks($, aside),
      ),
    );
  for (const element of around.toArray()) {
    if ('name' in element && ['nav', 'aside', 'footer', 'header'].includes(element.name)) note('navigation');
  }
  around.remove();
}

function isMostlyLinks($: CheerioAPI, element: AnyNode): boolean {
  return $(element).find('a').text().length > $(element).text().length * MOST_LINKS;
}

/** What the server says does not reach this far; what the page itself says wins over what its bytes look like. */
function decodeHtml(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
  if (declared === undefined || /^utf-?(8|16)/i.test(declared)) return decodeText(bytes);
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return decodeText(bytes);
  }
}

function dateOf($: CheerioAPI): string | null {
  const told = [
    $('meta[property="article:modified_time"]').attr('content'),
    $('meta[property="article:published_time"]').attr('content'),
    $('meta[name="DCTERMS.modified"], meta[name="dcterms.modified"]').attr('content'),
    $('meta[name="DCTERMS.issued"], meta[name="date"]').attr('content'),
    $('time[datetime]').first().attr('datetime'),
  ];
  return told.map((value) => /^\d{4}-\d{2}-\d{2}/.exec(value ?? '')?.[0]).find((value) => value !== undefined) ?? null;
}

const BLOCKS = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hr
   html li main ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);

interface Walk {
  /** A heading with these words repeats the title. */
  titleSeen: string;
  /** Within so many parts that are folded in. */
  folded?: number;
}

/** Words that belong together until a block begins or ends. */
function walkHtml(nodes: readonly AnyNode[], outline: Outline, walk: Walk): void {
  let open = '';
  const flush = (kind: 'paragraph' | 'item' = 'paragraph') => {
    for (const line of open.split('\n')) outline.add(kind, line);
    open = '';
  };
  const visit = (node: AnyNode): void => {
    if (node.type === 'text') {
      open += node.data.replace(/\s+/g, ' ');
      return;
    }
    if (!('children' in node)) return;
    if (!('name' in node)) {
      node.children.forEach(visit);
      return;
    }
    if (node.name === 'br') {
      open += '\n';
      return;
    }
    const isBlock = BLOCKS.has(node.name) || /^h[1-6]$/.test(node.name);
    if (!isBlock) {
      node.children.forEach(visit);
      return;
    }
    flush();
    visitBlock(node, outline, walk);
  };
  nodes.forEach(visit);
  flush();
}

function visitBlock(node: Element, outline: Outline, walk: Walk): void {
  const heading = /^h([1-6])$/.exec(node.name);
  if (heading) {
    const text = textOf(node);
    if (text !== walk.titleSeen) outline.heading(Number(heading[1]), text);
  } else if (node.name === 'details') {
    visitDetails(node, outline, walk);
  } else if (node.name === 'table') {
    visitTable(node, outline, walk);
  } else if (node.name === 'li') {
    visitItem(node, outline, walk);
  } else if (node.name === 'dl') {
    visitDefinitions(node, outline);
  } else if (node.name === 'p' && /(^|\s)item(\s|$)/.test(node.attribs.class ?? '')) {
    outline.add('item', textOf(node));
  } else {
    walkHtml(node.children, outline, walk);
  }
}

/** Below the headings of a page. */
const FOLDED_LEVEL = 7;

/** What a reader folds out has the line on which one presses for its heading; that ends where it is folded in again. */
function visitDetails(node: Element, outline: Outline, walk: Walk): void {
  const isSummary = (child: AnyNode) => 'name' in child && child.name === 'summary';
  const inner = node.children.filter((child) => !isSummary(child));
  const folded = (walk.folded ?? 0) + 1;
  outline.heading(FOLDED_LEVEL + folded, node.children.filter(isSummary).map(textOf).join(' '));
  walkHtml(inner, outline, { ...walk, folded });
  outline.heading(FOLDED_LEVEL + folded, '');
}

function visitItem(node: Element, outline: Outline, walk: Walk): void {
  const nested = (child: AnyNode) => 'name' in child && BLOCKS.has(child.name) && child.name !== 'p';
  const own = node.children.filter((child) => !nested(child));
  const siblings = node.parent?.children.filter((child) => 'name' in child && child.name === 'li') ?? [];
  const ordered = node.parent !== null && 'name' in node.parent && node.parent.name === 'ol';
  const text = clean(own.map((child) => textOf(child)).join(' '));
  if (text !== '') outline.add('item', `${ordered ? `${siblings.indexOf(node) + 1}.` : '-'} ${text}`);
  walkHtml(node.children.filter(nested), outline, walk);
}

/** A term with what is said of it is read as one line. */
function visitDefinitions(node: Element, outline: Outline): void {
  let terms: string[] = [];
  let told = false;
  for (const child of [...descendants(node, 'dt'), ...descendants(node, 'dd')].sort(inOrderOf(node))) {
    if (child.name === 'dt') {
      if (told) terms = [];
      terms.push(textOf(child));
      told = false;
    } else {
      for (const line of tableLines({ rows: [[terms.join(', '), textOf(child)]], headRows: 0 }))
        outline.add('row', line);
      told = true;
    }
  }
}

function inOrderOf(root: Element): (one: Element, other: Element) => number {
  const order = new Map<AnyNode, number>();
  const visit = (node: AnyNode) => {
    order.set(node, order.size);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return (one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0);
}

/** A small table within a cell is told on the row of that cell. */
const MOST_NESTED_CHARACTERS = 300;

/** A table that holds tables or headings, or has one column, only sets other things in their place. */
function visitTable(node: Element, outline: Outline, walk: Walk): void {
  const rows = descendants(node, 'tr', 'table');
  const cells = rows.map((row) => row.children.filter(isCell));
  for (const caption of descendants(node, 'caption', 'table')) outline.add('paragraph', textOf(caption));
  const layout =
    cells.every((row) => row.length <= 1) ||
    cells.flat().some((cell) => descendants(cell, 'li').length > 3) ||
    (cells.flat().some(holdsTable) && !cells.every(tellsOfOneThing));
  if (layout) {
    for (const cell of cells.flat()) walkHtml(cell.children, outline, walk);
    return;
  }
  const isHead = (row: Element[]) => row.length > 0 && row.every(({ name }) => name === 'th');
  const body = cells.findIndex((row) => !isHead(row));
  const headRows = body === -1 ? 0 : body;
  for (const line of tableLines({ rows: gridOf(cells.map((row) => row.map(cellOf))), headRows }))
    outline.add('row', line);
}

function holdsTable(cell: Element): boolean {
  return descendants(cell, 'table').length > 0;
}

/** A name in its first cell, and in no other more than a small table beside its words. */
function tellsOfOneThing(row: readonly Element[]): boolean {
  const [first, ...others] = row;
  if (!first || others.length === 0 || holdsTable(first) || textOf(first) === '') return false;
  return others.every((cell) => {
    const inner = descendants(cell, 'table');
    const deeper = inner.some((table) => descendants(table, 'table').length > 0);
    return inner.length <= 1 && !deeper && (inner.length === 0 || textOf(cell).length <= MOST_NESTED_CHARACTERS);
  });
}

/** The words of a cell, a table in it row by row. */
function wordsOfCell(cell: Element): string {
  const [table] = descendants(cell, 'table');
  if (!table) return textOf(cell);
  const rows = descendants(table, 'tr').map((row) => row.children.filter(isCell));
  const headRows = rows[0]?.every(({ name }) => name === 'th') ? 1 : 0;
  const lines = tableLines({ rows: gridOf(rows.map((row) => row.map(cellOf))), headRows });
  const beside = clean(cell.children.map((child) => (child === table ? '' : rawText(child))).join(' '));
  return [beside, lines.join(' / ')].filter(Boolean).join(' ');
}

function cellOf(cell: Element): Cell {
  const over = (name: string) => Number(cell.attribs[name] ?? 1) || 1;
  return { text: wordsOfCell(cell), columns: over('colspan'), rows: over('rowspan') };
}

function isCell(node: AnyNode): node is Element {
  return 'name' in node && (node.name === 'td' || node.name === 'th');
}

/** @param inside not looked for within another one of these */
function descendants(node: Element, name: string, inside?: string): Element[] {
  return node.children.flatMap((child): Element[] => {
    if (!isTag(child)) return [];
    if (child.name === name) return [child];
    return child.name === inside ? [] : descendants(child, name, inside);
  });
}

function textOf(node: AnyNode): string {
  return clean(rawText(node));
}

function rawText(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node)) return '';
  const inner = node.children.map(rawText).join('');
  return 'name' in node && (BLOCKS.has(node.name) || node.name === 'br') ? ` ${inner} ` : inner;
}
