/** Who helps an entrepreneur: a municipality itself, a regional counter, the province; also what is no counter. */
export interface Counter {
  id: string;
  name: string;
  kind: 'municipality' | 'counter' | 'province' | 'organisation' | 'programme' | 'fund' | 'scheme' | 'role';
  level: Level;
  firstLine: boolean;
  /** Codes of the municipalities it serves; `all` of the area. */
  municipalities: 'all' | readonly string[];
  topics: readonly string[];
  /** A publication names it. */
  verified: boolean;
  /** Whether it is there now; see `prisma/seed/counters/README.md`. */
  status: 'active' | 'mentioned' | 'unknown' | 'not_found' | 'ended';
  /** The last day it is there, as YYYY-MM-DD. */
  validUntil: string | null;
  website: string | null;
  email: string | null;
  phone: string | null;
}

export const LEVELS = ['municipal', 'regional', 'provincial', 'national'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Whether a counter may be the destination of a case. A municipality and the province are there in any case; a regional
 * counter only when it is verified, active, meant as first line and not past its term (working rule 8).
 *
 * @param today as YYYY-MM-DD
 */
export function isChoosable(counter: Counter, today: string): boolean {
  if (counter.validUntil !== null && counter.validUntil < today) return false;
  switch (counter.kind) {
    case 'municipality':
      return counter.status !== 'ended';
    case 'province':
      return counter.verified && counter.status !== 'ended';
    case 'counter':
      return counter.verified && counter.status === 'active' && counter.firstLine;
    default:
      return false;
  }
}

export function serves(counter: Counter, code: string): boolean {
  return counter.municipalities === 'all' || counter.municipalities.includes(code);
}

/** The counter of a municipality itself. */
export function counterOfMunicipality(counters: readonly Counter[], code: string): Counter | null {
  return counters.find((counter) => counter.kind === 'municipality' && serves(counter, code)) ?? null;
}
