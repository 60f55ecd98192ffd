import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { sentence } from '../../chat/saying.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { answerAbout } from './actions.ts';
import { draftEnded } from './cards.ts';
import { closeGap, type Gap, toTell } from './repository.ts';
import { cardChanged } from './telling.ts';

/**
 * A question that gets no answer is closed; everybody who asked it hears that, and brokers see it.
 *
 * @param line what they hear, of what they asked
 * @returns null: it was answered or closed before
 */
export async function closeUnanswered(
  tx: Transaction,
  gap: Gap,
  line: (question: string | null) => string,
): Promise<OutgoingMessage[] | null> {
  if (!(await closeGap(tx, gap.id))) return null;
  const waiting = await toTell(tx, gap.id);
  const told = waiting.map(
    ({ id, conversationId, text }): OutgoingMessage => ({
      to: { conversationId },
      about: answerAbout(id),
      replies: [sentence(line(text ?? gap.question), gap.language)],
    }),
  );
  const { notOpen } = texts(gap.language).gaps;
  return [...told, cardChanged({ ...gap, state: 'closed' }), ...draftEnded(gap, notOpen)];
}
