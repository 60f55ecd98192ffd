import { TIME_ZONE } from '../calendar/local-time.ts';
import type { Language } from '../chat/language.ts';

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** A moment as people say it, in Dutch time: `dinsdag 24 november 2026 om 10:00`. */
export function inWords(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  }).format(moment);
}
