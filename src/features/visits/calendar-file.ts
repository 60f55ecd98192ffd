import { attachCalendar } from '../../attachments/calendar.ts';
import type { CalendarEvent } from '../../calendar-files/write.ts';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { titleOf } from './facts.ts';
import type { Slot, Visit } from './repository.ts';

/** One time of a visit as a calendar has it: the same thing for as long as it is that time, whoever has it. */
export function eventOf(
  visit: Visit,
  slot: Pick<Slot, 'id' | 'startsAt' | 'endsAt'>,
  language: Language,
): CalendarEvent {
  const { visits } = texts(language);
  const { about, address, accessibility, carpool, prepare } = visit;
  const lines = [
    about,
    accessibility && visits.accessibility(accessibility),
    carpool && visits.carpool(carpool),
    prepare && visits.prepare(prepare),
  ].filter((line) => line !== null && line !== '');
  return {
    uid: `visit-${slot.id}@impactmakelaar`,
    sequence: visit.changes,
    start: slot.startsAt,
    end: slot.endsAt,
    title: titleOf(visit, language),
    cancelled: visit.state === 'cancelled',
    ...(lines.length === 0 ? {} : { description: lines.join('\n') }),
    ...(address === null ? {} : { place: address }),
  };
}

/** The calendar file of a time of a visit, and the sentence to say with it. */
export function calendarFile(
  tx: Transaction,
  visit: Visit,
  slot: Slot,
  { publicUrl, language }: { publicUrl: string | null; language: Language },
) {
  const name = texts(language).visits.fileName(visit.number);
  return attachCalendar(tx, { publicUrl, events: [eventOf(visit, slot, language)], name, language });
}
