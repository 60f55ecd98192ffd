import { Prisma } from '../store/generated/client.ts';

/**
 * Since when nothing can reach a person in any chat: each of their accounts was deactivated, or the bot was removed from
 * where they were alone with it. Null: they are there, as far as anyone knows, or never had an account.
 *
 * @param personId the column that holds whose id it is
 */
export function goneSince(personId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT CASE WHEN bool_and(account.deactivated_at IS NOT NULL OR alone.left_at IS NOT NULL)
                THEN max(coalesce(account.deactivated_at, alone.left_at)) END
    FROM chat_identity account
    LEFT JOIN LATERAL (
      SELECT conversation.left_at FROM outbox JOIN conversation ON conversation.id = outbox.conversation_id
      WHERE outbox.recipient_id = account.person_id AND conversation.tenant_id = account.tenant_id
        AND conversation.kind = 'personal'
      ORDER BY conversation.left_at DESC NULLS FIRST LIMIT 1) alone ON true
    WHERE account.person_id = ${personId})`;
}
