import { PERSON_IN_ADDRESS } from '../chat/conversation-reference.ts';
import type { DataSubject, OnePerson, PersonalDataPart, PersonalRows } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { readMemory } from './memory.ts';

/** What somebody said to the bot, where, and what is remembered of it. */
export const conversationData: PersonalDataPart = {
  name: 'conversation',
  tables: { conversation: {}, inbox: {}, call: {}, spoken_of: {} },
  processing: {
    purpose: 'Berichten ontvangen, begrijpen waar ze over gaan en erop antwoorden.',
    whose: ['colleague', 'guest'],
    ground: 'task',
    receivers: ['chat', 'model'],
    data: {
      conversation: 'waar een gesprek is, en kort wat er het laatst is gezegd',
      inbox: 'het bericht zoals het binnenkwam, en van welk account',
      call: 'op welke knop iemand drukte, en het antwoord daarop',
      spoken_of: 'waar het gesprek over gaat',
    },
  },
  collect: collectConversations,
  erase: eraseConversations,
  move: moveConversations,
};

async function collectConversations(tx: Transaction, subject: DataSubject): Promise<PersonalRows> {
  const { personId, ownConversations, sharedConversations } = subject;
  const own = await tx.conversation.findMany({ where: { id: { in: [...ownConversations] } } });
  const shared = await tx.conversation.findMany({ where: { id: { in: [...sharedConversations] } } });
  return {
    conversation: [
      ...own,
      // Where others read along, what they said is theirs.
      ...shared.map(({ memory, address, ...place }) => ({
        ...place,
        memory: readMemory(memory).filter(({ by }) => by === personId),
        address: names(address, subject) ? address : null,
      })),
    ],
    inbox: await saidBy(tx, subject),
    spoken_of: await tx.spokenOf.findMany({ where: saidTo(subject) }),
    call: await tx.callEntry.findMany({ where: { sender: { in: idsOf(subject) } } }),
  };
}

/** What was said to them, or where nobody else is. */
function saidTo({ personId, ownConversations }: DataSubject) {
  return { OR: [{ personId }, { conversationId: { in: [...ownConversations] } }] };
}

function idsOf({ identities }: DataSubject): string[] {
  return identities.map(({ externalUserId }) => externalUserId);
}

function names(address: unknown, { identities }: DataSubject): boolean {
  const told = new Set(identities.map(({ externalUserId }) => externalUserId));
  const values = typeof address === 'object' && address !== null ? Object.values(address) : [];
  return values.some((value) => told.has(String(value)));
}

async function saidBy(tx: Transaction, { identities }: DataSubject) {
  const entries = [];
  for (const { tenantId, externalUserId } of identities) {
    entries.push(...(await tx.inboxEntry.findMany({ where: { sender: externalUserId, conversation: { tenantId } } })));
  }
  return entries;
}

async function eraseConversations(tx: Transaction, subject: DataSubject): Promise<void> {
  await lockPlaces(tx, subject);
  await tx.callEntry.deleteMany({ where: { sender: { in: idsOf(subject) } } });
  await tx.spokenOf.deleteMany({ where: saidTo(subject) });
  for (const identity of subject.identities) await eraseEvents(tx, identity);
  await eraseOwnPlaces(tx, subject.ownConversations);
  await eraseFromSharedPlaces(tx, subject);
}

/**
 * What a turn of somebody else stores there is seen, or waits. Before the events, as who stores one does, and in one order: so
 * nobody waits for who waits for them.
 */
async function lockPlaces(tx: Transaction, { ownConversations, sharedConversations }: DataSubject): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM conversation WHERE id = ANY(${[...ownConversations, ...sharedConversations]}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * An event that is being acted upon is closed as well, and its claim goes: the turn in flight finds its lease lost
 * and stores nothing. The key holds ids of the person, or of their message.
 */
async function eraseEvents(tx: Transaction, identity: DataSubject['identities'][number]): Promise<void> {
  await tx.$executeRaw`
    UPDATE inbox SET key = 'erased:' || gen_random_uuid(), sender = NULL, payload = NULL, claim = NULL,
                     claimed_until = NULL, done_at = coalesce(done_at, clock_now()),
                     state = CASE WHEN state = 'failed' THEN state ELSE 'done' END
    FROM conversation place
    WHERE inbox.sender = ${identity.externalUserId} AND place.id = inbox.conversation_id
      AND place.tenant_id = ${identity.tenantId}::uuid`;
}

async function eraseOwnPlaces(tx: Transaction, conversations: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE inbox SET key = 'erased:' || gen_random_uuid(), payload = NULL, sender = NULL, claim = NULL,
                     claimed_until = NULL, done_at = coalesce(done_at, clock_now()),
                     state = CASE WHEN state = 'failed' THEN state ELSE 'done' END
    WHERE conversation_id = ANY(${conversations}::uuid[]) AND key NOT LIKE 'erased:%'`;
  await tx.$executeRaw`
    UPDATE conversation SET external_id = 'erased:' || gen_random_uuid(), address = '{}', memory = NULL,
                            memory_updated_at = NULL
    WHERE id = ANY(${conversations}::uuid[]) AND external_id NOT LIKE 'erased:%'`;
}

/** The place stays for the others: only what is of this person leaves its memory and its address. */
async function eraseFromSharedPlaces(tx: Transaction, subject: DataSubject): Promise<void> {
  const places = await tx.conversation.findMany({
    where: { id: { in: [...subject.sharedConversations] } },
    select: { id: true, memory: true, address: true },
  });
  const cleaned = places.map(({ id, memory, address }) => ({
    id,
    memory: readMemory(memory).filter(({ by }) => by !== undefined && by !== subject.personId),
    address: names(address, subject) ? withoutPerson(address) : address,
  }));
  await tx.$executeRaw`
    UPDATE conversation SET memory = nullif(cleaned.memory, '[]'), address = cleaned.address
    FROM jsonb_to_recordset(${JSON.stringify(cleaned)}::jsonb) AS cleaned (id uuid, memory jsonb, address jsonb)
    WHERE conversation.id = cleaned.id`;
}

/** The place can still be written to: what named the person names nobody. */
function withoutPerson(address: unknown): Record<string, unknown> {
  const fields = Object.entries(typeof address === 'object' && address !== null ? address : {});
  return Object.fromEntries(fields.map(([key, value]) => [key, PERSON_IN_ADDRESS.has(key) ? 'erased' : value]));
}

/** What is remembered names them where they spoke: their answers may be of the other row already, or not yet. */
async function moveConversations(tx: Transaction, { from, to }: OnePerson): Promise<void> {
  await tx.$executeRaw`
    UPDATE conversation SET memory = replace(memory::text, ${from}, ${to})::jsonb
    WHERE memory IS NOT NULL
      AND id IN (SELECT conversation_id FROM answer WHERE person_id IN (${from}::uuid, ${to}::uuid))`;
  await tx.spokenOf.updateMany({ where: { personId: from }, data: { personId: to } });
}
