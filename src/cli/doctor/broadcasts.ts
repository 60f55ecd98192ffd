import { standingStill } from '../../features/broadcasts/repository.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

/** Broadcasts that should go out and do not. */
export async function examineBroadcasts(prisma: PrismaClient): Promise<Finding> {
  const found = await standingStill(prisma);
  if (found.length === 0) return { part: 'broadcasts', state: 'ok', message: 'none stands still' };
  const message = `Broadcasts should go out and do not (${found.join(', ')}): a running bot brings them out; if one runs, its log says what keeps it.`;
  return { part: 'broadcasts', state: 'wrong', message };
}
