import { instantAt, type LocalDate, plusDays, TIME_ZONE } from './local-time.ts';
import { readMoment } from './moment-in-words.ts';

/** "maandag 30 november om 9:30", in Dutch time. */
export function momentIn(language: 'nl' | 'en', moment: Date): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, {
    timeZone: TIME_ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
}

const CLOCK = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** @param clock "9:30", "half drie"; null: that is no time of the day, or it may be two */
export function momentAt(date: LocalDate, clock: string): Date | null {
  const figures = CLOCK.exec(clock.trim());
  if (figures !== null) return instantAt(date, Number(figures[1]) * 60 + Number(figures[2]));
  // Read on a day before it, so that what is over already is told by who asks.
  const read = readMoment(`${date} ${clock}`, instantAt(plusDays(date, -1), 0));
  return read?.kind === 'moment' && read.date === date ? read.at : null;
}
