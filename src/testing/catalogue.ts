import { escapeIdentifier } from 'pg';
import { z } from 'zod';
import type { PrismaClient } from '../store/generated/client.ts';

export interface Column {
  schema: string;
  table: string;
  column: string;
}

const columnsSchema = z.array(z.object({ schema: z.string(), table: z.string(), column: z.string() }));

/** Every column of every table of every schema but PostgreSQL's own, read from the catalogue. */
export async function columnsOf(prisma: PrismaClient): Promise<Column[]> {
  const rows = await prisma.$queryRaw`
    SELECT namespace.nspname AS schema, class.relname AS table, attribute.attname AS column
    FROM pg_attribute attribute
    JOIN pg_class class ON class.oid = attribute.attrelid
    JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
    WHERE class.relkind IN ('r', 'p', 'm') AND attribute.attnum > 0 AND NOT attribute.attisdropped
      AND namespace.nspname NOT IN ('pg_catalog', 'information_schema') AND namespace.nspname NOT LIKE 'pg\\_%'
    ORDER BY 1, 2, attribute.attnum`;
  return columnsSchema.parse(rows);
}

/**
 * Looks for words, whatever their case, in every column of every table, a table that was made yesterday included.
 *
 * @returns `schema.table.column: word` for every column in which one stands
 */
export async function searchDatabase(prisma: PrismaClient, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const needles = words.map((word) => word.toLowerCase());
  for (const { schema, table, column } of await columnsOf(prisma)) {
    const name = [schema, table].map(escapeIdentifier).join('.');
    const rows = await prisma.$queryRawUnsafe<{ word: string }[]>(
      `SELECT DISTINCT word FROM ${name}, unnest($1::text[]) word
       WHERE strpos(lower(${escapeIdentifier(column)}::text), word) > 0`,
      needles,
    );
    found.push(...rows.map(({ word }) => `${schema}.${table}.${column}: ${word}`));
  }
  return found;
}
