import type { CaseOutcome, CaseState } from '../../case-life/case-life.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** A case as it leaves the program, without the contact: the entrepreneur agreed to a counter and to nobody else. */
export interface ExportedCase {
  id: string;
  number: number;
  state: CaseState;
  outcome: CaseOutcome | null;
  createdAt: Date;
  handedOverAt: Date | null;
  firstResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  closedAt: Date | null;
  /** Where it was filed. */
  organisation: string;
  counter: string | null;
  /** Who is in the lead; null: the case is closed. */
  owner: { id: string; name: string | null } | null;
  municipalityCode: string | null;
  topics: readonly string[];
  /** Null: erased. */
  request: string | null;
  rule: { id: string; version: number } | null;
  bounces: number;
}

/**
 * Cases for export, oldest first.
 *
 * @param options.organisationId those that were filed there; an export never holds those of another
 */
export async function readCasesForExport(
  db: PrismaClient | Transaction,
  options: { organisationId: string; caseId?: string },
): Promise<ExportedCase[]> {
  const { organisationId, caseId } = options;
  const rows = await db.entrepreneurCase.findMany({
    where: { organisationId, ...(caseId === undefined ? {} : { id: caseId }) },
    orderBy: { number: 'asc' },
    include: { organisation: true, counter: true, ownerMember: true, ownerPerson: true },
  });
  return rows.map((row) => {
    const { ownerMember: member, ownerPerson: person } = row;
    const { id, number, state, outcome, createdAt, handedOverAt, firstResponseDueAt, resolutionDueAt, closedAt } = row;
    const { municipalityCode, topics, request, bounces } = row;
    return {
      ...{ id, number, state, outcome, createdAt, handedOverAt, firstResponseDueAt, resolutionDueAt, closedAt },
      ...{ municipalityCode, topics, request, bounces },
      organisation: row.organisation.name,
      counter: row.counter?.name ?? null,
      owner: member ? { id: member.id, name: member.name } : person && { id: person.id, name: person.displayName },
      rule: row.ruleId === null || row.ruleVersion === null ? null : { id: row.ruleId, version: row.ruleVersion },
    };
  });
}
