import { randomUUID } from 'node:crypto';
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
  /** The name of the card that was pressed: it shows what came of it. */
  card: z.string(),
});
export type LookedAt = z.infer<typeof lookedAtSchema>;
/** The draft is a rule as people write it down: see {@link parseRule} of `rule-changes.ts`. */
export const draftRuleSchema = lookedAtSchema.extend({ draft: z.json() });

/** Of its own for every time it is asked for: an answer must come as a new message, not in the place of an old one. */
export function newCardName(kind: 'rule' | 'counter', id: string): string {
  return `${kind}:${id}:${randomUUID()}`;
}
