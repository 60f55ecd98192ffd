import type { OutgoingMessage } from '../chat/outgoing.ts';
import { replySchema } from '../chat/reply.ts';
import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { transact } from '../store/transact.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Delivery } from './delivery.ts';
import type { OnFate } from './fate.ts';
import { introducedTo } from './introduction.ts';
import type { CardCopy, Outbox } from './outbox.ts';
import type { Outreach } from './outreach.ts';

/** Work that changes something and tells others of it: both happen, or neither. */
export interface Messenger {
  /**
   * Does work in one transaction, queues the messages it returns in the same one, and has them sent after the commit.
   * What fails because others are at the same rows is undone and done again while there is time, see {@link transact}.
   *
   * @throws AppError `delivery.unreachable` when somebody cannot be written to of whom that was demanded; `store.busy`
   *   when the time was over; whatever `work` throws. Nothing was changed or sent then.
   */
  within<Result extends { messages?: readonly OutgoingMessage[] | undefined }>(
    work: (tx: Transaction) => Promise<Result>,
    options?: { withinMs?: number },
  ): Promise<Result>;

  /**
   * Queues messages in a transaction of the caller's, who calls {@link Delivery.wake} for what comes back, after the
   * commit.
   *
   * @returns the conversations in which there is something to send
   */
  queue(tx: Transaction, messages: readonly OutgoingMessage[]): Promise<string[]>;
}

const WITHIN_MS = 5_000;

type Reached = Awaited<ReturnType<Outreach['reachMany']>>;

/** A conversation, and the name of the card whose place a message takes there, if it does. */
type Target = CardCopy | (Pick<CardCopy, 'conversationId'> & { card?: undefined });

/**
 * Queues messages; sends nothing.
 *
 * @param deps.onFate hears of messages about something to people who cannot be written to at all
 */
export function createQueue(deps: {
  outbox: Outbox;
  outreach: Outreach;
  logger: Logger;
  onFate?: OnFate | undefined;
}): Messenger['queue'] {
  const { outbox, outreach, logger, onFate } = deps;

  async function placesOf(
    tx: Transaction,
    { to, about, replies }: OutgoingMessage,
    reached: Reached,
  ): Promise<Target[]> {
    if ('conversationId' in to) return [{ conversationId: to.conversationId }];
    if ('card' in to) return outbox.copiesOf(tx, { named: to.card });
    if ('cardsAbout' in to) return outbox.copiesOf(tx, { about: to.cardsAbout });
    const reach = reached.get(to.personId);
    if (reach?.kind === 'reachable') return [{ conversationId: reach.conversationId }];
    const reason = reach?.reason ?? 'erased';
    logger.info({ person: to.personId, reason }, 'cannot be written to');
    if (to.ifUnreachable === 'skip') {
      if (about !== undefined) await cannotReach(tx, { about, personId: to.personId, reason, replies });
      return [];
    }
    throw new AppError({
      code: 'delivery.unreachable',
      message: `This person cannot be written to unasked (${reason}).`,
    });
  }

  async function cannotReach(
    tx: Transaction,
    message: { about: string; personId: string; reason: string; replies: OutgoingMessage['replies'] },
  ): Promise<void> {
    const { about, personId, reason, replies } = message;
    for (const draft of replies) {
      const reply = replySchema.parse(draft);
      const errorCode = `delivery.${reason}`;
      await onFate?.(tx, { about, personId, conversationId: null, outcome: 'undeliverable', errorCode, reply });
    }
  }

  /** A card that waits to be sent says how it is now when it comes; drawn beside it, it might stand there twice. */
  async function isRewritten(tx: Transaction, place: Target, replies: OutgoingMessage['replies']): Promise<boolean> {
    const [reply, ...more] = replies;
    if (place.card === undefined || !place.waits || reply === undefined || more.length > 0) return false;
    return outbox.rewrite(tx, place, { ...reply, card: place.card });
  }

  async function enqueueAt(tx: Transaction, place: Target, message: OutgoingMessage): Promise<void> {
    const { conversationId, card } = place;
    const { to, replies, about, purpose = 'notice', notBefore } = message;
    const recipientId = 'personId' in to ? to.personId : undefined;
    const told = await introducedTo(tx, recipientId, replies);
    const named = card === undefined ? told : told.map((reply) => ({ ...reply, card }));
    const redraws = card !== undefined;
    const at = { conversationId, inboxId: null, recipientId, redraws };
    await outbox.enqueue(tx, { ...at, replies: named, purpose, notBefore, about });
  }

  return async (tx, messages) => {
    const places = new Set<string>();
    const reached = await outreach.reachMany(
      tx,
      messages.flatMap(({ to }) => ('personId' in to ? [to.personId] : [])),
    );
    for (const message of messages) {
      for (const place of await placesOf(tx, message, reached)) {
        if (await isRewritten(tx, place, message.replies)) continue;
        await enqueueAt(tx, place, message);
        places.add(place.conversationId);
      }
    }
    return [...places];
  };
}

export function createMessenger(deps: {
  prisma: PrismaClient;
  outbox: Outbox;
  outreach: Outreach;
  delivery: Delivery;
  logger: Logger;
  /** Hears of messages about something to people who cannot be written to at all. */
  onFate?: OnFate;
}): Messenger {
  const { prisma, delivery } = deps;
  const queue = createQueue(deps);

  return {
    queue,
    async within(work, { withinMs = WITHIN_MS } = {}) {
      const { result, places } = await transact(
        prisma,
        async (tx) => {
          const done = await work(tx);
          return { result: done, places: await queue(tx, done.messages ?? []) };
        },
        { withinMs },
      );
      for (const place of places) delivery.wake(place);
      return result;
    },
  };
}
