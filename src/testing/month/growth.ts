import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';
import type { PrismaClient } from '../../store/generated/client.ts';

/** One table: rows and bytes with its indexes. */
export interface TableSize {
  table: string;
  rows: number;
  bytes: number;
}

const tablesSchema = z.array(z.object({ table: z.string() }));
const sizeSchema = z.tuple([z.object({ rows: z.number(), bytes: z.number() })]);

/** Counted, not estimated. */
export async function tableSizes(prisma: PrismaClient): Promise<TableSize[]> {
  const tables = tablesSchema.parse(
    await prisma.$queryRaw`SELECT tablename AS "table" FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const sizes: TableSize[] = [];
  for (const { table } of tables) {
    const [size] = sizeSchema.parse(
      await prisma.$queryRawUnsafe(
        `SELECT count(*)::int AS rows, pg_total_relation_size('"${table}"')::float8 AS bytes FROM "${table}"`,
      ),
    );
    sizes.push({ table, ...size });
  }
  return sizes;
}

/** What this process holds after it let go of what it does not need, in bytes. */
export interface Held {
  rss: number;
  heap: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = z.custom<() => void>((value) => typeof value === 'function').parse(runInNewContext('gc'));

export function heldMemory(): Held {
  collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}
