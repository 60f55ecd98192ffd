import type { LocalDate } from '../../calendar/local-time.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Rest, restsOn } from './planner.ts';
import { type Ambassador, rest } from './repository.ts';

/**
 * Keeps a rest that somebody asks for. One is kept: who rests now and names days that come later goes on resting where these
 * follow at once, and else hears that the later one is to be named when this one is over.
 *
 * @returns the rest that is kept, or that there is another one now
 */
export async function keepRest(
  tx: Transaction,
  ambassador: Ambassador,
  asked: Rest,
  today: LocalDate,
): Promise<Rest | { problem: 'one-at-a-time' }> {
  const now = restsOn(ambassador, today) ? ambassador.snoozedUntil : null;
  const kept = now === null || asked.from === null ? asked : longer({ now, ...asked, from: asked.from });
  if (kept === null) return { problem: 'one-at-a-time' };
  await rest(tx, ambassador.personId, kept);
  return kept;
}

/** @param rest.now until when somebody rests @returns null: the later rest does not follow at once */
function longer({ now, from, until }: { now: LocalDate; from: LocalDate; until: LocalDate }): Rest | null {
  return now < from ? null : { from: null, until: now < until ? until : now };
}
