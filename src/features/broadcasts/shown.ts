import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import type { Transaction } from '../../store/transaction.ts';
import { approvalEnded } from './approving.ts';
import type { BroadcastDeps } from './deps.ts';
import { deskCard } from './desk-card.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { viewOf } from './view.ts';

/** The card of a broadcast as it is now, said in a conversation. @param line above it */
export async function shown(
  deps: BroadcastDeps,
  tx: Transaction,
  turn: Turn,
  id: string,
  line?: string,
): Promise<ReplyDraft[]> {
  const broadcast = await readBroadcast(tx, id);
  return broadcast ? [deskCard(await viewOf(tx, deps, broadcast), turn.language, line)] : [];
}

/** Its card, with a line above it. */
export function withCard(deps: BroadcastDeps, turn: Turn, { id }: Broadcast, line?: string): Outcome {
  return settling('answered', async (tx) => ({ replies: await shown(deps, tx, turn, id, line) }));
}

/** Who was asked to agree sees that it is over; the card itself is what is said. */
export async function askedElsewhere(
  deps: BroadcastDeps,
  tx: Transaction,
  before: Broadcast,
): Promise<OutgoingMessage[]> {
  const now = before.state === 'awaiting_approval' ? await readBroadcast(tx, before.id) : null;
  return now === null ? [] : approvalEnded(await viewOf(tx, deps, now));
}
