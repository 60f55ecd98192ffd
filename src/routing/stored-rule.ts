import type { z } from 'zod';
import { type CounterEntry, counterEntrySchema } from '../counters/entry.ts';
import type { StoredCounter } from '../counters/repository.ts';
import type { StoredRule } from './repository.ts';
import { MUNICIPALITY_ITSELF, type RoutingRule, type RuleBook } from './rule-book.ts';
import { becauseSchema, type RuleContent, ruleConditionsSchema } from './schemas.ts';

/** A stored rule that cannot be used as it stands. */
export interface BrokenRule {
  ruleId: string;
  version: number;
  /** `unreadable`: conditions or reasons are no such thing; `unknown-counter`: names a counter that is not there. */
  problem: 'unreadable' | 'unknown-counter';
  /** Names of fields, or ids of counters. */
  about: readonly string[];
}

/** What the database holds, as routing uses it. */
export interface ReadRuleBook extends RuleBook {
  counters: readonly CounterEntry[];
  broken: readonly BrokenRule[];
}

/**
 * Reads rules and counters as they are stored. A broken rule is told of and never silences a question: one that names
 * an unknown counter leads to what it names besides, and at last to the municipality itself; one that cannot be read
 * decides nothing, so that a later rule does, and without any the municipality itself.
 */
export function readBook(rules: readonly StoredRule[], counters: readonly StoredCounter[]): ReadRuleBook {
  const register = counters.flatMap(({ entry }) => counterEntrySchema.safeParse(entry).data ?? []);
  const known = new Set([MUNICIPALITY_ITSELF, ...register.map(({ id }) => id)]);
  const broken: BrokenRule[] = [];
  const usable: RoutingRule[] = [];
  for (const stored of rules.filter(({ withdrawn }) => !withdrawn)) {
    const { ruleId, version } = stored;
    const read = readRule(stored);
    if ('unreadable' in read) {
      broken.push({ ruleId, version, problem: 'unreadable', about: read.unreadable });
      continue;
    }
    const unknown = read.to.filter((id) => !known.has(id));
    if (unknown.length > 0) broken.push({ ruleId, version, problem: 'unknown-counter', about: unknown });
    const to = read.to.filter((id) => known.has(id));
    usable.push({ ...read, version, to: unknown.length > 0 ? [...new Set([...to, MUNICIPALITY_ITSELF])] : to });
  }
  return { rules: usable, counters: register, broken };
}

/** The rule as people write it down, or the names of the fields that are not right. */
export function readRule(stored: StoredRule): RuleContent | { unreadable: string[] } {
  const when = ruleConditionsSchema.safeParse(stored.conditions);
  const because = becauseSchema.safeParse(stored.because);
  if (when.success && because.success && stored.destinations.length > 0) {
    const { ruleId: id, destinations, basis } = stored;
    return { id, when: when.data, to: destinations, because: because.data, source: basis };
  }
  const unreadable = [...fieldsOf('when', when), ...fieldsOf('because', because)];
  return { unreadable: stored.destinations.length > 0 ? unreadable : [...unreadable, 'to'] };
}

function fieldsOf(name: string, { error }: z.ZodSafeParseResult<unknown>): string[] {
  return error ? error.issues.map(({ path }) => [name, ...path].join('.')) : [];
}
