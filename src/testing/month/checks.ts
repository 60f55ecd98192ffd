import { z } from 'zod';
import { examineRouting } from '../../cli/doctor/routing.ts';
import { examineWork } from '../../cli/doctor/work.ts';
import { PURPOSE_RULES } from '../../delivery/purposes.ts';
import { UNASKED_A_WEEK } from '../../delivery/unasked.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Tally } from './days.ts';

/** What must be so at the end of the month, and what was found that is not. */
export interface Check {
  what: string;
  /** How many there were of what was looked at. */
  looked: number;
  wrong: readonly string[];
}

/** Nothing lost, nobody over the cap, nothing that the doctor would name. */
export async function checkMonth(prisma: PrismaClient, tally: Tally): Promise<Check[]> {
  return [
    { what: 'everybody who said something heard something', looked: tally.said, wrong: tally.unanswered },
    await everyMessageHandled(prisma),
    await everyDeliveryAccounted(prisma),
    await everyMailAccounted(prisma),
    await everyCaseSomewhere(prisma, tally),
    await everyBroadcastDone(prisma, tally),
    await nobodyOverTheCap(prisma),
    await doctorClean(prisma),
  ];
}

const countsSchema = z.array(z.object({ name: z.string(), count: z.number() }));

async function countsOf(rows: Promise<unknown>): Promise<Map<string, number>> {
  return new Map(countsSchema.parse(await rows).map(({ name, count }) => [name, count]));
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function except(counts: ReadonlyMap<string, number>, allowed: readonly string[]): string[] {
  return [...counts].filter(([name]) => !allowed.includes(name)).map(([name, count]) => `${count} ${name}`);
}

async function everyMessageHandled(prisma: PrismaClient): Promise<Check> {
  const counts = await countsOf(
    prisma.$queryRaw`SELECT state::text AS name, count(*)::int AS count FROM inbox GROUP BY 1`,
  );
  return { what: 'every message that came in was handled', looked: sum(counts), wrong: except(counts, ['done']) };
}

/** What waits for working hours is not lost: it waits until a moment that has yet to come. */
async function everyDeliveryAccounted(prisma: PrismaClient): Promise<Check> {
  const counts = await countsOf(prisma.$queryRaw`
    SELECT CASE WHEN state = 'queued' AND available_at > clock_now() THEN 'held' ELSE state::text END AS name,
           count(*)::int AS count
    FROM outbox GROUP BY 1`);
  return {
    what: 'every message of the bot arrived, or is held',
    looked: sum(counts),
    wrong: except(counts, ['sent', 'held']),
  };
}

async function everyMailAccounted(prisma: PrismaClient): Promise<Check> {
  const counts = await countsOf(
    prisma.$queryRaw`SELECT state::text AS name, count(*)::int AS count FROM mail_outbox GROUP BY 1`,
  );
  return { what: 'every e-mail was sent', looked: sum(counts), wrong: except(counts, ['sent']) };
}

/** Each that was handed over has somebody at whom it is, and a clock that will ask, or is closed. */
async function everyCaseSomewhere(prisma: PrismaClient, tally: Tally): Promise<Check> {
  const cases = await prisma.entrepreneurCase.findMany({
    where: { state: { not: 'draft' } },
    select: { number: true, state: true, ownerPersonId: true, ownerMemberId: true, closedAt: true },
  });
  const nowhere = cases.filter((one) => one.closedAt === null && !one.ownerPersonId && !one.ownerMemberId);
  const unwatched = await prisma.$queryRaw<{ number: number }[]>`
    SELECT number FROM entrepreneur_case
    WHERE state NOT IN ('draft', 'finished', 'withdrawn')
      AND NOT EXISTS (SELECT FROM deadline WHERE subject_kind = 'case' AND subject_id = entrepreneur_case.id)`;
  const short = tally.handedOver - cases.length;
  return {
    what: 'every case that was handed over is with somebody, and watched',
    looked: cases.length,
    wrong: [
      ...nowhere.map(({ number }) => `case ${number} is with nobody`),
      ...unwatched.map(({ number }) => `case ${number} has no clock`),
      ...(short === 0 ? [] : [`${short} fewer than were handed over`]),
    ],
  };
}

async function everyBroadcastDone(prisma: PrismaClient, tally: Tally): Promise<Check> {
  const broadcasts = await prisma.broadcast.findMany({ select: { state: true, title: true } });
  const waiting = await prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM broadcast_recipient JOIN broadcast ON broadcast.id = broadcast_id
    WHERE broadcast.state = 'done' AND broadcast_recipient.state = 'queued'`;
  const recipients = await prisma.broadcastRecipient.count();
  const short = tally.broadcasts - broadcasts.filter(({ state }) => state === 'done').length;
  return {
    what: 'every broadcast came to an end, and each recipient to a state',
    looked: recipients,
    wrong: [
      ...(short === 0 ? [] : [`${short} broadcasts are not done`]),
      ...(waiting[0]?.count ? [`${waiting[0].count} recipients still wait`] : []),
    ],
  };
}

const UNASKED = Object.entries(PURPOSE_RULES).flatMap(([purpose, { unasked }]) => (unasked ? [purpose] : []));

/** Counted from what was sent, over every seven days. */
async function nobodyOverTheCap(prisma: PrismaClient): Promise<Check> {
  const rows = await prisma.$queryRaw<{ person: string; most: number }[]>`
    SELECT recipient_id::text AS person, max(within)::int AS most FROM (
      SELECT recipient_id, count(*) OVER (
        PARTITION BY recipient_id ORDER BY sent_at RANGE BETWEEN interval '7 days' PRECEDING AND CURRENT ROW) AS within
      FROM outbox WHERE purpose::text = ANY(${UNASKED}::text[]) AND sent_at IS NOT NULL AND recipient_id IS NOT NULL
    ) AS counted GROUP BY 1`;
  const over = rows.filter(({ most }) => most > UNASKED_A_WEEK);
  return {
    what: `nobody got more than ${UNASKED_A_WEEK} unasked messages in seven days`,
    looked: rows.length,
    wrong: over.map(({ person, most }) => `${person} got ${most}`),
  };
}

async function doctorClean(prisma: PrismaClient): Promise<Check> {
  const findings = [...(await examineWork(prisma)), ...(await examineRouting(prisma))];
  const wrong = findings.filter(({ state }) => state === 'wrong').map(({ part, message }) => `${part}: ${message}`);
  return { what: 'the doctor finds nothing', looked: findings.length, wrong };
}
