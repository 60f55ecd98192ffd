import { clean } from './outline.ts';

/** A table as its rows of cells, and whether its author marked the first row as heading. */
export interface Table {
  rows: string[][];
  headed: boolean;
}

/** Stands where a form waits for an answer. */
const NOT_FILLED_IN = '…';
/** A longer text in the first row is no name of a column. */
const LONGEST_COLUMN_NAME = 60;

/**
 * One line a row, each readable alone: "column: value; column: value". A table of two columns without a heading is
 * names and values, so its rows are "name: value"; an empty value reads "name: …".
 */
export function tableLines({ rows, headed }: Table): string[] {
  const filled = rows.map((row) => row.map(clean)).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...filled.map((row) => row.length));
  const [first = [], ...rest] = filled;
  if (columns <= 1) return filled.flat();
  const names = headed || (columns > 2 && looksLikeColumnNames(first, columns)) ? first : null;
  if (names && rest.length > 0) return linesUnder(names, rest);
  return filled.map((row) => (columns === 2 ? pair(row[0] ?? '', row[1] ?? '') : row.filter(Boolean).join('; ')));
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
