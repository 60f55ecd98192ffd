import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { holdersOf } from '../../people/in-reach.ts';
import type { Transaction } from '../../store/transaction.ts';
import { gapCardName } from './actions.ts';
import { gapCard } from './cards.ts';
import { type Gap, whoHasCard } from './repository.ts';

export type Reached = 'somebody' | 'no-broker' | 'nobody';

/** Every broker who can be written to gets the card, once; who has it sees how many ask by now. */
export async function tellBrokers(
  tx: Transaction,
  gap: Gap,
): Promise<{ reached: Reached; messages: OutgoingMessage[] }> {
  const { reached, fresh } = await brokersWith(tx, gap);
  return { reached, messages: [...fresh.map((id) => cardFor(id, gap)), cardChanged(gap)] };
}

/** The brokers who can be written to: who has the card of a gap, and who never got it. */
export async function brokersWith(
  tx: Transaction,
  gap: Gap,
): Promise<{ reached: Reached; have: string[]; fresh: string[] }> {
  const brokers = await holdersOf(tx, 'broker', gap.organisationId);
  const holders = await whoHasCard(tx, gapCardName(gap.id));
  const ids = brokers.filter(({ reachable }) => reachable).map(({ id }) => id);
  const isReached = brokers.some(({ now }) => now);
  return {
    reached: isReached ? 'somebody' : brokers.length === 0 ? 'no-broker' : 'nobody',
    have: ids.filter((id) => holders.has(id)),
    fresh: ids.filter((id) => !holders.has(id)),
  };
}

/**
 * Nobody has the question, or nobody answers it: who gives roles hears it.
 *
 * @param about names the news, so that it is found again; left out: nobody looks for it
 * @returns whether anybody of them can be written to now
 */
export async function tellAdministrators(
  tx: Transaction,
  gap: Gap,
  reached: Reached,
  about?: string,
): Promise<{ heard: boolean; news: OutgoingMessage[] }> {
  const administrators = (await holdersOf(tx, 'administrator', gap.organisationId)).filter(
    ({ reachable }) => reachable,
  );
  const news = administrators.map(({ id, language }) => {
    const { gaps } = texts(language);
    const line = gaps[WHY_IT_WAITS[reached]];
    return { ...toPerson(id, { language, body: [{ kind: 'paragraph', text: line }] }), about };
  });
  return { heard: administrators.some(({ now }) => now), news };
}

const WHY_IT_WAITS = {
  somebody: 'waitsUnanswered',
  'no-broker': 'waitsWithoutBroker',
  nobody: 'waitsOutOfReach',
} as const satisfies Record<Reached, string>;

/** The card of a gap for a broker; whether it arrives is heard of. */
export function cardFor(personId: string, gap: Gap): OutgoingMessage {
  return { ...toPerson(personId, gapCard(gap)), about: gapCardName(gap.id) };
}

/** Every broker sees how it stands. */
export function cardChanged(gap: Gap): OutgoingMessage {
  return { to: { card: gapCardName(gap.id) }, replies: [gapCard(gap)] };
}

export function toPerson(personId: string, reply: ReplyDraft): OutgoingMessage {
  return { to: { personId, ifUnreachable: 'skip' }, replies: [reply] };
}
