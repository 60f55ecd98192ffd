import { redrawn } from '../../chat/cards.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { membersOf } from '../../counters/members.ts';
import { readCounter, versionsOfCounter } from '../../counters/repository.ts';
import { holdersOf } from '../../people/in-reach.ts';
import { readStoredBook } from '../../routing/book.ts';
import type { MessageReader } from '../../routing/message.ts';
import { versionsOfRule } from '../../routing/repository.ts';
import type { Transaction } from '../../store/transaction.ts';
import { counterCards, ruleCards } from './actions.ts';
import { counterCard, type KeeperView } from './counter-cards.ts';
import { ruleCard } from './rule-cards.ts';
import { namesIn } from './words.ts';

/** The cards of a rule wherever they stand, as it is now; nothing when there is no such rule. */
export async function redrawnRule(tx: Transaction, reader: MessageReader, id: string): Promise<OutgoingMessage[]> {
  const [stored] = await versionsOfRule(tx, id);
  if (!stored) return [];
  const { counters } = await readStoredBook(tx);
  return [true, false].flatMap((mayChange) =>
    redrawn(ruleCards(id, mayChange), (language) =>
      ruleCard(stored, { names: namesIn(language, reader, counters), language, mayChange }),
    ),
  );
}

/**
 * The cards of a counter wherever they stand, as it is now: who works there only on those of who is a network broker
 * now, which stand where they read alone.
 */
export async function redrawnCounter(tx: Transaction, reader: MessageReader, id: string): Promise<OutgoingMessage[]> {
  const [newest] = await versionsOfCounter(tx, id);
  const entry = newest && readCounter(newest);
  if (!newest || !entry) return [];
  const counter = { ...entry, version: newest.version };
  const { counters } = await readStoredBook(tx);
  const members = await membersOf(tx, id);
  const keepers = await holdersOf(tx, 'network_broker', null);
  const views: (KeeperView | null)[] = [null, ...keepers.map((keeper) => ({ personId: keeper.id, members }))];
  return views.flatMap((keeper) =>
    redrawn(counterCards(id, keeper?.personId ?? null), (language) =>
      counterCard(counter, { names: namesIn(language, reader, counters), language, keeper }),
    ),
  );
}
