import type { LocalDate } from '../../calendar/local-time.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Rest, restsOn } from './planner.ts';
import { type Ambassador, rest } from './repository.ts';

/** The rest that is kept, and what became of the one they had. */
export interface KeptRest {
  rest: Rest;
  /** Null: they had none. */
  earlier: { rest: Rest; became: 'longer' | 'gone' } | null;
}

/**
 * Keeps a rest that somebody asks for. One is kept: who rests now and names days that come later goes on resting where these
 * follow at once, and else hears that the later one is to be named when this one is over. Any other takes the place of the one
 * they had, and they hear that.
 *
 * @returns the rest that is kept, or that there is another one now
 */
export async function keepRest(
  tx: Transaction,
  ambassador: Ambassador,
  asked: Rest,
  today: LocalDate,
): Promise<KeptRest | { problem: 'one-at-a-time' }> {
  const had = restOf(ambassador, today);
  const kept = had === null ? { rest: asked, earlier: null } : besides(had, asked);
  if (kept === null) return { problem: 'one-at-a-time' };
  await rest(tx, ambassador.personId, kept.rest);
  return kept;
}

/** The rest somebody has, or that is still to come; null: none. */
function restOf(ambassador: Ambassador, today: LocalDate): Rest | null {
  const { snoozedFrom, snoozedUntil } = ambassador;
  if (snoozedUntil === null || snoozedUntil <= today) return null;
  return { from: restsOn(ambassador, today) ? null : snoozedFrom, until: snoozedUntil };
}

/** @returns null: they rest now, and the later rest does not follow at once */
function besides(had: Rest, asked: Rest): KeptRest | null {
  if (had.from === asked.from && had.until === asked.until) return { rest: asked, earlier: null };
  if (had.from !== null || asked.from === null) return { rest: asked, earlier: { rest: had, became: 'gone' } };
  if (had.until < asked.from) return null;
  const until = had.until < asked.until ? asked.until : had.until;
  return { rest: { from: null, until }, earlier: { rest: had, became: 'longer' } };
}
