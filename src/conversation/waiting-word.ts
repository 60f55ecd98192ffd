import { type Inbound, inboundSchema } from '../chat/inbound.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { texts } from '../i18n/texts.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { answerLanguage } from './dispatch.ts';

/** Who waits longer than this hears that their answer is coming, once. */
const WAITS_MS = 10_000;
/** So many are told after one look; the rest after the next. */
const TOLD_AT_ONCE = 50;
/** Between two looks, however much comes in. */
const LOOK_AT_MOST_EVERY_MS = 1_000;

/** Tells who waits long that their answer is coming; the answer takes the place of that. */
export interface WaitingWord {
  /** Something came in: looks when it has waited long enough whether it still does. */
  cameIn(): void;
  /** Tells of one event that its answer is being worked on, unless it was told or answered. */
  sayAtWork(entry: { id: bigint; conversationId: string }): Promise<void>;
  /** Looks now, also for what came in before this process was there. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** The name of the card that the word is, until the answer takes its place. */
export function wordName(inboxId: bigint): string {
  return `waiting:${inboxId}`;
}

export function createWaitingWord(deps: {
  prisma: PrismaClient;
  outbox: Pick<Outbox, 'enqueue'>;
  delivery: Pick<Delivery, 'wake'>;
  logger: Logger;
  /** Left out: as long as people are let wait. */
  waitsMs?: number | undefined;
}): WaitingWord {
  const { prisma, outbox, delivery, logger, waitsMs = WAITS_MS } = deps;
  const timers = new Set<NodeJS.Timeout>();
  let lookedFor = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();

  async function tellAll(): Promise<void> {
    for (const { id, conversationId } of await waitLong(prisma, waitsMs)) {
      await tellOf({ id, conversationId }, 'comesSoon');
    }
  }

  async function tellOf({ id, conversationId }: Waiting, words: Word): Promise<void> {
    const told = await prisma.$transaction((tx) => tell(tx, { id, conversationId }, words));
    if (!told) return;
    delivery.wake(conversationId);
    logger.info({ inbox: String(id) }, 'told that an answer is coming');
  }

  /** @returns false: it does not wait any more, or was told by another process */
  async function tell(tx: Transaction, { id, conversationId }: Waiting, words: Word): Promise<boolean> {
    // As the end of a turn does: whichever of the two is first, the other one sees what it did.
    await tx.$executeRaw`SELECT FROM conversation WHERE id = ${conversationId}::uuid FOR NO KEY UPDATE`;
    const [still] = await tx.$queryRaw<{ payload: unknown }[]>`
      SELECT payload FROM inbox WHERE id = ${id} AND state IN ('received', 'working')
        AND NOT EXISTS (SELECT FROM outbox WHERE outbox.inbox_id = inbox.id)`;
    const inbound = inboundSchema.safeParse(still?.payload).data;
    if (!inbound) return false;
    await outbox.enqueue(tx, {
      conversationId,
      inboxId: id,
      replies: [wordFor(id, inbound, words)],
      purpose: 'answer',
    });
    return true;
  }

  function look(): Promise<void> {
    looking = looking
      .then(tellAll)
      .catch((error: unknown) => logger.warn({ error }, 'nobody was told that their answer is coming'));
    return looking;
  }

  return {
    cameIn() {
      const now = performance.now();
      if (now - lookedFor < LOOK_AT_MOST_EVERY_MS) return;
      lookedFor = now;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void look();
      }, waitsMs + LOOK_AT_MOST_EVERY_MS);
      timers.add(timer.unref());
    },
    sayAtWork: (entry) => tellOf(entry, 'atWork'),
    look,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await looking;
    },
  };
}

interface Waiting {
  id: bigint;
  conversationId: string;
}

/** Of what somebody said: what a platform tells by itself waits for no answer. */
function waitLong(prisma: PrismaClient, waitsMs: number): Promise<Waiting[]> {
  return prisma.$queryRaw<Waiting[]>`
    SELECT id, conversation_id AS "conversationId" FROM inbox
    WHERE state IN ('received', 'working') AND kind IN ('message', 'command')
      AND received_at < clock_now() - make_interval(secs => ${waitsMs / 1_000})
      AND NOT EXISTS (SELECT FROM outbox WHERE outbox.inbox_id = inbox.id)
    ORDER BY id LIMIT ${TOLD_AT_ONCE}`;
}

/** Which of its texts. */
type Word = 'comesSoon' | 'atWork';

function wordFor(inboxId: bigint, inbound: Inbound, words: Word): ReplyDraft {
  const language = answerLanguage('text' in inbound ? inbound.text : '', null);
  const text = texts(language).conversation[words];
  return { language, card: wordName(inboxId), body: [{ kind: 'paragraph', text }] };
}
