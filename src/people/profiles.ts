import { z } from 'zod';
import type { Profile } from '../chat/platform.ts';
import { visibleTexts } from '../chat/visible-text.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { Transaction } from '../store/transaction.ts';
import { normalisedEmail } from './email.ts';
import { leaveNameOut } from './left-out-names.ts';
import { decideProfiles, type IdentityRow, type Kept, type PersonRow, type ProfileChanges } from './profile-rules.ts';
import type { Tenant } from './tenants.ts';

/** What came of it, in numbers of people. */
export interface ProfileCounts {
  new: number;
  changed: number;
}

/** Keeps what a platform tells of somebody. The rules are in `profile-rules.ts`. */
export async function keepProfile(tx: Transaction, tenant: Tenant, profile: Profile): Promise<void> {
  await keepProfiles(tx, tenant, [profile]);
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
export async function keepProfiles(tx: Transaction, tenant: Tenant, told: readonly Profile[]): Promise<ProfileCounts> {
  // People choose their own name, with whatever characters.
  const profiles = visibleTexts(told);
  await lockPeople(tx, tenant);
  const changes = decideProfiles(await keptFor(tx, tenant, profiles), profiles);
  await write(tx, tenant, changes);
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

async function write(tx: Transaction, tenant: Tenant, changes: ProfileChanges): Promise<void> {
  await insertPersons(tx, changes.newPersons);
  await updatePersons(tx, changes.changedPersons);
  await insertIdentities(tx, tenant, changes.newIdentities);
  await updateIdentities(tx, changes.toldIdentities);
  for (const { from, to } of changes.moves) await moveBelongings(tx, from, to);
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
 */
export async function moveBelongings(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.ruleVersion.updateMany({ where: { authorId: from }, data: { authorId: to } });
  await tx.counterVersion.updateMany({ where: { authorId: from }, data: { authorId: to } });
  await moveCases(tx, from, to);
  // Before the answers move, as they tell where this person spoke.
  await tx.$executeRaw`
    UPDATE conversation SET memory = replace(memory::text, ${from}, ${to})::jsonb
    WHERE memory IS NOT NULL AND id IN (SELECT conversation_id FROM answer WHERE person_id = ${from}::uuid)`;
  await tx.answer.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.knowledgeGap.updateMany({ where: { answeredBy: from }, data: { answeredBy: to } });
  await tx.$executeRaw`
    DELETE FROM gap_question mine USING gap_question other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid
      AND other.gap_id = mine.gap_id AND other.conversation_id = mine.conversation_id`;
  await tx.gapQuestion.updateMany({ where: { personId: from }, data: { personId: to } });
  await moveBroadcasts(tx, from, to);
  await moveVisits(tx, from, to);
  await moveDossiers(tx, from, to);
  await moveAmbassador(tx, from, to);
  await moveSessions(tx, from, to);
  await tx.pledge.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.document.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.ingestion.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.spokenOf.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.$executeRaw`
    UPDATE feedback SET person_id = ${to}::uuid
    WHERE person_id = ${from}::uuid
      AND NOT EXISTS (SELECT 1 FROM feedback other
                      WHERE other.answer_id = feedback.answer_id AND other.person_id = ${to}::uuid)`;
  // Where both judged one answer, one verdict is left.
  await tx.$executeRaw`DELETE FROM feedback WHERE person_id = ${from}::uuid`;
  // What was done by and to them is found under the person they are.
  await tx.auditEntry.updateMany({ where: { actorId: from }, data: { actorId: to } });
  await tx.auditEntry.updateMany({ where: { objectKind: 'person', objectId: from }, data: { objectId: to } });
  await tx.$executeRaw`
    UPDATE person SET display_name = NULL, email = NULL, department = NULL, region = NULL, language = NULL,
                      preferred_platform = NULL, erased_at = clock_now()
    WHERE id = ${from}::uuid AND NOT EXISTS (SELECT 1 FROM chat_identity WHERE person_id = ${from}::uuid)`;
}

/** Broadcasts and groups they made, and what they got: of one that both got, one of the two stays. */
async function moveBroadcasts(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.broadcast.updateMany({ where: { createdById: from }, data: { createdById: to } });
  await tx.broadcast.updateMany({ where: { editedById: from }, data: { editedById: to } });
  await tx.broadcast.updateMany({ where: { approvedById: from }, data: { approvedById: to } });
  await tx.keptAudience.updateMany({ where: { createdById: from }, data: { createdById: to } });
  await tx.broadcastChannel.updateMany({ where: { openedById: from }, data: { openedById: to } });
  await tx.$executeRaw`
    UPDATE kept_audience SET audience = replace(audience::text, ${from}::text, ${to}::text)::jsonb
    WHERE audience::text LIKE '%' || ${from}::text || '%'`;
  await tx.$executeRaw`
    DELETE FROM broadcast_recipient mine USING broadcast_recipient other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.broadcast_id = mine.broadcast_id`;
  await tx.broadcastRecipient.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.$executeRaw`
    UPDATE person SET unasked_refused_at = coalesce(person.unasked_refused_at, moved.unasked_refused_at)
    FROM person moved WHERE moved.id = ${from}::uuid AND person.id = ${to}::uuid`;
}

/** Sessions they planned, and what they answered: of two answers to one session that of who stays counts. */
async function moveSessions(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.sessionSeries.updateMany({ where: { createdById: from }, data: { createdById: to } });
  await tx.session.updateMany({ where: { recapById: from }, data: { recapById: to } });
  await tx.sessionTopic.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.$executeRaw`
    DELETE FROM session_reply mine USING session_reply other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.session_id = mine.session_id`;
  await tx.sessionReply.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.$executeRaw`
    DELETE FROM session_vote mine USING session_vote other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.topic_id = mine.topic_id`;
  await tx.sessionVote.updateMany({ where: { personId: from }, data: { personId: to } });
}

/** Site visits they organise, and those they were invited to: of two replies to one visit that of who said something stays. */
async function moveVisits(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.siteVisit.updateMany({ where: { createdById: from }, data: { createdById: to } });
  await tx.siteVisit.updateMany({ where: { deputyId: from }, data: { deputyId: to } });
  await tx.siteVisit.updateMany({ where: { editedById: from }, data: { editedById: to } });
  await tx.siteVisit.updateMany({ where: { approvedById: from }, data: { approvedById: to } });
  await tx.calendarEntry.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.visitEvent.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.visitEvent.updateMany({ where: { byId: from }, data: { byId: to } });
  for (const [goes, stays] of [
    [to, from],
    [from, to],
  ]) {
    await tx.$executeRaw`
      DELETE FROM visit_guest guest USING visit_guest other
      WHERE guest.person_id = ${goes}::uuid AND other.person_id = ${stays}::uuid AND other.visit_id = guest.visit_id
        AND (guest.reply = 'invited' OR ${goes} = ${from})`;
  }
  await tx.visitGuest.updateMany({ where: { personId: from }, data: { personId: to } });
}

/** Dossiers they made, and what they decided in any. */
async function moveDossiers(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.dossier.updateMany({ where: { createdById: from }, data: { createdById: to } });
  await tx.dossierCriterion.updateMany({ where: { decidedById: from }, data: { decidedById: to } });
  await tx.$executeRaw`
    DELETE FROM dossier_reader mine USING dossier_reader other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.dossier_id = mine.dossier_id`;
  await tx.dossierReader.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.sharedText.updateMany({ where: { sharedById: from }, data: { sharedById: to } });
}

/** What they chose as an ambassador, got and learned: where both chose or got something, that of who they turn out to be stays. */
async function moveAmbassador(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO role_grant (id, person_id, role)
    SELECT gen_random_uuid(), ${to}::uuid, 'ambassador' FROM ambassador
    WHERE person_id = ${from}::uuid AND stopped_at IS NULL
      AND NOT EXISTS (SELECT FROM ambassador WHERE person_id = ${to}::uuid)
      AND NOT EXISTS (SELECT FROM role_grant
                      WHERE person_id = ${to}::uuid AND role = 'ambassador' AND revoked_at IS NULL)`;
  await tx.$executeRaw`
    DELETE FROM nudge mine USING nudge other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.planned_for = mine.planned_for`;
  await tx.$executeRaw`
    DELETE FROM card_memory mine USING card_memory other
    WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.card_id = mine.card_id`;
  for (const table of ['ambassador', 'ambassador_asked']) {
    await tx.$executeRawUnsafe(
      `DELETE FROM ${table} WHERE person_id = $1::uuid AND EXISTS (SELECT FROM ${table} WHERE person_id = $2::uuid)`,
      ...[from, to],
    );
  }
  await tx.ambassador.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.ambassadorAsked.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.nudge.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.cardMemory.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.learningCard.updateMany({ where: { addedById: from }, data: { addedById: to } });
  await tx.ownHook.updateMany({ where: { writtenById: from }, data: { writtenById: to } });
}

/** Cases they filed or lead, and where they work. At a counter where both stand, one of the two leaves. */
async function moveCases(tx: Transaction, from: string, to: string): Promise<void> {
  await leaveNameOut(tx, from);
  await tx.entrepreneurCase.updateMany({ where: { filedById: from }, data: { filedById: to } });
  await tx.entrepreneurCase.updateMany({ where: { ownerPersonId: from }, data: { ownerPersonId: to } });
  await tx.$executeRaw`
    UPDATE counter_member SET person_id = ${to}::uuid
    WHERE person_id = ${from}::uuid
      AND NOT EXISTS (SELECT 1 FROM counter_member other
                      WHERE other.counter_id = counter_member.counter_id AND other.person_id = ${to}::uuid)`;
  await tx.$executeRaw`
    UPDATE counter_member SET person_id = NULL, name = NULL, email = NULL, left_at = coalesce(left_at, clock_now())
    WHERE person_id = ${from}::uuid`;
  await tx.$executeRaw`
    UPDATE ledger_actor SET person_id = ${to}::uuid
    WHERE person_id = ${from}::uuid AND NOT EXISTS (SELECT 1 FROM ledger_actor WHERE person_id = ${to}::uuid)`;
  // A pseudonym in the history stays what it is: under a second one nobody would find again what they said.
  await tx.$executeRaw`
    DELETE FROM ledger_words USING ledger_entry, ledger_actor
    WHERE ledger_entry.id = ledger_words.entry_id AND ledger_actor.id = ledger_entry.actor_id
      AND ledger_actor.person_id = ${from}::uuid`;
  await tx.ledgerActor.updateMany({ where: { personId: from }, data: { personId: null } });
}
