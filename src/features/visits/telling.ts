import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { changeForMany } from '../../delivery/fan-out.ts';
import { texts } from '../../i18n/texts.ts';
import { clockNow } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, invitationName } from './actions.ts';
import { setVisitAlarm } from './alarms.ts';
import { guestsWith } from './guests.ts';
import { type Own, personalCard } from './invitation.ts';
import { cardsTo, movedMessages } from './messages.ts';
import { moveUp } from './replying.ts';
import { readVisit, type Visit } from './repository.ts';

/** Who has to do with a visit: they hear of what changes, at once. Of the others only the card does. */
const INVOLVED = ['coming', 'maybe', 'waiting', 'offered'] as const;

/** After a change: who has to do with it gets it anew, every other card shows it, and what came free is offered. */
export async function tellOfChange(
  tx: Transaction,
  id: string,
  publicUrl: string | null,
  line: (language: Language) => string = (language) => texts(language).visits.moved.line,
): Promise<OutgoingMessage[]> {
  const now = await clockNow(tx);
  const changed = await readVisit(tx, id);
  if (!changed) return [];
  const moved = await moveUp(tx, changed, now);
  const visit = (await readVisit(tx, id)) ?? changed;
  await setVisitAlarm(tx, visit, now);
  await redrawOthers(tx, visit, now);
  const heard = new Set(moved.offered.map(({ personId }) => personId));
  const involved = (await guestsWith(tx, id, INVOLVED)).filter(({ personId }) => !heard.has(personId));
  return [
    ...(await cardsTo(tx, visit, involved, { purpose: 'notice', line, publicUrl })),
    ...(await movedMessages(tx, visit, moved)),
  ];
}

/** Draws the card of everybody else who has one, for each way in which somebody stands with the visit once. */
async function redrawOthers(tx: Transaction, visit: Visit, now: Date): Promise<void> {
  const ways = await tx.$queryRaw<(Own & { language: Language; form: string })[]>(Prisma.sql`
    SELECT DISTINCT ${FORM} AS form, coalesce(person.language, 'nl') AS language, guest.reply::text AS reply,
           guest.slot_id AS "slotId", guest.places, guest.offer_until AS "offerUntil", guest.shows_name AS "showsName"
    FROM (${OTHERS(visit.id)}) AS guest JOIN person ON person.id = guest.person_id`);
  await changeForMany(tx, {
    card: invitationName(visit.id),
    about: changeName(visit.id, visit.changes),
    forms: Object.fromEntries(ways.map((own) => [own.form, personalCard(visit, own, own.language, { now })])),
    who: Prisma.sql`
      SELECT guest.person_id, ${FORM} AS form
      FROM (${OTHERS(visit.id)}) AS guest JOIN person ON person.id = guest.person_id`,
  });
}

const OTHERS = (visitId: string) => Prisma.sql`
  SELECT * FROM visit_guest
  WHERE visit_id = ${visitId}::uuid AND NOT reply::text = ANY(${[...INVOLVED]}::text[])`;

/** What decides how the card of somebody looks. */
const FORM = Prisma.sql`concat_ws(' ', coalesce(person.language, 'nl'), guest.reply, guest.shows_name)`;
