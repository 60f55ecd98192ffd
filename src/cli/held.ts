import { dropEvents, heldEvents, releaseEvents } from '../conversation/held-by-restore.ts';
import { dropHeldMessages, heldMessages } from '../delivery/held-by-restore.ts';
import { dropHeldMail, heldMail } from '../mail/held-by-restore.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { release } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';

/** How much waits since a backup was put back. */
export interface HeldCounts {
  messages: number;
  mails: number;
  /** What people said before the backup and was not answered in it. */
  events: number;
}

export async function heldCounts(db: PrismaClient | Transaction): Promise<HeldCounts> {
  return { messages: await heldMessages(db), mails: await heldMail(db), events: await heldEvents(db) };
}

export function inWords({ messages, mails, events }: HeldCounts): string {
  return `${messages} messages, ${mails} e-mails, ${events} messages to the bot, and all jobs`;
}

/**
 * Lets everything go that was held.
 *
 * @param drop what waits is given up instead, so that nothing of before goes out; each can still be sent by hand
 */
export async function releaseHeld(tx: Transaction, { drop }: { drop: boolean }): Promise<HeldCounts> {
  const counts = await heldCounts(tx);
  if (drop) {
    await dropHeldMessages(tx);
    await dropHeldMail(tx);
    await dropEvents(tx);
  } else await releaseEvents(tx);
  await release(tx);
  return counts;
}
