import { LANGUAGES, type Language } from '../chat/language.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Subject } from '../store/subject.ts';
import type { Transaction } from '../store/transaction.ts';

/** A link as it was sent, and what was done with it. */
export interface Link extends Subject {
  linkId: string;
  /** The member of a counter to whom it was sent. */
  memberId: string;
  language: Language;
  /** The clock of the product, now. */
  now: Date;
  /** In order. */
  uses: readonly { action: string; usedAt: Date }[];
}

/** @returns the id of the link, and the clock of the database */
export async function insertLink(
  tx: Transaction,
  { subjectKind, subjectId, memberId, language }: Subject & { memberId: string; language: Language },
): Promise<{ id: string; now: Date }> {
  const { id, createdAt } = await tx.signedLink.create({
    data: { subjectKind, subjectId, memberId, language },
    select: { id: true, createdAt: true },
  });
  return { id, now: createdAt };
}

/** From now on the links about a subject open nothing. */
export function revokeLinks(tx: Transaction, { subjectKind, subjectId }: Subject): Promise<number> {
  return tx.$executeRaw`
    UPDATE signed_link SET revoked_at = clock_now()
    WHERE subject_kind = ${subjectKind} AND subject_id = ${subjectId}::uuid AND revoked_at IS NULL`;
}

/** Null: there is no such link of this kind, or it was revoked. */
export async function findLink(
  db: PrismaClient | Transaction,
  linkId: string,
  subjectKind: string,
): Promise<Link | null> {
  const link = await db.signedLink.findUnique({
    where: { id: linkId, subjectKind, revokedAt: null },
    include: { uses: { orderBy: { usedAt: 'asc' } } },
  });
  if (!link) return null;
  const { subjectId, memberId, uses } = link;
  const language = LANGUAGES.find((one) => one === link.language) ?? 'nl';
  return { linkId, subjectKind, subjectId, memberId, language, now: await clockNow(db), uses };
}

/**
 * Says that an action is being taken with a link; a second one at the same time waits here for the end of the first.
 *
 * @returns false: it was taken before
 */
export async function useLink(tx: Transaction, linkId: string, action: string): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO signed_link_use (link_id, action) VALUES (${linkId}::uuid, ${action}) ON CONFLICT DO NOTHING`;
  return added === 1;
}

/** The action was refused: it can be taken later. */
export async function unuseLink(tx: Transaction, linkId: string, action: string): Promise<void> {
  await tx.signedLinkUse.delete({ where: { linkId_action: { linkId, action } } });
}
