import type { Language } from '../../chat/language.ts';
import { type Block, paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { type RetentionDefaults, retentionTerms } from '../../people/retention-terms.ts';
import type { Transaction } from '../../store/transaction.ts';
import { recipientsOf, repliedTo } from './recipients.ts';
import type { Broadcast } from './repository.ts';

const MOST_NAMES = 40;

/** For how many days it is kept who got it. */
export async function daysOfNames(tx: Transaction, retention: RetentionDefaults): Promise<number> {
  const terms = await retentionTerms(tx, retention);
  return terms.find(({ kind }) => kind === 'conversations')?.days ?? retention.conversations;
}

/** By state the names of one's own organisation, how many others, and for how long that is kept. */
export async function whoGotIt(
  tx: Transaction,
  broadcast: Broadcast,
  language: Language,
  retention: RetentionDefaults,
): Promise<Block[]> {
  const { broadcasts } = texts(language);
  const days = await daysOfNames(tx, retention);
  const byState = Map.groupBy(await recipientsOf(tx, broadcast), ({ state }) => state);
  const items = [...byState].map(([state, some]) => {
    const names = some.flatMap(({ name }) => name ?? []);
    const others = some.length - names.length;
    const shown = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])];
    return `${broadcasts.recipients[state]}: ${[...shown, ...(others > 0 ? [broadcasts.ofOthers(others)] : [])].join(', ')}`;
  });
  const { names: wrote, count } = await repliedTo(tx, broadcast);
  return [
    ...(items.length === 0 ? [paragraph(broadcasts.filling)] : [{ kind: 'list' as const, items }]),
    ...(count === 0 ? [] : [paragraph(broadcasts.replied(wrote, count))]),
    paragraph(broadcasts.namesKept(days)),
  ];
}
