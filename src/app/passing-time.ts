import type { HandJobs } from '../jobs/hand-jobs.ts';
import { clockNow, setClock } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** Work that somebody does beside the conversation: it can be waited for. */
export interface Queue {
  /** See `Lanes.settled`. */
  settled(): Promise<boolean>;
}

/** A clock that is set by hand, over a bot that is alone with it. */
export interface PassingTime {
  /** Comes back when everything that was set going has been done: what was said, sent, mailed and read. */
  settled(): Promise<void>;
  /**
   * Sets the clock. Forward it goes from one moment to the next at which something falls due, and at each of them that is
   * done and sent, in the order in which it would have been; backward it is only set.
   *
   * @param onMoment told of each moment before anything is done at it
   */
  passTo(at: Date, onMoment?: (moment: Date) => void): Promise<void>;
}

/** What failed and is tried again within this time belongs to what set it going. */
const SOON_SECONDS = 60;

export function createPassingTime(deps: {
  prisma: PrismaClient;
  queues: readonly Queue[];
  jobs: HandJobs;
}): PassingTime {
  const { prisma, queues, jobs } = deps;
  /** Up to here every job has had its moments. */
  let doneUntil: Date | null = null;

  async function emptied(): Promise<void> {
    for (;;) {
      let worked = false;
      for (const queue of queues) worked = (await queue.settled()) || worked;
      if (!worked) return;
    }
  }

  async function settled(): Promise<void> {
    for (;;) {
      await emptied();
      const again = await nextWaiting(prisma, { tried: true });
      const now = await clockNow(prisma);
      if (again === null || again.getTime() - now.getTime() > SOON_SECONDS * 1000) return;
      await setClock(prisma, again > now ? again : now);
    }
  }

  /** What falls due first after this moment: a job, or something that was held until then. */
  async function nextDue(after: Date): Promise<{ at: Date; job: string | null } | null> {
    const job = await jobs.next(after);
    const held = await nextWaiting(prisma, { tried: false });
    if (job !== null && (held === null || job.at <= held)) return job;
    return held === null ? null : { at: held, job: null };
  }

  async function act({ at, job }: { at: Date; job: string | null }): Promise<void> {
    if (at > (await clockNow(prisma))) await setClock(prisma, at);
    if (job !== null) await jobs.run(job);
    await settled();
  }

  return {
    settled,
    async passTo(target, onMoment = () => undefined) {
      await settled();
      const from = doneUntil !== null && doneUntil < target ? doneUntil : await clockNow(prisma);
      let due = await nextDue(from);
      while (due !== null && due.at <= target) {
        onMoment(due.at);
        await act(due);
        due = await nextDue(due.at);
      }
      onMoment(target);
      doneUntil = target;
      await setClock(prisma, target);
      await settled();
    },
  };
}

/** When the first of what waits may be taken up: what was tried before and failed, or anything. */
async function nextWaiting(prisma: PrismaClient, { tried }: { tried: boolean }): Promise<Date | null> {
  const least = tried ? 1 : 0;
  const rows = await prisma.$queryRaw<{ at: Date | null }[]>`
    SELECT min(available_at) AS at FROM (
      SELECT available_at, attempts FROM inbox WHERE state = 'received'
      UNION ALL SELECT available_at, attempts FROM outbox WHERE state IN ('queued', 'uncertain')
      UNION ALL SELECT available_at, attempts FROM ingestion WHERE state = 'queued'
      UNION ALL SELECT send_at, 0 FROM broadcast WHERE state = 'scheduled'
      UNION ALL SELECT next_at, 0 FROM session
    ) AS waiting WHERE available_at > clock_now() AND attempts >= ${least}`;
  return rows[0]?.at ?? null;
}
