import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { noteReactedTo } from '../../nudges/reactions.ts';
import { endPledge, lockPledge, type Pledge, sharePledge } from '../../pledges/pledges.ts';
import type { Transaction } from '../../store/transaction.ts';
import { sharedName } from './actions.ts';
import { sharedCard } from './card.ts';

/** What was done, and who has to know. */
export interface Done {
  pledge: Pledge;
  messages: OutgoingMessage[];
}

/** A pledge of this person, locked. @returns null: there is none, it is somebody else's, or its words are forgotten */
export async function ownPledge(tx: Transaction, id: string, personId: string | null): Promise<Pledge | null> {
  const pledge = await lockPledge(tx, id);
  return pledge !== null && pledge.personId === personId && pledge.text !== null ? pledge : null;
}

/** Ends it or opens it again; what is not done is shared with nobody. */
export async function end(tx: Transaction, before: Pledge, state: Pledge['state'], language: Language): Promise<Done> {
  const pledge = await endPledge(tx, before.id, state);
  if (state !== 'open') {
    const reaction = state === 'done' ? 'did' : 'answered';
    await noteReactedTo(tx, { personId: pledge.personId, kind: 'pledge', item: pledge.id, reaction });
  }
  return { pledge, messages: before.sharedWith === null ? [] : [withdrawn(pledge, language)] };
}

/**
 * Shares what is done with brokers, or no longer: only by who did it.
 *
 * @returns null: there is no broker to see it
 */
export async function share(
  tx: Transaction,
  before: Pledge,
  sharedWith: Pledge['sharedWith'],
  language: Language,
): Promise<Done | null> {
  if (sharedWith === null) {
    const pledge = await sharePledge(tx, before.id, null);
    return { pledge, messages: [withdrawn(pledge, language)] };
  }
  // Ambassadors hear of it when it is their turn, see `nudges.ts`.
  if (sharedWith === 'ambassadors') return { pledge: await sharePledge(tx, before.id, sharedWith), messages: [] };
  const { displayName, organisationId } = await tx.person.findUniqueOrThrow({
    where: { id: before.personId },
    select: { displayName: true, organisationId: true },
  });
  const brokers = await brokersFor(tx, sharedWith, organisationId, before.personId);
  if (brokers.length === 0) return null;
  const pledge = await sharePledge(tx, before.id, sharedWith);
  return {
    pledge,
    messages: brokers.map(({ id, language: own }) => ({
      to: { personId: id, ifUnreachable: 'skip' },
      replies: [sharedCard(pledge, displayName, own === 'en' ? 'en' : 'nl')],
    })),
  };
}

function withdrawn(pledge: Pledge, language: Language): OutgoingMessage {
  return {
    to: { card: sharedName(pledge.id) },
    replies: [sharedCard({ ...pledge, sharedWith: null }, null, language)],
  };
}

function brokersFor(
  tx: Transaction,
  sharedWith: 'brokers' | 'network',
  organisationId: string | null,
  by: string,
): Promise<{ id: string; language: string | null }[]> {
  return tx.person.findMany({
    where: {
      id: { not: by },
      erasedAt: null,
      unaskedRefusedAt: null,
      ...(sharedWith === 'brokers' ? { organisationId } : {}),
      roleGrants: { some: { role: 'broker', revokedAt: null } },
    },
    select: { id: true, language: true },
    orderBy: { id: 'asc' },
  });
}
