import { setTimeout as wait } from 'node:timers/promises';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** At most so many in any stretch of so many seconds. */
interface Limit {
  count: number;
  seconds: number;
  /** What people wait for may come in a short burst. */
  ofBulk?: true;
}

/** How fast a platform takes messages. */
interface PlatformPace {
  /** Messages that people do not wait for, a second in one tenant. */
  perSecond: number;
  /** How many are on their way at once in one tenant: enough to keep the pace while each waits for its answer. */
  atOnce: number;
  /** What one conversation takes, of all that is said there; left out: nothing is known of it. */
  perConversation?: readonly Limit[];
}

/** By platform; where it has none, nothing holds it up. */
export type Paces = Readonly<Record<PlatformName, PlatformPace>>;

/**
 * A little below what is permitted, so that answers find room.
 * Slack: one message a second in a channel, "several hundred messages per minute" in a workspace
 * (docs.slack.dev/apis/web-api/rate-limits, seen 2026-11-28).
 * Teams: 50 requests a second for an app in a tenant, and in one conversation what stands below
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, seen 2026-11-28).
 */
const PACES: Paces = {
  slack: { perSecond: 4, atOnce: 3, perConversation: [{ count: 1, seconds: 1, ofBulk: true }] },
  teams: {
    perSecond: 49,
    atOnce: 12,
    perConversation: [
      { count: 7, seconds: 1 },
      { count: 8, seconds: 2 },
      { count: 60, seconds: 30 },
      { count: 1_800, seconds: 3_600 },
    ],
  },
};

/** A message that was slow on its way must not come together with later ones. */
const SLOW_SECONDS = 0.1;

/** Keeps all processes together at the pace of each tenant; after a refusal none sends bulk there for a while. */
export interface Pace {
  /** How many messages of bulk are sent at once in a tenant. */
  atOnce(platform: PlatformName): number;
  /** Comes back when it is this one's turn to send a message of bulk in a tenant. */
  turn(tenantId: string): Promise<void>;
  /** A message that somebody waits for was sent while bulk goes on: it counts. */
  count(tenantId: string): Promise<void>;
  /**
   * Takes a place among what one conversation takes.
   *
   * @returns in how many milliseconds to ask again; 0: it may be sent now
   */
  place(conversationId: string, platform: PlatformName, isBulk?: boolean): Promise<number>;
  /** It was too much for this tenant: no bulk there for a while. */
  brake(tenantId: string, forMs: number): Promise<void>;
}

export function createPace(prisma: PrismaClient, paces: Paces = PACES): Pace {
  /** Takes the next place in the row, a step after the one before. @returns in how many milliseconds it is its turn */
  async function take(tenantId: string): Promise<number> {
    const steps = Object.entries(paces).map(([platform, { perSecond }]) => ({ platform, step: 1 / perSecond }));
    const rows = await prisma.$queryRaw<{ in_ms: number }[]>`
      UPDATE chat_tenant
      SET bulk_next_at = greatest(bulk_next_at, braked_until, clock_timestamp()) + make_interval(secs => pace.step)
      FROM jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) AS pace (platform text, step float8)
      WHERE chat_tenant.id = ${tenantId}::uuid AND pace.platform = chat_tenant.platform
      RETURNING (extract(epoch FROM bulk_next_at - clock_timestamp()) - pace.step)::float8 * 1000 AS in_ms`;
    return Math.max(0, rows[0]?.in_ms ?? 0);
  }

  /** Under the lock of the conversation, so that of several processes each counts what the others send. */
  async function takePlace(conversationId: string, limits: readonly Limit[]): Promise<number> {
    const longest = Math.max(...limits.map(({ seconds }) => seconds)) + SLOW_SECONDS;
    const rows = await prisma.$queryRaw<{ in_ms: number | null }[]>`
      WITH place AS (
        SELECT id, ARRAY(
          SELECT sent FROM unnest(recent_sends) AS sent
          WHERE sent > clock_timestamp() - make_interval(secs => ${longest}) ORDER BY sent) AS sends
        FROM conversation WHERE id = ${conversationId}::uuid FOR UPDATE),
      free AS (
        SELECT id, sends, (
          SELECT max(sends[cardinality(sends) - most.count + 1] + make_interval(secs => most.seconds + ${SLOW_SECONDS}))
          FROM jsonb_to_recordset(${JSON.stringify(limits)}::jsonb) AS most (count int, seconds float8)
          WHERE cardinality(sends) >= most.count) AS at
        FROM place),
      taken AS (
        UPDATE conversation SET recent_sends = array_append(free.sends, clock_timestamp())
        FROM free WHERE conversation.id = free.id AND (free.at IS NULL OR free.at <= clock_timestamp())
        RETURNING conversation.id)
      SELECT extract(epoch FROM free.at - clock_timestamp())::float8 * 1000 AS in_ms
      FROM free WHERE NOT EXISTS (SELECT FROM taken)`;
    const [full] = rows;
    return full === undefined ? 0 : Math.max(1, Math.ceil(full.in_ms ?? 0));
  }

  return {
    atOnce: (platform) => paces[platform]?.atOnce ?? 1,

    async turn(tenantId) {
      const inMs = await take(tenantId);
      if (inMs > 0) await wait(inMs);
    },

    count: async (tenantId) => void (await take(tenantId)),

    async place(conversationId, platform, isBulk = true) {
      const limits = (paces[platform]?.perConversation ?? []).filter(({ ofBulk }) => isBulk || !ofBulk);
      return limits.length === 0 ? 0 : takePlace(conversationId, limits);
    },

    async brake(tenantId, forMs) {
      await prisma.$executeRaw`
        UPDATE chat_tenant
        SET braked_until = greatest(braked_until, clock_timestamp() + make_interval(secs => ${forMs / 1000}))
        WHERE id = ${tenantId}::uuid`;
    },
  };
}
