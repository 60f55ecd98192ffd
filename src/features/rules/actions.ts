import { z } from 'zod';

/** The buttons and forms of rules and counters, as they come back. */
export const CHANGE_RULE = 'rule.change';
export const APPLY_RULE = 'rule.apply';
export const WITHDRAW_RULE = 'rule.withdraw';
export const RULE_HISTORY = 'rule.history';
export const CHANGE_COUNTER = 'counter.change';

/** What somebody looked at when they pressed: another version by then, and they are told. */
export const lookedAtSchema = z.object({
  id: z.string(),
  version: z.int().min(1),
});
export type LookedAt = z.infer<typeof lookedAtSchema>;
/** The draft is a rule as people write it down: see {@link parseRule} of `rule-changes.ts`. */
export const draftRuleSchema = lookedAtSchema.extend({ draft: z.json() });

/** What the cards of one rule are about, by whether they offer to change it. */
export function ruleCards(id: string, mayChange: boolean): string {
  return `rule:${id}:${mayChange ? 'keeper' : 'all'}`;
}

/**
 * What the cards of one counter are about.
 *
 * @param keeper the network broker who reads it alone, and sees who works there; null: everybody else, and a channel
 */
export function counterCards(id: string, keeper: string | null): string {
  return `counter:${id}:${keeper ?? 'all'}`;
}
