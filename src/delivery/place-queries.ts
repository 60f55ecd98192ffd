import { UNOPENED } from '../chat/conversation-reference.ts';
import { Prisma } from '../store/generated/client.ts';

// Parts of the statements that look for where to write to people, so that one person and many are found by the same rules.

/** Where they spoke last as `identity` in `tenant`: when, and in what place, where its address is known. */
export const SPOKEN_LAST = Prisma.sql`
  SELECT inbox.received_at AS at,
         CASE WHEN conversation.address <> '{}'::jsonb THEN jsonb_build_object(
           'id', conversation.external_id, 'kind', conversation.kind, 'address', conversation.address) END AS place
  FROM inbox JOIN conversation ON conversation.id = inbox.conversation_id
  WHERE inbox.sender = identity.external_user_id AND conversation.tenant_id = tenant.id
  ORDER BY inbox.id DESC LIMIT 1`;

/** Their latest conversation alone with the bot, outside any thread: what is said unasked has nothing to do with an earlier question. */
export const LATEST_ALONE = Prisma.sql`
  SELECT conversation.id FROM inbox JOIN conversation ON conversation.id = inbox.conversation_id
  WHERE inbox.sender = identity.external_user_id AND conversation.tenant_id = tenant.id
    AND conversation.kind = 'personal' AND conversation.thread IS NULL
  ORDER BY inbox.id DESC LIMIT 1`;

/** Which account of a person is written to first. */
export const FIRST_ACCOUNT = Prisma.sql`
  tenant.held_since IS NOT NULL, (tenant.platform = person.preferred_platform) IS TRUE DESC,
  spoken.at DESC NULLS LAST, identity.created_at`;

/** Any conversation of `tenant`. One whose address was erased is none. */
export const ANY_PLACE = Prisma.sql`
  SELECT external_id AS id, kind::text, address FROM conversation
  WHERE tenant_id = tenant.id AND address <> '{}'::jsonb ORDER BY created_at DESC LIMIT 1`;

/** A conversation that has a row keeps it; its address too, where the new one is only how it would be opened. */
export const KEPT_CONVERSATION = Prisma.sql`
  ON CONFLICT (tenant_id, external_id) DO UPDATE SET address =
    CASE WHEN EXCLUDED.address ? ${UNOPENED} AND conversation.address <> '{}' AND NOT conversation.address ? ${UNOPENED}
         THEN conversation.address ELSE EXCLUDED.address END`;
