import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { PlatformName } from '../chat/conversation-reference.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** How fast a tenant of a platform takes what people do not wait for. */
export interface TenantPace {
  /** So many a second at most, one after the other. */
  perSecond: number;
  /** At most so many in any stretch of so many seconds; left out: nothing but the above holds it up. */
  most?: { count: number; seconds: number };
}

/** So long before its turn a message is fetched: whoever is killed holds few that are not on their way. */
const NEAR_MS = 60;
/** So many of a process stand in the row at once: what people wait for meets few turns that were given out already. */
const IN_THE_ROW = 3;
/** What is sent later than this counts from when it was sent, so that those after it keep clear of it. */
const LATE_MS = 3;
/** The clocks of two machines drift apart no faster, in milliseconds a turn. */
const DRIFT_MS = 0.01;
/** Of two messages one is so much slower on its way than the other; by what was refused it shows to be more, and for a while. */
const ON_ITS_WAY_MS = { least: 14, most: 120, forMs: 60_000 };
/** What people wait for goes at once: so much room is left for it, and so long after there was any. */
const ROOM_FOR_ANSWERS = 3;
const ANSWERED_LATELY_SECONDS = 10;

/** The moment at which one thing may be asked of a platform for bulk in a tenant. */
export interface Turn {
  /** Comes back at that moment. */
  comes(): Promise<void>;
}

/** Gives turns to all processes together. */
export interface Turns {
  /**
   * Takes the next one, and comes back shortly before it: time to fetch what is to be sent.
   *
   * @returns null: no more are given
   */
  next(tenantId: string): Promise<Turn | null>;
  /** What people wait for was sent beside bulk: it counts. */
  count(tenantId: string): Promise<void>;
  /** Something was too much: what is sent meets more on its way than was thought. */
  wasTooMuch(): void;
  /** Gives no more: who stands in the row goes home, however far off their turn was. */
  stop(): void;
}

interface Given {
  /** By the clock of the database, as it writes it. */
  stamp: string;
  /** By this process's clock, in milliseconds. */
  at: number;
}

/**
 * Turns go by what was sent, and not by a clock that ticks: a process that was held up loses no more than that, and no
 * stretch of time ever holds more than is permitted, whenever it begins.
 */
export function createTurns(prisma: PrismaClient, paces: Readonly<Record<PlatformName, TenantPace>>): Turns {
  const rules = JSON.stringify(
    Object.entries(paces).map(([platform, { perSecond, most }]) => ({ platform, step: 1 / perSecond, ...most })),
  );
  const row = pLimit(IN_THE_ROW);
  const closing = new AbortController();
  /** How far this process's clock is ahead of the database's, by the answer that was fastest on its way. */
  let aheadMs = Number.POSITIVE_INFINITY;
  /** Why it could not be written down that something went later: whoever is next stops at it. */
  const notNoted: unknown[] = [];
  let onItsWay = { ms: ON_ITS_WAY_MS.least, since: performance.now() };

  function onItsWaySeconds(): number {
    const { ms, since } = onItsWay;
    const halved = Math.floor((performance.now() - since) / ON_ITS_WAY_MS.forMs);
    return Math.max(ON_ITS_WAY_MS.least, ms / 2 ** halved) / 1_000;
  }

  /** The next moment that is free, a step after the one before and when there is room among those of late. */
  async function take(tenantId: string): Promise<Given> {
    const margin = onItsWaySeconds();
    const rows = await prisma.$queryRaw<{ stamp: string; at_ms: number; now_ms: number }[]>`
      WITH own AS (
        SELECT tenant.id, rule.*, greatest(bulk_next_at, braked_until) AS next_at,
               rule.count - CASE WHEN answered_at > clock_timestamp() - make_interval(secs => ${ANSWERED_LATELY_SECONDS})
                                 THEN ${ROOM_FOR_ANSWERS} ELSE 0 END AS room,
               ARRAY(SELECT sent FROM unnest(recent_sends) AS sent
                     WHERE sent > clock_timestamp() - make_interval(secs => rule.seconds + ${margin}) ORDER BY sent) AS sends
        FROM chat_tenant tenant
        JOIN jsonb_to_recordset(${rules}::jsonb) AS rule (platform text, step float8, count int, seconds float8)
          ON rule.platform = tenant.platform
        WHERE tenant.id = ${tenantId}::uuid FOR UPDATE OF tenant),
      free AS (
        SELECT own.*, greatest(clock_timestamp(), next_at,
                               sends[cardinality(sends) - room + 1] + make_interval(secs => seconds + ${margin})) AS at
        FROM own)
      UPDATE chat_tenant
      SET bulk_next_at = free.at + make_interval(secs => step),
          recent_sends = CASE WHEN free.count IS NULL THEN '{}' ELSE array_append(free.sends, free.at) END
      FROM free WHERE chat_tenant.id = free.id
      RETURNING free.at::text AS stamp, extract(epoch FROM free.at)::float8 * 1000 AS at_ms,
                extract(epoch FROM clock_timestamp())::float8 * 1000 AS now_ms`;
    const now = performance.now();
    const [given] = rows;
    if (given === undefined) return { stamp: '', at: now };
    aheadMs = Math.min(aheadMs + DRIFT_MS, now - given.now_ms);
    return { stamp: given.stamp, at: given.at_ms + aheadMs };
  }

  /** What was held up on its way to its turn went so much later. */
  async function wentLater(tenantId: string, { stamp }: Given, byMs: number): Promise<void> {
    await prisma.$executeRaw`
      UPDATE chat_tenant SET recent_sends = array_append(
        array_remove(recent_sends, ${stamp}::timestamptz),
        ${stamp}::timestamptz + make_interval(secs => ${byMs / 1_000}))
      WHERE id = ${tenantId}::uuid`;
  }

  return {
    next: (tenantId) =>
      row(async () => {
        if (closing.signal.aborted) return null;
        const given = await take(tenantId);
        if (notNoted.length > 0) throw notNoted.pop();
        await until(given.at - NEAR_MS, closing.signal);
        if (closing.signal.aborted) return null;
        return {
          async comes() {
            await until(given.at);
            const lateMs = performance.now() - given.at;
            // It goes now: what is written down of it must not hold it up once more.
            if (lateMs > LATE_MS) wentLater(tenantId, given, lateMs).catch((error: unknown) => notNoted.push(error));
          },
        };
      }),

    wasTooMuch() {
      const ms = Math.min(ON_ITS_WAY_MS.most, onItsWaySeconds() * 1_000 * 1.5);
      onItsWay = { ms, since: performance.now() };
    },

    stop: () => closing.abort(),

    async count(tenantId) {
      await prisma.$executeRaw`
        UPDATE chat_tenant
        SET bulk_next_at = greatest(bulk_next_at, clock_timestamp()) + make_interval(secs => pace.step),
            recent_sends = array_append(recent_sends, clock_timestamp()), answered_at = clock_timestamp()
        FROM jsonb_to_recordset(${rules}::jsonb) AS pace (platform text, step float8)
        WHERE chat_tenant.id = ${tenantId}::uuid AND pace.platform = chat_tenant.platform`;
    },
  };
}

/** @param signal ends the wait */
async function until(at: number, signal?: AbortSignal): Promise<void> {
  const inMs = at - performance.now();
  if (inMs <= 0) return;
  await wait(inMs, undefined, signal && { signal }).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}
