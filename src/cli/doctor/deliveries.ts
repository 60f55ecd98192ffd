import { undelivered } from '../../delivery/undelivered.ts';
import { undeliveredMail } from '../../mail/undelivered.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Messages and e-mails that wait longer than they should, or were given up since yesterday. */
export async function examineDeliveries(prisma: PrismaClient): Promise<Finding> {
  const [found, now] = [await undelivered(prisma), await clockNow(prisma)];
  const mails = await undeliveredMail(prisma);
  const isNew = (at: Date | null) => at !== null && now.getTime() - at.getTime() < DAY_MS;
  const waiting = [...found, ...mails].filter(({ state }) => state === 'waiting').length;
  const lostMails = mails.filter(({ state, queuedAt }) => state !== 'waiting' && isNew(queuedAt)).length;
  const lost = found.filter(({ gaveUpAt }) => isNew(gaveUpAt)).length + lostMails;
  if (waiting + lost === 0)
    return { part: 'deliveries', state: 'ok', message: 'since yesterday every message arrived' };
  const message = `${lost} messages and e-mails were given up since yesterday and ${waiting} wait: see \`impact deliveries list\`.`;
  return { part: 'deliveries', state: 'wrong', message };
}
