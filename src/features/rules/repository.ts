import type { Transaction } from '../../store/transaction.ts';

/** A case as far as routing looks at it. */
export interface StoredCase {
  number: number;
  organisationId: string;
  municipalityCode: string;
  topics: string[];
  /** Null: erased. */
  request: string | null;
}

/** The newest first; those of which no municipality is known are left out. */
export async function latestCases(tx: Transaction, limit: number): Promise<StoredCase[]> {
  const rows = await tx.entrepreneurCase.findMany({
    where: { municipalityCode: { not: null }, topics: { isEmpty: false } },
    orderBy: { number: 'desc' },
    take: limit,
    select: { number: true, organisationId: true, municipalityCode: true, topics: true, request: true },
  });
  return rows.map(({ municipalityCode, ...row }) => ({ ...row, municipalityCode: municipalityCode ?? '' }));
}

/**
 * Notes which versions of rules cannot be used, and forgets those that can be again.
 *
 * @returns those that were not noted before: about each of them one process gets to tell
 */
export async function noteAlarms(
  tx: Transaction,
  broken: readonly { ruleId: string; version: number }[],
): Promise<Set<string>> {
  await tx.ruleAlarm.deleteMany({ where: { NOT: { OR: broken.map(({ ruleId, version }) => ({ ruleId, version })) } } });
  const noted = await tx.ruleAlarm.createManyAndReturn({
    data: broken.map(({ ruleId, version }) => ({ ruleId, version })),
    skipDuplicates: true,
  });
  return new Set(noted.map(({ ruleId }) => ruleId));
}

/** Which of these organisations there are. */
export async function knownOrganisations(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id::text FROM organisation WHERE id::text = ANY(${[...ids]})`;
  return rows.map(({ id }) => id);
}
