import type { MemberRung } from '../counters/desk.ts';
import type { Rung } from './case-life.ts';

export interface CounterPerson {
  id: string;
  personId: string | null;
  name: string | null;
  email: string | null;
  rung: MemberRung;
  isAbsent: boolean;
}

/** At which counter a case is, and who there or elsewhere is in the lead. */
export interface AtCounter {
  id: string;
  counter: { email: string | null; members: readonly CounterPerson[] } | null;
  owner: { personId: string | null; rung: Rung } | null;
  unreachable: readonly string[];
}

/** Everyone of the rung that is in the lead, who is there and can be reached. */
export function ofTheRung({ counter, owner, unreachable }: Omit<AtCounter, 'id'>): CounterPerson[] {
  return (counter?.members ?? []).filter(
    ({ id, rung, isAbsent }) => rung === owner?.rung && !isAbsent && !unreachable.includes(id),
  );
}

/** Where somebody of a counter is mailed; null: nowhere. */
export function addressOf({ counter }: Pick<AtCounter, 'counter'>, { email }: CounterPerson): string | null {
  return email ?? counter?.email ?? null;
}
