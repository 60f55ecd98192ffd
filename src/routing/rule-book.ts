import type { Counter } from '../counters/register.ts';

/** What must hold for a rule to decide; what is left out does not matter. */
export interface RuleConditions {
  /** Codes. */
  municipalities?: readonly string[] | undefined;
  /** Ids of regions. */
  regions?: readonly string[] | undefined;
  topics?: readonly string[] | undefined;
  /** All of them must have been seen in the message. */
  signals?: readonly string[] | undefined;
  stages?: readonly string[] | undefined;
  complexity?: readonly string[] | undefined;
  /** Ids of the organisation whose colleague asks. */
  organisations?: readonly string[] | undefined;
}

export interface RoutingRule {
  id: string;
  /** Counts up with every change, so that a decision can be traced to the rule as it was. */
  version: number;
  when: RuleConditions;
  /** Ids of counters in order of preference; `municipality` is the counter of the municipality itself. */
  to: readonly string[];
  /** Why, as the end of a sentence. */
  because: Readonly<Record<'nl' | 'en', string>>;
}

/** The routing rules in force, first to last, and the counters they lead to. */
export interface RuleBook {
  rules: readonly RoutingRule[];
  counters: readonly Counter[];
}

/** The destination that stands for the counter of the municipality itself. */
export const MUNICIPALITY_ITSELF = 'municipality';
