import { type CalendarEvent, writeCalendar } from '../calendar-files/write.ts';
import type { Language } from '../chat/language.ts';
import type { AttachedFile } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { offerFile } from './offered-files.ts';

export const CALENDAR_TYPE = 'text/calendar';

/**
 * A file with which somebody puts something into their calendar, and the sentence to say with it: a calendar that took a file
 * by hand hears of no change.
 *
 * @param events nobody is named in them: whoever has the link to the file may have it
 * @param name without its ending: `leernetwerk`
 */
export async function attachCalendar(
  tx: Transaction,
  calendar: { publicUrl: string | null; events: readonly CalendarEvent[]; name: string; language: Language },
): Promise<{ file: AttachedFile; line: string }> {
  const { publicUrl, events, name, language } = calendar;
  const nameless = events.map(({ organiser: _, attendee: __, ...event }) => event);
  const text = writeCalendar({ method: 'PUBLISH', events: nameless, writtenAt: await clockNow(tx) });
  const file = await offerFile(tx, publicUrl, { name: `${name}.ics`, mediaType: CALENDAR_TYPE, text });
  return { file, line: texts(language).attachments.calendarStays };
}
