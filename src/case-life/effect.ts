import type { CounterDesk } from '../counters/desk.ts';
import type { By } from '../ledger/by.ts';
import type { CaseLife, OpenLife, Party } from './case-life.ts';
import type { Ladder } from './ownership.ts';
import type { RefusalCode } from './transitions.ts';
import type { World } from './world.ts';

/**
 * Whom to tell what. `owner` is the one after the event, `previous_owner` the one before, when that is another;
 * `overseers` look after cases and are not in the lead.
 */
export interface Notice {
  to: 'owner' | 'previous_owner' | 'filer' | 'overseers';
  about:
    | 'new-case'
    | 'accepted'
    | 'rerouted'
    | 'bounced'
    | 'question'
    | 'answered'
    | 'finished'
    | 'withdrawn'
    | 'assigned'
    | 'due-soon'
    /** What was to be done by then is not done. */
    | 'overdue'
    /** The same, for who is not in the lead: nobody is left to pass it to. */
    | 'still-waiting'
    | 'answer-awaited'
    | 'draft-forgotten'
    | 'escalated'
    /** It came to whoever is in the lead because nobody before them could be reached. */
    | 'undelivered'
    /** Nobody can be reached: the colleague sends it on by hand. */
    | 'to-forward'
    | 'forward-awaited'
    | 'outcome-awaited'
    | 'forwarded'
    /** The other side tells something. */
    | 'note';
}

export type Decision =
  | {
      kind: 'happened';
      before: CaseLife;
      life: CaseLife;
      /** As what whoever did it may: what a broker does for a counter is told as the broker's. */
      as: Party;
      notices: readonly Notice[];
    }
  | { kind: 'refused'; code: RefusalCode };

/** A decision of which it is not yet noted whose it is. */
export type Effect =
  | Omit<Extract<Decision, { kind: 'happened' }>, 'before' | 'as'>
  | Extract<Decision, { kind: 'refused' }>;

export interface Situation {
  life: OpenLife;
  by: By;
  world: World;
  counter: CounterDesk | null;
}

export function ladderOf(life: OpenLife, { counter, world }: Pick<Situation, 'counter' | 'world'>): Ladder {
  return { counter, world, filedBy: life.filedBy, unreachable: life.unreachable };
}

export function happened(life: CaseLife, notices: readonly Notice[]): Effect {
  return { kind: 'happened', life, notices };
}

export function refused(code: RefusalCode): Effect {
  return { kind: 'refused', code };
}
