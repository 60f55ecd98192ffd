import type { CounterEntry } from '../../counters/entry.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { readStoredBook } from '../../routing/book.ts';
import { lintRules, type RuleFinding } from '../../routing/lint.ts';
import { readTopicBook } from '../../routing/topic-book.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { today } from '../keeping.ts';
import type { Finding } from './finding.ts';

/** More than so many names help nobody. */
const MOST_NAMED = 5;

/** Whether rules and counters lead everybody somewhere, and what of the register should be looked at. */
export async function examineRouting(prisma: PrismaClient): Promise<Finding[]> {
  const [book, gazetteer, { topics }] = await Promise.all([readStoredBook(prisma), openGazetteer(), readTopicBook()]);
  const day = today();
  const findings = lintRules(book, { gazetteer, topics: topics.map(({ id }) => id), today: day });
  const about = (kind: RuleFinding['kind']) => [
    ...new Set(findings.filter((one) => one.kind === kind).flatMap((one) => one.about[0] ?? [])),
  ];
  const broken = [
    ...new Set([...book.broken.map(({ ruleId }) => ruleId), ...about('conflict'), ...about('unknown-counter')]),
  ];
  return [
    broken.length === 0
      ? { part: 'rules', state: 'ok', message: `${book.rules.length} rules` }
      : { part: 'rules', state: 'wrong', message: `broken: ${named(broken)}. See: impact rules lint` },
    ...line(
      'wrong',
      about('no-counter').map((code) => gazetteer.municipality(code).name),
      'municipalities without a counter',
    ),
    ...line(
      'off',
      book.counters.filter((counter) => isInDoubt(counter, day)).map(({ id }) => id),
      'regional counters and programmes not verified, ended or in doubt',
    ),
    ...line(
      'off',
      book.counters.filter(isWithoutContact).map(({ id }) => id),
      'counters without an e-mail address or telephone number: impact counters change <id> --email …',
    ),
  ];
}

function line(state: Finding['state'], ids: readonly string[], what: string): Finding[] {
  return ids.length === 0 ? [] : [{ part: 'counters', state, message: `${ids.length} ${what}: ${named(ids)}` }];
}

function named(ids: readonly string[]): string {
  const left = ids.length - MOST_NAMED;
  return ids.slice(0, MOST_NAMED).join(', ') + (left > 0 ? ` and ${left} more` : '');
}

function isInDoubt({ kind, level, verified, status, validUntil }: CounterEntry, day: string): boolean {
  const isOfRegister = kind === 'programme' || (kind === 'counter' && level === 'regional');
  return isOfRegister && (!verified || status !== 'active' || (validUntil !== null && validUntil < day));
}

function isWithoutContact({ kind, status, email, phone }: CounterEntry): boolean {
  const takesCases = kind === 'municipality' || kind === 'counter' || kind === 'province';
  return takesCases && status !== 'ended' && email === null && phone === null;
}
