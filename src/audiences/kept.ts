import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Audience, audienceSchema } from './audience.ts';

/** As long as a name in a list may be. */
export const LONGEST_NAME = 60;

/** A group that brokers of an organisation kept by a name: who is in it is computed when it is used. */
export interface KeptAudience {
  id: string;
  name: string;
  audience: Audience;
  createdBy: string | null;
}

/** By name. */
export async function keptAudiences(tx: Transaction, organisationId: string): Promise<KeptAudience[]> {
  const rows = await tx.keptAudience.findMany({
    where: { organisationId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, audience: true, createdBy: { select: { displayName: true } } },
  });
  return rows.map(({ createdBy, audience, ...row }) => ({
    ...row,
    audience: audienceSchema.parse(audience),
    createdBy: createdBy.displayName,
  }));
}

/**
 * Keeps a group by a name, of which an organisation has one: no matter how it is written, in capitals or not.
 *
 * @returns false: there is one of that name already
 */
export async function keepAudience(
  tx: Transaction,
  kept: { organisationId: string; name: string; audience: Audience; by: string },
): Promise<boolean> {
  const { organisationId, name, audience, by } = kept;
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO kept_audience (id, organisation_id, name, name_key, audience, created_by)
    VALUES (gen_random_uuid(), ${organisationId}::uuid, ${name}, ${name.toLowerCase()}, ${JSON.stringify(audience)}::jsonb,
            ${by}::uuid)
    ON CONFLICT (organisation_id, name_key) DO NOTHING RETURNING id`;
  return rows.length > 0;
}

/** Drafts that were made with it stay as they are. @returns false: it was gone already */
export async function forgetAudience(tx: Transaction, organisationId: string, id: string): Promise<boolean> {
  return (await tx.keptAudience.deleteMany({ where: { id, organisationId } })).count > 0;
}

/** The ids of the groups of which somebody stands on the list. */
export async function listsWith(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM kept_audience WHERE audience -> 'people' ? ${personId}::text`;
  return rows.map(({ id }) => id);
}

/** Two rows turned out to be one person: whatever is kept or planned for the one is for the other. */
export async function moveOnLists(tx: Transaction, from: string, to: string): Promise<void> {
  for (const table of ['kept_audience', 'broadcast', 'site_visit', 'session_series'].map((name) => Prisma.raw(name))) {
    await tx.$executeRaw`
      UPDATE ${table} SET audience = replace(audience::text, ${from}::text, ${to}::text)::jsonb
      WHERE audience::text LIKE '%' || ${from}::text || '%'`;
  }
}

/** Who is erased stands in no list any more. */
export async function takeOffLists(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE kept_audience SET audience = jsonb_set(audience, '{people}', (audience -> 'people') - ${personId}::text)
    WHERE jsonb_typeof(audience -> 'people') = 'array' AND audience -> 'people' ? ${personId}::text`;
  await tx.$executeRaw`
    UPDATE site_visit SET audience = jsonb_set(audience, '{people}', (audience -> 'people') - ${personId}::text)
    WHERE jsonb_typeof(audience -> 'people') = 'array' AND audience -> 'people' ? ${personId}::text`;
  await tx.$executeRaw`
    UPDATE broadcast SET audience = jsonb_set(audience, '{people}', (audience -> 'people') - ${personId}::text)
    WHERE jsonb_typeof(audience -> 'people') = 'array' AND audience -> 'people' ? ${personId}::text`;
}
