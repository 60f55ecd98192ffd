import type { Prisma, PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** Something that was done, for the log of who did what. */
export interface AuditRecord {
  /** Null: the operator at the command line, or the program itself. */
  actorId: string | null;
  /** Null: it concerns the network as a whole. */
  organisationId: string | null;
  /** Dotted, for example `role.granted`. */
  action: string;
  objectKind: string;
  objectId: string;
  /** Ids, codes and counts: never what somebody said, nor who somebody is. */
  details?: Prisma.InputJsonObject;
}

/** Writes it down, in the transaction that does it. */
export async function recordAudit(tx: Transaction, record: AuditRecord): Promise<void> {
  const { details, ...rest } = record;
  await tx.auditEntry.createMany({ data: [{ ...rest, details: details ?? {} }] });
}

/** One line of the log. */
export interface AuditLine {
  at: Date;
  /** Null: the operator, the program, or somebody whose data were erased. */
  actor: string | null;
  action: string;
  objectKind: string;
  objectId: string;
  details: unknown;
}

/**
 * The newest first.
 *
 * @param scope the log of one organisation; null: all of it (the operator)
 */
export async function auditLines(
  prisma: Transaction,
  scope: { organisationId: string | null },
  limit: number,
): Promise<AuditLine[]> {
  const entries = await prisma.auditEntry.findMany({
    where: scope.organisationId === null ? {} : { organisationId: scope.organisationId },
    orderBy: { id: 'desc' },
    take: limit,
    include: { actor: { select: { displayName: true } } },
  });
  return entries.map(({ actor, at, action, objectKind, objectId, details }) => ({
    at,
    actor: actor?.displayName ?? null,
    action,
    objectKind,
    objectId,
    details,
  }));
}

/** Removes entries of so many days ago; returns how many. */
export function forgetAuditEntries(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM audit_entry WHERE at < clock_now() - make_interval(days => ${days})`;
}
