import { retentionDefaults, runRetention } from '../../app/retention.ts';
import { instantAt, type LocalDate, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type Check, checkMonth } from './checks.ts';
import { type Tally, workday } from './days.ts';
import { type Held, heldMemory, type TableSize, tableSizes } from './growth.ts';
import type { MonthSize } from './network.ts';
import { openMonthStage } from './stage.ts';

/** The first day: a Monday, with no holiday in the four weeks after it. */
const BEGIN: LocalDate = '2027-02-01';

export interface DayDone {
  day: LocalDate;
  elapsedMs: number;
  held: Held;
}

/** A month of the whole bot, and what came of it. */
export interface Month {
  tally: Tally;
  checks: readonly Check[];
  days: readonly DayDone[];
  growth: readonly (TableSize & { rowsBefore: number; bytesBefore: number })[];
  /** What is left of what people said when every term has passed, as `table: rows`; empty: nothing. */
  leftAfterTerms: readonly string[];
}

/**
 * Plays a month: people say and press things on working days, the clock goes on from one thing that is due to the next, as in
 * `talk`. Then the clock jumps beyond every term, and what is to be forgotten is.
 *
 * @param onDay told of each day that was played
 */
export async function playMonth(
  database: { url: string; prisma: PrismaClient },
  { size, days }: { size: MonthSize; days: number },
  onDay: (done: DayDone) => void = () => undefined,
): Promise<Month> {
  const { prisma } = database;
  const stage = await openMonthStage(database, size);
  try {
    // The night before: everybody in the list of the platform becomes known.
    await setClock(prisma, instantAt(plusDays(BEGIN, -1), 0));
    await stage.time.passTo(instantAt(BEGIN, 8 * 60));
    const before = new Map((await tableSizes(prisma)).map((one) => [one.table, one]));
    const tally: Tally = {
      ...{ said: 0, pressed: 0, handedOver: 0, accepted: 0, broadcasts: 0, visits: 0, unanswered: [] },
    };
    const done: DayDone[] = [];
    let workdays = 0;
    for (let number = 0; number < days; number += 1) {
      const day = plusDays(BEGIN, number);
      const startedAt = performance.now();
      if (weekdayOf(day) < 5) {
        await workday(stage, size, { day, number: workdays, tally });
        workdays += 1;
      }
      await stage.time.passTo(instantAt(plusDays(day, 1), 0));
      done.push({ day, elapsedMs: performance.now() - startedAt, held: heldMemory() });
      for (const last of done.slice(-1)) onDay(last);
    }
    const checks = [...(await checkMonth(prisma, tally)), memoryFlat(done)];
    const growth = (await tableSizes(prisma)).map((one) => ({
      ...one,
      rowsBefore: before.get(one.table)?.rows ?? 0,
      bytesBefore: before.get(one.table)?.bytes ?? 0,
    }));
    return { tally, checks, days: done, growth, leftAfterTerms: await afterEveryTerm(prisma) };
  } finally {
    await stage.close();
  }
}

const MB = 1024 ** 2;
/** What a full cache or a late collection may explain. */
const MORE_IS_A_LEAK = 1.05;

/** From the end of the first week, when everything has been loaded. */
function memoryFlat(done: readonly DayDone[]): Check {
  const [first, last] = [done[Math.min(6, done.length - 1)], done.at(-1)];
  const [from, to] = [first?.held.heap ?? 0, last?.held.heap ?? 0];
  const isMore = to > from * MORE_IS_A_LEAK;
  return {
    what: 'memory in use is as it was after a week',
    looked: done.length,
    wrong: isMore ? [`${Math.round(from / MB)} MB became ${Math.round(to / MB)}`] : [],
  };
}

const YEARS_MS = 6 * 366 * 86_400_000;
const TERMS = { inboxDays: 7, conversationDays: 30, auditDays: 1826, casesDays: 730 };

/** What people said, where it stays while it may. */
const WORDS = [
  ['inbox', 'payload IS NOT NULL'],
  ['outbox', 'payload IS NOT NULL'],
  ['call', 'true'],
  ['spoken_of', 'true'],
  ['answer', 'question IS NOT NULL OR text IS NOT NULL'],
  ['conversation', 'memory IS NOT NULL'],
  ['mail_outbox', 'text IS NOT NULL'],
  ['broadcast', 'title IS NOT NULL OR text_nl IS NOT NULL'],
  ['broadcast_recipient', 'true'],
  ['visit_guest', 'true'],
  ['calendar_entry', 'true'],
  ['nudge', 'true'],
  ['download_ticket', 'true'],
  ['entrepreneur_case', 'closed_at IS NOT NULL AND request IS NOT NULL'],
] as const;

async function afterEveryTerm(prisma: PrismaClient): Promise<string[]> {
  await setClock(prisma, new Date((await clockNow(prisma)).getTime() + YEARS_MS));
  await runRetention(prisma, retentionDefaults(TERMS));
  const left: string[] = [];
  for (const [table, words] of WORDS) {
    const [row] = await prisma.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM ${table} WHERE ${words}`,
    );
    if (row && row.count > 0) left.push(`${table}: ${row.count}`);
  }
  return left;
}
