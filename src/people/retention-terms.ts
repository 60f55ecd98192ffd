import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { recordAudit } from './audit.ts';

/**
 * The kinds of data that are forgotten after a time. A later feature adds its own here, and what forgets it in
 * `app/retention.ts`; a test finds a kind that nothing forgets.
 */
export const RETENTION_KINDS = [
  'inbox',
  'messages',
  'conversations',
  'downloads',
  'audit',
  'cases',
  'ambassadors',
] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Days of each kind where no administrator has decided otherwise. */
export type RetentionDefaults = Readonly<Record<RetentionKind, number>>;

/**
 * Between which numbers of days a term may lie. The log of who did what is there to find out later what went wrong:
 * it stays at least a year.
 */
export const RETENTION_BOUNDS: Readonly<Record<RetentionKind, { least: number; most: number }>> = {
  inbox: { least: 1, most: 3650 },
  messages: { least: 1, most: 3650 },
  conversations: { least: 1, most: 3650 },
  downloads: { least: 1, most: 30 },
  audit: { least: 365, most: 3650 },
  cases: { least: 30, most: 3650 },
  ambassadors: { least: 180, most: 3650 },
};

/** How long one kind is kept. */
export interface RetentionTermInForce {
  kind: RetentionKind;
  days: number;
  /** Null: as configured. */
  setAt: Date | null;
}

export function isRetentionKind(text: string): text is RetentionKind {
  return RETENTION_KINDS.some((kind) => kind === text);
}

/** Whether so many days may be chosen for this kind. */
export function isAllowedTerm(kind: RetentionKind, days: number): boolean {
  const { least, most } = RETENTION_BOUNDS[kind];
  return Number.isInteger(days) && days >= least && days <= most;
}

/** The terms in force, in the order of {@link RETENTION_KINDS}. */
export async function retentionTerms(
  prisma: Transaction,
  defaults: RetentionDefaults,
): Promise<RetentionTermInForce[]> {
  const changed = new Map((await prisma.retentionTerm.findMany()).map((term) => [term.kind, term]));
  return RETENTION_KINDS.map((kind) => {
    const term = changed.get(kind);
    return { kind, days: term?.days ?? defaults[kind], setAt: term?.setAt ?? null };
  });
}

/**
 * Changes a term for the whole installation. What is older than a shorter term goes in the next run. The caller has
 * seen that who asks may do it, and that the term {@link isAllowedTerm}.
 *
 * @param by the person; null: the operator
 */
export async function setRetentionTerm(
  tx: Transaction,
  defaults: RetentionDefaults,
  change: { kind: RetentionKind; days: number; by: string | null },
): Promise<void> {
  const { kind, days, by } = change;
  const before = await tx.retentionTerm.findUnique({ where: { kind }, select: { days: true } });
  await tx.$executeRaw`
    INSERT INTO retention_term (kind, days, set_by) VALUES (${kind}, ${days}, ${by}::uuid)
    ON CONFLICT (kind) DO UPDATE SET days = excluded.days, set_by = excluded.set_by, set_at = clock_now()`;
  await recordAudit(tx, {
    actorId: by,
    organisationId: null,
    action: 'retention.changed',
    objectKind: 'retention',
    objectId: kind,
    details: { from: before?.days ?? defaults[kind], to: days },
  });
}

/** What one run forgot of one kind. */
export interface RetentionReportLine {
  at: Date;
  kind: string;
  days: number;
  forgotten: number;
}

/** What the last runs forgot, the newest first. */
export async function retentionReport(prisma: PrismaClient, limit: number): Promise<RetentionReportLine[]> {
  const runs = await prisma.retentionRun.findMany({ orderBy: { id: 'desc' }, take: limit });
  return runs.map(({ at, kind, days, forgotten }) => ({ at, kind, days, forgotten }));
}
