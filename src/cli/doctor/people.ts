import { undecidedWithoutAdministrator } from '../../people/news.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

/** Accounts that may be one person, where no administrator can decide it. */
export async function examinePeople(prisma: PrismaClient): Promise<Finding> {
  const found = await undecidedWithoutAdministrator(prisma);
  if (found.length === 0) return { part: 'people', state: 'ok', message: 'nobody waits for a decision who they are' };
  const where = found.map(({ organisation, count }) => `${organisation}: ${count}`).join(', ');
  const message = `Accounts that may be one person wait where there is no administrator (${where}): see \`impact people links\`, or give somebody the role with \`impact role grant administrator\`.`;
  return { part: 'people', state: 'wrong', message };
}
