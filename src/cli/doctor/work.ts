import type { PrismaClient } from '../../store/generated/client.ts';
import { examineAmbassadors } from './ambassadors.ts';
import { examineBroadcasts } from './broadcasts.ts';
import { examineCriteria } from './criteria.ts';
import { examineDeliveries } from './deliveries.ts';
import type { Finding } from './finding.ts';
import { examineJobs } from './jobs.ts';
import { examinePeople } from './people.ts';
import { examineVisits } from './visits.ts';

/** What the database tells of how the work goes: what was not delivered or done, and what nobody looks after. */
export async function examineWork(prisma: PrismaClient): Promise<Finding[]> {
  return [
    await examineDeliveries(prisma),
    await examineJobs(prisma),
    await examineBroadcasts(prisma),
    await examineAmbassadors(prisma),
    await examineVisits(prisma),
    await examineCriteria(prisma),
    await examinePeople(prisma),
  ];
}
