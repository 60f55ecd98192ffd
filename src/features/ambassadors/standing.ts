import type { Actor } from '../../chat/skill.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Ambassador, activeAmbassador } from './repository.ts';

/**
 * How somebody stands as an ambassador: with what they chose; `role`: they were given the role, and chose nothing yet, so that
 * nothing is planned for them; null: they are none.
 */
export async function standingOf(
  tx: Transaction,
  actor: Pick<Actor, 'personId' | 'roles'>,
): Promise<Ambassador | 'role' | null> {
  return (await activeAmbassador(tx, actor)) ?? (actor.roles.has('ambassador') ? 'role' : null);
}
