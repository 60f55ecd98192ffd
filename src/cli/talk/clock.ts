import type { Received } from '../../platforms/terminal/screen.ts';
import { clockNow } from '../../store/clock.ts';
import { momentOf, writtenMoment } from './moments.ts';
import type { Stage } from './stage.ts';

/** Nearer than this the clock stands where it was asked to stand. */
const AS_GOOD_AS_MS = 60_000;

/** Everything that falls due on the way is done: years take minutes. */
const MOST_AHEAD_YEARS = 2;

/**
 * Sets the clock to what was asked; what falls due on the way is done at its moment. The same time again leaves it running.
 *
 * @param onReceived told of what came at each moment, in order
 * @returns a sentence when it cannot be read, is too far ahead, or is past: only before anything else may it go back
 */
export async function setTo(
  stage: Pick<Stage, 'time' | 'database' | 'screen' | 'progress'>,
  said: string,
  onReceived: (received: readonly Received[]) => void,
): Promise<string | null> {
  const target = momentOf(said);
  if (target === null) {
    return `“${said}” is geen tijd. Schrijf 2026-12-01T09:00 (Nederlandse tijd), of met Z of +01:00.`;
  }
  const now = await clockNow(stage.database.prisma);
  const ahead = target.getTime() - now.getTime();
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_AHEAD_YEARS);
  if (target > latest) {
    return `“${said}” is te ver vooruit. Het is nu ${writtenMoment(now)}; ga hoogstens ${MOST_AHEAD_YEARS} jaar verder, tot ${writtenMoment(latest)}.`;
  }
  if (ahead < -AS_GOOD_AS_MS && stage.progress.hasBegun) {
    return `“${said}” is al voorbij: de klok gaat alleen vooruit. Het is nu ${writtenMoment(now)}.`;
  }
  stage.progress.hasBegun = true;
  if (ahead > 0 || ahead < -AS_GOOD_AS_MS) await passTo(stage, target, onReceived);
  return null;
}

/** Lets time go on to a moment, see `PassingTime.passTo`. */
export async function passTo(
  { time, screen }: Pick<Stage, 'time' | 'screen'>,
  target: Date,
  onReceived: (received: readonly Received[]) => void,
): Promise<void> {
  let moment: Date | undefined;
  await time.passTo(target, (next) => {
    onReceived(screen.take(moment));
    moment = next;
  });
  onReceived(screen.take(moment));
}
