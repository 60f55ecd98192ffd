import { directId } from '../chat/conversation-reference.ts';
import type { DataSubject } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';

/** Nobody but the person and the bot is in these. */
const OWN_KINDS = new Set(['personal', 'command', 'home']);

/** How the ids begin of chats that the bot opened unasked. */
const DIRECT = directId('');

interface Place {
  id: string;
  kind: string;
}

/** Looks up in which ways the tables know somebody. */
export async function subjectOf(tx: Transaction, personId: string): Promise<DataSubject> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      displayName: true,
      email: true,
      identities: { select: { id: true, tenantId: true, externalUserId: true, email: true } },
    },
  });
  const places = await placesOf(tx, personId);
  const own = places.filter(({ kind }) => OWN_KINDS.has(kind));
  const names = [
    person.displayName,
    person.email,
    ...person.identities.flatMap(({ externalUserId, email }) => [externalUserId, email]),
  ];
  return {
    personId,
    identities: person.identities.map(({ id, tenantId, externalUserId }) => ({ id, tenantId, externalUserId })),
    ownConversations: own.map(({ id }) => id),
    sharedConversations: places.filter(({ kind }) => !OWN_KINDS.has(kind)).map(({ id }) => id),
    names: [...new Set(names.flatMap((name) => name || []))],
  };
}

/**
 * Where they said something to the bot, were answered, were written to unasked, or only pressed a button. The last two
 * are known by their id or address: no index helps there, and reading them all takes a fraction of a second.
 */
function placesOf(tx: Transaction, personId: string): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    SELECT id, kind::text FROM conversation
    WHERE id IN (
      SELECT inbox.conversation_id FROM chat_identity identity
      JOIN inbox ON inbox.sender = identity.external_user_id
      JOIN conversation place ON place.id = inbox.conversation_id AND place.tenant_id = identity.tenant_id
      WHERE identity.person_id = ${personId}::uuid
      UNION
      SELECT place.id FROM chat_identity identity
      JOIN conversation place ON place.tenant_id = identity.tenant_id
       AND (place.external_id = ${DIRECT} || identity.external_user_id
            OR identity.external_user_id IN (place.address->>'user', place.address->>'channel',
                                             place.address->>'userId', place.address->>'userObjectId'))
      WHERE identity.person_id = ${personId}::uuid
      UNION
      SELECT conversation_id FROM answer WHERE person_id = ${personId}::uuid AND conversation_id IS NOT NULL)`;
}
