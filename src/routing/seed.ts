import { isDeepStrictEqual } from 'node:util';
import type { CounterEntry } from '../counters/entry.ts';
import { appendCounter, currentCounters, readCounter, type StoredCounter } from '../counters/repository.ts';
import { lockVersions } from '../counters/versions.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { appendRule, currentRules, type StoredRule } from './repository.ts';
import type { SeedRuleBook } from './seed-rule-book.ts';
import { readRule } from './stored-rule.ts';

const SEED_TIMEOUT_MS = 60_000;
/** Room between two rules of the seed for many a rule of people. */
export const POSITION_STEP = 1024;

/** What loading did. */
export interface RuleSeedResult {
  changed: number;
  /** Ids of rules and counters that people changed and for which the program now has something else. */
  kept: readonly string[];
}

/**
 * Brings the rules and counters of this release into the database: what is new or changed becomes a version by the
 * seed, and what the release has no more is withdrawn. What people changed stays as they left it. Loading the same
 * again changes nothing.
 */
export function loadRuleSeed(prisma: PrismaClient, seed: SeedRuleBook): Promise<RuleSeedResult> {
  return prisma.$transaction(
    async (tx) => {
      await lockVersions(tx);
      const counters = await loadCounters(tx, seed.counters);
      const rules = await loadRules(tx, seed.rules);
      return { changed: counters.changed + rules.changed, kept: [...counters.kept, ...rules.kept] };
    },
    { timeout: SEED_TIMEOUT_MS, maxWait: SEED_TIMEOUT_MS },
  );
}

async function loadCounters(tx: Transaction, entries: readonly CounterEntry[]): Promise<RuleSeedResult> {
  const stored = new Map((await currentCounters(tx)).map((counter) => [counter.counterId, counter]));
  const kept: string[] = [];
  let changed = 0;
  for (const entry of entries) {
    const before = stored.get(entry.id);
    if (before && isDeepStrictEqual(withoutUndefined(readCounter(before)), withoutUndefined(entry))) continue;
    if (isOfPeople(before)) {
      kept.push(entry.id);
      continue;
    }
    await appendCounter(tx, { entry, version: (before?.version ?? 0) + 1, author: { kind: 'seed' }, reason: null });
    changed += 1;
  }
  return { changed, kept };
}

async function loadRules(tx: Transaction, rules: SeedRuleBook['rules']): Promise<RuleSeedResult> {
  const all = await currentRules(tx);
  const stored = new Map(all.map((rule) => [rule.ruleId, rule]));
  const kept: string[] = [];
  let changed = 0;
  let last = 0;
  for (const { version, ...content } of rules) {
    const before = stored.get(content.id);
    const isSame = before && !before.withdrawn && isDeepStrictEqual(readRule(before), content);
    if (before && isOfPeople(before)) {
      if (!isSame) kept.push(content.id);
      continue;
    }
    // Those of the seed keep the order of the seed, whatever people put between them.
    const isInOrder = before !== undefined && before.position > last;
    const position = isInOrder ? before.position : after(last, all);
    last = position;
    if (isSame && isInOrder) continue;
    await appendRule(tx, {
      content,
      version: Math.max(version, (before?.version ?? 0) + 1),
      position,
      withdrawn: false,
      author: { kind: 'seed' },
      reason: null,
    });
    changed += 1;
  }
  return { changed: changed + (await withdrawGone(tx, all, rules)), kept };
}

async function withdrawGone(
  tx: Transaction,
  all: readonly StoredRule[],
  rules: SeedRuleBook['rules'],
): Promise<number> {
  const gone = all.filter(
    (stored) => stored.source === 'seed' && !stored.withdrawn && !rules.some(({ id }) => id === stored.ruleId),
  );
  for (const stored of gone) {
    const content = readRule(stored);
    if ('unreadable' in content) continue;
    const { version, position } = stored;
    await appendRule(tx, {
      content,
      version: version + 1,
      position,
      withdrawn: true,
      author: { kind: 'seed' },
      reason: null,
    });
  }
  return gone.length;
}

/** A place behind `last` and before whatever comes next. */
function after(last: number, all: readonly StoredRule[]): number {
  const next = all.find(({ position }) => position > last)?.position;
  return next === undefined ? last + POSITION_STEP : (last + next) / 2;
}

function isOfPeople(stored: StoredRule | StoredCounter | undefined): boolean {
  return stored !== undefined && stored.source !== 'seed';
}

/** As it comes back from JSON. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
