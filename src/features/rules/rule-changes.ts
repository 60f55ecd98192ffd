import { z } from 'zod';
import { auditOf, authorOf, checkBasedOn, checkedReason, type Keeper } from '../../counters/keeper.ts';
import { currentCounters } from '../../counters/repository.ts';
import { lockVersions } from '../../counters/versions.ts';
import { AppError } from '../../errors.ts';
import type { AuditAction } from '../../people/audit.ts';
import { appendRule, currentRules, type StoredRule } from '../../routing/repository.ts';
import { type RuleContent, ruleContentSchema } from '../../routing/schemas.ts';
import { POSITION_STEP } from '../../routing/seed.ts';
import { readRule } from '../../routing/stored-rule.ts';
import { unknownNames, type Vocabulary } from '../../routing/vocabulary.ts';
import type { Transaction } from '../../store/transaction.ts';
import { knownOrganisations } from './repository.ts';

/** Where a rule stands among the others: the first that fits decides. */
export type Place = 'first' | 'last' | { before: string } | { after: string };

/** A change of one rule, by whom and why. */
export interface RuleChange {
  by: Keeper;
  reason: string;
  /** The version that whoever changes it had before them; null: whatever holds now. */
  basedOn: number | null;
}

/**
 * Reads a rule as somebody wrote it down.
 *
 * @throws AppError `rules.bad-rule` that says what is wrong with it
 */
export function parseRule(value: unknown): RuleContent {
  const read = ruleContentSchema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError({ code: 'rules.bad-rule', message: `The rule is not right:\n${z.prettifyError(read.error)}` });
}

/**
 * Adds a rule. Without a place it comes before the first rule that fits every question, below which none is reached.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `rules.bad-rule`, `rules.exists`, `rules.not-found` (the rule
 *   to stand beside)
 */
export async function addRule(
  tx: Transaction,
  content: RuleContent,
  change: Omit<RuleChange, 'basedOn'> & { place: Place | null; vocabulary: Vocabulary },
): Promise<{ version: number }> {
  const { author, reason, rules } = await begin(tx, change);
  await checkNames(tx, content, change.vocabulary);
  if (rules.some(({ ruleId }) => ruleId === content.id)) {
    throw new AppError({
      code: 'rules.exists',
      message: `There is (or was) a rule ${content.id}. Change that one, or choose another id.`,
    });
  }
  const position = positionFor(rules, change.place ?? aboveTheWidest(rules));
  await appendRule(tx, { content, version: 1, position, withdrawn: false, author, reason });
  await auditOf(tx, {
    author,
    action: 'rule.added',
    objectKind: 'routing_rule',
    objectId: content.id,
    details: { version: 1 },
  });
  return { version: 1 };
}

/**
 * Gives a rule other contents; one that was withdrawn holds again.
 *
 * @throws AppError `rules.forbidden`, `rules.no-reason`, `rules.bad-rule`, `rules.not-found`, `rules.changed-meanwhile`
 */
export async function changeRule(
  tx: Transaction,
  content: RuleContent,
  change: RuleChange & { vocabulary: Vocabulary },
): Promise<{ version: number }> {
  const { stored, ...begun } = await beginWith(tx, content.id, change);
  await checkNames(tx, content, change.vocabulary);
  return append(tx, 'rule.changed', { ...begun, stored, content, position: stored.position, withdrawn: false });
}

/** The rule decides nothing any more; its versions stay. Throws as {@link changeRule} does. */
export async function withdrawRule(tx: Transaction, id: string, change: RuleChange): Promise<{ version: number }> {
  const { stored, ...begun } = await beginWith(tx, id, change);
  if (stored.withdrawn) {
    throw new AppError({ code: 'rules.withdrawn', message: `The rule ${id} was withdrawn already.` });
  }
  const content = contentOf(stored);
  return append(tx, 'rule.withdrawn', { ...begun, stored, content, position: stored.position, withdrawn: true });
}

