import { ephemeral } from '../../chat/call.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { broadcastSchema, SEEN, takeSchema } from './actions.ts';
import { broadcastMessage, reminderMessage } from './message.ts';
import { countInChannel } from './posts.ts';
import { settleRecipients } from './recipients.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { setTaking, takingSaid } from './taking.ts';

/** What somebody does with a broadcast that they got. */
export function receiverCalls(changed: (broadcastId: string) => void): CallAction[] {
  return [seen(changed), take()];
}

/** Pressing is the only thing that counts as seen: that something was opened nobody knows. */
function seen(changed: (broadcastId: string) => void): CallAction {
  return callAction({
    name: SEEN,
    role: 'colleague',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { line, messages } = await noteSeen(turn, tx, broadcastId, changed);
      return { response: ephemeral(turn, line), messages };
    },
  });
}

/** Somebody says that they saw it, with a button or in words. */
export async function noteSeen(
  turn: Turn,
  tx: Transaction,
  broadcastId: string,
  changed: (broadcastId: string) => void,
): Promise<{ line: string; messages: OutgoingMessage[] }> {
  const { broadcasts } = texts(turn.language);
  const only = (line: string) => ({ line, messages: [] });
  const broadcast = await readBroadcast(tx, broadcastId);
  const { personId } = turn.actor;
  if (!broadcast || personId === null) return only(broadcasts.gone);
  const recipient = await tx.broadcastRecipient.findUnique({
    where: { broadcastId_personId: { broadcastId, personId } },
  });
  if (broadcast.state === 'recalled') return only(broadcasts.recalledMessage);
  if (!recipient) {
    const { conversationId } = turn;
    const here = { personId, conversationId: conversationId ?? '' };
    if (conversationId === null || !(await countInChannel(tx, broadcastId, here))) return only(broadcasts.notForYou);
    changed(broadcastId);
    return only(broadcasts.thanks);
  }
  const isNew = await settleRecipients(tx, broadcastId, [personId], { state: 'acknowledged', reason: null });
  if (isNew === 0) return only(broadcasts.seenBefore);
  changed(broadcastId);
  return { line: broadcasts.thanks, messages: await seenEverywhere(tx, turn, broadcast, personId) };
}

/** Where they got it, and where they were reminded, the button goes. */
async function seenEverywhere(tx: Transaction, turn: Turn, broadcast: Broadcast, personId: string) {
  const form = broadcast.changes > 0 ? 'corrected-seen' : 'seen';
  const drawn = [broadcastMessage, reminderMessage].map((draw) => draw(broadcast, turn.language, form));
  const copies = await tx.outboxEntry.findMany({
    where: { card: { in: drawn.flatMap(({ card }) => card ?? []) }, recipientId: personId, state: 'sent' },
    select: { conversationId: true, card: true },
    distinct: ['conversationId', 'card'],
  });
  return copies.map(({ conversationId, card }) => ({
    to: { conversationId },
    replies: drawn.filter((reply) => reply.card === card),
  }));
}

/** No more messages that they did not ask for, or again. */
function take(): CallAction {
  return callAction({
    name: TAKE_MESSAGES,
    role: 'colleague',
    payload: takeSchema,
    async run(turn, { take: takes }, tx) {
      const { personId } = turn.actor;
      if (personId === null) return ephemeral(turn, texts(turn.language).broadcasts.gone);
      await setTaking(tx, personId, takes);
      return { kind: 'ephemeral', language: turn.language, ...takingSaid(turn.language, takes) };
    },
  });
}
