import { type CallResponse, callResponseSchema } from '../chat/call.ts';
import type { Press } from '../chat/inbound.ts';
import { AppError } from '../errors.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * Takes the key of a press for this transaction; another one with the same key waits until this one ends.
 *
 * @returns null when nobody acted upon it before; else what was answered then
 */
export async function answerGiven(tx: Transaction, press: Press): Promise<CallResponse | null> {
  const taken = await tx.$executeRaw`
    INSERT INTO call (key, sender) VALUES (${press.key}, ${press.sender.externalId}) ON CONFLICT (key) DO NOTHING`;
  if (taken === 1) return null;
  const entry = await tx.callEntry.findUnique({ where: { key: press.key }, select: { response: true } });
  const given = callResponseSchema.safeParse(entry?.response);
  if (given.success) return given.data;
  throw new AppError({
    code: 'call.answer-gone',
    message: 'This was acted upon before, and its answer cannot be read any more.',
  });
}

/**
 * Keeps what is answered, for when the same press arrives again. What carries a link may carry a secret that must stand
 * in no table: its key is kept and its words are not. Of somebody who was erased by the press nothing is kept at all.
 */
export async function keepAnswerGiven(tx: Transaction, press: Press, response: CallResponse): Promise<void> {
  if (response.kind === 'dialog' && response.link) return;
  await tx.callEntry.updateMany({ where: { key: press.key }, data: { response } });
}
