import type { Language } from '../../chat/language.ts';
import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { DossierCriterionState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { AtDossier } from './at-dossier.ts';
import { type Happening, noteHappening } from './life.ts';
import { type DossierRow, decideCriterion } from './repository.ts';
import { titleIn } from './view.ts';

const HAPPENED: Readonly<Record<DossierCriterionState, Happening>> = {
  chosen: 'criterion.chosen',
  rejected: 'criterion.rejected',
  suggested: 'criterion.restored',
};

/**
 * Chooses, rejects or puts back some criteria of a dossier, and writes down who did.
 *
 * @param decision.reason why not, in somebody's words
 * @returns what is said of it
 */
export async function decide(
  tx: Transaction,
  turn: Pick<Turn, 'language'>,
  { adviser, dossier, personId }: AtDossier,
  decision: { ids: readonly string[]; state: DossierCriterionState; reason?: string | null },
): Promise<string> {
  const { ids, state, reason = null } = decision;
  const { done } = texts(turn.language).dossiers;
  const rows = dossier.criteria.filter(({ criterionId }) => ids.includes(criterionId));
  const changing = rows.filter((row) => row.state !== state || (reason !== null && row.reason !== reason));
  for (const { criterionId } of changing) {
    await decideCriterion(tx, dossier, criterionId, { by: personId, decision: { state, reason } });
    const by = { kind: 'person', personId } as const;
    await noteHappening(tx, dossier.id, { kind: HAPPENED[state], by, state, criterionId, words: reason });
  }
  if (changing.length === 0) return done.alreadySo;
  const titles = changing.map(({ criterionId }) => titleOf(adviser, criterionId, turn.language)).join('; ');
  return { chosen: done.chosen, rejected: done.rejected, suggested: done.restored }[state](titles);
}

/** What somebody made of one criterion; it counts as chosen. @returns what is said of it */
export async function changeCriterion(
  tx: Transaction,
  turn: Turn,
  { adviser, dossier, personId }: AtDossier,
  criterionId: string,
  own: Partial<Pick<DossierRow, 'text' | 'verification' | 'weight'>>,
): Promise<string> {
  await decideCriterion(tx, dossier, criterionId, { by: personId, decision: { state: 'chosen', ...own } });
  const by = { kind: 'person', personId } as const;
  const words = own.text ?? own.verification ?? (own.weight == null ? null : `${own.weight}%`);
  await noteHappening(tx, dossier.id, { kind: 'criterion.changed', by, state: 'chosen', criterionId, words });
  return texts(turn.language).dossiers.done.changed(titleOf(adviser, criterionId, turn.language));
}

export function titleOf({ reader }: AtDossier['adviser'], criterionId: string, language: Language): string {
  const criterion = reader.library.criteria.find(({ id }) => id === criterionId);
  return criterion ? titleIn(criterion, language) : criterionId;
}
