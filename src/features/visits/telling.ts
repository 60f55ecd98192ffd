import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { changeForMany, rewriteWaiting } from '../../delivery/fan-out.ts';
import { texts } from '../../i18n/texts.ts';
import { CLAIMS } from '../../places/rules.ts';
import { clockNow } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName, invitationName } from './actions.ts';
import { setVisitAlarm } from './alarms.ts';
import { guestsWith, readGuest } from './guests.ts';
import { type Own, personalCard, SILENT } from './invitation.ts';
import { cardsTo, movedMessages } from './messages.ts';
import { moveUp } from './replying.ts';
import { readVisit, type Visit } from './repository.ts';

/** Who has to do with a visit: they hear of what changes, at once. Of the others only the card does. */
const INVOLVED = [...CLAIMS, 'maybe'] as const;

/** Whose time goes: they have to do with it no more, and hear that, each in words of their own. */
export interface LeftOut {
  personId: string;
  line(language: Language): string;
}

/** After a change: who has to do with it gets it anew, every other card shows it, and what came free is offered. */
export async function tellOfChange(
  tx: Transaction,
  id: string,
  publicUrl: string | null,
  line: (language: Language) => string = (language) => texts(language).visits.moved.line,
  leftOut: readonly LeftOut[] = [],
): Promise<OutgoingMessage[]> {
  const now = await clockNow(tx);
  const changed = await readVisit(tx, id);
  if (!changed) return [];
  const moved = await moveUp(tx, changed, now);
  const visit = (await readVisit(tx, id)) ?? changed;
  await setVisitAlarm(tx, visit, now);
  await redrawOthers(tx, visit, now, leftOut);
  await redrawWaiting(tx, visit, now);
  const heard = new Set(moved.offered.map(({ personId }) => personId));
  const involved = (await guestsWith(tx, id, INVOLVED)).filter(({ personId }) => !heard.has(personId));
  return [
    ...(await cardsTo(tx, visit, involved, { purpose: 'notice', line, publicUrl })),
    ...(await movedMessages(tx, visit, moved)),
    ...(await toLeftOut(tx, visit, leftOut)),
  ];
}

/** What waits for working hours says how it is now; an offer that waits is in what who has it hears at once. */
async function redrawWaiting(tx: Transaction, visit: Visit, now: Date): Promise<void> {
  const card = invitationName(visit.id);
  const drawn = (language: Language) => personalCard(visit, SILENT, language, { now });
  await rewriteWaiting(tx, card, { nl: drawn('nl'), en: drawn('en') }, 'invitation');
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE card = ${card} AND recipient_id IS NOT NULL AND state = 'queued' AND purpose = 'reminder'`;
}

async function toLeftOut(tx: Transaction, visit: Visit, leftOut: readonly LeftOut[]): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = [];
  for (const { personId, line } of leftOut) {
    const guest = await readGuest(tx, visit.id, personId);
    if (guest) messages.push(...(await cardsTo(tx, visit, [guest], { purpose: 'notice', line })));
  }
  return messages;
}

/** Draws the card of everybody else who has one, for each way in which somebody stands with the visit once. */
async function redrawOthers(tx: Transaction, visit: Visit, now: Date, leftOut: readonly LeftOut[]): Promise<void> {
  const others = othersOf(
    visit.id,
    leftOut.map(({ personId }) => personId),
  );
  const ways = await tx.$queryRaw<(Own & { language: Language; form: string })[]>(Prisma.sql`
    SELECT DISTINCT ${FORM} AS form, coalesce(person.language, 'nl') AS language, guest.reply::text AS reply,
           guest.slot_id AS "slotId", guest.places, guest.offer_until AS "offerUntil", guest.shows_name AS "showsName"
    FROM (${others}) AS guest JOIN person ON person.id = guest.person_id`);
  await changeForMany(tx, {
    card: invitationName(visit.id),
    about: changeName(visit.id, visit.changes),
    forms: Object.fromEntries(ways.map((own) => [own.form, personalCard(visit, own, own.language, { now })])),
    who: Prisma.sql`
      SELECT guest.person_id, ${FORM} AS form
      FROM (${others}) AS guest JOIN person ON person.id = guest.person_id`,
  });
}

/** Whom it does not concern, and who hears nothing else of it. */
function othersOf(visitId: string, leftOut: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM visit_guest
    WHERE visit_id = ${visitId}::uuid AND NOT reply::text = ANY(${[...INVOLVED]}::text[])
      AND NOT person_id = ANY(${[...leftOut]}::uuid[])`;
}

/** What decides how the card of somebody looks. */
const FORM = Prisma.sql`concat_ws(' ', coalesce(person.language, 'nl'), guest.reply, guest.shows_name)`;
