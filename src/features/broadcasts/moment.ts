import { instantAt, type LocalDate, TIME_ZONE } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';

/** "maandag 30 november om 9:30", in Dutch time. */
export function momentIn(language: Language, moment: Date): string {
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

/** @param clock "9:30"; null: that is no time of the day */
export function momentAt(date: LocalDate, clock: string): Date | null {
  const read = CLOCK.exec(clock.trim());
  return read === null ? null : instantAt(date, Number(read[1]) * 60 + Number(read[2]));
}
