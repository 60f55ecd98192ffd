import { attachCalendar } from '../../attachments/calendar.ts';
import type { CalendarEvent } from '../../calendar-files/write.ts';
import { notice } from '../../chat/call.ts';
import type { Language } from '../../chat/language.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, callAction } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { CALENDAR, visitSchema } from './actions.ts';
import type { VisitDeps } from './deps.ts';
import { titleOf } from './facts.ts';
import { readGuest } from './guests.ts';
import { readVisit, type Slot, type Visit } from './repository.ts';

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

/** The calendar file of a time of a visit, with what to know of it. */
export async function calendarReply(
  tx: Transaction,
  visit: Visit,
  slot: Slot,
  { publicUrl, language }: { publicUrl: string | null; language: Language },
): Promise<ReplyDraft> {
  const { file, line } = await attachCalendar(tx, {
    publicUrl,
    events: [eventOf(visit, slot, language)],
    name: texts(language).visits.fileName(visit.number),
    language,
  });
  return { language, body: [paragraph(titleOf(visit, language)), paragraph(line)], file };
}

/** Who comes gets the file of their time, alone with the bot. */
export function calendarCall({ publicUrl }: VisitDeps): CallAction {
  return callAction({
    name: CALENDAR,
    role: 'colleague',
    payload: visitSchema,
    async run(turn, { visitId }, tx) {
      const { visits } = texts(turn.language);
      const { personId } = turn.actor;
      const visit = await readVisit(tx, visitId);
      const guest = visit && personId !== null ? await readGuest(tx, visitId, personId) : null;
      const slot = visit?.slots.find(({ id }) => id === guest?.slotId);
      if (!visit || personId === null || !slot || guest?.reply !== 'coming') return notice(turn, visits.notNow);
      const reply = await calendarReply(tx, visit, slot, { publicUrl, language: turn.language });
      return {
        response: notice(turn, visits.fileSent),
        messages: [{ to: { personId, ifUnreachable: 'skip' }, replies: [reply] }],
      };
    },
  });
}
