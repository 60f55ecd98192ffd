import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import { changeForMany } from '../../delivery/fan-out.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { invitationName } from './actions.ts';
import { invitation, type Seen } from './message.ts';
import { type Comer, countComing, readSeries, repliesOf, type Series } from './repository.ts';

/** A series as this person sees it. @param personId null: it is drawn for many */
export async function seenBy(tx: Transaction, series: Series, personId: string | null, now: Date): Promise<Seen> {
  const replies = personId === null ? null : await repliesOf(tx, personId, series);
  return { series, now, coming: await countComing(tx, series), replies };
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

/** The invitation says how it is now with everybody who got it: without a sound. */
export async function changeEverywhere(tx: Transaction, seriesId: string, now: Date): Promise<void> {
  const series = await readSeries(tx, seriesId);
  if (!series) return;
  const seen = await seenBy(tx, series, null, now);
  await changeForMany(tx, {
    card: invitationName(series.id),
    about: `session-change:${series.id}`,
    forms: { nl: invitation(seen, 'nl'), en: invitation(seen, 'en') },
    who: Prisma.sql`
      SELECT person.id AS person_id, coalesce(person.language::text, 'nl') AS form FROM person
      WHERE person.id IN (SELECT recipient_id FROM outbox WHERE card = ${invitationName(series.id)})`,
  });
}
