import { clockNow } from '../store/clock.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { subjectOf } from './subject.ts';

/** Everything that is kept of one person, as they download it. README.md beside it describes it. */
export interface PersonalDataFile {
  format: 'impactmakelaar/personal-data';
  version: 1;
  madeAt: string;
  personId: string;
  /** Rows by part and table; times are ISO 8601 in UTC, and large numbers are texts. */
  parts: Record<string, Record<string, unknown>>;
  /** `table.column` → why it is not in here. */
  leftOut: Record<string, string>;
}

/** Asks every part what it keeps of this person. */
export async function collectPerson(
  tx: Transaction,
  parts: readonly PersonalDataPart[],
  personId: string,
): Promise<PersonalDataFile> {
  const subject = await subjectOf(tx, personId);
  const collected: PersonalDataFile['parts'] = {};
  for (const part of parts) collected[part.name] = { ...(await part.collect(tx, subject)) };
  return {
    format: 'impactmakelaar/personal-data',
    version: 1,
    madeAt: (await clockNow(tx)).toISOString(),
    personId,
    parts: collected,
    leftOut: Object.fromEntries(parts.flatMap(leftOutOf)),
  };
}

function leftOutOf({ tables }: PersonalDataPart): [string, string][] {
  return Object.entries(tables).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, reason]): [string, string] => [`${table}.${column}`, reason]),
  );
}

/** The file as text: JSON, indented, with numbers that JSON cannot hold as texts. */
export function asJson(file: PersonalDataFile): string {
  return `${JSON.stringify(file, (_key, value) => (typeof value === 'bigint' ? value.toString() : value), 2)}\n`;
}
