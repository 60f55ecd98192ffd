import type { Transaction } from '../store/transaction.ts';
import { FIRST_ACCOUNT, KEPT_CONVERSATION, LATEST_ALONE, SPOKEN_LAST } from './place-queries.ts';

/** How the bot opens a chat with whoever of a tenant never spoke to it. */
export interface Opening {
  tenant_id: string;
  /** The place as JSON with `id`, `kind` and `address`, in which {@link ANYBODY} stands for who it is opened with. */
  place: string;
}

/** Stands for the platform's id of a person. */
export const ANYBODY = '00000000-anybody';

/**
 * Where to write to those of whom it takes no thought: their first account was spoken to before, or is in a tenant in which one chat is
 * opened as any other. One statement, in which nobody comes here and goes back: of a hundred thousand that would be hundreds of megabytes.
 *
 * @param platforms those that are connected
 * @returns by person the conversation, which is made where it is new; who is not in it takes a closer look
 */
export async function reachAlike(
  tx: Transaction,
  personIds: readonly string[],
  { openings, platforms }: { openings: readonly Opening[]; platforms: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ person_id: string; conversation_id: string }[]>`
    WITH opening AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(openings)}::jsonb) AS given (tenant_id uuid, place text)),
    account AS (
      SELECT DISTINCT ON (person.id) person.id AS person_id, identity.tenant_id, identity.external_user_id,
             spoken.at IS NOT NULL AS spoke, alone.id AS direct
      FROM person
      JOIN chat_identity identity ON identity.person_id = person.id
      JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
      LEFT JOIN LATERAL (${SPOKEN_LAST}) spoken ON true
      LEFT JOIN LATERAL (${LATEST_ALONE}) alone ON spoken.at IS NOT NULL
      WHERE person.id = ANY(${personIds}::uuid[]) AND person.erased_at IS NULL AND identity.standing = 'member'
        AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL
        AND tenant.platform = ANY(${platforms}::text[])
      ORDER BY person.id, ${FIRST_ACCOUNT}),
    opened AS (
      SELECT person_id, tenant_id,
             replace(place, ${ANYBODY}, trim(BOTH '"' FROM to_jsonb(external_user_id)::text))::jsonb AS place
      FROM account JOIN opening USING (tenant_id) WHERE NOT spoke),
    kept AS (
      INSERT INTO conversation (id, tenant_id, external_id, kind, address)
      SELECT DISTINCT ON (tenant_id, place ->> 'id') gen_random_uuid(), tenant_id, place ->> 'id',
             (place ->> 'kind')::"ConversationKind", place -> 'address'
      FROM opened ORDER BY tenant_id, place ->> 'id'
      ${KEPT_CONVERSATION}
      RETURNING id, tenant_id, external_id)
    SELECT person_id, direct AS conversation_id FROM account WHERE direct IS NOT NULL
    UNION ALL
    SELECT person_id, kept.id FROM opened
    JOIN kept ON kept.tenant_id = opened.tenant_id AND kept.external_id = opened.place ->> 'id'`;
  return new Map(rows.map(({ person_id, conversation_id }) => [person_id, conversation_id]));
}
