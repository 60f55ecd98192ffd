import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { sendableFrom } from '../../delivery/purposes.ts';
import type { SessionStep } from '../../store/generated/enums.ts';

/** A reminder comes at nine in the morning. */
const NINE = 9 * 60;
/** No holidays are longer. */
const MOST_DAYS_BACK = 14;

/** What happens by itself before or after a session, and when. */
export interface NextStep {
  step: SessionStep;
  at: Date;
}

/**
 * When people are reminded of a session: so many days before, at nine; on a day on which nobody works, the working day before
 * that. Never at night, whichever way the clock is changed in between.
 */
export function reminderMoment(startsAt: Date, daysBefore: number): Date {
  const { date } = localTimeAt(startsAt);
  for (let back = daysBefore; back < daysBefore + MOST_DAYS_BACK; back += 1) {
    const moment = instantAt(plusDays(date, -back), NINE);
    if (sendableFrom('reminder', moment).getTime() === moment.getTime()) return moment;
  }
  return sendableFrom('reminder', instantAt(plusDays(date, -daysBefore), NINE));
}

/** The first thing that happens by itself after a moment; null: nothing more does. */
export function nextStep({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, after: Date): NextStep | null {
  const steps: NextStep[] = [
    { step: 'week_reminder', at: reminderMoment(startsAt, 7) },
    { step: 'day_reminder', at: reminderMoment(startsAt, 1) },
    { step: 'recap', at: sendableFrom('reminder', endsAt) },
  ];
  return steps.find(({ at }) => at > after) ?? null;
}
