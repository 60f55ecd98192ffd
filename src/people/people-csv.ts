import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { normalisedEmail } from './email.ts';
import { type GrantedRole, isGrantedRole } from './roles.ts';

/** One person of a file, checked. */
export interface PersonRow {
  /** In the file; the first line is 1. */
  line: number;
  name: string | null;
  email: string;
  department: string | null;
  region: string | null;
  roles: GrantedRole[];
  /** Slug or name as it stands there; null where the file has no such column, or nothing in it. */
  organisation: string | null;
}

const COLUMN_NAMES = ['name', 'email', 'department', 'region', 'roles', 'organisation'] as const;
type Column = (typeof COLUMN_NAMES)[number];

/** How a column may be called, in lower case. */
const COLUMNS: Record<Column, readonly string[]> = {
  name: ['naam', 'name'],
  email: ['e-mail', 'email', 'e-mailadres', 'emailadres', 'mail'],
  department: ['afdeling', 'department', 'team'],
  region: ['regio', 'region'],
  roles: ['rollen', 'rol', 'roles', 'role'],
  organisation: ['organisatie', 'organisation', 'organization'],
};

const ROLE_WORDS: ReadonlyMap<string, GrantedRole> = new Map([
  ['ambassadeur', 'ambassador'],
  ['makelaar', 'broker'],
  ['inkoper', 'procurement_officer'],
  ['opdrachtgever', 'procurement_officer'],
  ['loketmedewerker', 'counter_contact'],
  ['beheerder', 'administrator'],
  ['netwerkmakelaar', 'network_broker'],
]);

/** As people write it, in Dutch or English; null: no such role. */
export function roleNamed(word: string): GrantedRole | null {
  const name = word
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return isGrantedRole(name) ? name : (ROLE_WORDS.get(name) ?? null);
}

const SEPARATORS = [';', ',', '\t'] as const;
const LARGEST_FILE = 20_000_000;

/**
 * Reads a file of people as Excel and other programs write it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or
 * tabs.
 *
 * @throws AppError `people.csv` that lists every mistake with its line, or says that it is no such file
 */
export function readPeopleCsv(bytes: Uint8Array): PersonRow[] {
  if (bytes.length > LARGEST_FILE) throw csvError(['The file is larger than 20 MB: split it.']);
  const text = decoded(bytes);
  const records = recordsOf(text);
  const [head, ...body] = records;
  if (!head) throw csvError(['The file is empty.']);
  const places = placesOf(head.values);
  if (places.email === undefined) {
    throw csvError([
      `Line ${head.line} has no column for the e-mail address. Expected the columns name, e-mail, department, region, roles ` +
        '(or naam, e-mail, afdeling, regio, rollen).',
    ]);
  }
  const mistakes: string[] = [];
  const rows = body.flatMap(({ line, values }) => {
    const row = rowOf(line, values, places, mistakes);
    return row ? [row] : [];
  });
  mistakes.push(...doubles(rows));
  if (mistakes.length > 0) throw csvError(mistakes);
  return rows;
}

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

function recordsOf(whole: string): { line: number; values: string[] }[] {
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
    throw csvError([`${line} cannot be read as CSV: check the quotation marks.`], cause);
  }
}

function placesOf(head: readonly string[]): Partial<Record<Column, number>> {
  const names = head.map((name) => name.trim().toLowerCase());
  const places: Partial<Record<Column, number>> = {};
  for (const column of COLUMN_NAMES) {
    const place = names.findIndex((name) => COLUMNS[column].includes(name));
    if (place >= 0) places[column] = place;
  }
  return places;
}

function rowOf(
  line: number,
  values: readonly string[],
  places: Partial<Record<Column, number>>,
  mistakes: string[],
): PersonRow | null {
  const cell = (column: Column) => {
    const place = places[column];
    const value = place === undefined ? '' : (values[place] ?? '').trim();
    return value === '' ? null : value;
  };
  const email = normalisedEmail(cell('email'));
  const words = (cell('roles') ?? '').split(/[,;|/]/).filter((word) => word.trim() !== '');
  const roles = words.map(roleNamed);
  const unknown = words.filter((_, at) => roles[at] === null);
  if (email === null) mistakes.push(`Line ${line}: expected an e-mail address.`);
  if (unknown.length > 0)
    mistakes.push(`Line ${line}: no such role: ${unknown.map((word) => word.trim()).join(', ')}.`);
  if (email === null || unknown.length > 0) return null;
  return {
    line,
    email,
    name: cell('name'),
    department: cell('department'),
    region: cell('region'),
    roles: [...new Set(roles.filter((role) => role !== null))],
    organisation: cell('organisation'),
  };
}

function doubles(rows: readonly PersonRow[]): string[] {
  return [...Map.groupBy(rows, ({ email, organisation }) => `${email} ${organisation ?? ''}`).values()]
    .filter((same) => same.length > 1)
    .map((same) => `Lines ${same.map(({ line }) => line).join(' and ')} have the same e-mail address.`);
}

const MOST_MISTAKES = 20;

function csvError(mistakes: readonly string[], cause?: unknown): AppError {
  const more = mistakes.length > MOST_MISTAKES ? [`and ${mistakes.length - MOST_MISTAKES} more`] : [];
  const listed = [...mistakes.slice(0, MOST_MISTAKES), ...more].map((mistake) => `  - ${mistake}`).join('\n');
  return new AppError({ code: 'people.csv', message: `Nothing was imported:\n${listed}`, cause });
}
