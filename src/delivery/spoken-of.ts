import type { ReplyDraft } from '../chat/reply.ts';
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
  },
  { anew }: { anew: boolean },
): Promise<void> {
  const { conversationId, subject, personId, unasked } = said;
  const options = said.buttons.map((button) =>
    button.kind === 'say' ? { label: button.label, says: button.text } : { label: button.label },
  );
  await tx.$executeRaw`
    INSERT INTO spoken_of (conversation_id, subject, person_id, options, unasked, said_at)
    VALUES (${conversationId}::uuid, ${subject}, ${personId}::uuid, ${JSON.stringify(options)}::jsonb, ${unasked},
            clock_now())
    ON CONFLICT (conversation_id, subject) DO UPDATE SET
      options = excluded.options, unasked = spoken_of.unasked OR excluded.unasked,
      person_id = CASE WHEN spoken_of.person_id = coalesce(excluded.person_id, spoken_of.person_id)
                       THEN spoken_of.person_id END,
      said_at = CASE WHEN ${anew} THEN excluded.said_at ELSE spoken_of.said_at END`;
}

/** The same for many people at once, each alone with the bot and told without asking: whoever answers speaks of it. */
export async function noteSpokenOfWithMany(
  tx: Transaction,
  subject: string,
  outboxIds: readonly bigint[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO spoken_of (conversation_id, subject, person_id, options, unasked, said_at)
    SELECT conversation_id, ${subject}, recipient_id, '[]', true, available_at FROM outbox
    WHERE id = ANY(${outboxIds.map(String)}::bigint[])
    ON CONFLICT (conversation_id, subject) DO UPDATE SET said_at = excluded.said_at, unasked = true`;
}
