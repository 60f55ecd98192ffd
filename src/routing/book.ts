import { currentCounters } from '../counters/repository.ts';
import type { Transaction } from '../store/transaction.ts';
import { currentRules } from './repository.ts';
import { type ReadRuleBook, readBook } from './stored-rule.ts';

/** The rules and counters in force, as this transaction sees them. */
export async function readStoredBook(tx: Transaction): Promise<ReadRuleBook> {
  return readBook(await currentRules(tx), await currentCounters(tx));
}
