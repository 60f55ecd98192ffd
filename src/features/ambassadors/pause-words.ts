import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { type Read, readMoment } from '../../calendar/moment-in-words.ts';

/** Nobody rests longer: who wants that stops. */
export const LONGEST_REST_DAYS = 366;

/** The first day on which there may be a nudge again, or why it is not known. */
export type RestMeant = { until: LocalDate } | { problem: 'past' | 'too-long' | 'when' };

/** "Drie weken weg", "tot 1 april", "volgende maand weer", "deze week niet". */
export function restMeant(text: string, now: Date): RestMeant {
  const read = readMoment(text, now);
  const until = read === null ? null : firstDayAgain(read, localTimeAt(now).date);
  if (until === null) return { problem: read?.kind === 'unclear' && read.why === 'past' ? 'past' : 'when' };
  return restUntil(until, localTimeAt(now).date);
}

/** The same of a day that was chosen. */
export function restUntil(until: LocalDate, today: LocalDate): RestMeant {
  if (until <= today) return { problem: 'past' };
  return until > plusDays(today, LONGEST_REST_DAYS) ? { problem: 'too-long' } : { until };
}

function firstDayAgain(read: Read, today: LocalDate): LocalDate | null {
  switch (read.kind) {
    case 'duration':
      return read.date;
    case 'moment':
      return read.bound === 'through' ? plusDays(read.date, 1) : read.date;
    case 'days': {
      // "Deze week niet": the days themselves are the rest.
      const isNow = read.from <= today && today <= read.until;
      return isNow || read.bound === 'through' || read.bound === 'after' ? plusDays(read.until, 1) : read.from;
    }
    default:
      return null;
  }
}
