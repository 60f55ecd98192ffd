import { z } from 'zod';
import {
  type ConversationReference,
  conversationReferenceSchema,
  type PlatformName,
  platformNameSchema,
} from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import type { Transaction } from '../store/transaction.ts';
import { ANY_PLACE, FIRST_ACCOUNT, KEPT_CONVERSATION, LATEST_ALONE, SPOKEN_LAST } from './place-queries.ts';
import { ANYBODY, type Opening, reachAlike } from './reach-alike.ts';

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

/** By person, ids of tenants. */
type Avoid = ReadonlyMap<string, readonly string[]>;

/** Finds the place in which to write to a person who did not ask. */
export interface Outreach {
  /**
   * Where messages arrive now; on the platform the person prefers, else where they were last: their latest direct conversation with the bot, or
   * a new one where the platform can open it. Asks no platform anything.
   */
  reach(tx: Transaction, personId: string): Promise<Reach>;
  /**
   * The same for many people, in as many queries as for one.
   *
   * @param avoid by person the tenants in which they are not to be looked for
   * @returns by person
   */
  reachMany(tx: Transaction, personIds: readonly string[], avoid?: Avoid): Promise<ReadonlyMap<string, Reach>>;
}

const placeSchema = z.object({ id: z.string(), kind: z.string(), address: z.unknown() });

const identitySchema = z.object({
  person_id: z.uuid(),
  external_user_id: z.string(),
  standing: z.string(),
  active: z.boolean(),
  connected: z.boolean(),
  tenant_id: z.uuid(),
  tenant: z.string(),
  platform: platformNameSchema,
  direct: z.uuid().nullable(),
  spoke: placeSchema.nullable(),
});
type Identity = z.infer<typeof identitySchema>;

const tenantSchema = z.object({
  tenant_id: z.uuid(),
  tenant: z.string(),
  platform: platformNameSchema,
  /** Any conversation there; null: none is known. */
  place: placeSchema.nullable(),
});

/** From so many on most are reached alike, and looking at each would take too much. */
const MANY = 20;

/** A conversation that the platform can open, before it has a row. */
interface Opened {
  tenantId: string;
  place: ConversationReference;
}

export function createOutreach(deps: { platforms: ReadonlyMap<PlatformName, Pick<Platform, 'openDirect'>> }): Outreach {
  async function reachMany(
    tx: Transaction,
    personIds: readonly string[],
    avoid: Avoid = new Map(),
  ): Promise<ReadonlyMap<string, Reach>> {
    if (personIds.length === 0) return new Map();
    const alike = await alikeOf(tx, personIds, avoid);
    const found = await oneByOne(
      tx,
      personIds.filter((id) => !alike.has(id)),
      avoid,
    );
    for (const [personId, conversationId] of alike) found.set(personId, { kind: 'reachable', conversationId });
    return found;
  }

  /** Those of many who are reached as most are; of a few nobody is. */
  async function alikeOf(tx: Transaction, personIds: readonly string[], avoid: Avoid): Promise<Map<string, string>> {
    if (personIds.length < MANY) return new Map();
    const ids = personIds.filter((id) => (avoid.get(id)?.length ?? 0) === 0);
    const platforms = [...deps.platforms.keys()];
    return reachAlike(tx, ids, { platforms, openings: await openingsFor(tx, ids) });
  }

  async function openingsFor(tx: Transaction, personIds: readonly string[]): Promise<Opening[]> {
    const rows = await tx.$queryRaw`
      SELECT tenant.id AS tenant_id, tenant.external_id AS tenant, tenant.platform, to_jsonb(place) AS place
      FROM chat_tenant tenant LEFT JOIN LATERAL (${ANY_PLACE}) place ON true
      WHERE tenant.id IN (SELECT tenant_id FROM chat_identity WHERE person_id = ANY(${personIds}::uuid[]))`;
    return z
      .array(tenantSchema)
      .parse(rows)
      .flatMap(({ tenant_id, tenant, platform, place }) => {
        const near = referenceOf({ platform, tenant }, place ?? undefined);
        const opened = deps.platforms.get(platform)?.openDirect(tenant, ANYBODY, near);
        return opened ? [{ tenant_id, place: JSON.stringify(opened) }] : [];
      });
  }

  async function oneByOne(tx: Transaction, personIds: readonly string[], avoid: Avoid): Promise<Map<string, Reach>> {
    if (personIds.length === 0) return new Map();
    const identities = Map.groupBy(await identitiesOf(tx, personIds), ({ person_id: id }) => id);
    const known = await placesKnown(tx, [...identities.values()].flat());
    const found = personIds.map((personId) => {
      const own = identities.get(personId) ?? [];
      const reason = whyNot(own);
      const avoided = avoid.get(personId) ?? [];
      const left = own.filter(({ tenant_id: id }) => !avoided.includes(id));
      return { personId, where: reason === null ? (wayTo(left, known) ?? 'no-way') : reason };
    });
    const ids = await keepConversations(
      tx,
      found.flatMap(({ where }) => (isOpened(where) ? [where] : [])),
    );
    return new Map(found.map(({ personId, where }) => [personId, reachOf(where, ids)]));
  }

  /** @returns the id of a conversation, or one to be opened; null: there is no way */
  function wayTo(own: readonly Identity[], known: KnownPlaces): { direct: string } | Opened | null {
    for (const identity of own.filter((one) => isReachable(one) && deps.platforms.has(one.platform))) {
      if (identity.direct !== null) return { direct: identity.direct };
      const place = openDirect(identity, known);
      if (place !== null) return { tenantId: identity.tenant_id, place };
    }
    return null;
  }

  function openDirect(identity: Identity, known: KnownPlaces): ConversationReference | null {
    const { platform, tenant, external_user_id: user } = identity;
    const near = referenceOf(identity, identity.spoke ?? known.get(identity.tenant_id));
    return deps.platforms.get(platform)?.openDirect(tenant, user, near) ?? null;
  }

  return {
    reachMany,
    async reach(tx, personId) {
      return (await reachMany(tx, [personId])).get(personId) ?? { kind: 'unreachable', reason: 'erased' };
    },
  };
}

