import type { Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { AtDossier } from './at-dossier.ts';
import { noteHappening } from './life.ts';
import { touch } from './repository.ts';

/** @returns what is said of it */
export async function shareDossier(
  tx: Transaction,
  turn: Turn,
  { dossier, personId }: AtDossier,
  shared: boolean,
): Promise<string> {
  const { done, problems } = texts(turn.language).dossiers;
  if (dossier.createdById !== personId) return problems.onlyMaker;
  if (dossier.shared === shared) return done.alreadySo;
  await touch(tx, dossier.id, { shared });
  const by = { kind: 'person', personId } as const;
  await noteHappening(tx, dossier.id, {
    kind: shared ? 'dossier.shared' : 'dossier.unshared',
    by,
    state: dossier.state,
  });
  return shared ? done.shared : done.unshared;
}

/** @returns what is said of it */
export async function dropDossier(tx: Transaction, turn: Turn, { dossier, personId }: AtDossier): Promise<string> {
  const { done, problems } = texts(turn.language).dossiers;
  if (dossier.createdById !== personId) return problems.onlyMaker;
  await touch(tx, dossier.id, { state: 'dropped' });
  const by = { kind: 'person', personId } as const;
  await noteHappening(tx, dossier.id, { kind: 'dossier.dropped', by, state: 'dropped' });
  return done.dropped;
}
