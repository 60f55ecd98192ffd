import { ephemeral } from '../../chat/call.ts';
import type { CallAnswer, Outcome, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { dossierChanged } from './card.ts';
import type { CriteriaDeps } from './deps.ts';
import { isOpen, isTheirs } from './life.ts';
import { type Dossier, lockDossier, readDossier } from './repository.ts';
import { type DossierView, type Item, viewOf } from './view.ts';

/** Somebody at an open dossier of theirs. */
export interface AtDossier {
  adviser: Adviser;
  dossier: Dossier;
  personId: string;
}

/** Somebody at a dossier of theirs, with what they said. */
export interface Speaking extends AtDossier {
  turn: Turn;
  view: DossierView;
  text: string;
}

/**
 * The dossier somebody pressed on, locked.
 *
 * @param changes false: it may be closed
 * @returns a sentence when it is not theirs, or nothing changes in it any more
 */
export async function theirDossier(
  deps: CriteriaDeps,
  turn: Turn,
  tx: Transaction,
  { id, version, changes = true }: { id: string; version?: number | undefined; changes?: boolean },
): Promise<string | AtDossier> {
  const { dossiers } = texts(turn.language);
  const dossier = await lockDossier(tx, id);
  const { personId } = turn.actor;
  if (!dossier || personId === null || !isTheirs(turn.actor, dossier)) return dossiers.gone;
  if (changes && !isOpen(dossier)) return dossiers.problems.closed;
  if (version !== undefined && version !== dossier.version) return dossiers.problems.changedMeanwhile;
  return { adviser: await deps.adviser(), dossier, personId };
}

/** What is asked about is spoken of: "haal die eruit". */
export function withFocus(outcome: Outcome, { dossier }: Speaking, item: Item | undefined): Outcome {
  if (!item) return outcome;
  return {
    ...outcome,
    async settle(tx) {
      await tx.dossier.update({ where: { id: dossier.id }, data: { focus: item.criterion.id } });
      return {};
    },
  };
}

/** What is said of a press, and every card as it is now. */
export async function changedAnswer(
  turn: Turn,
  tx: Transaction,
  { adviser, dossier }: Pick<AtDossier, 'adviser' | 'dossier'>,
  sentence: string,
): Promise<CallAnswer> {
  const now = (await readDossier(tx, dossier.id)) ?? dossier;
  return {
    response: ephemeral(turn, sentence),
    messages: dossierChanged((language) => viewOf(adviser, now, { language, now: turn.now })),
  };
}
