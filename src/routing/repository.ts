import { type Author, WITH_AUTHOR, withAuthor } from '../counters/versions.ts';
import type { Transaction } from '../store/transaction.ts';
import type { RuleContent } from './schemas.ts';

/** A rule as it is stored: what is in the columns of data may be anything, see `readRule` in `stored-rule.ts`. */
export interface StoredRule {
  ruleId: string;
  version: number;
  position: number;
  conditions: unknown;
  destinations: string[];
  because: unknown;
  basis: string;
  withdrawn: boolean;
  source: 'seed' | 'operator' | 'person';
  /** Of the author; null: no person, or no name any more. */
  author: string | null;
  reason: string | null;
  createdAt: Date;
}

/** Differs as soon as anything was written: rows are only ever added. */
export async function rulesRevision(tx: Transaction): Promise<string> {
  const rows = await tx.$queryRaw<{ revision: string }[]>`
    SELECT (SELECT count(*) FROM rule_version) || '/' || (SELECT count(*) FROM counter_version) AS revision`;
  return rows[0]?.revision ?? '';
}

/** The version of each rule that holds, withdrawn ones too, in their order. */
export async function currentRules(tx: Transaction): Promise<StoredRule[]> {
  const rows = await tx.ruleVersion.findMany({
    distinct: ['ruleId'],
    orderBy: [{ ruleId: 'asc' }, { version: 'desc' }],
    ...WITH_AUTHOR,
  });
  return rows.map(withAuthor).toSorted((a, b) => a.position - b.position || a.ruleId.localeCompare(b.ruleId));
}

/** The newest first. */
export async function versionsOfRule(tx: Transaction, ruleId: string): Promise<StoredRule[]> {
  const rows = await tx.ruleVersion.findMany({ where: { ruleId }, orderBy: { version: 'desc' }, ...WITH_AUTHOR });
  return rows.map(withAuthor);
}

export interface NewRuleVersion {
  content: RuleContent;
  version: number;
  position: number;
  withdrawn: boolean;
  author: Author;
  reason: string | null;
}

export async function appendRule(tx: Transaction, added: NewRuleVersion): Promise<void> {
  const { content, author, ...rest } = added;
  await tx.ruleVersion.create({
    data: {
      ...rest,
      ruleId: content.id,
      conditions: content.when,
      destinations: [...content.to],
      because: content.because,
      basis: content.source,
      source: author.kind,
      authorId: author.kind === 'person' ? author.personId : null,
    },
  });
}
