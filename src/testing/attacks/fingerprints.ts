import { z } from 'zod';
import type { PrismaClient } from '../../store/generated/client.ts';

const tablesSchema = z.array(z.object({ name: z.string() }));
const printSchema = z.array(z.object({ print: z.string() }));

/** Of every table of the program, how many rows it has and a hash of all of them. */
export type Fingerprints = ReadonlyMap<string, string>;

/** Reads the catalogue, so that a table of tomorrow is watched too. */
export async function fingerprints(prisma: PrismaClient): Promise<Fingerprints> {
  const tables = tablesSchema.parse(
    await prisma.$queryRaw`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename`,
  );
  const prints = new Map<string, string>();
  for (const { name } of tables) {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const rows = await prisma.$queryRawUnsafe(
      `SELECT count(*)::text || ':' || coalesce(md5(string_agg(row::text, '' ORDER BY row::text)), '') AS print
       FROM ${quoted} AS row`,
    );
    prints.set(name, printSchema.parse(rows)[0]?.print ?? '');
  }
  return prints;
}

/** The tables in which anything at all is other than before, those named in `mayChange` left out. */
export function changedTables(before: Fingerprints, after: Fingerprints, mayChange: ReadonlySet<string>): string[] {
  return [...after].filter(([name, print]) => !mayChange.has(name) && before.get(name) !== print).map(([name]) => name);
}
