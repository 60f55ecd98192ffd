import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { ReplyDraft } from '../../../chat/reply.ts';
import type { Outcome } from '../../../chat/skill.ts';
import type { Transaction } from '../../../store/transaction.ts';

/** An outcome whose words are known only once its writes are done: both are stored in one transaction. */
export function inCommit(
  status: Outcome['status'],
  write: (tx: Transaction) => Promise<{ replies: ReplyDraft[]; messages: OutgoingMessage[] }>,
): Outcome {
  const replies: ReplyDraft[] = [];
  const messages: OutgoingMessage[] = [];
  return {
    status,
    replies,
    messages,
    async commit(tx) {
      const written = await write(tx);
      replies.splice(0, replies.length, ...written.replies);
      messages.splice(0, messages.length, ...written.messages);
    },
  };
}
