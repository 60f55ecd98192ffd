import type { CalendarMail, Wanted } from '../../calendar-mail/calendar-mail.ts';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { eventOf } from './calendar-file.ts';
import type { Slot, Visit } from './repository.ts';

/** A visit in the calendars of who comes and of who receives them: by e-mail, and by that alone up to date. */
export async function keepCalendars(tx: Transaction, mail: CalendarMail, visit: Visit, now: Date): Promise<void> {
  if (visit.state !== 'open' && visit.state !== 'cancelled') return;
  const slots = visit.slots.filter(({ endsAt }) => endsAt > now);
  const wanted = visit.state === 'open' ? [...hosts(visit, slots), ...(await guests(tx, visit, slots))] : [];
  const isOff = () => visit.state === 'cancelled';
  await mail.bringUpToDate(tx, { subject: invitationName(visit.id), wanted, isOff });
}

/** Who receives them, at each time. */
function hosts(visit: Visit, slots: readonly Slot[]): Wanted[] {
  const { host, hostEmail, organisation, changes } = visit;
  if (hostEmail === null) return [];
  return slots.map((slot) => ({
    ...{ email: hostEmail, name: host, personId: null, language: 'nl' as const, version: changes },
    event: eventOf(visit, slot, 'nl'),
    line: texts('nl').calendarMail.host(organisation),
  }));
}

async function guests(tx: Transaction, visit: Visit, slots: readonly Slot[]): Promise<Wanted[]> {
  const rows = await tx.$queryRaw<
    { personId: string; slotId: string; email: string; name: string | null; language: Language }[]
  >`
    SELECT person.id AS "personId", guest.slot_id AS "slotId", person.email, person.display_name AS name,
           coalesce(person.language, 'nl') AS language
    FROM visit_guest guest JOIN person ON person.id = guest.person_id
    WHERE guest.visit_id = ${visit.id}::uuid AND guest.reply = 'coming' AND person.email IS NOT NULL`;
  return rows.flatMap(({ slotId, ...person }) => {
    const slot = slots.find(({ id }) => id === slotId);
    return slot ? [{ ...person, version: visit.changes, event: eventOf(visit, slot, person.language) }] : [];
  });
}
