import { type Cheerio, type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import { openArchive, type Parts } from './archive.ts';
import type { FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { chartLines, diagramLines } from './office-drawings.ts';
import { corePropertiesOf } from './office-properties.ts';
import { clean, createOutline, createSkippedList, type Outline } from './outline.ts';
import { tableLines } from './tables.ts';

/** A presentation: each slide under its title, shapes in the order in which one reads them, then its notes. */
export const readPptx: FormatReader = async (bytes) => {
  const { names, parts } = await openArchive(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const skipped = createSkippedList();
  if (names.some((name) => /vbaProject/i.test(name))) skipped.add('macros');
  for (const name of names) if (/^ppt\/embeddings\//.test(name)) skipped.add('embedded-files');
  const outline = createOutline();
  const facts = corePropertiesOf(parts);
  let firstTitle: string | null = null;
  for (const [at, path] of slidePaths(parts).entries()) {
    const page = at + 1;
    const $ = xmlOf(parts, path);
    if (!$) {
      skipped.add('unreadable-parts', page);
      continue;
    }
    if (['0', 'false'].includes($('p\\:sld').attr('show') ?? '')) skipped.add('hidden-slides', page);
    else firstTitle = addSlide({ outline, parts, path, $, page }) ?? firstTitle;
    if ($('p\\:pic').length > 0) skipped.add('images', page);
  }
  return { title: facts.title ?? firstTitle, date: facts.date, blocks: outline.blocks, skipped: skipped.list() };
};

interface Slide {
  outline: Outline;
  parts: Parts;
  path: string;
  $: CheerioAPI;
  page: number;
}

/** @returns the title of the first slide, which is the title of the whole; null for another slide */
function addSlide({ outline, parts, path, $, page }: Slide): string | null {
  const shapes = inReadingOrder(shapesOf($, $('p\\:cSld > p\\:spTree'), NO_SHIFT));
  const named = shapes.find(({ role }) => role === 'title' || role === 'ctrTitle');
  const title = named ?? (shapes[0] && isTitleLike(shapes[0].lines) ? shapes[0] : undefined);
  const heading = clean((title?.lines ?? []).join(' '));
  outline.heading(1, heading);
  for (const shape of shapes) {
    if (shape !== title) for (const line of shape.lines) outline.add(shape.kind, line, page);
  }
  for (const line of drawnOn(parts, path)) outline.add('row', line, page);
  for (const line of notesOf(parts, path)) outline.add('paragraph', line, page);
  return page === 1 && heading !== '' ? heading : null;
}

const LONGEST_TITLE = 90;

function isTitleLike(lines: readonly string[]): boolean {
  return lines.length <= 2 && lines.join(' ').length <= LONGEST_TITLE;
}

interface Shape {
  /** The placeholder's kind ("title", "body", …); null for a shape of its own. */
  role: string | null;
  kind: 'paragraph' | 'item' | 'row';
  lines: string[];
  /** Place of the upper left corner on the slide, in English Metric Units; null: inherited from the layout. */
  at: { x: number; y: number } | null;
}

interface Shift {
  x: (x: number) => number;
  y: (y: number) => number;
}

const NO_SHIFT: Shift = { x: (x) => x, y: (y) => y };
/** On every slide, and about none. */
const FURNITURE = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']);

function shapesOf($: CheerioAPI, tree: Cheerio<Element>, shift: Shift): Shape[] {
  return tree
    .children()
    .toArray()
    .flatMap((element): Shape[] => {
      const node = $(element);
      switch (element.name) {
        case 'p:sp':
          return shapeOf($, node, shift);
        case 'p:grpSp':
          return inReadingOrder(shapesOf($, node, groupShift(node, shift)));
        case 'p:graphicFrame':
          return tableOf($, node, shift);
        case 'mc:AlternateContent':
          return shapesOf($, node.children('mc\\:Choice').first(), shift);
        default:
          return [];
      }
    });
}

function shapeOf($: CheerioAPI, node: Cheerio<Element>, shift: Shift): Shape[] {
  const placeholder = node.find('> p\\:nvSpPr > p\\:nvPr > p\\:ph');
  const role = placeholder.length > 0 ? (placeholder.attr('type') ?? 'body') : null;
  if (role !== null && FURNITURE.has(role)) return [];
  const lines = linesOf($, node.find('> p\\:txBody'));
  return lines.length === 0
    ? []
    : [{ role, kind: 'paragraph', lines, at: placeOf(node.find('> p\\:spPr > a\\:xfrm'), shift) }];
}

function tableOf($: CheerioAPI, node: Cheerio<Element>, shift: Shift): Shape[] {
  const table = node.find('a\\:tbl').first();
  if (table.length === 0) return [];
  const rows = table
    .children('a\\:tr')
    .toArray()
    .map((row) =>
      $(row)
        .children('a\\:tc')
        .toArray()
        .map((cell) => linesOf($, $(cell).children('a\\:txBody')).join(' ')),
    );
  const headRows = table.children('a\\:tblPr').attr('firstRow') === '1' ? 1 : 0;
  return [
    { role: null, kind: 'row', lines: tableLines({ rows, headRows }), at: placeOf(node.children('p\\:xfrm'), shift) },
  ];
}

function linesOf($: CheerioAPI, body: Cheerio<Element>): string[] {
  return body
    .children('a\\:p')
    .toArray()
    .map((paragraph) => {
      const words = $(paragraph)
        .children()
        .toArray()
        .map((run) => (run.name === 'a:br' ? ' ' : $(run).children('a\\:t').text()));
      return clean(words.join(''));
    })
    .filter((line) => line !== '');
}

function numberOf(node: Cheerio<Element>, name: string): number {
  return Number(node.attr(name) ?? Number.NaN);
}

function placeOf(transform: Cheerio<Element>, shift: Shift): Shape['at'] {
  const offset = transform.children('a\\:off');
  const [x, y] = [numberOf(offset, 'x'), numberOf(offset, 'y')];
  return Number.isFinite(x) && Number.isFinite(y) ? { x: shift.x(x), y: shift.y(y) } : null;
}

/** A group has coordinates of its own. */
function groupShift(group: Cheerio<Element>, outer: Shift): Shift {
  const transform = group.find('> p\\:grpSpPr > a\\:xfrm');
  const along = (axis: 'x' | 'y', length: 'cx' | 'cy') => {
    const from = numberOf(transform.children('a\\:chOff'), axis);
    const to = numberOf(transform.children('a\\:off'), axis);
    const scale = numberOf(transform.children('a\\:ext'), length) / numberOf(transform.children('a\\:chExt'), length);
    if (![from, to].every(Number.isFinite)) return outer[axis];
    return (value: number) => outer[axis](to + (value - from) * (Number.isFinite(scale) ? scale : 1));
  };
  return { x: along('x', 'cx'), y: along('y', 'cy') };
}

/** Half an inch: shapes that begin within it stand beside each other. */
const SAME_ROW = 457_200;

/** From top to bottom, and within a row from left to right; what has no place of its own stays where it was written. */
function inReadingOrder(shapes: readonly Shape[]): Shape[] {
  const free = shapes.filter(({ at }) => at === null);
  const placed = shapes.filter(({ at }) => at !== null).sort((a, b) => (a.at?.y ?? 0) - (b.at?.y ?? 0));
  const rows: Shape[][] = [];
  for (const shape of placed) {
    const row = rows.at(-1);
    if (row?.[0]?.at && (shape.at?.y ?? 0) - row[0].at.y <= SAME_ROW) row.push(shape);
    else rows.push([shape]);
  }
  return [...free, ...rows.flatMap((row) => row.sort((a, b) => (a.at?.x ?? 0) - (b.at?.x ?? 0)))];
}

/** What the charts and drawn schemes of a slide say. */
function drawnOn(parts: Parts, slide: string): string[] {
  return relationsOf(parts, slide).flatMap(({ type, target }) => {
    const xml = parts.get(target)?.toString('utf8') ?? '';
    if (type.endsWith('/chart')) return chartLines(xml);
    return type.endsWith('/diagramData') ? diagramLines(xml) : [];
  });
}

function notesOf(parts: Parts, slide: string): string[] {
  const path = relationsOf(parts, slide).find(({ type }) => type.endsWith('/notesSlide'))?.target;
  const $ = path === undefined ? null : xmlOf(parts, path);
  if (!$) return [];
  const shapes = shapesOf($, $('p\\:cSld > p\\:spTree'), NO_SHIFT);
  return shapes.filter(({ role }) => role === 'body').flatMap(({ lines }) => lines);
}

/** @throws AppError `reading.broken` */
function slidePaths(parts: Parts): string[] {
  const path = 'ppt/presentation.xml';
  const $ = xmlOf(parts, path);
  if (!$) throw readingError('broken');
  const targets = new Map(relationsOf(parts, path).map(({ id, target }) => [id, target]));
  return $('p\\:sldIdLst > p\\:sldId')
    .toArray()
    .map((slide) => targets.get($(slide).attr('r:id') ?? '') ?? '');
}

function relationsOf(parts: Parts, path: string): { id: string; type: string; target: string }[] {
  const at = path.lastIndexOf('/');
  const $ = xmlOf(parts, `${path.slice(0, at)}/_rels/${path.slice(at + 1)}.rels`);
  if (!$) return [];
  return $('Relationship')
    .toArray()
    .map((relation) => ({
      id: $(relation).attr('Id') ?? '',
      type: $(relation).attr('Type') ?? '',
      target: new URL($(relation).attr('Target') ?? '', `file:///${path}`).pathname.slice(1),
    }));
}

function xmlOf(parts: Parts, path: string): CheerioAPI | null {
  const part = parts.get(path);
  return part ? load(part.toString('utf8'), { xml: true }) : null;
}
