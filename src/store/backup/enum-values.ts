import type { Migration } from '../migration-files.ts';

const ADDED =
  /ALTER TYPE "(\w+)" ADD VALUE (?:IF NOT EXISTS )?('(?:[^']|'')*')(?:\s+(BEFORE|AFTER)\s+('(?:[^']|'')*'))?\s*;/g;
const VALUE = /'(?:[^']|'')*'/g;
const CREATED = /(CREATE TYPE "(\w+)" AS ENUM \()([^)]*)\)/g;
const RENAMED = /ALTER TYPE "\w+" RENAME TO "(\w+)"/g;

/**
 * The same migrations, made to run in one transaction with rows between them: before PostgreSQL 17 a value that is added
 * to a type cannot be used in the transaction that adds it, also when the type is made in it. So what is added later is
 * in the type from the start, in the same place.
 */
export function withValuesFromTheStart(migrations: readonly Migration[]): Migration[] {
  const scripts = migrations.map(({ script }) => script).join('\n');
  const renamed = new Set([...scripts.matchAll(RENAMED)].map(([, name]) => name));
  const created = new Set([...scripts.matchAll(CREATED)].map(([, , name]) => name));
  // Of a type that took the place of another one it is not known which of both a value was added to.
  const isPlain = (name: string | undefined) => created.has(name) && !renamed.has(name);
  const added = [...scripts.matchAll(ADDED)].filter(([, name]) => isPlain(name));
  return migrations.map((migration) => ({
    ...migration,
    script: migration.script
      .replace(ADDED, (statement, name: string) => (isPlain(name) ? '' : statement))
      .replace(CREATED, (_statement, start: string, name: string, values: string) => {
        const all = values.match(VALUE) ?? [];
        for (const [, type, value = '', side, beside = ''] of added) if (type === name) place(all, value, side, beside);
        return `${start}${all.join(', ')})`;
      }),
  }));
}

/** Before or after the one beside which it is said to stand, else at the end. */
function place(all: string[], value: string, side: string | undefined, beside: string): void {
  const at = all.indexOf(beside);
  if (side === undefined || at === -1) all.push(value);
  else all.splice(side === 'AFTER' ? at + 1 : at, 0, value);
}
