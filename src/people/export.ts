import type { PrismaClient } from '../store/generated/client.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import { subjectOf } from './subject.ts';

/** Everything that is kept of one person, as they download it. README.md describes it. */
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

/** Reads it in one snapshot, so that the parts fit each other. */
export function exportPerson(
  prisma: PrismaClient,
  parts: readonly PersonalDataPart[],
  personId: string,
): Promise<PersonalDataFile> {
  return prisma.$transaction(
    async (tx) => {
      const subject = await subjectOf(tx, personId);
      const collected: PersonalDataFile['parts'] = {};
      for (const part of parts) collected[part.name] = { ...(await part.collect(tx, subject)) };
      return {
        format: 'impactmakelaar/personal-data',
        version: 1,
        madeAt: new Date().toISOString(),
        personId,
        parts: collected,
        leftOut: Object.fromEntries(parts.flatMap(leftOutOf)),
      };
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  );
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
