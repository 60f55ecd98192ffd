import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { AppError } from '../errors.ts';

const SEPARATORS = [';', ',', '\t'] as const;

/** Not UTF-8, then Windows-1252: what Excel on a Dutch Windows saves. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The question was whether it is UTF-8; the answer is no.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** What the parser gives with `info`; its own types know only the shape without. */
const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** `sep=;` as the first line tells Excel what separates; it may stand between quotation marks, with separators behind. */
const TOLD_SEPARATOR = /^\uFEFF?"?sep=([^\r\n"])"?[^\S\t\r\n]*[;,\t]*(\r\n|\n|\r|$)/i;

/** One line of a table, with where it stands in the file; the first line is 1. */
export interface CsvRecord {
  line: number;
  values: string[];
}

/**
 * The lines of a table as Excel and other programs write it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs. Empty
 * lines are left out.
 *
 * @param problem makes the error to throw of what cannot be read
 */
export function csvRecords(bytes: Uint8Array, problem: (mistake: string, cause: unknown) => AppError): CsvRecord[] {
  const whole = decoded(bytes);
  const told = TOLD_SEPARATOR.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const [firstLine = ''] = text.split(/\r\n|\n|\r/, 1);
  const counted = SEPARATORS.toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ',';
  const delimiter = told?.[1] ?? counted;
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const before = told ? 1 : 0;
    return recordsSchema.parse(parsed).map(({ record, info }) => ({ line: info.lines + before, values: record }));
  } catch (cause) {
    const line =
      cause instanceof Error && 'lines' in cause ? `Line ${Number(cause.lines) + (told ? 1 : 0)}` : 'The file';
    throw problem(`${line} cannot be read as CSV: check the quotation marks.`, cause);
  }
}
