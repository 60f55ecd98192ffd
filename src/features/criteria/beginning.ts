import type { Turn } from '../../chat/skill.ts';
import type { Given } from '../../criteria/given.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { CriteriaDeps } from './deps.ts';
import { readAsOf, suggestedIn } from './facts.ts';
import { noteHappening } from './life.ts';
import { createDossier, readDossier } from './repository.ts';
import { type DossierView, viewOf } from './view.ts';

/** As much of what somebody describes as is kept: a specification of a hundred pages. */
const LONGEST_TEXT = 400_000;

/**
 * Begins a dossier with what somebody describes, and the criteria that are suggested for it.
 *
 * @returns null: who asks can have none; `none`: that is no assignment
 */
export async function beginDossier(
  tx: Transaction,
  deps: Pick<CriteriaDeps, 'adviser'>,
  { actor, language, now }: Pick<Turn, 'actor' | 'language' | 'now'>,
  { text, given = {} }: { text: string; given?: Given },
): Promise<DossierView | 'none' | null> {
  const { personId, organisationId } = actor;
  if (personId === null || organisationId === null) return null;
  const adviser = await deps.adviser();
  const advice = adviser.advise(text, { language, today: now, given });
  if (advice.status === 'none') return 'none';
  const id = await createDossier(tx, {
    by: { personId, organisationId },
    text: text.slice(0, LONGEST_TEXT),
    given,
    readAs: readAsOf(advice.assignment),
    criteria: suggestedIn(advice),
  });
  await noteHappening(tx, id, { kind: 'dossier.begun', by: { kind: 'person', personId }, state: 'draft' });
  const dossier = await readDossier(tx, id);
  return dossier && viewOf(adviser, dossier, { language, now });
}
