import { clean } from './outline.ts';

/** A table as its rows of cells. */
export interface Table {
  rows: string[][];
  /** How many rows at its top its author marked as heading; their names are put together, column by column. */
  headRows: number;
}

/** A cell that may stand in several columns and rows. */
export interface Cell {
  text: string;
  columns: number;
  rows: number;
}

/** More columns than this nobody reads; more rows than this one cell does not head. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 500;

/** Cells as they are written, put into rows of equal columns: a cell over several stands in each of them. */
export function gridOf(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: string[][] = rows.map(() => []);
  for (const [at, cells] of rows.entries()) {
    let column = 0;
    for (const { text, columns, rows: down } of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const right = Math.min(column + Math.max(1, columns), MOST_COLUMNS);
      for (const row of grid.slice(at, at + Math.min(Math.max(1, down), MOST_ROWS))) {
        for (let to = column; to < right; to += 1) row[to] = text;
      }
      column = right;
    }
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? ''));
}

/** Stands where a form waits for an answer. */
const NOT_FILLED_IN = '…';
/** A longer text in the first row is no name of a column. */
const LONGEST_COLUMN_NAME = 60;

/**
 * One line a row, each readable alone: "column: value; column: value". A table of two columns without a heading is
 * names and values, so its rows are "name: value"; an empty value reads "name: …".
 */
export function tableLines({ rows, headRows }: Table): string[] {
  const filled = oneHeading(
    rows.map((row) => row.map(clean)),
    headRows,
  ).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...filled.map((row) => row.length));
  const [first = [], ...rest] = filled;
  if (columns <= 1) return filled.flat();
  const names = headRows > 0 || (columns > 2 && looksLikeColumnNames(first, columns)) ? first : null;
  if (names && rest.length > 0) return linesUnder(names, rest);
  return filled.map((row) => (columns === 2 ? pair(row[0] ?? '', row[1] ?? '') : row.filter(Boolean).join('; ')));
}

/** A line that {@link tableLines} made of a row: columns with what stands in them. */
export function isTableRow(line: string): boolean {
  return ROW.test(line);
}

const ROW = /^[^:;]{1,60}: [^;]+(?:; [^:;]{1,60}: [^;]+)+$/;

/** Headings above each other as one: "2026" above "Bedrag" is "2026 Bedrag". */
function oneHeading(rows: readonly string[][], headRows: number): string[][] {
  if (headRows < 2) return [...rows];
  const head = rows.slice(0, headRows);
  const columns = Math.max(...head.map((row) => row.length));
  const names = Array.from({ length: columns }, (_, at) =>
    [...new Set(head.map((row) => row[at] ?? ''))].filter(Boolean).join(' '),
  );
  return [names, ...rows.slice(headRows)];
}

/** The names of the columns of a table without marked headings, when its first row looks like them. */
export function columnNamesOf(rows: readonly string[][]): string[] | null {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const first = rows[0]?.map(clean);
  return first && columns > 2 && looksLikeColumnNames(first, columns) ? first : null;
}

function looksLikeColumnNames(row: readonly string[], columns: number): boolean {
  return (
    row.length === columns &&
    row.every((cell) => cell !== '' && cell.length <= LONGEST_COLUMN_NAME) &&
    new Set(row).size === row.length
  );
}

function linesUnder(names: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  for (const row of rows) {
    const [only, ...others] = new Set(row.filter(Boolean));
    // One text over the whole width is a heading within the table.
    if (
      only !== undefined &&
      others.length === 0 &&
      row.length === names.length &&
      row.every((cell) => cell === only)
    ) {
      lines.push(only);
    } else {
      lines.push(
        row
          .map((cell, at) => (cell === '' ? '' : pair(names[at] ?? '', cell)))
          .filter(Boolean)
          .join('; '),
      );
    }
  }
  // A form in which nothing has been filled in is still worth its questions.
  return lines.every((line) => line === '') ? [names.join('; ')] : lines.filter(Boolean);
}

function pair(name: string, value: string): string {
  if (name === '') return value;
  if (value === name) return value;
  const separator = /[?:.!]$/.test(name) ? ' ' : ': ';
  return `${name}${separator}${value === '' ? NOT_FILLED_IN : value}`;
}
