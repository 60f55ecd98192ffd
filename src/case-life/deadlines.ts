import type { DeadlineKind } from '../deadlines/sweeper.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { CASE } from './case-life.ts';
import type { Cases, Happened } from './cases.ts';

/** What becomes of a case when its alarm goes off: a reminder or a step up the ladder, with its notices. */
export function caseDeadlines(deps: {
  cases: Cases;
  notify: (tx: Transaction, happened: Happened) => Promise<void>;
  logger: Logger;
}): DeadlineKind {
  const { cases, notify, logger } = deps;
  return {
    subjectKind: CASE,
    alsoDue: (limit) => cases.withoutLead(limit),
    async ring(tx, caseId) {
      const done = await cases.tick(tx, caseId);
      if (!done || done.decision.kind === 'refused') return false;
      const { event, decision } = done;
      await notify(tx, { caseId, event, by: { kind: 'system' }, words: null, decision });
      // Only a draft that nobody confirmed ends by itself, and nobody needs its words any more.
      if (event.kind === 'withdraw') await cases.erase(tx, caseId, { kind: 'system' });
      logger.info({ caseId, event: event.kind }, 'the clock of a case');
      return true;
    },
  };
}
