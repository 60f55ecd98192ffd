import { momentIn } from '../../calendar/moment-said.ts';
import { redrawn } from '../../chat/cards.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { asksOthers, makerIsTold } from '../../people/second-broker.ts';
import type { Transaction } from '../../store/transaction.ts';
import { approvalCard } from './actions.ts';
import { approvalRequest } from './desk-card.ts';
import type { Broadcast } from './repository.ts';
import type { BroadcastView } from './view.ts';

/** What stands with one that waits for a second broker, once somebody was asked. */
export const ASKED = { asked: true } as const;

/** Asks every other broker; the first who answers decides. */
export function approvalAsked(tx: Transaction, view: BroadcastView): Promise<OutgoingMessage[]> {
  return asksOthers(tx, view.broadcast, (language) => approvalRequest(view, language, true));
}

/** Who was asked sees that it is over, in the language in which they were. */
export function approvalEnded(view: BroadcastView): OutgoingMessage[] {
  return redrawn(approvalCard(view.broadcast.id), (language) => withoutName(approvalRequest(view, language, false)));
}

/** Each stands under the name it was sent with. */
function withoutName({ card: _, ...reply }: ReplyDraft): ReplyDraft {
  return reply;
}

/** Its maker hears that it goes out at the word of the operator, in whose command it stands why. */
export function makerHearsOfOperator(
  tx: Transaction,
  broadcast: Broadcast,
  reason: string,
): Promise<OutgoingMessage[]> {
  return makerIsTold(tx, broadcast, (language) =>
    texts(language).broadcasts.agreedByOperator(broadcast.number, reason),
  );
}

/** Its maker hears what a second broker decided. */
export function makerHears(
  tx: Transaction,
  broadcast: Broadcast,
  agreed: boolean,
  by: string | null,
): Promise<OutgoingMessage[]> {
  return makerIsTold(tx, broadcast, (language) => {
    const { broadcasts } = texts(language);
    const { number, sendAt } = broadcast;
    if (!agreed) return broadcasts.notAgreed(by, number);
    return broadcasts.agreed(by, number, sendAt === null ? null : momentIn(language, sendAt));
  });
}
