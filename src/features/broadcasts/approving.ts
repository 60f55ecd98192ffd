import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { texts } from '../../i18n/texts.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { Transaction } from '../../store/transaction.ts';
import { approvalCard } from './actions.ts';
import { approvalRequest } from './desk-card.ts';
import { makerIsTold } from './maker.ts';
import { type Broadcast, mayBeOne } from './repository.ts';
import type { BroadcastView } from './view.ts';

/** The other brokers of the organisation who can be asked. */
export async function otherBrokers(tx: Transaction, broadcast: Broadcast) {
  const brokers = await holdersOf(tx, 'broker', broadcast.organisationId);
  const others = [];
  for (const one of brokers.filter(({ reachable }) => reachable)) {
    if (!(await isTheirOwn(tx, broadcast, one.id))) others.push(one);
  }
  return others;
}

/** Whether somebody wrote it or changed it last: they do not agree with themselves, on whichever platform. */
export async function isTheirOwn(
  tx: Transaction,
  { createdById, editedById }: Broadcast,
  personId: string,
): Promise<boolean> {
  return (await mayBeOne(tx, createdById, personId)) || (await mayBeOne(tx, editedById, personId));
}

/** What stands with one that waits for a second broker, once somebody was asked. */
export const ASKED = { asked: true } as const;

/** Asks every other broker; the first who answers decides. */
export async function approvalAsked(tx: Transaction, view: BroadcastView): Promise<OutgoingMessage[]> {
  const others = await otherBrokers(tx, view.broadcast);
  return others.map(({ id, language }) => ({
    to: { personId: id, ifUnreachable: 'skip' },
    replies: [approvalRequest(view, language, true)],
  }));
}

/** Who was asked sees that it is over. */
export function approvalEnded(view: BroadcastView): OutgoingMessage[] {
  return [{ to: { card: approvalCard(view.broadcast.id) }, replies: [approvalRequest(view, 'nl', false)] }];
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
    return (agreed ? broadcasts.agreed : broadcasts.notAgreed)(by, broadcast.number);
  });
}
