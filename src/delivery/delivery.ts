import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import { AppError, errorCode } from '../errors.ts';
import { createLanes } from '../jobs/lanes.ts';
import type { Logger } from '../telemetry/logger.ts';
import { inWords } from './in-words.ts';
import type { ClaimedMessage, Outbox } from './outbox.ts';

/** Sends what is in the outbox: in order within a conversation, again when that can help. */
export interface Delivery {
  /** A conversation has a new message: send it now. */
  wake(conversationId: string): void;
  start(): void;
  /** See {@link Lanes.settled}. */
  settled(): Promise<boolean>;
  drain(): Promise<void>;
}

/** How long to wait before the second, third, … attempt; the last one is repeated. */
const RETRY_AFTER_MS = [1_000, 5_000, 15_000, 60_000, 120_000] as const;
/** An answer that comes later than this is about nothing any more. */
const GIVE_UP_AFTER_MS = 30 * 60_000;

const CONCURRENCY = 8;
const SWEEP_EVERY_MS = 1_000;

export function createDelivery(deps: {
  outbox: Outbox;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
}): Delivery {
  const { outbox, platforms, logger } = deps;

  async function deliverNext(conversationId: string): Promise<boolean> {
    const message = await outbox.claim(conversationId);
    if (!message) return false;
    await attempt(message).catch((error: unknown) => settleFailure(message, error));
    return true;
  }

  async function attempt(message: ClaimedMessage): Promise<void> {
    const platform = platforms.get(message.to.platform);
    if (!platform) {
      throw new AppError({ code: 'delivery.not-connected', message: `${message.to.platform} is not connected.` });
    }
    if (message.left) {
      throw new AppError({ code: 'delivery.not-installed', message: 'The bot was removed from this conversation.' });
    }
    if (!message.reply) {
      throw new AppError({ code: 'delivery.unreadable', message: 'This version cannot read the stored reply.' });
    }
    const messageId = await put(platform, message, message.reply);
    await outbox.sent(message, messageId);
    logger.info({ outbox: String(message.id), attempt: message.attempt, ageMs: Math.round(message.ageMs) }, 'sent');
  }

  /** A card takes the place of the one before it: twice is as good as once, so nothing is said of a cut-off attempt. */
  async function put(platform: Platform, message: ClaimedMessage, reply: Reply): Promise<string> {
    const { to, possiblyDouble, replaces } = message;
    if (replaces !== null) {
      try {
        return (await platform.send(to, reply, { possiblyDouble: false, replaces })).messageId;
      } catch (error) {
        if (errorCode(error) !== 'delivery.not-replaceable') throw error;
        logger.info({ outbox: String(message.id), error }, 'not replaced; sent as a new message');
      }
    }
    try {
      return (await platform.send(to, reply, { possiblyDouble })).messageId;
    } catch (error) {
      if (errorCode(error) !== 'delivery.layout-refused') throw error;
      logger.warn({ outbox: String(message.id), error }, 'layout refused; sent in words');
      const words = inWords(reply, { possiblyDouble });
      return (await platform.send(to, reply, { possiblyDouble, words })).messageId;
    }
  }

  async function settleFailure(message: ClaimedMessage, error: unknown): Promise<void> {
    const code = errorCode(error);
    const retryable = error instanceof AppError && error.retryable && message.ageMs < GIVE_UP_AFTER_MS;
    logger.warn({ outbox: String(message.id), attempt: message.attempt, retryable, error }, 'not sent');
    if (retryable) {
      const scheduled = RETRY_AFTER_MS[Math.min(message.attempt, RETRY_AFTER_MS.length) - 1] ?? RETRY_AFTER_MS[0];
      await outbox.retry(message, {
        errorCode: code,
        afterMs: error.retryAfterMs ?? scheduled,
        uncertain: code === 'delivery.uncertain',
      });
      return;
    }
    await outbox.giveUp(message, finalState(code), code);
  }

  return createLanes({
    work: deliverNext,
    waiting: outbox.waiting,
    concurrency: CONCURRENCY,
    sweepEveryMs: SWEEP_EVERY_MS,
    onError: (error) => logger.error({ error }, 'delivery stopped for a moment'),
  });
}

function finalState(code: string): 'blocked' | 'not_installed' | 'failed' {
  if (code === 'delivery.blocked') return 'blocked';
  return code === 'delivery.not-installed' ? 'not_installed' : 'failed';
}
