import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { subjectOf } from './subject.ts';

/** What became of the wish to be erased. */
export type Erasure =
  | { kind: 'erased' }
  /** Nothing was left to erase. */
  | { kind: 'already'; erasedAt: Date }
  /** An organisation must not be left without an administrator: first another one, then this. */
  | { kind: 'last-administrator'; organisation: string };

/**
 * Keeps somebody from being erased until the transaction ends, and waits for an erasure that is under way.
 *
 * @returns false when they are erased
 */
export async function holdPerson(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM person WHERE id = ${personId}::uuid AND erased_at IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0;
}

/**
 * Erases what every part keeps of somebody, in one transaction. The row of the person stays, as a pseudonym that says
 * nothing of who it was; everything that counts, and the log of others, keeps pointing to it.
 *
 * @param by the person who asked for it; null: the operator
 * @throws when there is no such person
 */
export async function erasePerson(
  tx: Transaction,
  parts: readonly PersonalDataPart[],
  personId: string,
  by: { actorId: string | null },
): Promise<Erasure> {
  const held = await holdPerson(tx, personId);
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { erasedAt: true, organisationId: true },
  });
  if (!held && person.erasedAt) return { kind: 'already', erasedAt: person.erasedAt };
  const orphaned = person.organisationId ? await leftWithoutAdministrator(tx, personId, person.organisationId) : null;
  if (orphaned !== null) return { kind: 'last-administrator', organisation: orphaned };
  const subject = await subjectOf(tx, personId);
  for (const part of parts) await part.erase(tx, subject);
  await recordAudit(tx, {
    actorId: by.actorId,
    organisationId: person.organisationId,
    action: 'person.erased',
    objectKind: 'person',
    objectId: personId,
  });
  return { kind: 'erased' };
}

/**
 * The row of the organisation is locked, so that two last administrators cannot go at the same moment.
 *
 * @returns the name of the organisation if this person is its only administrator who can still act
 */
async function leftWithoutAdministrator(
  tx: Transaction,
  personId: string,
  organisationId: string,
): Promise<string | null> {
  const administrator = { role: 'administrator' as const, revokedAt: null };
  if ((await tx.roleGrant.count({ where: { ...administrator, personId } })) === 0) return null;
  const [organisation] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
  const others = await tx.roleGrant.count({
    where: {
      ...administrator,
      person: {
        id: { not: personId },
        organisationId,
        erasedAt: null,
        identities: { some: { standing: 'member', deactivatedAt: null } },
      },
    },
  });
  return others === 0 ? (organisation?.name ?? '') : null;
}
