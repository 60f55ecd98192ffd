import { AppError } from '../errors.ts';
import { csvRecords } from './csv-records.ts';
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
  ['directeur', 'director'],
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

const LARGEST_FILE = 20_000_000;

/**
 * Reads a file of people as Excel and other programs write it: UTF-8, UTF-16 or Windows-1252; commas, semicolons or
 * tabs.
 *
 * @throws AppError `people.csv` that lists every mistake with its line, or says that it is no such file
 */
export function readPeopleCsv(bytes: Uint8Array): PersonRow[] {
  if (bytes.length > LARGEST_FILE) throw csvError(['The file is larger than 20 MB: split it.']);
  const records = csvRecords(bytes, (mistake, cause) => csvError([mistake], cause));
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
