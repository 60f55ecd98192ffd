import { z } from 'zod';
import {
  type ConversationReference,
  conversationReferenceSchema,
  type PlatformName,
  platformNameSchema,
} from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import type { Transaction } from '../store/transaction.ts';

/** Why the bot cannot write to somebody unasked. */
export type Unreachable =
  /** No such person, or nothing is left of who it was. */
  | 'erased'
  /** Not a member of an organisation here: guests and people of others are never written to unasked. */
  | 'not-a-member'
  /** Was a member, and left. */
  | 'deactivated'
  /** No connected platform can open a conversation with what is known. */
  | 'no-way';

export type Reach = { kind: 'reachable'; conversationId: string } | { kind: 'unreachable'; reason: Unreachable };

/** Finds the place in which to write to a person who did not ask. */
export interface Outreach {
  /**
   * Where messages arrive now; on the platform the person prefers, else where they were last: their latest direct conversation with the bot, or
   * a new one where the platform can open it. Asks no platform anything.
   */
  reach(tx: Transaction, personId: string): Promise<Reach>;
}

const identitySchema = z.object({
  external_user_id: z.string(),
  standing: z.string(),
  active: z.boolean(),
  connected: z.boolean(),
  tenant_id: z.uuid(),
  tenant: z.string(),
  platform: platformNameSchema,
});
type Identity = z.infer<typeof identitySchema>;

export function createOutreach(deps: { platforms: ReadonlyMap<PlatformName, Platform> }): Outreach {
  return {
    async reach(tx, personId) {
      const identities = await identitiesOf(tx, personId);
      const reason = whyNot(identities);
      if (reason !== null) return { kind: 'unreachable', reason };
      for (const identity of identities.filter((one) => isReachable(one) && deps.platforms.has(one.platform))) {
        const conversationId = (await lastDirect(tx, identity)) ?? (await openDirect(tx, identity));
        if (conversationId !== null) return { kind: 'reachable', conversationId };
      }
      return { kind: 'unreachable', reason: 'no-way' };
    },
  };

  async function openDirect(tx: Transaction, identity: Identity): Promise<string | null> {
    const { tenant, external_user_id: user } = identity;
    const known = await knownConversation(tx, identity);
    const place = deps.platforms.get(identity.platform)?.openDirect(tenant, user, known) ?? null;
    return place === null ? null : keepConversation(tx, identity.tenant_id, place);
  }
}

/** Every identity of a person who is still somebody, the one to write to first. */
async function identitiesOf(tx: Transaction, personId: string): Promise<Identity[]> {
  const rows = await tx.$queryRaw`
    SELECT identity.external_user_id, identity.standing::text, identity.deactivated_at IS NULL AS active,
           tenant.disconnected_at IS NULL AS connected, tenant.id AS tenant_id, tenant.external_id AS tenant,
           tenant.platform
    FROM person
    JOIN chat_identity identity ON identity.person_id = person.id
    JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
    LEFT JOIN LATERAL (
      SELECT max(inbox.received_at) AS at FROM inbox JOIN conversation ON conversation.id = inbox.conversation_id
      WHERE inbox.sender = identity.external_user_id AND conversation.tenant_id = tenant.id) heard ON true
    WHERE person.id = ${personId}::uuid AND person.erased_at IS NULL
    ORDER BY tenant.held_since IS NOT NULL, (tenant.platform = person.preferred_platform) IS TRUE DESC, heard.at DESC NULLS LAST, identity.created_at`;
  return z.array(identitySchema).parse(rows);
}

function isReachable(identity: Identity): boolean {
  return identity.standing === 'member' && identity.active && identity.connected;
}

function whyNot(identities: readonly Identity[]): Unreachable | null {
  if (identities.length === 0) return 'erased';
  if (identities.some(isReachable)) return null;
  const members = identities.filter(({ standing }) => standing === 'member');
  if (members.length === 0) return 'not-a-member';
  return members.every(({ active }) => !active) ? 'deactivated' : 'no-way';
}

/** Outside any thread: what is said unasked has nothing to do with an earlier question. */
async function lastDirect(tx: Transaction, identity: Identity): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT conversation.id FROM inbox JOIN conversation ON conversation.id = inbox.conversation_id
    WHERE inbox.sender = ${identity.external_user_id} AND conversation.tenant_id = ${identity.tenant_id}::uuid
      AND conversation.kind = 'personal' AND conversation.thread IS NULL
    ORDER BY inbox.id DESC LIMIT 1`;
  return rows[0]?.id ?? null;
}

/** Where the person spoke last in this tenant; else any conversation of it. One whose address was erased is none. */
async function knownConversation(tx: Transaction, identity: Identity): Promise<ConversationReference | null> {
  const rows = await tx.$queryRaw<Record<string, unknown>[]>`
    SELECT conversation.external_id AS id, conversation.kind::text, conversation.address
    FROM conversation
    LEFT JOIN LATERAL (
      SELECT max(inbox.id) AS last FROM inbox
      WHERE inbox.conversation_id = conversation.id AND inbox.sender = ${identity.external_user_id}) spoken ON true
    WHERE conversation.tenant_id = ${identity.tenant_id}::uuid AND conversation.address <> '{}'::jsonb
    ORDER BY spoken.last DESC NULLS LAST, conversation.created_at DESC LIMIT 1`;
  const { platform, tenant } = identity;
  return conversationReferenceSchema.safeParse({ ...rows[0], platform, tenant }).data ?? null;
}

/** The conversation's row, made if it is new. */
async function keepConversation(tx: Transaction, tenantId: string, place: ConversationReference): Promise<string> {
  const { id: externalId, kind, address } = place;
  const { id } = await tx.conversation.upsert({
    where: { tenantId_externalId: { tenantId, externalId } },
    create: { tenantId, externalId, kind, address },
    update: { address },
    select: { id: true },
  });
  return id;
}
