import { lastBackup } from '../../people/audit.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { heldRestoration } from '../../store/restoration.ts';
import { heldCounts, inWords } from '../held.ts';
import type { Finding } from './finding.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Who makes one every day and misses a weekend is not warned. */
const OLD_DAYS = 4;
const OWN_TOOLS = 'This does not see backups that are made with the tools of a database server.';

/** How old the last backup is, and whether things are held since one was put back. */
export async function examineBackup(prisma: PrismaClient): Promise<Finding[]> {
  return [await age(prisma), ...(await holding(prisma))];
}

async function age(prisma: PrismaClient): Promise<Finding> {
  const last = await lastBackup(prisma);
  if (last === null) {
    return { part: 'backup', state: 'off', message: `never made with \`impact backup <file>\`. ${OWN_TOOLS}` };
  }
  const days = Math.floor(((await clockNow(prisma)).getTime() - last.getTime()) / DAY_MS);
  const message = `the last one was made ${last.toISOString().slice(0, 16)}Z, ${days} days ago`;
  if (days < OLD_DAYS) return { part: 'backup', state: 'ok', message };
  return {
    part: 'backup',
    state: 'wrong',
    message: `${message}: make one with \`impact backup <file>\`. ${OWN_TOOLS}`,
  };
}

async function holding(prisma: PrismaClient): Promise<Finding[]> {
  const held = await heldRestoration(prisma);
  if (held === null) return [];
  const message = `Since the backup of ${held.madeAt.toISOString().slice(0, 16)}Z was put back these are held: ${inWords(await heldCounts(prisma))}. Let them go with \`impact deliveries release\`, or give them up with --drop.`;
  return [{ part: 'deliveries', state: 'wrong', message }];
}
