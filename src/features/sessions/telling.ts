import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { callOff, changeForMany, rewriteWaiting } from '../../delivery/fan-out.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { Moved } from '../../places/places.ts';
import { takenAt } from '../../places/seats.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName, offerName } from './actions.ts';
import { invitation, offerCard, type Seen } from './message.ts';
import { answersOf, answersOfEach, countWaiting, SESSION_SEATS, waysToSee } from './places.ts';
import { type Comer, countComing, readSeries, type Series, type Session, toCome } from './repository.ts';

/** A series as this person sees it. @param personId null: it is drawn for many */
export async function seenBy(tx: Transaction, series: Series, personId: string | null, now: Date): Promise<Seen> {
  const replies = personId === null ? null : await answersOf(tx, personId, series);
  return { ...(await seenByAll(tx, series, now)), replies };
}

/** What everybody sees of it. */
async function seenByAll(tx: Transaction, series: Series, now: Date): Promise<Omit<Seen, 'replies'>> {
  // Nobody waits where there is room for everybody.
  const isCounted = series.sessions.some(({ capacity }) => capacity !== null);
  const waiting = isCounted ? await countWaiting(tx, series) : new Map<string, number>();
  return { series, now, coming: await countComing(tx, series), waiting };
}

/** Wherever somebody has it before them alone: with their own answer in it. A channel shows nobody's. */
export async function redrawnFor(
  tx: Transaction,
  turn: Turn,
  seriesId: string,
  personId: string,
): Promise<OutgoingMessage[]> {
  const series = await readSeries(tx, seriesId);
  if (!series) return [];
  const seen = await seenBy(tx, series, personId, turn.now);
  return (await placesOf(tx, turn, seriesId, personId)).map((conversationId) => ({
    to: { conversationId },
    replies: [invitation(seen, turn.language)],
  }));
}

async function placesOf(tx: Transaction, turn: Turn, seriesId: string, personId: string): Promise<string[]> {
  const here = turn.setting === 'direct' ? turn.conversationId : null;
  const copies = await tx.outboxEntry.findMany({
    where: {
      card: invitationName(seriesId),
      state: { in: ['sent', 'uncertain', 'queued', 'sending'] },
      OR: [{ recipientId: personId }, ...(here === null ? [] : [{ conversationId: here }])],
    },
    distinct: ['conversationId'],
    select: { conversationId: true },
  });
  return copies.map(({ conversationId }) => conversationId);
}

/** Who planned it; or the other brokers where they are gone. */
export async function brokersOf(tx: Transaction, { organisationId, createdById }: Series) {
  const brokers = (await holdersOf(tx, 'broker', organisationId)).filter(({ reachable }) => reachable);
  const maker = brokers.filter(({ id }) => id === createdById);
  return maker.length > 0 ? maker : brokers;
}

/** One message to each of these people, in their own language. */
export function toEach(
  comers: readonly Comer[],
  draw: (language: Language) => ReplyDraft,
  purpose: 'notice' | 'reminder' = 'notice',
): OutgoingMessage[] {
  return comers.map(({ personId, language }) => ({
    to: { personId, ifUnreachable: 'skip' },
    purpose,
    replies: [draw(language)],
  }));
}

/** The invitation says how it is now with everybody who got it, each with their own answer in it: without a sound. */
export async function changeEverywhere(tx: Transaction, seriesId: string, now: Date): Promise<void> {
  const series = await readSeries(tx, seriesId);
  if (!series) return;
  const card = invitationName(series.id);
  const who = waysToSee(series, Prisma.sql`SELECT recipient_id FROM outbox WHERE card = ${card}`);
  // Who stands with it in the same way sees the same: it is drawn as one of them sees it.
  const ways = await tx.$queryRaw<{ form: string; personId: string; language: Language }[]>`
    SELECT DISTINCT ON (form) form, person_id AS "personId", coalesce(person.language::text, 'nl') AS language
    FROM (${who}) AS way JOIN person ON person.id = way.person_id ORDER BY form`;
  const answers = await answersOfEach(
    tx,
    ways.map(({ personId }) => personId),
    series,
  );
  const seen = await seenByAll(tx, series, now);
  const drawn = ways.map(({ form, personId, language }) => {
    const replies = answers.get(personId) ?? null;
    return [form, invitation({ ...seen, replies }, language)] as const;
  });
  await changeForMany(tx, { card, about: `session-change:${series.id}`, forms: Object.fromEntries(drawn), who });
  await changeWaiting(tx, { ...seen, replies: null });
}

/** What waits for working hours says how it is by then; of what does not take place nobody is invited to any more. */
async function changeWaiting(tx: Transaction, seen: Seen): Promise<void> {
  const card = invitationName(seen.series.id);
  const isOver = toCome(seen.series, seen.now).length === 0;
  if (isOver) await callOff(tx, card);
  else await rewriteWaiting(tx, card, { nl: invitation(seen, 'nl'), en: invitation(seen, 'en') }, 'invitation');
}

/** An offer that waits for working hours is of the session as it is then. @returns what goes out in its place */
export async function offersAnew(tx: Transaction, series: Series, session: Session): Promise<OutgoingMessage[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE card = ${offerName(session.id)} AND recipient_id IS NOT NULL AND state = 'queued'
    RETURNING recipient_id AS "personId"`;
  const waited = new Set(rows.map(({ personId }) => personId));
  const offered = (await takenAt(tx, SESSION_SEATS, session.id)).filter(
    ({ personId, reply }) => reply === 'offered' && waited.has(personId),
  );
  return movedMessages(tx, series, session, { offered, lapsed: [] });
}

/** Who has an offer hears of it, and so does who let one pass. */
export async function movedMessages(
  tx: Transaction,
  series: Series,
  session: Session,
  { offered, lapsed }: Moved,
): Promise<OutgoingMessage[]> {
  const moved = [...lapsed, ...offered];
  if (moved.length === 0) return [];
  const people = await tx.person.findMany({
    where: { id: { in: moved.map(({ personId }) => personId) } },
    select: { id: true, language: true },
  });
  const english = new Set(people.flatMap(({ id, language }) => (language === 'en' ? [id] : [])));
  return moved.map(({ personId, offerUntil }) => ({
    to: { personId, ifUnreachable: 'skip' },
    purpose: 'reminder',
    about: offerName(session.id),
    replies: [offerCard(series, session, offerUntil, english.has(personId) ? 'en' : 'nl')],
  }));
}
