import type { PersonalDataPart } from '../store/personal-data.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';
import { noteErasure } from './erasure-notes.ts';
import { checkNotLastAdministrator } from './roles.ts';
import { subjectOf } from './subject.ts';

/** What became of the wish to be erased. */
export type Erasure =
  | { kind: 'erased' }
  /** Nothing was left to erase. */
  | { kind: 'already'; erasedAt: Date };

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
 * @throws AppError `role.last-administrator`: first another one, then this; and when there is no such person
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
  const { organisationId } = person;
  if (organisationId !== null) await checkNotLastAdministrator(tx, { id: personId, organisationId });
  await eraseParts(tx, parts, { personId, organisationId }, by);
  return { kind: 'erased' };
}

/** Erases them whoever they are, for {@link erasePerson} and for who was erased before. */
export async function eraseParts(
  tx: Transaction,
  parts: readonly PersonalDataPart[],
  { personId, organisationId }: { personId: string; organisationId: string | null },
  by: { actorId: string | null },
): Promise<void> {
  await noteErasure(tx, personId);
  const subject = await subjectOf(tx, personId);
  for (const part of parts) await part.erase(tx, subject);
  await recordAudit(tx, {
    actorId: by.actorId,
    organisationId,
    action: 'person.erased',
    objectKind: 'person',
    objectId: personId,
  });
}
