import type { ConversationReference } from '../chat/conversation-reference.ts';
import type { AppError } from '../errors.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** So long nothing is tried in a tenant that takes nothing; then one message of each conversation is. */
const PAUSE_SECONDS = 60;

/** The failures that no message is to blame for: all of the tenant wait until somebody mends it. */
const HELD: ReadonlySet<string> = new Set(['delivery.token-refused', 'delivery.missing-scope']);

export function holdsTenant(code: string): boolean {
  return HELD.has(code);
}

/** Which tenants take nothing now, because the bot's token is refused there or lacks a scope. */
export interface Holds {
  /**
   * Nothing of this tenant is tried for a while. When that begins, whose business the messages are that wait there is to
   * hear it: noted in the same statement, see `settling.ts`.
   */
  hold(to: ConversationReference, error: AppError): Promise<void>;
  /** Something arrived there: all that waits may go. */
  release(to: ConversationReference): Promise<void>;
}

export function createHolds(prisma: PrismaClient): Holds {
  return {
    async hold({ platform, tenant }, { code, detail, message }) {
      await prisma.$executeRaw`
        WITH before AS (
          SELECT id, held_since FROM chat_tenant
          WHERE platform = ${platform} AND external_id = ${tenant} FOR UPDATE),
        held AS (
          UPDATE chat_tenant
          SET held_since = coalesce(before.held_since, clock_now()), held_code = ${code}, held_detail = ${detail ?? null},
              held_reason = ${message}, held_until = clock_now() + make_interval(secs => ${PAUSE_SECONDS})
          FROM before WHERE chat_tenant.id = before.id)
        UPDATE outbox SET fate_due_at = clock_now()
        FROM before JOIN conversation place ON place.tenant_id = before.id
        WHERE before.held_since IS NULL AND outbox.conversation_id = place.id AND outbox.about IS NOT NULL
          AND outbox.state IN ('queued', 'sending', 'uncertain') AND outbox.bulk_tenant_id IS NULL`;
      // Of bulk there may be thousands, and one card that shows how it stands with all of them.
      await ringAtCommit(prisma, ['broadcast']);
    },

    async release({ platform, tenant }) {
      await prisma.$executeRaw`
        UPDATE chat_tenant SET held_since = NULL, held_until = clock_now()
        WHERE platform = ${platform} AND external_id = ${tenant} AND held_since IS NOT NULL`;
    },
  };
}
