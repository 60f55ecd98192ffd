import type { ReplyDraft } from '../chat/reply.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * Keeps that something was said about something in a conversation, with what could be chosen then.
 *
 * @param said.personId to whom; null: to whom it was said before, else to whoever reads there. Said to several people, it is
 *   said to all
 * @param options.anew false: what stood there changed; it does not become what was said last
 */
export async function noteSpokenOf(
  tx: Transaction,
  said: {
    conversationId: string;
    subject: string;
    personId: string | null;
    buttons: NonNullable<ReplyDraft['buttons']>;
    /** It came to them by itself. */
    unasked: boolean;
    /** It came by itself to the place where they spoke of it: that is no answer either. Left out: it did not. */
    cameIn?: boolean;
  },
  { anew }: { anew: boolean },
): Promise<void> {
  const { conversationId, subject, personId, unasked, cameIn = unasked } = said;
  const options = said.buttons.map((button) =>
    button.kind === 'say' ? { label: button.label, says: button.text } : { label: button.label },
  );
  await tx.$executeRaw`
    INSERT INTO spoken_of (conversation_id, subject, person_id, options, unasked, said_at, answered_at)
    VALUES (${conversationId}::uuid, ${subject}, ${personId}::uuid, ${JSON.stringify(options)}::jsonb, ${unasked},
            clock_now(), CASE WHEN ${!cameIn && anew} THEN clock_now() END)
    ON CONFLICT (conversation_id, subject) DO UPDATE SET
      options = excluded.options, unasked = spoken_of.unasked OR excluded.unasked,
      answered_at = coalesce(excluded.answered_at, spoken_of.answered_at),
      person_id = CASE WHEN spoken_of.person_id = coalesce(excluded.person_id, spoken_of.person_id)
                       THEN spoken_of.person_id END,
      said_at = CASE WHEN ${anew} THEN excluded.said_at ELSE spoken_of.said_at END`;
}

/**
 * The same for many people at once, each alone with the bot and told without asking: whoever answers speaks of it.
 *
 * @returns a part of the statement that has their messages as `queued`
 */
export function spokenOfWithMany(subject: string): Prisma.Sql {
  return Prisma.sql`, spoken AS (
    INSERT INTO spoken_of (conversation_id, subject, person_id, options, unasked, said_at)
    SELECT conversation_id, ${subject}, recipient_id, '[]', true, available_at FROM queued
    ON CONFLICT (conversation_id, subject) DO UPDATE SET said_at = excluded.said_at, unasked = true)`;
}
