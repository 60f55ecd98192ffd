import { z } from 'zod';
import type { Profile } from '../chat/platform.ts';
import { visibleTexts } from '../chat/visible-text.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { normalisedEmail } from './email.ts';
import { decideProfiles, type IdentityRow, type Kept, type PersonRow, type ProfileChanges } from './profile-rules.ts';
import type { Tenant } from './tenants.ts';

/** What came of it, in numbers of people. */
export interface ProfileCounts {
  new: number;
  changed: number;
}

/** What goes along when two rows turn out to be one person: `PERSONAL_DATA` of `app`. */
export type Belongings = readonly Pick<PersonalDataPart, 'move'>[];

/** Keeps what a platform tells of somebody. The rules are in `profile-rules.ts`. */
export async function keepProfile(tx: Transaction, parts: Belongings, tenant: Tenant, profile: Profile): Promise<void> {
  await keepProfiles(tx, parts, tenant, [profile]);
}

/**
 * Within one organisation one transaction at a time decides who is who: two of them could each make a person for one
 * address.
 */
export async function lockPeople(tx: Transaction, tenant: Tenant): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`people:${tenant.organisationId}`}, 0))`;
}

/**
 * The same for many at once, in a few statements however many there are.
 *
 * @param told of each account at most once
 */
export async function keepProfiles(
  tx: Transaction,
  parts: Belongings,
  tenant: Tenant,
  told: readonly Profile[],
): Promise<ProfileCounts> {
  // People choose their own name, with whatever characters.
  const profiles = visibleTexts(told);
  await lockPeople(tx, tenant);
  const changes = decideProfiles(await keptFor(tx, tenant, profiles), profiles);
  await write(tx, parts, tenant, changes);
  return { new: changes.newIdentities.length, changed: changes.changedPersons.length };
}

const standingSchema = z.enum(['member', 'guest', 'external', 'unknown']);
const identitiesSchema = z.array(
  z.object({
    id: z.uuid(),
    externalUserId: z.string(),
    personId: z.uuid(),
    standing: standingSchema,
    email: z.string().nullable(),
    verified: z.boolean(),
    deactivated: z.boolean(),
  }),
);
const personsSchema = z.array(
  z.object({
    id: z.uuid(),
    organisationId: z.uuid().nullable(),
    displayName: z.string().nullable(),
    department: z.string().nullable(),
    email: z.string().nullable(),
    erased: z.boolean(),
  }),
);

async function keptFor(tx: Transaction, tenant: Tenant, profiles: readonly Profile[]): Promise<Kept> {
  const ids = profiles.map(({ externalId }) => externalId);
  const emails = profiles.flatMap(({ email }) => normalisedEmail(email) ?? []);
  const persons = personsSchema.parse(
    await tx.$queryRaw`
      SELECT id, organisation_id AS "organisationId", display_name AS "displayName", department, email,
             erased_at IS NOT NULL AS erased
      FROM person
      WHERE id IN (SELECT person_id FROM chat_identity
                   WHERE tenant_id = ${tenant.id}::uuid AND external_user_id = ANY(${ids}))
         OR (organisation_id = ${tenant.organisationId}::uuid AND email = ANY(${emails}))`,
  );
  const identities = identitiesSchema.parse(
    await tx.$queryRaw`
      SELECT id, external_user_id AS "externalUserId", person_id AS "personId", standing::text, email,
             verified_at IS NOT NULL AS verified, deactivated_at IS NOT NULL AS deactivated
      FROM chat_identity
      WHERE tenant_id = ${tenant.id}::uuid AND person_id = ANY(${persons.map(({ id }) => id)}::uuid[])`,
  );
  return { organisationId: tenant.organisationId, identities, persons };
}

async function write(tx: Transaction, parts: Belongings, tenant: Tenant, changes: ProfileChanges): Promise<void> {
  await insertPersons(tx, changes.newPersons);
  await updatePersons(tx, changes.changedPersons);
  await insertIdentities(tx, tenant, changes.newIdentities);
  await updateIdentities(tx, changes.toldIdentities);
  for (const { from, to } of changes.moves) await moveBelongings(tx, parts, from, to);
  await noteLinks(tx, tenant, changes.linked);
  await propose(tx, changes.proposals);
}

/** As `recordAudit` would, for many at once. */
async function noteLinks(tx: Transaction, tenant: Tenant, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO audit_entry (organisation_id, action, object_kind, object_id, details)
    SELECT ${tenant.organisationId}::uuid, 'identity.linked', 'person', person_id, '{"by": "address"}'::jsonb
    FROM unnest(${personIds}::text[]) AS linked(person_id)`;
}

