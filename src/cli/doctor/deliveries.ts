import { undelivered } from '../../delivery/undelivered.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Messages that wait longer than they should, or were given up since yesterday. */
export async function examineDeliveries(prisma: PrismaClient): Promise<Finding> {
  const [found, now] = [await undelivered(prisma), await clockNow(prisma)];
  const waiting = found.filter(({ state }) => state === 'waiting').length;
  const lost = found.filter(({ gaveUpAt }) => gaveUpAt && now.getTime() - gaveUpAt.getTime() < DAY_MS).length;
  if (waiting + lost === 0)
    return { part: 'deliveries', state: 'ok', message: 'since yesterday every message arrived' };
  const message = `${lost} messages were given up since yesterday and ${waiting} wait: see \`impact deliveries list\`.`;
  return { part: 'deliveries', state: 'wrong', message };
}