/** Puts the rule elsewhere in the order. Throws as {@link changeRule} does. */
export async function moveRule(
  tx: Transaction,
  id: string,
  change: RuleChange & { place: Place },
): Promise<{ version: number }> {
  const { stored, rules, ...begun } = await beginWith(tx, id, change);
  const others = rules.filter(({ ruleId }) => ruleId !== id);
  const position = positionFor(others, change.place);
  const { withdrawn } = stored;
  return append(tx, 'rule.moved', { ...begun, stored, content: contentOf(stored), position, withdrawn });
}

async function begin(tx: Transaction, { by, reason }: Pick<RuleChange, 'by' | 'reason'>) {
  const author = authorOf(by);
  const given = checkedReason(reason);
  await lockVersions(tx);
  return { author, reason: given, rules: await currentRules(tx) };
}

async function beginWith(tx: Transaction, id: string, change: RuleChange) {
  const begun = await begin(tx, change);
  const stored = begun.rules.find(({ ruleId }) => ruleId === id);
  if (!stored)
    throw new AppError({ code: 'rules.not-found', message: `There is no rule ${id}. See: impact rules list.` });
  checkBasedOn(id, stored.version, change.basedOn);
  return { ...begun, stored };
}

async function append(
  tx: Transaction,
  action: AuditAction,
  added: Pick<Awaited<ReturnType<typeof beginWith>>, 'author' | 'reason' | 'stored'> & {
    content: RuleContent;
    position: number;
    withdrawn: boolean;
  },
): Promise<{ version: number }> {
  const { author, reason, stored, content, position, withdrawn } = added;
  const version = stored.version + 1;
  await appendRule(tx, { content, version, position, withdrawn, author, reason });
  await auditOf(tx, { author, action, objectKind: 'routing_rule', objectId: content.id, details: { version } });
  return { version };
}

/** A rule that cannot be read can only be written anew: its contents cannot be carried into a next version. */
function contentOf(stored: StoredRule): RuleContent {
  const content = readRule(stored);
  if (!('unreadable' in content)) return content;
  throw new AppError({
    code: 'rules.bad-rule',
    message: `The rule ${stored.ruleId} cannot be read (${content.unreadable.join(', ')}). Change it into a good one first.`,
  });
}

async function checkNames(tx: Transaction, content: RuleContent, vocabulary: Vocabulary): Promise<void> {
  const counters = (await currentCounters(tx)).map(({ counterId }) => counterId);
  const organisations = await knownOrganisations(tx, content.when.organisations ?? []);
  const wrong = unknownNames(content, vocabulary, { counters, organisations });
  if (wrong.length === 0) return;
  throw new AppError({ code: 'rules.bad-rule', message: `The rule is not right:\n${wrong.join('\n')}` });
}

function aboveTheWidest(rules: readonly StoredRule[]): Place {
  const widest = rules.find((rule) => {
    const content = readRule(rule);
    return !rule.withdrawn && !('unreadable' in content) && Object.keys(content.when).length === 0;
  });
  return widest ? { before: widest.ruleId } : 'last';
}

/** @param rules the others, in their order */
export function positionFor(rules: readonly Pick<StoredRule, 'ruleId' | 'position'>[], place: Place): number {
  const at = slotOf(rules, place);
  const below = rules[at - 1]?.position;
  const above = rules[at]?.position;
  if (below === undefined) return above === undefined ? POSITION_STEP : above - POSITION_STEP;
  if (above === undefined) return below + POSITION_STEP;
  const between = (below + above) / 2;
  if (between > below && between < above) return between;
  throw new AppError({
    code: 'rules.no-room',
    message: 'There is no room between these two rules any more. Move one of them first.',
  });
}

/** How many of the others come before it. */
function slotOf(rules: readonly Pick<StoredRule, 'ruleId'>[], place: Place): number {
  if (place === 'first') return 0;
  if (place === 'last') return rules.length;
  const id = 'before' in place ? place.before : place.after;
  const at = rules.findIndex(({ ruleId }) => ruleId === id);
  if (at < 0) throw new AppError({ code: 'rules.not-found', message: `There is no rule ${id} to stand beside.` });
  return 'before' in place ? at : at + 1;
}
