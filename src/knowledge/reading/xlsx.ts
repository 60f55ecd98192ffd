import { type CheerioAPI, load } from 'cheerio';
import type { Element } from 'domhandler';
import { openArchive, type Parts } from './archive.ts';
import type { FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { corePropertiesOf } from './office-properties.ts';
import { clean, createOutline, createSkippedList } from './outline.ts';
import { tableLines } from './tables.ts';

/** More rows than this are data for a program, not a document to ask about. */
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 60;

/** A workbook: every sheet that is not hidden, its rows under the names of its columns. */
export const readXlsx: FormatReader = async (bytes) => {
  const { names, parts } = await openArchive(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const workbook = xmlOf(parts, 'xl/workbook.xml');
  if (!workbook) throw readingError('broken');
  const skipped = createSkippedList();
  if (names.some((name) => /vbaProject/i.test(name))) skipped.add('macros');
  for (const name of names) if (/^xl\/media\//.test(name)) skipped.add('images');
  const outline = createOutline();
  const cells = cellReader(parts, workbook);
  for (const { name, path, hidden } of sheetsOf(parts, workbook)) {
    const sheet = xmlOf(parts, path);
    if (hidden || !sheet) {
      skipped.add(hidden ? 'hidden-sheets' : 'unreadable-parts');
      continue;
    }
    outline.heading(1, name);
    for (const line of tableLines({ rows: rowsOf(sheet, cells), headRows: 1 })) outline.add('row', line);
  }
  const facts = corePropertiesOf(parts);
  return { title: facts.title, date: facts.date, blocks: outline.blocks, skipped: skipped.list() };
};

interface Sheet {
  name: string;
  path: string;
  hidden: boolean;
}

function sheetsOf(parts: Parts, workbook: CheerioAPI): Sheet[] {
  const relations = xmlOf(parts, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    relations?.('Relationship')
      .toArray()
      .map(({ attribs }) => [attribs.Id, new URL(attribs.Target ?? '', 'file:///xl/').pathname.slice(1)]),
  );
  return workbook('sheet')
    .toArray()
    .map(({ attribs }) => ({
      name: clean(attribs.name ?? ''),
      path: targets.get(attribs['r:id']) ?? '',
      hidden: /hidden/i.test(attribs.state ?? ''),
    }));
}

/** A sheet from its first row with anything in it; a merged cell stands in each place that it covers. */
function rowsOf($: CheerioAPI, textOf: (cell: Element, $: CheerioAPI) => string): string[][] {
  const grid: Grid = new Map();
  for (const row of $('sheetData > row').toArray().slice(0, MOST_ROWS)) {
    for (const cell of $(row).children('c').toArray()) {
      const at = placeOf(cell.attribs.r ?? '');
      const text = textOf(cell, $);
      if (!at || text === '' || $(row).attr('hidden') === '1') continue;
      put(grid, at.row, at.column, text);
    }
  }
  const last = Math.max(-1, ...grid.keys());
  for (const { attribs } of $('mergeCell').toArray()) spread(grid, attribs.ref ?? '', last);
  // Only rows that hold something: a sheet may have its last word in row 1,048,576.
  const rows = [...grid].toSorted(([one], [other]) => one - other).map(([, row]) => row);
  const columns = Math.min(MOST_COLUMNS, 1 + Math.max(0, ...rows.map((row) => Math.max(...row.keys()))));
  return rows.map((row) => Array.from({ length: columns }, (_, column) => row.get(column) ?? ''));
}

/** By row and column, from 0. */
type Grid = Map<number, Map<number, string>>;

function put(grid: Grid, row: number, column: number, text: string): void {
  const cells = grid.get(row) ?? new Map<number, string>();
  grid.set(row, cells.set(column, text));
}

function spread(grid: Grid, range: string, last: number): void {
  const [from, to] = range.split(':').map(placeOf);
  const text = from ? grid.get(from.row)?.get(from.column) : undefined;
  if (!from || !to || text === undefined || to.row - from.row > MOST_ROWS) return;
  for (let row = from.row; row <= Math.min(to.row, last); row += 1) {
    for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS); column += 1) {
      put(grid, row, column, text);
    }
  }
}

/** "B3" → column 1, row 2. */
function placeOf(name: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name);
  if (!match?.[1] || !match[2]) return null;
  const column = [...match[1]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

type Kind = 'date' | 'percentage' | 'euro' | 'number';

/** What a cell shows: its words, or its number as the format of the cell writes it. */
function cellReader(parts: Parts, workbook: CheerioAPI): (cell: Element, $: CheerioAPI) => string {
  const shared = sharedWords(parts);
  const kinds = kindsOfStyles(parts);
  const since1904 = /^(1|true)$/.test(workbook('workbookPr').attr('date1904') ?? '');
  return (cell, $) => {
    const value = $(cell).children('v').text();
    switch (cell.attribs.t) {
      case 's':
        return shared[Number(value)] ?? '';
      case 'inlineStr':
        return clean($(cell).find('t').text());
      case 'b':
        return value === '1' ? 'ja' : 'nee';
      case 'e':
        return '';
      case 'str':
        return clean(value);
      default:
        return value === '' ? '' : numberAs(kinds[Number(cell.attribs.s ?? 0)] ?? 'number', Number(value), since1904);
    }
  };
}

function sharedWords(parts: Parts): string[] {
  const $ = xmlOf(parts, 'xl/sharedStrings.xml');
  return ($?.('si').toArray() ?? []).map((item) => clean($?.(item).find('t').not('rPh t').text() ?? ''));
}

/** Numbers of formats that every program knows (ECMA-376, part 1, 18.8.30). */
const DATES = new Set([14, 15, 16, 17, 22]);
const PERCENTAGES = new Set([9, 10]);

function kindsOfStyles(parts: Parts): Kind[] {
  const $ = xmlOf(parts, 'xl/styles.xml');
  if (!$) return [];
  const codes = new Map(
    $('numFmt')
      .toArray()
      .map(({ attribs }) => [Number(attribs.numFmtId), attribs.formatCode ?? '']),
  );
  return $('cellXfs > xf')
    .toArray()
    .map(({ attribs }) => kindOf(Number(attribs.numFmtId ?? 0), codes.get(Number(attribs.numFmtId)) ?? ''));
}

function kindOf(format: number, code: string): Kind {
  const marks = code.replace(/"[^"]*"|\[(?!\$)[^\]]*\]|\\./g, '');
  if (PERCENTAGES.has(format) || marks.includes('%')) return 'percentage';
  if (code.includes('€')) return 'euro';
  return DATES.has(format) || /[dy]/i.test(marks.replace(/\[\$[^\]]*\]/g, '')) ? 'date' : 'number';
}

const DAYS_TO_1970 = 25_569;
const DAYS_BETWEEN_SYSTEMS = 1_462;
const DAY_MS = 86_400_000;

function numberAs(kind: Kind, value: number, since1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  const written = (digits: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat('nl-NL', digits).format(value).replaceAll('\u00a0', ' ');
  if (kind === 'percentage') return written({ style: 'percent', maximumFractionDigits: 2 });
  const cents = Number.isInteger(value) ? 0 : 2;
  if (kind === 'euro')
    return written({ style: 'currency', currency: 'EUR', minimumFractionDigits: cents, maximumFractionDigits: cents });
  if (kind === 'date') {
    const days = value + (since1904 ? DAYS_BETWEEN_SYSTEMS : 0) - DAYS_TO_1970;
    return new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(Math.floor(days) * DAY_MS);
  }
  // A number without a format may be a year or a code: no dots.
  return written({ maximumFractionDigits: 6, useGrouping: false });
}

function xmlOf(parts: Parts, path: string): CheerioAPI | null {
  const part = parts.get(path);
  return part ? load(part.toString('utf8'), { xml: true }) : null;
}
