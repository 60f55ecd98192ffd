import { movedDown, type ReplyDraft } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * The replies with a sentence before the first: at first contact the bot says what it is (EU AI Act, Regulation (EU)
 * 2024/1689, art. 50(1)); and it says so while it cannot see who asks.
 */
export function withFirst(replies: readonly ReplyDraft[], sentence: 'introduction' | 'unseen'): ReplyDraft[] {
  return replies.map((reply, index) =>
    index > 0
      ? reply
      : {
          ...reply,
          body: [{ kind: 'paragraph', text: texts(reply.language).conversation[sentence] }, ...reply.body],
          buttons: movedDown(reply.buttons ?? [], 1),
        },
  );
}

/**
 * What is written to somebody unasked: the first time, wherever they are known, it says what the bot is. From then on
 * they count as introduced.
 */
export async function introducedTo(
  tx: Transaction,
  personId: string | undefined,
  replies: readonly ReplyDraft[],
): Promise<readonly ReplyDraft[]> {
  if (personId === undefined || replies.length === 0) return replies;
  const isNew = await tx.$executeRaw`
    UPDATE chat_identity SET introduced_at = clock_now()
    WHERE person_id = ${personId}::uuid AND NOT EXISTS (
      SELECT 1 FROM chat_identity known WHERE known.person_id = ${personId}::uuid AND known.introduced_at IS NOT NULL)`;
  return isNew > 0 ? withFirst(replies, 'introduction') : replies;
}
