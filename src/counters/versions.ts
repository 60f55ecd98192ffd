import type { Transaction } from '../store/transaction.ts';

/** One lock for all who write rules and counters, the seed included: versions come one after the other. */
const VERSIONS_LOCK = 0x5eed02;

/** Who made a version: a person, the operator at the command line, or the program that brought it. */
export type Author = { kind: 'seed' } | { kind: 'operator' } | { kind: 'person'; personId: string };

/** Nobody else writes versions of rules or counters until the transaction ends. */
export async function lockVersions(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${VERSIONS_LOCK})`;
}

/** For a query of versions: with the name of who made each. */
export const WITH_AUTHOR = {
  omit: { id: true, authorId: true },
  include: { author: { select: { displayName: true } } },
} as const;

/** The version with the name of its author; null: no person, or no name any more. */
export function withAuthor<Row extends { author: { displayName: string | null } | null }>({ author, ...row }: Row) {
  return { ...row, author: author?.displayName ?? null };
}
