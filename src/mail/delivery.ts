import { errorCode } from '../errors.ts';
import { createLanes } from '../jobs/lanes.ts';
import type { Bell } from '../store/bell.ts';
import type { Logger } from '../telemetry/logger.ts';
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
}): MailDelivery {
  const { outbox, mailer, logger, bell } = deps;

  async function sendNext(): Promise<boolean> {
    const cutOff = await outbox.giveUpCutOff();
    if (cutOff > 0) logger.warn({ cutOff }, 'e-mails of uncertain fate: a process ended while it sent them');
    const mail = await outbox.claim();
    if (!mail) return false;
    try {
      await mailer.send(mail.message);
    } catch (error) {
      const code = errorCode(error);
      logger.warn({ mail: String(mail.id), error }, 'e-mail not sent');
      const isSure = code === 'mail.refused' || code === 'mail.unavailable';
      await outbox.settle(mail, isSure ? 'failed' : 'uncertain', code);
      return true;
    }
    await outbox.settle(mail, 'sent', null);
    logger.info({ mail: String(mail.id) }, 'e-mail sent');
    return true;
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
