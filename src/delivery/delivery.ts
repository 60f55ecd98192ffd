import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { type Address, isUnopened, type PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import type { Reply } from '../chat/reply.ts';
import { AppError, errorCode } from '../errors.ts';
import type { NotHeard } from '../jobs/hearing.ts';
import { createLanes, type Lanes, type Worked } from '../jobs/lanes.ts';
import type { Bell } from '../store/bell.ts';
import type { Logger } from '../telemetry/logger.ts';
import { metrics } from '../telemetry/metrics.ts';
import { tracedMessage } from '../telemetry/tracing.ts';
import type { ClaimedMessage } from './claiming.ts';
import { type Holds, holdsTenant } from './holds.ts';
import { inWords } from './in-words.ts';
import type { Outbox } from './outbox.ts';
import type { Pace } from './pace.ts';
import { PURPOSE_RULES } from './purposes.ts';
import { waitBeforeAttempt } from './retrying.ts';
import type { Turn } from './turns.ts';

/** Sends what is in the outbox: in order within a conversation, again when that can help. */
export interface Delivery {
  /** A conversation has a new message: send it now. */
  wake(conversationId: string): void;
  start(): void;
  /** See {@link Lanes.settled}. */
  settled(): Promise<boolean>;
  drain(): Promise<void>;
}

/** What a tenant takes nothing of is kept for so long, as the words of sent messages are. */
const KEPT_AT_MOST_MS = 7 * 24 * 60 * 60_000;

const CONCURRENCY = 8;
/** So many statements of bulk at once: the other connections are for what people wait for. */
const BULK_STATEMENTS = 4;
/** For each place of what people wait for so many of bulk, which mostly wait for their turn. */
const BULK_PLACES = 8;

export function createDelivery(deps: {
  outbox: Outbox;
  holds: Holds;
  pace: Pace;
  platforms: ReadonlyMap<PlatformName, Platform>;
  logger: Logger;
  /** Left out: it hears of no other process. */
  bell?: Bell;
  /** How many conversations are sent to at once; left out: as many as is good for people. */
  concurrency?: number;
  /** A message was given up, or those of a tenant wait: somebody may have to be told. */
  onTrouble?: () => void;
}): Delivery {
  const { outbox, holds, pace, platforms, logger, bell, onTrouble = () => undefined, concurrency = CONCURRENCY } = deps;

  const few = pLimit(BULK_STATEMENTS);
  /** Asks the database, behind what people wait for where it is bulk. */
  function inOrder<Result>(isBulk: boolean, ask: () => Promise<Result>): Promise<Result> {
    return isBulk ? few(ask) : ask();
  }

  async function deliverNext(conversationId: string): Promise<Worked> {
    const message = await outbox.claim(conversationId);
    if (!message) return tellAgain(conversationId);
    if (message.besideBulk) await pace.count(message.tenantId);
    return deliver(conversationId, message);
  }

  /** @param strand one of those that send bulk in a tenant side by side */
  async function deliverNextBulk(strand: string): Promise<boolean> {
    const tenantId = strand.slice(strand.indexOf(' ') + 1);
    const turn = await pace.turn(tenantId);
    if (!turn) return false;
    const message = await inOrder(true, () => outbox.claimBulk(tenantId));
    if (!message) return false;
    await deliver(strand, message, turn);
    return true;
  }

  async function strands(): Promise<string[]> {
    const tenants = await outbox.bulkWaiting();
    return tenants.flatMap(({ tenantId, platform }) =>
      Array.from({ length: concurrency === 1 ? 1 : pace.atOnce(platform) }, (_, at) => `${at} ${tenantId}`),
    );
  }

  /**
   * @param lane the lane in which it is sent, which is where it is tried again
   * @param turn to ask one thing of the platform; left out: people wait for it, and it goes at once
   * @returns `last`: nothing more waits in its conversation
   */
  async function deliver(lane: string, message: ClaimedMessage, turn?: Turn): Promise<true | 'last'> {
    const platform = platforms.get(message.to.platform);
    if (turn && platform?.open && isUnopened(message.to) && whyNot(message) === null) {
      await turn.comes();
      await open(lane, message, platform.open(message.to));
      return true;
    }
    if (turn && message.replaces !== null && !(await isItsTurnToChange(lane, message))) return true;
    const { conversationId, to, bulk } = message;
    const fullForMs = await inOrder(bulk, () => pace.place(conversationId, to.platform, bulk));
    if (fullForMs > 0) {
      await outbox.postpone(message, fullForMs);
      lanes[message.bulk ? 'bulk' : 'people'].wake(lane, fullForMs);
      return true;
    }
    await turn?.comes();
    let messageId: string | null;
    try {
      const sent = { platform: message.to.platform, id: message.id, madeIn: message.madeIn };
      const more = { 'impactmakelaar.attempt': message.attempt };
      messageId = await tracedMessage('send', sent, more, () => attempt(message));
    } catch (error) {
      await settleFailure(lane, message, error);
      return true;
    }
    return arrived(message, messageId);
  }

  /** What changes what stands already goes at a pace of its own, where the platform has one for it. @returns false: it is put back */
  async function isItsTurnToChange(lane: string, message: ClaimedMessage): Promise<boolean> {
    const { inMs, taken } = await inOrder(true, () => pace.change(message.tenantId, message.to.platform));
    if (taken) {
      if (inMs > 0) await wait(inMs);
      return true;
    }
    await outbox.postpone(message, inMs);
    lanes.bulk.wake(lane, inMs);
    return false;
  }

  /** Opens the chat that bulk is for, and puts the message back: sending it is another request, with a turn of its own. */
  async function open(lane: string, message: ClaimedMessage, opening: Promise<Address>): Promise<void> {
    let address: Address;
    try {
      address = await opening;
    } catch (error) {
      return settleFailure(lane, message, error);
    }
    await inOrder(true, () => outbox.opened(message, address));
  }

  /** @returns false: everybody heard what became of their messages, or it is not yet time to tell them again */
  async function tellAgain(conversationId: string): Promise<boolean> {
    const told = await outbox.tellAgain(conversationId);
    if (told === false) return false;
    heard(conversationId, told);
    return true;
  }

  function heard(conversationId: string, notHeard: NotHeard | null | 'last'): void {
    if (notHeard === null || notHeard === 'last') return;
    const { error, againInMs } = notHeard;
    logger.error({ error, again: againInMs !== null }, 'what became of a message was not heard');
    if (againInMs === null) onTrouble();
    else lanes.people.wake(conversationId, againInMs);
  }

  async function attempt(message: ClaimedMessage): Promise<string | null> {
    const platform = platforms.get(message.to.platform);
    if (!platform) {
      throw new AppError({ code: 'delivery.not-connected', message: `${message.to.platform} is not connected.` });
    }
    const reason = whyNot(message);
    if (reason !== null) throw reason;
    if (!message.reply) {
      throw new AppError({ code: 'delivery.unreadable', message: 'This version cannot read the stored reply.' });
    }
    return put(platform, message, message.reply);
  }

  async function arrived(message: ClaimedMessage, messageId: string | null): Promise<true | 'last'> {
    count(message, 'sent');
    metrics.deliveryAge.observe({ urgency: message.bulk ? 'bulk' : 'people' }, message.ageMs / 1_000);
    const told = await inOrder(message.bulk, () => outbox.sent(message, messageId));
    heard(message.conversationId, told);
    if (message.held) {
      await holds.release(message.to);
      for (const each of both) each.look();
    }
    logger.info({ outbox: String(message.id), attempt: message.attempt, ageMs: Math.round(message.ageMs) }, 'sent');
    return told === 'last' ? told : true;
  }

  /** The platform says that it is too much: bulk of that tenant pauses in all processes, and what people wait for goes on. */
  async function brake({ tenantId }: ClaimedMessage, forMs: number): Promise<void> {
    await pace.brake(tenantId, forMs);
    lanes.bulk.look(forMs);
  }

  /** @returns the platform's id of the message; null: it only marks an older one, and there is none */
  async function put(platform: Platform, message: ClaimedMessage, reply: Reply): Promise<string | null> {
    const inPlace = reply.standing === 'anew' ? null : await replaced(platform, message, reply);
    if (inPlace !== null) return inPlace;
    return reply.standing === 'replaced' ? message.replaces : post(platform, message, reply);
  }

  /**
   * A card takes the place of the one before it: twice is as good as once, so nothing is said of a cut-off attempt.
   *
   * @returns null: there is none, or it cannot be changed
   */
  async function replaced(platform: Platform, message: ClaimedMessage, reply: Reply): Promise<string | null> {
    const { to, replaces } = message;
    if (replaces === null) return null;
    try {
      return (await platform.send(to, reply, { possiblyDouble: false, replaces })).messageId;
    } catch (error) {
      if (errorCode(error) !== 'delivery.not-replaceable') throw error;
      logger.info({ outbox: String(message.id), error }, 'not replaced');
      return null;
    }
  }

  async function post(platform: Platform, message: ClaimedMessage, reply: Reply): Promise<string> {
    const { to, possiblyDouble } = message;
    try {
      return (await platform.send(to, reply, { possiblyDouble })).messageId;
    } catch (error) {
      if (errorCode(error) !== 'delivery.layout-refused') throw error;
      logger.warn({ outbox: String(message.id), error }, 'layout refused; sent in words');
      const words = inWords(reply, { possiblyDouble });
      return (await platform.send(to, reply, { possiblyDouble, words })).messageId;
    }
  }

  async function settleFailure(lane: string, message: ClaimedMessage, error: unknown): Promise<void> {
    const code = errorCode(error);
    const failure = {
      errorCode: code,
      reason: error instanceof AppError ? error.message : 'Something unexpected failed.',
    };
    const waitMs = waitFor(message, error);
    logger.warn(
      { outbox: String(message.id), attempt: message.attempt, retryable: waitMs !== null, error },
      'not sent',
    );
    count(message, waitMs === null ? finalState(message, code) : 'retried');
    if (waitMs === null) {
      heard(message.conversationId, await outbox.giveUp(message, finalState(message, code), failure));
      return onTrouble();
    }
    // A token may just have been renewed: once more, before all of the tenant wait.
    const holdsAll = error instanceof AppError && holdsTenant(code) && message.attempt > 1;
    if (holdsAll) await holds.hold(message.to, error);
    if (code === 'delivery.rate-limited') await brake(message, waitMs);
    await outbox.retry(message, { ...failure, afterMs: waitMs, uncertain: code === 'delivery.uncertain' });
    lanes[message.bulk ? 'bulk' : 'people'].wake(lane, waitMs);
    if (!holdsAll) return;
    // Whose business it is hears that it waits.
    lanes.people.look();
    onTrouble();
  }

  const shared = {
    calls: bell && ({ bell, table: 'outbox' } as const),
    onError: (error: unknown) => logger.error({ error }, 'delivery stopped for a moment'),
  };
  /** Of their own each, so that what people wait for never waits for a place that bulk has taken. */
  const lanes = {
    people: createLanes({ ...shared, concurrency, work: deliverNext, waiting: outbox.waiting }),
    bulk: createLanes({ ...shared, concurrency: concurrency * BULK_PLACES, work: deliverNextBulk, waiting: strands }),
  };
  const both = [lanes.people, lanes.bulk];

  return {
    wake: lanes.people.wake,
    start() {
      for (const each of both) each.start();
    },
    async settled() {
      const done = await lanes.people.settled();
      return (await lanes.bulk.settled()) || done;
    },
    async drain() {
      pace.stop();
      await Promise.all(both.map((each) => each.drain()));
    },
  };
}

/** Why a message is not to be sent any more, whatever the platform would say; null: it is. */
function whyNot(message: ClaimedMessage): AppError | null {
  if (message.forNobody) {
    return new AppError({ code: 'privacy.erased', message: 'It is no longer for anybody: they were erased.' });
  }
  if (message.gone) {
    return new AppError({ code: 'delivery.deactivated', message: 'Whom it is for has left since it was queued.' });
  }
  if (message.left) {
    return new AppError({ code: 'delivery.not-installed', message: 'The bot was removed from this conversation.' });
  }
  if (message.possiblyDouble && !message.repeatable) {
    return new AppError({
      code: 'delivery.uncertain',
      message: 'The attempt was cut off, and nobody knows whether it arrived. It is not sent again.',
    });
  }
  if (message.bulk && message.ageMs > PURPOSE_RULES[message.purpose].usefulMs) {
    return new AppError({
      code: 'delivery.expired',
      message: 'It waited for so long that nobody is served by it any more.',
    });
  }
  return null;
}

function count({ to: { platform } }: ClaimedMessage, outcome: string): void {
  metrics.deliveries.inc({ platform, outcome });
}

/** How long until the next attempt, in milliseconds; null: there is none. */
function waitFor(message: ClaimedMessage, error: unknown): number | null {
  const { attempt, ageMs, queuedMs, purpose, repeatable } = message;
  if (!(error instanceof AppError) || !error.retryable) return null;
  if (error.code === 'delivery.uncertain' && !repeatable) return null;
  const tooOld = holdsTenant(error.code) ? queuedMs >= KEPT_AT_MOST_MS : ageMs >= PURPOSE_RULES[purpose].usefulMs;
  if (tooOld) return null;
  return waitBeforeAttempt(attempt, error.retryAfterMs);
}

function finalState(
  { repeatable }: ClaimedMessage,
  code: string,
): 'blocked' | 'not_installed' | 'failed' | 'uncertain' {
  if (code === 'delivery.uncertain' && !repeatable) return 'uncertain';
  if (code === 'delivery.blocked') return 'blocked';
  return code === 'delivery.not-installed' ? 'not_installed' : 'failed';
}
