import type { Actor } from '../../chat/skill.ts';
import type { By } from '../../ledger/by.ts';
import { appendEntry, type HistoryLine, readHistory } from '../../ledger/ledger.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Dossier } from './repository.ts';

/** What can happen to a dossier, as its history has it. */
export const HAPPENINGS = [
  'dossier.begun',
  'dossier.corrected',
  'dossier.shared',
  'dossier.unshared',
  'dossier.shared-with',
  'criterion.text-shared',
  'criterion.text-taken',
  'dossier.awarded',
  'dossier.dropped',
  'dossier.exported',
  'criterion.chosen',
  'criterion.rejected',
  'criterion.changed',
  'criterion.restored',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** The word of dossiers in histories; it is in what is stored. */
const SUBJECT_KIND = 'dossier';

/** Its maker works on it, and colleagues of the same organisation when it is shared with all or with them. */
export function isTheirs(
  { personId, organisationId }: Actor,
  dossier: Pick<Dossier, 'organisationId' | 'createdById' | 'shared' | 'readers'>,
): boolean {
  if (personId === null || organisationId !== dossier.organisationId) return false;
  return dossier.shared || dossier.createdById === personId || dossier.readers.some(({ id }) => id === personId);
}

/** Nothing changes in one that is awarded or put aside. */
export function isOpen({ state, text }: Pick<Dossier, 'state' | 'text'>): boolean {
  return (state === 'draft' || state === 'open') && text !== null;
}

/** Writes down who did what to a dossier, in the transaction of the change itself. @param criterionId null: to all of it */
export async function noteHappening(
  tx: Transaction,
  dossierId: string,
  happened: { kind: Happening; by: By; state: string; criterionId?: string | null; words?: string | null },
): Promise<void> {
  const { kind, by, state, criterionId = null, words = null } = happened;
  const subject = { subjectKind: SUBJECT_KIND, subjectId: dossierId };
  await appendEntry(tx, { ...subject, kind, at: await clockNow(tx), by, state, place: criterionId, words });
}

/** Who did what, from the first. */
export function historyOf(tx: Transaction, dossierId: string): Promise<HistoryLine[]> {
  return readHistory(tx, { subjectKind: SUBJECT_KIND, subjectId: dossierId });
}
