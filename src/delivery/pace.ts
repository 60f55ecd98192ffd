import type { PlatformName } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createTurns, type TenantPace, type Turn } from './turns.ts';

/** At most so many in any stretch of so many seconds. */
interface Limit {
  count: number;
  seconds: number;
  /** What people wait for may come in a short burst. */
  ofBulk?: true;
}

/** How fast a platform takes messages. */
interface PlatformPace extends TenantPace {
  /** How many are on their way at once in one tenant: enough to keep the pace while each waits for its answer. */
  atOnce: number;
  /** What one conversation takes, of all that is said there; left out: nothing is known of it. */
  perConversation?: readonly Limit[];
  /** So many messages that stand there already are changed a second; left out: changing one is as sending one. */
  changesPerSecond?: number;
}

/** By platform; where it has none, nothing holds it up. */
export type Paces = Readonly<Record<PlatformName, PlatformPace>>;

/** As many messages a minute as are sent unasked in a workspace of Slack unless the operator says otherwise. */
export const SLACK_MESSAGES_A_MINUTE = 240;

/**
 * A little below what is permitted, so that answers find room.
 * Slack: one message a second in a channel, "several hundred messages per minute" in a workspace, and of changes
 * (`chat.update`, tier 3) some fifty a minute (docs.slack.dev/apis/web-api/rate-limits, seen 2026-11-28).
 * Teams: 50 requests a second for an app in a tenant, and in one conversation what stands below
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, seen 2026-11-28).
 */
const PACES: Paces = {
  slack: {
    perSecond: SLACK_MESSAGES_A_MINUTE / 60,
    atOnce: 3,
    perConversation: [{ count: 1, seconds: 1, ofBulk: true }],
    changesPerSecond: 0.8,
  },
  teams: {
    perSecond: 56,
    most: { count: 50, seconds: 1 },
    atOnce: 30,
    perConversation: [
      { count: 7, seconds: 1 },
      { count: 8, seconds: 2 },
      { count: 60, seconds: 30 },
      { count: 1_800, seconds: 3_600 },
    ],
  },
};

/** The paces of the platforms. @param slackMessagesAMinute what a workspace takes, of which Slack only says "several hundred" */
export function pacesWith(slackMessagesAMinute: number): Paces {
  const { slack, ...others } = PACES;
  return { ...others, ...(slack && { slack: { ...slack, perSecond: slackMessagesAMinute / 60 } }) };
}

/** How many messages that stand in a tenant already are changed there in a minute. */
export function changesAMinute(platform: PlatformName): number {
  const pace = PACES[platform];
  if (pace === undefined) return Number.POSITIVE_INFINITY;
  return 60 * (pace.changesPerSecond ?? Math.min(pace.perSecond, pace.most?.count ?? pace.perSecond));
}

/** Whoever waits longer than this for its turn to change something is put back: it must not lose what it holds meanwhile. */
const MOST_WAIT_FOR_CHANGE_SECONDS = 4;

/** A message that was slow on its way must not come together with later ones. */
const SLOW_SECONDS = 0.1;

/** Keeps all processes together at the pace of each tenant; after a refusal none sends bulk there for a while. */
export interface Pace {
  /** How many messages of bulk are sent at once in a tenant. */
  atOnce(platform: PlatformName): number;
  /**
   * Comes back shortly before the next turn to ask something of the platform for bulk in a tenant: to send, or to open a chat.
   *
   * @returns null: bulk has been stopped
   */
  turn(tenantId: string): Promise<Turn | null>;
  /** Gives no more turns in this process, also to who waits for one. */
  stop(): void;
  /** A message that somebody waits for was sent while bulk goes on: it counts. */
  count(tenantId: string): Promise<void>;
  /**
   * Takes a place among what one conversation takes.
   *
   * @returns in how many milliseconds to ask again; 0: it may be sent now
   */
  place(conversationId: string, platform: PlatformName, isBulk?: boolean): Promise<number>;
  /**
   * Takes a turn to change what stands in a tenant already.
   *
   * @returns in how many milliseconds it comes; `taken`: it is this one's, else it is to be asked for again by then
   */
  change(tenantId: string, platform: PlatformName): Promise<{ inMs: number; taken: boolean }>;
  /** It was too much for this tenant: no bulk there for a while. */
  brake(tenantId: string, forMs: number): Promise<void>;
}

export function createPace(prisma: PrismaClient, paces: Paces = PACES): Pace {
  const turns = createTurns(prisma, paces);

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

    turn: turns.next,
    stop: turns.stop,
    count: turns.count,

    async place(conversationId, platform, isBulk = true) {
      const limits = (paces[platform]?.perConversation ?? []).filter(({ ofBulk }) => isBulk || !ofBulk);
      return limits.length === 0 ? 0 : takePlace(conversationId, limits);
    },

    async change(tenantId, platform) {
      const perSecond = paces[platform]?.changesPerSecond;
      if (perSecond === undefined) return { inMs: 0, taken: true };
      const [turn] = await prisma.$queryRaw<{ in_ms: number; taken: boolean }[]>`
        WITH own AS (
          SELECT id, greatest(clock_timestamp(), bulk_change_next_at) AS at
          FROM chat_tenant WHERE id = ${tenantId}::uuid FOR UPDATE),
        taken AS (
          UPDATE chat_tenant SET bulk_change_next_at = own.at + make_interval(secs => ${1 / perSecond})
          FROM own WHERE chat_tenant.id = own.id
            AND own.at <= clock_timestamp() + make_interval(secs => ${MOST_WAIT_FOR_CHANGE_SECONDS})
          RETURNING chat_tenant.id)
        SELECT extract(epoch FROM own.at - clock_timestamp())::float8 * 1000 AS in_ms,
               EXISTS (SELECT FROM taken) AS taken FROM own`;
      return turn === undefined ? { inMs: 0, taken: true } : { inMs: Math.max(0, turn.in_ms), taken: turn.taken };
    },

    async brake(tenantId, forMs) {
      turns.wasTooMuch();
      await prisma.$executeRaw`
        UPDATE chat_tenant
        SET braked_until = greatest(braked_until, clock_timestamp() + make_interval(secs => ${forMs / 1000}))
        WHERE id = ${tenantId}::uuid`;
    },
  };
}