type Where = Unreachable | { direct: string } | Opened;

function isOpened(where: Where): where is Opened {
  return typeof where === 'object' && 'place' in where;
}

function reachOf(where: Where, ids: ReadonlyMap<string, string>): Reach {
  if (typeof where === 'string') return { kind: 'unreachable', reason: where };
  const conversationId = 'direct' in where ? where.direct : ids.get(keyOf(where.tenantId, where.place.id));
  return conversationId === undefined
    ? { kind: 'unreachable', reason: 'no-way' }
    : { kind: 'reachable', conversationId };
}

/** Every identity of people who are still somebody, by person the one to write to first. */
async function identitiesOf(tx: Transaction, personIds: readonly string[]): Promise<Identity[]> {
  const rows = await tx.$queryRaw`
    SELECT person.id AS person_id, identity.external_user_id, identity.standing::text,
           identity.deactivated_at IS NULL AS active, tenant.disconnected_at IS NULL AS connected,
           tenant.id AS tenant_id, tenant.external_id AS tenant, tenant.platform, alone.id AS direct, spoken.place AS spoke
    FROM person
    JOIN chat_identity identity ON identity.person_id = person.id
    JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
    LEFT JOIN LATERAL (${SPOKEN_LAST}) spoken ON true
    LEFT JOIN LATERAL (${LATEST_ALONE}) alone ON true
    WHERE person.id = ANY(${personIds}::uuid[]) AND person.erased_at IS NULL
    ORDER BY ${FIRST_ACCOUNT}`;
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

/** By tenant. */
type KnownPlaces = ReadonlyMap<string, z.infer<typeof placeSchema>>;

/** For the tenants of people who never spoke. */
async function placesKnown(tx: Transaction, identities: readonly Identity[]): Promise<KnownPlaces> {
  const silent = identities.filter(({ direct, spoke }) => direct === null && spoke === null);
  const tenants = [...new Set(silent.map(({ tenant_id: id }) => id))];
  if (tenants.length === 0) return new Map();
  const rows = await tx.$queryRaw`
    SELECT tenant.id AS tenant_id, place.* FROM unnest(${tenants}::uuid[]) AS tenant (id), LATERAL (${ANY_PLACE}) place`;
  const places = z.array(placeSchema.extend({ tenant_id: z.uuid() })).parse(rows);
  return new Map(places.map((place) => [place.tenant_id, place]));
}

function referenceOf(
  { platform, tenant }: Pick<Identity, 'platform' | 'tenant'>,
  place: z.infer<typeof placeSchema> | undefined,
): ConversationReference | null {
  return conversationReferenceSchema.safeParse({ ...place, platform, tenant }).data ?? null;
}

function keyOf(tenantId: string, externalId: string): string {
  return `${tenantId} ${externalId}`;
}

/** Their rows, made where they are new. @returns the ids, by {@link keyOf} */
async function keepConversations(tx: Transaction, opened: readonly Opened[]): Promise<ReadonlyMap<string, string>> {
  const places = new Map(
    opened.map(({ tenantId, place: { id, kind, address } }) => [
      keyOf(tenantId, id),
      { tenant_id: tenantId, external_id: id, kind, address },
    ]),
  );
  if (places.size === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; tenant_id: string; external_id: string }[]>`
    INSERT INTO conversation (id, tenant_id, external_id, kind, address)
    SELECT gen_random_uuid(), tenant_id, external_id, kind::"ConversationKind", address
    FROM jsonb_to_recordset(${JSON.stringify([...places.values()])}::jsonb)
      AS place (tenant_id uuid, external_id text, kind text, address jsonb)
    ORDER BY tenant_id, external_id
    ${KEPT_CONVERSATION}
    RETURNING id, tenant_id, external_id`;
  return new Map(rows.map((row) => [keyOf(row.tenant_id, row.external_id), row.id]));
}
