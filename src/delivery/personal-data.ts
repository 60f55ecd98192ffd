import type { DataSubject, PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';

/** What the bot said to somebody. */
export const deliveryData: PersonalDataPart = {
  name: 'delivery',
  tables: { outbox: {} },
  processing: {
    purpose: 'Berichten zeker en een keer afleveren.',
    whose: ['colleague', 'guest'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      outbox: 'de tekst van een bericht van de bot, aan wie, en of het aankwam',
    },
  },

  async collect(tx, subject) {
    const ids = await messagesTo(tx, subject);
    return { outbox: await tx.outboxEntry.findMany({ where: { id: { in: ids } } }) };
  },

  /** A message that still waits is not sent any more; of one that is under way nobody keeps what became of it. */
  async erase(tx, subject) {
    const ids = await messagesTo(tx, subject);
    await tx.$executeRaw`
      UPDATE outbox SET payload = NULL, platform_message_id = NULL, claim = NULL, claimed_until = NULL,
                        recipient_id = NULL,
                        error_code = CASE WHEN state IN ('queued', 'sending', 'uncertain')
                                          THEN 'privacy.erased' ELSE error_code END,
                        state = CASE WHEN state IN ('queued', 'sending', 'uncertain')
                                     THEN 'failed'::"OutboxState" ELSE state END
      WHERE id = ANY(${ids}::bigint[])`;
  },

  async move() {
    // Messages are known by the account that got them, which is the other person's from now on.
  },
};

/** In a conversation of theirs alone, sent to them, in answer to something they said, or with an answer of theirs in it. */
async function messagesTo(tx: Transaction, subject: DataSubject): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM outbox WHERE conversation_id = ANY(${subject.ownConversations}::uuid[])
    UNION
    SELECT id FROM outbox WHERE recipient_id = ${subject.personId}::uuid
    UNION
    SELECT outbox.id FROM chat_identity identity
    JOIN inbox ON inbox.sender = identity.external_user_id
    JOIN conversation place ON place.id = inbox.conversation_id AND place.tenant_id = identity.tenant_id
    JOIN outbox ON outbox.inbox_id = inbox.id
    WHERE identity.person_id = ${subject.personId}::uuid
    UNION
    SELECT outbox.id FROM answer JOIN outbox ON outbox.answer_id = answer.id
    WHERE answer.person_id = ${subject.personId}::uuid`;
  return rows.map(({ id }) => id);
}
