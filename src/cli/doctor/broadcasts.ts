import { channelsLeft } from '../../features/broadcasts/channels.ts';
import { standingStill } from '../../features/broadcasts/repository.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

/** Broadcasts that should go out and do not, and channels in which they cannot come. */
export async function examineBroadcasts(prisma: PrismaClient): Promise<Finding> {
  const found = await standingStill(prisma);
  const left = await channelsLeft(prisma);
  if (found.length === 0 && left.length > 0) {
    const message = `The bot was removed from channels in which brokers may post (${left.join(', ')}): add it there again, or close them with /impact channel close.`;
    return { part: 'broadcasts', state: 'wrong', message };
  }
  if (found.length === 0) return { part: 'broadcasts', state: 'ok', message: 'none stands still' };
  const message = `Broadcasts should go out and do not (${found.join(', ')}): a running bot brings them out; if one runs, its log says what keeps it.`;
  return { part: 'broadcasts', state: 'wrong', message };
}
