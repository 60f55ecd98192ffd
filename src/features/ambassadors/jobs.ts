import { z } from 'zod';
import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { JobDefinition } from '../../jobs/jobs.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { keepPlan, type PlanningDeps } from './planning.ts';
import { asDate } from './repository.ts';
import { sendDue } from './sending.ts';

const noPayload = z.object({});
/** From this minute of the day on it is planned for it: before anybody is at work. */
const PLANS_FROM_MINUTE = 6 * 60;
const WITHIN_MS = 60_000;

/** Every ten minutes of a working day: plans the day, if nobody did, and sends what is due. */
export function nudgesJob(
  deps: PlanningDeps & { prisma: PrismaClient; messenger: Messenger; outreach: Outreach; logger: Logger },
): JobDefinition<typeof noPayload> {
  const { prisma, messenger, logger } = deps;

  async function plan(): Promise<void> {
    const { date, minute } = localTimeAt(await clockNow(prisma));
    if (minute < PLANS_FROM_MINUTE) return;
    await messenger.within(
      async (tx) => {
        const kept = await keepPlan(tx, deps, date);
        if (kept) logger.info({ day: date, people: kept.people, nudges: kept.nudges.length }, 'nudges planned');
        return {};
      },
      { withinMs: WITHIN_MS },
    );
  }

  async function send(): Promise<void> {
    const chunk = async (tx: Transaction) => ({ looked: await sendDue(tx, deps), messages: [] });
    while ((await messenger.within(chunk, { withinMs: WITHIN_MS })).looked > 0);
  }

  return {
    name: 'nudges',
    payload: noPayload,
    cron: '*/10 6-17 * * 1-5',
    async nextWork() {
      const active = await prisma.ambassador.count({ where: { stoppedAt: null } });
      if (active === 0) return null;
      const now = await clockNow(prisma);
      const { date } = localTimeAt(now);
      const planned = await prisma.nudgeDay.count({ where: { day: asDate(date) } });
      if (planned === 0) return instantAt(date, PLANS_FROM_MINUTE);
      const [next] = await prisma.nudge.findMany({
        where: { state: 'planned', plannedFor: asDate(date) },
        orderBy: { dueAt: 'asc' },
        take: 1,
      });
      return next?.dueAt ?? instantAt(plusDays(date, 1), PLANS_FROM_MINUTE);
    },
    async run() {
      await plan();
      await send();
    },
  };
}
