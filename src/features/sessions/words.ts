import { localTimeAt, TIME_ZONE } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { Series, Session } from './repository.ts';

/** "dinsdag 9 februari 2027, 14:00–16:00", in Dutch time. */
export function whenIn({ startsAt, endsAt }: Pick<Session, 'startsAt' | 'endsAt'>, language: Language): string {
  return `${dayIn(startsAt, language)}, ${clockOf(startsAt)}–${clockOf(endsAt)}`;
}

/** "maandag 8 februari 2027, 17:00". */
export function momentIn(moment: Date, language: Language): string {
  return `${dayIn(moment, language)}, ${clockOf(moment)}`;
}

function dayIn(moment: Date, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, {
    timeZone: TIME_ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(moment);
  return day.replace(',', '');
}

function clockOf(moment: Date): string {
  const { minute } = localTimeAt(moment);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** Where it is; null: nothing is known. */
export function whereIn({ place, link }: Pick<Session, 'place' | 'link'>, language: Language): string | null {
  return place ?? (link === null ? null : texts(language).sessions.online);
}

/** "Leernetwerk: Leren van elkaar", or only its title where that says what it is. */
export function titleOf({ kind, title }: Pick<Series, 'kind' | 'title'>, language: Language): string {
  const name = texts(language).sessions.kinds[kind];
  return title.toLowerCase().includes(name.toLowerCase()) ? title : `${name}: ${title}`;
}

const CLOCK = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?:\s*(?:uur|u|h))?$/i;

/** @returns minutes since midnight; null: that is no time of the day */
export function minuteOf(clock: string): number | null {
  const read = CLOCK.exec(clock.trim());
  return read === null ? null : Number(read[1]) * 60 + Number(read[2] ?? 0);
}

export function clockWords(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
