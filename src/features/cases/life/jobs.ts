import { z } from 'zod';
import type { JobDefinition } from '../../../jobs/jobs.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { Logger } from '../../../telemetry/logger.ts';
import type { Cases, Happened } from './cases.ts';

const noPayload = z.object({});

const CASES_A_RUN = 200;
/** More than the ladder has steps: a case that wants more at one moment is a mistake of ours. */
const EVENTS_A_CASE = 12;

/** Every minute: reminders and escalations whose time has come, each in a transaction with its notices. */
export function caseClocksJob(deps: {
  prisma: PrismaClient;
  cases: Cases;
  notify: (tx: Transaction, happened: Happened) => Promise<void>;
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  const { prisma, cases, notify, logger } = deps;

  /** False: nothing (more) to do. */
  function tickOnce(caseId: string): Promise<boolean> {
    return prisma.$transaction(async (tx) => {
      const done = await cases.tick(tx, caseId);
      if (!done) return false;
      const { event, decision } = done;
      if (decision.kind === 'refused') return false;
      await notify(tx, { caseId, event, by: { kind: 'system' }, words: null, decision });
      // Only a draft that nobody confirmed ends by itself, and nobody needs its words any more.
      if (event.kind === 'withdraw') await cases.erase(tx, caseId, { kind: 'system' });
      logger.info({ caseId, event: event.kind }, 'the clock of a case');
      return true;
    });
  }

  async function tickThrough(caseId: string): Promise<void> {
    for (let events = 0; events < EVENTS_A_CASE && (await tickOnce(caseId)); events += 1);
  }

  return {
    name: 'case-clocks',
    payload: noPayload,
    cron: '* * * * *',
    nextWork: () => cases.nextAlarm(),
    async run() {
      const failures: unknown[] = [];
      for (const caseId of await cases.waiting(CASES_A_RUN)) {
        try {
          await tickThrough(caseId);
        } catch (error) {
          logger.error({ caseId, error }, 'the clock of a case stopped');
          failures.push(error);
        }
      }
      // After all the others had their turn; the queue tries again.
      if (failures.length > 0) throw failures[0];
    },
  };
}
