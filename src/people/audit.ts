import type { Language } from '../chat/language.ts';
import type { texts } from '../i18n/texts.ts';
import type { Prisma, PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** What can be done; each has a sentence in the catalogue of texts. */
export type AuditAction = keyof ReturnType<typeof texts>['audit']['did'];

/** Something that was done, for the log of who did what. */
export interface AuditRecord {
  /** Null: the operator at the command line, or the program itself. */
  actorId: string | null;
  /** Null: it concerns the network as a whole. */
  organisationId: string | null;
  action: AuditAction;
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

const RULE_KINDS = ['routing_rule', 'routing-rule'];

/** One line of the log. */
export interface AuditLine {
  at: Date;
  /** Null: the operator, the program, or somebody who has no name any more. */
  actor: string | null;
  /** Who did it: `self` is the person whom it is about. */
  by: 'program' | 'self' | 'person';
  action: string;
  objectKind: string;
  objectId: string;
  /** Of the person, rule, counter, tenant or organisation; null: it has none, or is gone. */
  objectName: string | null;
  organisation: string | null;
  details: unknown;
}

/**
 * The newest first.
 *
 * @param scope the log of one organisation; null: all of it (the operator)
 * @param options at most how many, and the language of what has a name in several
 */
export async function auditLines(
  prisma: Transaction,
  scope: { organisationId: string | null },
  { limit, language }: { limit: number; language: Language },
): Promise<AuditLine[]> {
  const entries = await prisma.auditEntry.findMany({
    where: scope.organisationId === null ? {} : { organisationId: scope.organisationId },
    orderBy: { id: 'desc' },
    take: limit,
    include: { actor: { select: { displayName: true } }, organisation: { select: { name: true } } },
  });
  const names = await namesOf(prisma, entries, language);
  return entries.map(({ actor, actorId, at, action, objectKind, objectId, details, organisation }) => ({
    at,
    actor: actor?.displayName ?? null,
    by: whoActed({ actorId, objectKind, objectId }),
    action,
    objectKind,
    objectId,
    objectName: names.get(`${objectKind} ${objectId}`) ?? null,
    organisation: organisation?.name ?? null,
    details,
  }));
}

function whoActed(entry: { actorId: string | null; objectKind: string; objectId: string }): AuditLine['by'] {
  if (entry.actorId === null) return 'program';
  return entry.objectKind === 'person' && entry.actorId === entry.objectId ? 'self' : 'person';
}

/** What the objects of entries are called, by `<kind> <id>`; one question to the database a kind. */
async function namesOf(
  prisma: Transaction,
  entries: readonly { objectKind: string; objectId: string }[],
  language: Language,
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(entries.filter(({ objectKind }) => objectKind === kind).map(({ objectId }) => objectId)),
  ];
  const rows = await prisma.$queryRaw<{ key: string; name: string | null }[]>`
    SELECT 'person ' || id AS key, coalesce(display_name, email) AS name FROM person
    WHERE id::text = ANY (${idsOf('person')}::text[])
    UNION ALL
    SELECT 'organisation ' || id, name FROM organisation WHERE id::text = ANY (${idsOf('organisation')}::text[])
    UNION ALL
    SELECT 'counter ' || id, name FROM counter WHERE id = ANY (${idsOf('counter')}::text[])
    UNION ALL
    SELECT 'tenant ' || tenant.id, initcap(tenant.platform::text) || ', ' || organisation.name
    FROM chat_tenant tenant JOIN organisation ON organisation.id = tenant.organisation_id
    WHERE tenant.id::text = ANY (${idsOf('tenant')}::text[])
    UNION ALL
    -- A rule has no name: people know it by its reason. The log of earlier releases writes its kind in two ways.
    SELECT kind || ' ' || rule.rule_id, rule.because ->> ${language}
    FROM (SELECT DISTINCT ON (rule_id) rule_id, because FROM rule_version
          WHERE rule_id = ANY (${RULE_KINDS.flatMap(idsOf)}::text[])
          ORDER BY rule_id, version DESC) rule
    CROSS JOIN unnest(${RULE_KINDS}::text[]) AS kind`;
  return new Map(rows.flatMap(({ key, name }) => (name === null ? [] : [[key, name] as const])));
}

/** When the newest backup that is known was made: by this database, or in the one from which it was put back. */
export async function lastBackup(db: PrismaClient | Transaction): Promise<Date | null> {
  const actions: AuditAction[] = ['database.backed-up', 'database.restored'];
  const found = await db.auditEntry.aggregate({
    where: { action: { in: actions }, objectKind: 'backup' },
    // The moment at which it was made, written so that a later one is a greater text.
    _max: { objectId: true },
  });
  return found._max.objectId === null ? null : new Date(found._max.objectId);
}

/** Removes entries of so many days ago; returns how many. */
export function forgetAuditEntries(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM audit_entry WHERE at < clock_now() - make_interval(days => ${days})`;
}
