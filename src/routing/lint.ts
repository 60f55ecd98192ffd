import { type Counter, counterOfMunicipality, isChoosable, serves } from '../counters/register.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { destinationOf } from './routing.ts';
import { MUNICIPALITY_ITSELF, type RoutingRule, type RuleBook, type RuleConditions } from './rule-book.ts';

/** Something about the rules that somebody should look at. */
export interface RuleFinding {
  kind: 'no-counter' | 'unknown-counter' | 'never-reached' | 'conflict' | 'skipped' | 'without-contact' | 'ended';
  /** Ids of the rules, counters, municipalities or topics it is about. */
  about: readonly string[];
  /** Breaks routing; the others are worth knowing. */
  severe: boolean;
}

/**
 * What is wrong with the rules or will soon be: municipalities without a counter of their own, destinations that do not
 * exist, rules that an earlier one makes unreachable, two rules with the same conditions and other destinations,
 * destinations that are passed over, and counters without contact or beyond their term.
 *
 * @param topics ids of all topics there are
 * @param today as YYYY-MM-DD
 */
export function lintRules(
  book: RuleBook,
  { gazetteer, topics, today }: { gazetteer: Gazetteer; topics: readonly string[]; today: string },
): RuleFinding[] {
  return [
    ...withoutCounter(book, gazetteer),
    ...unknownDestinations(book),
    ...neverReached(book.rules),
    ...conflicts(book.rules),
    ...skippedDestinations(book, today),
    ...countersToMend(book, { gazetteer, topics, today }),
  ];
}

function withoutCounter({ counters }: RuleBook, { municipalities }: Gazetteer): RuleFinding[] {
  return municipalities
    .filter(({ code }) => counterOfMunicipality(counters, code) === null)
    .map(({ code }) => ({ kind: 'no-counter', about: [code], severe: true }));
}

function unknownDestinations({ rules, counters }: RuleBook): RuleFinding[] {
  const known = new Set([MUNICIPALITY_ITSELF, ...counters.map(({ id }) => id)]);
  return rules.flatMap(({ id, to }) =>
    to
      .filter((destination) => !known.has(destination))
      .map((destination) => ({ kind: 'unknown-counter' as const, about: [id, destination], severe: true })),
  );
}

/** A rule is never reached when an earlier one with wider conditions always leads somewhere. */
function neverReached(rules: readonly RoutingRule[]): RuleFinding[] {
  return rules.flatMap((rule, at) => {
    const earlier = rules
      .slice(0, at)
      .find(
        (other) => other.to.includes(MUNICIPALITY_ITSELF) && isWithin(rule.when, other.when) && !isSame(rule, other),
      );
    return earlier ? [{ kind: 'never-reached' as const, about: [rule.id, earlier.id], severe: false }] : [];
  });
}

function conflicts(rules: readonly RoutingRule[]): RuleFinding[] {
  return rules.flatMap((rule, at) =>
    rules
      .slice(0, at)
      .filter((other) => isSame(rule, other) && rule.to.join() !== other.to.join())
      .map((other) => ({ kind: 'conflict' as const, about: [other.id, rule.id], severe: true })),
  );
}

function isSame(a: RoutingRule, b: RoutingRule): boolean {
  return isWithin(a.when, b.when) && isWithin(b.when, a.when);
}

const CONDITIONS = ['municipalities', 'regions', 'topics', 'stages', 'complexity', 'organisations'] as const;

/** Whether all that fits `narrow` fits `wide` too. */
function isWithin(narrow: RuleConditions, wide: RuleConditions): boolean {
  const eachWithin = CONDITIONS.every((condition) => {
    const allowed = wide[condition];
    return allowed === undefined || (narrow[condition]?.every((value) => allowed.includes(value)) ?? false);
  });
  // Signals must all be there, so fewer of them is wider.
  return eachWithin && (wide.signals ?? []).every((signal) => narrow.signals?.includes(signal) ?? false);
}

function skippedDestinations({ rules, counters }: RuleBook, today: string): RuleFinding[] {
  return rules.flatMap(({ id, to }) =>
    to
      .flatMap((destination) => counters.find((counter) => counter.id === destination) ?? [])
      .filter((counter) => !isChoosable(counter, today))
      .map((counter) => ({ kind: 'skipped' as const, about: [id, counter.id], severe: false })),
  );
}

const PLAIN = { signals: new Set<never>(), stage: 'running', complexity: 'plain', organisation: null } as const;

/** Counters that a rule can lead to and that nobody can reach, or that are past their term. */
function countersToMend(
  book: RuleBook,
  { gazetteer, topics, today }: { gazetteer: Gazetteer; topics: readonly string[]; today: string },
): RuleFinding[] {
  const used = new Map<string, Counter>();
  for (const { code } of gazetteer.municipalities) {
    for (const topic of topics) {
      const { counter } = destinationOf(topic, code, PLAIN, { gazetteer, rules: book, today });
      if (serves(counter, code)) used.set(counter.id, counter);
    }
  }
  const unreachable = [...used.values()].filter(({ website, email, phone }) => !website && !email && !phone);
  const named = new Set(book.rules.flatMap(({ to }) => to));
  const ended = book.counters.filter(
    ({ id, kind, status, validUntil }) =>
      (named.has(id) || kind === 'municipality') && (status === 'ended' || (validUntil !== null && validUntil < today)),
  );
  return [
    ...unreachable.map(({ id }) => ({ kind: 'without-contact' as const, about: [id], severe: false })),
    ...ended.map(({ id }) => ({ kind: 'ended' as const, about: [id], severe: true })),
  ];
}
