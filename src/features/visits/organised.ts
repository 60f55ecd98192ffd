import type { Turn } from '../../chat/skill.ts';
import type { Transaction } from '../../store/transaction.ts';
import { titleOf } from './facts.ts';
import { isTheirs } from './life.ts';
import { readVisit, type Visit } from './repository.ts';
import { offeredToDeputy } from './telling-guests.ts';
import { visitsSaid } from './which.ts';

interface Organised {
  id: string;
  number: number;
  title: string;
}

/** The visits to come that somebody organises, for what is written to their guests. */
export const organisedVisits = {
  /** Those that words name; without a name the only one there is. */
  async named(tx: Transaction, turn: Turn, text: string): Promise<Organised[]> {
    const said = await visitsSaid(tx, turn, text);
    return said.filter((visit) => isOpenFor(turn, visit)).map((visit) => organised(visit, turn));
  },
  async one(tx: Transaction, turn: Turn, id: string): Promise<Organised | null> {
    const visit = await readVisit(tx, id);
    return visit && isOpenFor(turn, visit) ? organised(visit, turn) : null;
  },
  offered: offeredToDeputy,
};

function isOpenFor({ actor }: Turn, visit: Visit): boolean {
  return visit.state === 'open' && isTheirs(actor, visit);
}

function organised(visit: Visit, { language }: Turn): Organised {
  return { id: visit.id, number: visit.number, title: titleOf(visit, language) };
}
