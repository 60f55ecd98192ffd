import { errorCode } from '../errors.ts';
import type { NotHeard } from '../jobs/hearing.ts';
import { createLanes } from '../jobs/lanes.ts';
import type { Bell } from '../store/bell.ts';
import type { Logger } from '../telemetry/logger.ts';
import { metrics } from '../telemetry/metrics.ts';
import type { Mailer } from './mailer.ts';
import type { MailOutbox } from './outbox.ts';

/** Sends what is in the outbox for mail, one at a time, once each. */
export interface MailDelivery {
  start(): void;
  settled(): Promise<boolean>;
  drain(): Promise<void>;
}

const ONLY_LANE = 'mail';

export function createMailDelivery(deps: {
  outbox: MailOutbox;
  mailer: Mailer;
  logger: Logger;
  /** Left out: it hears of no e-mail until it looks by itself. */
  bell?: Bell;
  /** Whose business it is could not hear what became of an e-mail: somebody else has to be told. */
  onTrouble?: () => void;
}): MailDelivery {
  const { outbox, mailer, logger, bell, onTrouble = () => undefined } = deps;

  async function sendNext(): Promise<boolean> {
    const { count: cutOff, notHeard } = await outbox.giveUpCutOff();
    metrics.mails.inc({ outcome: 'uncertain' }, cutOff);
    if (cutOff > 0) logger.warn({ cutOff }, 'e-mails of uncertain fate: a process ended while it sent them');
    notHeard.forEach(heard);
    const mail = await outbox.claim();
    if (!mail) return tellAgain();
    try {
      await mailer.send(mail.message);
    } catch (error) {
      const code = errorCode(error);
      logger.warn({ mail: String(mail.id), error }, 'e-mail not sent');
      const isSure = code === 'mail.refused' || code === 'mail.unavailable';
      const outcome = isSure ? 'failed' : 'uncertain';
      metrics.mails.inc({ outcome });
      heard(await outbox.settle(mail, outcome, code));
      return true;
    }
    metrics.mails.inc({ outcome: 'sent' });
    heard(await outbox.settle(mail, 'sent', null));
    logger.info({ mail: String(mail.id) }, 'e-mail sent');
    return true;
  }

  /** @returns false: everybody heard what became of their e-mails, or it is not yet time to tell them again */
  async function tellAgain(): Promise<boolean> {
    const told = await outbox.tellAgain();
    if (told === false) return false;
    heard(told);
    return true;
  }

  function heard(notHeard: NotHeard | null): void {
    if (notHeard === null) return;
    const { error, againInMs } = notHeard;
    logger.error({ error, again: againInMs !== null }, 'what became of an e-mail was not heard');
    if (againInMs === null) onTrouble();
    else lanes.wake(ONLY_LANE, againInMs);
  }

  const lanes = createLanes({
    work: sendNext,
    waiting: async () => ((await outbox.hasWork()) ? [ONLY_LANE] : []),
    concurrency: 1,
    calls: bell && { bell, table: 'mail_outbox' },
    onError: (error) => logger.error({ error }, 'mail delivery stopped for a moment'),
  });
  return { start: lanes.start, settled: lanes.settled, drain: lanes.drain };
}
