import type { Migration } from '../../store/migration-files.ts';

/** A statement after which a process of the release before may fail. */
export interface Breaking {
  migration: string;
  statement: string;
}

/** What takes something away from who still uses it, or asks of them what they do not give. */
const ON_A_TABLE: readonly RegExp[] = [
  /\bDROP COLUMN\b/i,
  /\bRENAME (?:TO|COLUMN)\b/i,
  /\bALTER COLUMN "\w+" (?:SET DATA )?TYPE\b/i,
  /\bSET NOT NULL\b/i,
  /\bADD COLUMN\s+"\w+" [^,]*\bNOT NULL\b(?![^,]*\bDEFAULT\b)/i,
  /\bDROP DEFAULT\b/i,
  /\bADD CONSTRAINT "\w+" (?:CHECK|UNIQUE|PRIMARY KEY)\b/i,
];
const DROPPED = /^DROP (?:TABLE|TYPE|VIEW|FUNCTION|SEQUENCE)\s+(?:IF EXISTS\s+)?"?(\w+)"?/i;
const RENAMED_TYPE = /^ALTER TYPE "?(\w+)"? RENAME\b/i;
const UNIQUE = /^CREATE UNIQUE INDEX "\w+" ON "?(\w+)"?/i;
const TABLE = /^ALTER TABLE "?(\w+)"?/i;
const MADE =
  /^CREATE (?:OR REPLACE )?(?:UNLOGGED )?(?:TABLE|TYPE|VIEW|FUNCTION|SEQUENCE)\s+(?:IF NOT EXISTS\s+)?"?(\w+)"?/i;

/**
 * What migrations of one release take from the release before, whose processes go on while the first new one migrates. What they
 * made themselves, nobody of before uses.
 */
export function breakingIn(migrations: readonly Migration[]): Breaking[] {
  const made = new Set<string>();
  return migrations.flatMap(({ name, script }) =>
    statementsOf(script).flatMap((statement): Breaking[] => {
      const own = MADE.exec(statement)?.[1];
      if (own !== undefined) made.add(own);
      const hurt = hurtBy(statement);
      return hurt === null || made.has(hurt) ? [] : [{ migration: name, statement }];
    }),
  );
}

/** The table or type that a statement breaks for who uses it; null: none. */
function hurtBy(statement: string): string | null {
  const whole = DROPPED.exec(statement) ?? RENAMED_TYPE.exec(statement) ?? UNIQUE.exec(statement);
  if (whole) return whole[1] ?? null;
  const table = TABLE.exec(statement)?.[1];
  return table !== undefined && ON_A_TABLE.some((pattern) => pattern.test(statement)) ? table : null;
}

/** Each in one line, without the bodies of functions. */
function statementsOf(script: string): string[] {
  return script
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '');
}
