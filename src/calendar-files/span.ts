import { TIME_ZONE } from '../calendar/local-time.ts';
import type { Language } from '../chat/language.ts';

const DAY = { timeZone: TIME_ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const CLOCK = { timeZone: TIME_ZONE, hour: 'numeric', minute: '2-digit' } as const;

/** "donderdag 17 december 2026, 10:00–12:00", in Dutch time. */
export function spanInWords({ start, end }: { start: Date; end: Date }, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const clock = new Intl.DateTimeFormat(locale, CLOCK);
  return `${new Intl.DateTimeFormat(locale, DAY).format(start)}, ${clock.format(start)}–${clock.format(end)}`;
}
