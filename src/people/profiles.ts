import type { Profile } from '../chat/platform.ts';
import { visibleTexts } from '../chat/visible-text.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { normalisedEmail } from './email.ts';
import { personByAddress } from './linking.ts';
import type { Tenant } from './tenants.ts';

/** An identity as it is stored, and the person it has. */
interface StoredIdentity {
  id: string;
  personId: string;
  standing: 'member' | 'guest' | 'external' | 'unknown';
}

/**
 * Keeps what a platform tells of somebody: at first contact, when its list of users is read, and whenever it tells
 * more. A member belongs to the organisation of the tenant; anybody else to none.
 *
 * @returns whether the identity is new here
 */
export async function keepProfile(tx: Transaction, tenant: Tenant, known: Profile): Promise<{ isNew: boolean }> {
  // People choose their own name, with whatever characters.
  const profile = visibleTexts(known);
  const stored = await storedIdentity(tx, tenant, profile.externalId);
  const email = normalisedEmail(profile.email);
  if (!stored) {
    const personId = await personFor(tx, tenant, profile, email);
    const { id } = await tx.chatIdentity.create({
      data: { tenantId: tenant.id, externalUserId: profile.externalId, personId, ...told(profile, email) },
      select: { id: true },
    });
    await proposeIfDoubtful(tx, tenant, profile, { id, personId, email });
    return { isNew: true };
  }
  await tx.chatIdentity.update({
    where: { id: stored.id },
    data: { ...told(profile, email), ...(profile.deactivated ? {} : { deactivatedAt: null }) },
  });
  const personId = await recognisedPerson(tx, tenant, profile, { ...stored, email });
  await describe(tx, tenant, personId, profile, email);
  await proposeIfDoubtful(tx, tenant, profile, { id: stored.id, personId, email });
  return { isNew: false };
}

async function storedIdentity(tx: Transaction, tenant: Tenant, externalUserId: string): Promise<StoredIdentity | null> {
  return tx.chatIdentity.findUnique({
    where: { tenantId_externalUserId: { tenantId: tenant.id, externalUserId } },
    select: { id: true, personId: true, standing: true },
  });
}

function told(profile: Profile, email: string | null) {
  return {
    standing: profile.standing,
    email: profile.standing === 'member' ? email : null,
    verifiedAt: new Date(),
    ...(profile.deactivated ? { deactivatedAt: new Date() } : {}),
  };
}

/** The person of a new identity: the one whose address it has, or a new one. */
async function personFor(tx: Transaction, tenant: Tenant, profile: Profile, email: string | null): Promise<string> {
  const member = profile.standing === 'member';
  const verdict =
    member && email !== null
      ? await personByAddress(tx, tenant, { externalUserId: profile.externalId, email, personId: null })
      : { kind: 'nobody' as const };
  if (verdict.kind === 'person') {
    await describe(tx, tenant, verdict.personId, profile, email);
    await recordAudit(tx, {
      actorId: null,
      organisationId: tenant.organisationId,
      action: 'identity.linked',
      objectKind: 'person',
      objectId: verdict.personId,
      details: { by: 'address' },
    });
    return verdict.personId;
  }
  const { id } = await tx.person.create({
    data: {
      organisationId: member ? tenant.organisationId : null,
      displayName: profile.displayName,
      department: profile.department,
      // Where the address is somebody else's already, it stays theirs until an administrator has decided.
      email: member && verdict.kind === 'nobody' ? email : null,
    },
    select: { id: true },
  });
  return id;
}

/**
 * Somebody who was unknown until now and turns out to be a member may be a person we know. Their own row is empty
 * then, and the identity moves over; in any other case it stays where it is.
 */
async function recognisedPerson(
  tx: Transaction,
  tenant: Tenant,
  profile: Profile,
  identity: StoredIdentity & { email: string | null },
): Promise<string> {
  if (identity.standing !== 'unknown' || profile.standing !== 'member' || identity.email === null) {
    return identity.personId;
  }
  const verdict = await personByAddress(tx, tenant, {
    externalUserId: profile.externalId,
    email: identity.email,
    personId: null,
  });
  if (verdict.kind !== 'person') return identity.personId;
  await tx.chatIdentity.update({ where: { id: identity.id }, data: { personId: verdict.personId } });
  await moveBelongings(tx, identity.personId, verdict.personId);
  return verdict.personId;
}

/** Gives what one person row has to another, when both turn out to be one person. */
export async function moveBelongings(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.answer.updateMany({ where: { personId: from }, data: { personId: to } });
  await tx.document.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  await tx.$executeRaw`
    UPDATE feedback SET person_id = ${to}::uuid
    WHERE person_id = ${from}::uuid
      AND NOT EXISTS (SELECT 1 FROM feedback other
                      WHERE other.answer_id = feedback.answer_id AND other.person_id = ${to}::uuid)`;
}

/** What the platform tells of a member goes into their row; an address only while nobody else of the organisation has it. */
async function describe(
  tx: Transaction,
  tenant: Tenant,
  personId: string,
  profile: Profile,
  email: string | null,
): Promise<void> {
  if (profile.standing !== 'member') {
    // Who is no member any more keeps their row, and with it what others may still point to; access goes by standing.
    return;
  }
  await tx.$executeRaw`
    UPDATE person SET organisation_id = coalesce(organisation_id, ${tenant.organisationId}::uuid),
                      display_name = coalesce(${profile.displayName}, display_name),
                      department = coalesce(${profile.department}, department),
                      email = CASE WHEN ${email}::text IS NULL OR EXISTS (
                                     SELECT 1 FROM person other
                                     WHERE other.organisation_id = ${tenant.organisationId}::uuid
                                       AND other.email = ${email} AND other.id <> person.id)
                                   THEN email ELSE ${email} END
    WHERE id = ${personId}::uuid`;
}

async function proposeIfDoubtful(
  tx: Transaction,
  tenant: Tenant,
  profile: Profile,
  identity: { id: string; personId: string; email: string | null },
): Promise<void> {
  if (profile.standing !== 'member' || identity.email === null) return;
  const verdict = await personByAddress(tx, tenant, {
    externalUserId: profile.externalId,
    email: identity.email,
    personId: identity.personId,
  });
  if (verdict.kind !== 'doubt') return;
  await tx.linkProposal.createMany({
    data: [{ identityId: identity.id, personId: verdict.personId, reason: verdict.reason }],
    skipDuplicates: true,
  });
}
