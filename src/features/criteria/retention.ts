import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets what dossiers say in which nothing changed for so many days: words and reasons go, what was chosen stays, for the
 * figures. Those in which nothing was ever decided, and those put aside, go like the others.
 *
 * @returns how many dossiers
 */
export function forgetDossiers(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    WITH old AS (
      SELECT id FROM dossier
      WHERE text IS NOT NULL AND changed_at < clock_now() - make_interval(days => ${days})),
    words AS (
      UPDATE dossier_criterion SET text = NULL, verification = NULL, reason = NULL
      FROM old WHERE dossier_id = old.id),
    readers AS (DELETE FROM dossier_reader USING old WHERE dossier_id = old.id),
    history AS (
      DELETE FROM ledger_words USING ledger_entry, old
      WHERE ledger_entry.id = ledger_words.entry_id
        AND ledger_entry.subject_kind = 'dossier' AND ledger_entry.subject_id = old.id)
    UPDATE dossier SET text = NULL, department = NULL FROM old WHERE dossier.id = old.id`;
}

/** The same of drafts in which nothing was decided: nobody waits for them. */
export function forgetDrafts(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE dossier SET text = NULL, department = NULL
    WHERE text IS NOT NULL AND state IN ('draft', 'dropped')
      AND changed_at < clock_now() - make_interval(days => ${days})`;
}
