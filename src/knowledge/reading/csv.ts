import { parse } from 'csv-parse/sync';
import type { FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { createOutline } from './outline.ts';
import { tableLines } from './tables.ts';
import { decodeText } from './text-encoding.ts';

const SEPARATORS = [';', ',', '\t', '|'];
/** How many rows tell what separates the cells. */
const ROWS_THAT_TELL = 20;

/** A table in a text file: each row readable alone, under the names of its columns. */
export const readCsv: FormatReader = (bytes) => {
  const text = decodeText(bytes)
    .replace(/^\uFEFF/, '')
    .replace(/^sep=.\r?\n/i, '');
  const outline = createOutline();
  for (const line of tableLines({ rows: rowsOf(text, separatorOf(text)), headRows: 1 })) outline.add('row', line);
  return { title: null, date: null, blocks: outline.blocks, skipped: [] };
};

/** True when a text is told apart in columns by the same mark in every row. */
export function looksLikeCsv(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, ROWS_THAT_TELL);
  return (
    lines.length > 1 &&
    SEPARATORS.some(
      (mark) => new Set(lines.map((line) => line.split(mark).length)).size === 1 && lines[0]?.includes(mark),
    )
  );
}

/** The mark that cuts the first rows into the most columns, equally many in each. */
function separatorOf(text: string): string {
  const start = text.split(/\r?\n/).slice(0, ROWS_THAT_TELL).join('\n');
  const columns = SEPARATORS.map((mark) => {
    const counts = rowsOf(start, mark).map((row) => row.length);
    return { mark, even: new Set(counts).size === 1, count: Math.max(0, ...counts) };
  });
  const [best] = columns.sort((one, other) => Number(other.even) - Number(one.even) || other.count - one.count);
  return best?.mark ?? ';';
}

/** @throws AppError `reading.broken` */
function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true });
  } catch (error) {
    throw readingError('broken', error);
  }
}
