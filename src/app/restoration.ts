import { eraseAgain } from '../people/erase-again.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { erasedAgain, heldRestoration, mustEraseAgain } from '../store/restoration.ts';
import type { Logger } from '../telemetry/logger.ts';
import { PERSONAL_DATA } from './personal-data.ts';

/**
 * What has to be done with a backup that was put back before anybody is served: who was erased since is erased again.
 * What was cut off here is done by who starts next.
 *
 * @returns how many people were erased again
 */
export async function settleRestoration(prisma: PrismaClient, logger: Logger): Promise<number> {
  const held = await heldRestoration(prisma);
  if (held)
    logger.warn({ ...held }, 'a backup was put back: messages and jobs are held until impact deliveries release');
  if (!(await mustEraseAgain(prisma))) return 0;
  const erased = await eraseAgain(prisma, PERSONAL_DATA);
  await erasedAgain(prisma);
  if (erased > 0) logger.warn({ erased }, 'who was erased since the backup was erased again');
  return erased;
}
