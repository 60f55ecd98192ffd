import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { lockGap } from './repository.ts';

/** What somebody asked the brokers. */
export interface OwnQuestion {
  id: string;
  /** Null: no longer kept. */
  text: string | null;
  state: 'open' | 'answered' | 'closed';
  since: Date;
}

/** What a person asked the brokers: what waits before what is done, the newest first. */
export async function questionsOf(prisma: PrismaClient, personId: string, limit: number): Promise<OwnQuestion[]> {
  const found = await prisma.gapQuestion.findMany({
    where: { personId },
    orderBy: [{ gap: { state: 'asc' } }, { createdAt: 'desc' }],
    take: limit,
    select: { id: true, text: true, createdAt: true, gap: { select: { state: true } } },
  });
  return found.map(({ id, text, createdAt, gap }) => ({ id, text, state: gap.state, since: createdAt }));
}

/**
 * Takes back what a person asked, as long as nobody answered.
 *
 * @returns the gap it was part of; null: it no longer waits
 */
export async function takeBackQuestion(tx: Transaction, id: string, personId: string): Promise<string | null> {
  const asked = await tx.gapQuestion.findFirst({
    where: { id, personId, gap: { state: 'open' } },
    select: { gapId: true },
  });
  if (!asked || !(await lockGap(tx, asked.gapId))) return null;
  await tx.gapQuestion.delete({ where: { id } });
  return asked.gapId;
}
