import { notice } from '../../chat/call.ts';
import { TAKE_MESSAGES } from '../../chat/shared-actions.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { ringAtCommit } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';
import { broadcastSchema, messageName, SEEN, takeSchema } from './actions.ts';
import { broadcastMessage } from './message.ts';
import { type Broadcast, readBroadcast, settleRecipients, takeUnasked } from './repository.ts';

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
      const { broadcasts } = texts(turn.language);
      const broadcast = await readBroadcast(tx, broadcastId);
      const { personId } = turn.actor;
      if (!broadcast || personId === null) return notice(turn, broadcasts.gone);
      const recipient = await tx.broadcastRecipient.findUnique({
        where: { broadcastId_personId: { broadcastId, personId } },
      });
      if (!recipient) return notice(turn, broadcasts.notForYou);
      if (broadcast.state === 'recalled') return notice(turn, broadcasts.recalledMessage);
      const isNew = await settleRecipients(tx, broadcastId, [personId], { state: 'acknowledged', reason: null });
      if (isNew === 0) return notice(turn, broadcasts.seenBefore);
      changed(broadcastId);
      return {
        response: notice(turn, broadcasts.thanks),
        messages: await seenEverywhere(tx, turn, broadcast, personId),
      };
    },
  });
}

/** Where they got it the button goes. */
async function seenEverywhere(tx: Transaction, turn: Turn, broadcast: Broadcast, personId: string) {
  const copies = await tx.outboxEntry.findMany({
    where: { card: messageName(broadcast.id), recipientId: personId, state: 'sent' },
    select: { conversationId: true },
  });
  return copies.map(({ conversationId }) => ({
    to: { conversationId },
    replies: [broadcastMessage(broadcast, turn.language, 'seen')],
  }));
}

/** No more messages that they did not ask for, or again. */
function take(): CallAction {
  return callAction({
    name: TAKE_MESSAGES,
    role: 'colleague',
    payload: takeSchema,
    async run(turn, { take: takes }, tx) {
      const { broadcasts } = texts(turn.language);
      const { personId } = turn.actor;
      if (personId === null) return notice(turn, broadcasts.gone);
      await takeUnasked(tx, personId, takes);
      if (!takes) await skipTheirs(tx, personId);
      const label = takes ? broadcasts.noMore : broadcasts.againPlease;
      return {
        kind: 'notice',
        language: turn.language,
        text: takes ? broadcasts.takesAgain : broadcasts.takesNoMore,
        buttons: [{ kind: 'action', label, action: TAKE_MESSAGES, payload: { take: !takes } }],
      };
    },
  });
}

/** What waits for them is not sent either. */
async function skipTheirs(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE recipient_id = ${personId}::uuid AND state = 'queued' AND purpose IN ('broadcast', 'invitation', 'nudge')`;
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET state = 'skipped', reason = 'refused', changed_at = clock_now()
    FROM outbox
    WHERE broadcast_recipient.person_id = ${personId}::uuid AND broadcast_recipient.state = 'queued'
      AND outbox.id = outbox_id AND outbox.error_code = 'delivery.called-off'`;
  await ringAtCommit(tx, ['broadcast']);
}
