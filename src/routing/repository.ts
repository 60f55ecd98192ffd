import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { CounterEntry, RuleContent } from './schemas.ts';

/** One lock for all who write rules and counters, the seed included: versions come one after the other. */
const RULES_LOCK = 0x5eed02;

/** Who made a version: a person, the operator at the command line, or the program that brought it. */
export type Author = { kind: 'seed' } | { kind: 'operator' } | { kind: 'person'; personId: string };

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

export interface StoredCounter {
  counterId: string;
  version: number;
  entry: unknown;
  source: 'seed' | 'operator' | 'person';
  author: string | null;
  reason: string | null;
  createdAt: Date;
}

/** Nobody else writes rules or counters until the transaction ends. */
export async function lockRules(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK})`;
}

/** Differs as soon as anything was written: rows are only ever added. */
export async function rulesRevision(tx: Transaction): Promise<string> {
  const rows = await tx.$queryRaw<{ revision: string }[]>`
    SELECT (SELECT count(*) FROM rule_version) || '/' || (SELECT count(*) FROM counter_version) AS revision`;
  return rows[0]?.revision ?? '';
}

const withAuthor = {
  omit: { id: true, authorId: true },
  include: { author: { select: { displayName: true } } },
} as const;

/** The version of each rule that holds, withdrawn ones too, in their order. */
export async function currentRules(tx: Transaction): Promise<StoredRule[]> {
  const rows = await tx.ruleVersion.findMany({
    distinct: ['ruleId'],
    orderBy: [{ ruleId: 'asc' }, { version: 'desc' }],
    ...withAuthor,
  });
  return rows.map(asRule).toSorted((a, b) => a.position - b.position || a.ruleId.localeCompare(b.ruleId));
}

/** The newest first. */
export async function versionsOfRule(tx: Transaction, ruleId: string): Promise<StoredRule[]> {
  const rows = await tx.ruleVersion.findMany({ where: { ruleId }, orderBy: { version: 'desc' }, ...withAuthor });
  return rows.map(asRule);
}

function asRule({ author, ...row }: Omit<StoredRule, 'author'> & { author: { displayName: string | null } | null }) {
  return { ...row, author: author?.displayName ?? null };
}

export async function currentCounters(tx: Transaction): Promise<StoredCounter[]> {
  const rows = await tx.counterVersion.findMany({
    distinct: ['counterId'],
    orderBy: [{ counterId: 'asc' }, { version: 'desc' }],
    ...withAuthor,
  });
  return rows.map(asCounter);
}

/** The newest first. */
export async function versionsOfCounter(tx: Transaction, counterId: string): Promise<StoredCounter[]> {
  const rows = await tx.counterVersion.findMany({
    where: { counterId },
    orderBy: { version: 'desc' },
    ...withAuthor,
  });
  return rows.map(asCounter);
}

function asCounter({
  author,
  ...row
}: Omit<StoredCounter, 'author'> & { author: { displayName: string | null } | null }) {
  return { ...row, author: author?.displayName ?? null };
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

/** Stores the version, and what the life of cases looks at in the counter itself. */
export async function appendCounter(
  tx: Transaction,
  added: { entry: CounterEntry; version: number; author: Author; reason: string | null },
): Promise<void> {
  const { entry, author, ...rest } = added;
  const desk = {
    name: entry.name,
    email: entry.email,
    hours: entry.hours ?? Prisma.DbNull,
    active: takesCases(entry),
  };
  await tx.counter.upsert({ where: { id: entry.id }, create: { id: entry.id, ...desk }, update: desk });
  await tx.counterVersion.create({
    data: {
      ...rest,
      counterId: entry.id,
      entry,
      source: author.kind,
      authorId: author.kind === 'person' ? author.personId : null,
    },
  });
}

/** Programmes, funds and the like help, and are no place where a case can lie. */
function takesCases({ kind, status }: CounterEntry): boolean {
  return status !== 'ended' && (kind === 'municipality' || kind === 'counter' || kind === 'province');
}

/** Somebody at a counter, as those who keep the register see them. */
export interface RegisteredMember {
  id: string;
  personId: string | null;
  name: string | null;
  email: string | null;
  rung: 'contact' | 'substitute' | 'coordinator';
}

export async function membersOf(tx: Transaction, counterId: string): Promise<RegisteredMember[]> {
  const rows = await tx.counterMember.findMany({
    where: { counterId, leftAt: null },
    orderBy: [{ rung: 'asc' }, { position: 'asc' }, { createdAt: 'asc' }],
    include: { person: { select: { displayName: true, email: true } } },
  });
  return rows.map(({ id, personId, name, email, rung, person }) => ({
    id,
    personId,
    name: name ?? person?.displayName ?? null,
    email: email ?? person?.email ?? null,
    rung,
  }));
}

export interface NewMember {
  counterId: string;
  personId: string | null;
  name: string | null;
  email: string | null;
  rung: RegisteredMember['rung'];
}

/** Who left and comes back is the same member again. */
export async function storeMember(tx: Transaction, added: NewMember): Promise<string> {
  const { counterId, personId, rung } = added;
  const position = await tx.counterMember.count({ where: { counterId, rung, leftAt: null } });
  const before =
    personId === null
      ? null
      : await tx.counterMember.findFirst({ where: { counterId, personId }, select: { id: true } });
  if (before) {
    await tx.counterMember.update({ where: { id: before.id }, data: { rung, position, leftAt: null } });
    return before.id;
  }
  return (await tx.counterMember.create({ data: { ...added, position }, select: { id: true } })).id;
}

export async function endMember(tx: Transaction, memberId: string): Promise<void> {
  await tx.$executeRaw`UPDATE counter_member SET left_at = clock_now() WHERE id = ${memberId}::uuid AND left_at IS NULL`;
}
