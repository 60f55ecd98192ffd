import { givenUpJobs } from '../../jobs/given-up.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

/** Jobs of the last two weeks that failed at every attempt. */
export async function examineJobs(prisma: PrismaClient): Promise<Finding> {
  const found = await givenUpJobs(prisma);
  if (found.length === 0) return { part: 'jobs', state: 'ok', message: 'no job was given up' };
  const names = [...new Set(found.map(({ job }) => job))].join(', ');
  const [last] = found;
  const message = `${found.length} jobs were given up (${names}), the last ${last?.givenUpAt.toISOString().slice(0, 16)}; the log says why, under the id ${last?.id}.`;
  return { part: 'jobs', state: 'wrong', message };
}