async function propose(tx: Transaction, proposals: ProfileChanges['proposals']): Promise<void> {
  if (proposals.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO link_proposal (id, identity_id, person_id, reason)
    SELECT gen_random_uuid(), "identityId", "personId", reason
    FROM jsonb_to_recordset(${JSON.stringify(proposals)}::jsonb)
      AS doubtful("identityId" uuid, "personId" uuid, reason text)
    ON CONFLICT (identity_id, person_id) DO NOTHING`;
  await ringAtCommit(tx, ['people_news']);
}

async function insertPersons(tx: Transaction, persons: readonly PersonRow[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO person (id, organisation_id, display_name, department, email)
    SELECT id, "organisationId", "displayName", department, email
    FROM jsonb_to_recordset(${JSON.stringify(persons)}::jsonb)
      AS told(id uuid, "organisationId" uuid, "displayName" text, department text, email text)`;
}

async function updatePersons(tx: Transaction, persons: readonly PersonRow[]): Promise<void> {
  if (persons.length === 0) return;
  const told = JSON.stringify(persons);
  // First away with the addresses that change hands: each row is checked by itself, while the statement is at work.
  await tx.$executeRaw`
    UPDATE person SET email = NULL
    FROM jsonb_to_recordset(${told}::jsonb) AS told(id uuid, email text)
    WHERE person.id = told.id AND person.email IS DISTINCT FROM told.email`;
  await tx.$executeRaw`
    UPDATE person SET organisation_id = told."organisationId", display_name = told."displayName",
                      department = told.department, email = told.email
    FROM jsonb_to_recordset(${told}::jsonb)
      AS told(id uuid, "organisationId" uuid, "displayName" text, department text, email text)
    WHERE person.id = told.id`;
}

async function insertIdentities(tx: Transaction, tenant: Tenant, identities: readonly IdentityRow[]): Promise<void> {
  if (identities.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing, email, verified_at, deactivated_at)
    SELECT id, ${tenant.id}::uuid, "externalUserId", "personId", standing::"Standing", email, clock_now(),
           CASE WHEN deactivated THEN clock_now() END
    FROM jsonb_to_recordset(${JSON.stringify(identities)}::jsonb)
      AS told(id uuid, "externalUserId" text, "personId" uuid, standing text, email text, deactivated boolean)`;
}

async function updateIdentities(tx: Transaction, identities: readonly IdentityRow[]): Promise<void> {
  if (identities.length === 0) return;
  await tx.$executeRaw`
    UPDATE chat_identity
    SET person_id = told."personId", standing = told.standing::"Standing", email = told.email, verified_at = clock_now(),
        deactivated_at = CASE WHEN told.deactivated THEN coalesce(deactivated_at, clock_now()) END
    FROM jsonb_to_recordset(${JSON.stringify(identities)}::jsonb)
      AS told(id uuid, "personId" uuid, standing text, email text, deactivated boolean)
    WHERE chat_identity.id = told.id`;
}

/**
 * Gives what one person row has to another, when both turn out to be one person. The empty row says nothing of who it
 * was any more: nobody would find it when they want to be erased.
 *
 * @param parts everything that keeps something of people
 */
export async function moveBelongings(tx: Transaction, parts: Belongings, from: string, to: string): Promise<void> {
  const row = await tx.person.findUnique({ where: { id: from }, select: { displayName: true } });
  const name = row?.displayName?.trim() || null;
  for (const part of parts) await part.move(tx, { from, to, name });
}
