import { clockNow } from '../../store/clock.ts';
import { momentOf } from './moments.ts';
import type { Stage } from './stage.ts';

/** Nearer than this the clock stands where it was asked to stand. */
const AS_GOOD_AS_MS = 60_000;

/**
 * Sets the clock to what was asked. The same time again leaves it running.
 *
 * @returns a sentence when it cannot be read
 */
export async function setTo(
  { time, database }: Pick<Stage, 'time' | 'database'>,
  said: string,
  onMoment?: (moment: Date) => void,
): Promise<string | null> {
  const moment = momentOf(said);
  if (moment === null)
    return `“${said}” is geen tijd. Schrijf 2026-12-01T09:00 (Nederlandse tijd), of met Z of +01:00.`;
  const now = await clockNow(database.prisma);
  const ahead = moment.getTime() - now.getTime();
  if (ahead > 0 || ahead < -AS_GOOD_AS_MS) await time.passTo(moment, onMoment);
  return null;
}
