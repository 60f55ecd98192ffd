import { z } from 'zod';
import type { PrismaClient } from '../store/generated/client.ts';
import { GIVEN_UP } from './jobs.ts';

const rowsSchema = z.array(z.object({ job: z.string(), id: z.uuid(), givenUpAt: z.date() }));

/** A job that failed every time it was tried; what it was about stands in the log under its id. */
export type GivenUpJob = z.infer<typeof rowsSchema>[number];

/** The jobs that were given up, the latest first; they are somebody's to look at. */
export async function givenUpJobs(prisma: PrismaClient): Promise<GivenUpJob[]> {
  const queue = await prisma.$queryRaw<{ there: boolean }[]>`SELECT to_regclass('pgboss.job') IS NOT NULL AS there`;
  // The queue makes its tables when a bot starts for the first time.
  if (!queue[0]?.there) return [];
  const rows = await prisma.$queryRaw`
    SELECT coalesce(source_name, name) AS job, coalesce(source_id, id) AS id, created_on AS "givenUpAt"
    FROM pgboss.job WHERE name = ${GIVEN_UP} AND state < 'active' ORDER BY created_on DESC LIMIT 500`;
  return rowsSchema.parse(rows);
}
