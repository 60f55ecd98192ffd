import type { Counter } from '../../counters/register.ts';
import { readStoredBook } from '../../routing/book.ts';
import { readMessage } from '../../routing/message.ts';
import type { CaseRouter } from '../../routing/router.ts';
import { destinationOf } from '../../routing/routing.ts';
import type { RuleBook } from '../../routing/rule-book.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { StoredCase } from './repository.ts';

/** How many of the latest cases a change is tried on. */
export const CASES_TRIED = 500;

/** A case that would go elsewhere. */
export interface MovedCase {
  number: number;
  from: Pick<Counter, 'id' | 'name'>;
  to: Pick<Counter, 'id' | 'name'>;
  /** Ids of the rules that decide before and after. */
  rules: { from: string; to: string };
}

export interface DryRun {
  /** How many cases were looked at. */
  tried: number;
  moved: readonly MovedCase[];
}

/**
 * Tries other rules on cases as they are stored, by the topics and municipality they were filed with. Of a case whose
 * words are erased nothing else is known: it counts as a plain one.
 */
export function dryRun(
  cases: readonly StoredCase[],
  { before, after }: { before: RuleBook; after: RuleBook },
  { reader, today }: { reader: CaseRouter['reader']; today: string },
): DryRun {
  const { gazetteer } = reader;
  const moved = cases.flatMap((one): MovedCase[] => {
    const facts = factsOf(one, reader);
    const [topic = ''] = one.topics;
    const decide = (rules: RuleBook) => destinationOf(topic, one.municipalityCode, facts, { gazetteer, rules, today });
    const [from, to] = [decide(before), decide(after)];
    if (from.counter.id === to.counter.id) return [];
    const named = ({ id, name }: Counter) => ({ id, name });
    const rules = { from: from.rule.id, to: to.rule.id };
    return [{ number: one.number, from: named(from.counter), to: named(to.counter), rules }];
  });
  return { tried: cases.length, moved };
}

function factsOf({ request, topics, organisationId }: StoredCase, reader: CaseRouter['reader']) {
  if (request !== null) return readMessage(reader, request, { organisation: organisationId });
  const stage = topics.includes('starten') ? 'starting' : 'running';
  const isComplicated = topics.some((id) => id === 'vergunning_complex' || id === 'subsidie_provincie');
  const complexity = isComplicated ? 'complicated' : 'plain';
  return { signals: new Set<never>(), stage, complexity, organisation: organisationId } as const;
}

/**
 * Does a change, looks at the rules as they are then, and takes it back.
 *
 * @throws what the change throws; nothing of it is left then either
 */
export async function tryChange(
  tx: Transaction,
  change: (tx: Transaction) => Promise<unknown>,
): Promise<{ before: RuleBook; after: RuleBook }> {
  const before = await readStoredBook(tx);
  await tx.$executeRaw`SAVEPOINT trial`;
  try {
    await change(tx);
    return { before, after: await readStoredBook(tx) };
  } finally {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT trial`;
  }
}
