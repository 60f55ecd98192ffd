import { LEVELS, type Level, THEMES, type Theme } from '../../criteria/labels.ts';
import { SMALLEST_SHOWN, shownShares } from '../../people/small-groups.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Of fewer dossiers than this nothing is shown: who asks would know whose they are. */
export const FEWEST_SHOWN = SMALLEST_SHOWN;

/** How much of what an organisation buys in a year has impact criteria. Counts only; null: of too few to be shown. */
export interface Figures {
  organisation: string;
  year: number;
  /** Of the dossiers so many percent should have impact criteria; null: no aim was set. */
  target: number | null;
  /** Dossiers in which something was decided; null: fewer than {@link FEWEST_SHOWN}. */
  dossiers: number | null;
  /** Of these: with a criterion that was chosen. */
  withCriteria: number | null;
  /** Of the value, as far as it is known: the part in dossiers with a chosen criterion, 0–1. */
  shareOfValue: number | null;
  /** Awarded ones in whose contract a chosen criterion is. */
  inContract: number | null;
  byTheme: Readonly<Record<Theme, PartFigures>>;
  byLevel: Readonly<Record<Level, PartFigures>>;
  /** Departments of which something may be shown, by name; `department` null: who made them had none. */
  departments: readonly DepartmentFigures[];
}

/** Of a theme or level: the dossiers with a chosen criterion of it, and their share of all dossiers and of all value, 0–1; null: too few to be shown. */
export interface PartFigures {
  dossiers: number | null;
  share: number | null;
  shareOfValue: number | null;
}

/** The dossiers of one department in a year; `withCriteria` null: too few, or too few without, to be shown. */
export interface DepartmentFigures {
  department: string | null;
  dossiers: number;
  withCriteria: number | null;
}

interface Counted {
  organisationId: string;
  organisation: string;
  target: number | null;
  year: number;
  dossiers: number;
  withCriteria: number;
  euro: number | null;
  euroWith: number | null;
  inContract: number;
}

/** By organisation and year of Dutch time, the latest year first. @param organisationId null: of all */
export async function dossierFigures(tx: Transaction, organisationId: string | null): Promise<Figures[]> {
  const where = organisationId === null ? Prisma.empty : Prisma.sql`AND organisation_id = ${organisationId}::uuid`;
  const base = Prisma.sql`
    WITH counted AS (
      SELECT dossier.id, organisation_id, euro, nullif(trim(department), '') AS department,
             extract(year FROM created_at AT TIME ZONE 'Europe/Amsterdam')::int AS year,
             EXISTS (SELECT 1 FROM dossier_criterion WHERE dossier_id = dossier.id AND state = 'chosen') AS has_criteria,
             EXISTS (SELECT 1 FROM dossier_criterion WHERE dossier_id = dossier.id AND stayed) AS in_contract
      FROM dossier WHERE state IN ('open', 'awarded') ${where})`;
  const rows = await tx.$queryRaw<Counted[]>`${base}
    SELECT organisation_id AS "organisationId", organisation.name AS organisation,
           organisation.criteria_target AS target, year,
           count(*)::int AS dossiers, (count(*) FILTER (WHERE has_criteria))::int AS "withCriteria",
           sum(euro) AS euro, sum(euro) FILTER (WHERE has_criteria) AS "euroWith",
           (count(*) FILTER (WHERE in_contract))::int AS "inContract"
    FROM counted JOIN organisation ON organisation.id = organisation_id
    GROUP BY organisation_id, organisation.name, organisation.criteria_target, year ORDER BY year DESC, organisation.name`;
  const parts = await tx.$queryRaw<PartRow[]>`${base}
    SELECT organisation_id AS "organisationId", year, what, count(*)::int AS dossiers, sum(euro) AS euro
    FROM (SELECT DISTINCT counted.id, organisation_id, year, euro, what
          FROM counted JOIN dossier_criterion ON dossier_id = counted.id AND state = 'chosen',
               LATERAL (VALUES (theme), (level)) AS part (what)) AS each
    GROUP BY organisation_id, year, what`;
  const departments = await tx.$queryRaw<DepartmentRow[]>`${base}
    SELECT organisation_id AS "organisationId", year, department, count(*)::int AS of,
           (count(*) FILTER (WHERE has_criteria))::int AS some
    FROM counted GROUP BY organisation_id, year, department ORDER BY department NULLS LAST`;
  return rows.map((row) => ({
    ...figuresOf(
      row,
      parts.filter((part) => isOf(part, row)),
    ),
    departments: departmentsOf(departments.filter((part) => isOf(part, row))),
  }));
}

interface PartRow {
  organisationId: string;
  year: number;
  what: string;
  dossiers: number;
  euro: number | null;
}

interface DepartmentRow {
  organisationId: string;
  year: number;
  department: string | null;
  of: number;
  some: number;
}

/** One department alone is the whole, which is told already. */
function departmentsOf(rows: readonly DepartmentRow[]): DepartmentFigures[] {
  if (rows.length < 2) return [];
  const shown = shownShares(rows);
  return rows.flatMap(({ department }, at) => {
    const { some = null, of = null } = shown[at] ?? {};
    return of === null ? [] : [{ department, dossiers: of, withCriteria: some }];
  });
}

function isOf(part: { organisationId: string; year: number }, row: Counted): boolean {
  return part.organisationId === row.organisationId && part.year === row.year;
}

function figuresOf(row: Counted, parts: readonly PartRow[]): Omit<Figures, 'departments'> {
  const isShown = row.dossiers >= FEWEST_SHOWN;
  const countOf = (what: string) =>
    partOf(
      row,
      parts.find((part) => part.what === what),
    );
  const share = row.euro === null || row.euro === 0 ? null : (row.euroWith ?? 0) / row.euro;
  return {
    organisation: row.organisation,
    year: row.year,
    target: row.target,
    dossiers: isShown ? row.dossiers : null,
    withCriteria: isShown ? enough(row.withCriteria) : null,
    shareOfValue: isShown && row.withCriteria >= FEWEST_SHOWN ? share : null,
    inContract: isShown ? enough(row.inContract) : null,
    byTheme: byEach(THEMES, countOf),
    byLevel: byEach(LEVELS, countOf),
  };
}

function partOf({ dossiers: all, euro: whole }: Counted, part: PartRow | undefined): PartFigures {
  const dossiers = all >= FEWEST_SHOWN ? enough(part?.dossiers ?? 0) : null;
  if (dossiers === null) return { dossiers: null, share: null, shareOfValue: null };
  const shareOfValue = dossiers === 0 || whole === null || whole === 0 ? null : (part?.euro ?? 0) / whole;
  return { dossiers, share: dossiers / all, shareOfValue };
}

/** None at all says nothing of anybody. */
function enough(count: number): number | null {
  return count === 0 || count >= FEWEST_SHOWN ? count : null;
}

function byEach<Key extends string>(keys: readonly Key[], of: (key: Key) => PartFigures): Record<Key, PartFigures> {
  const entries = keys.map((key): [Key, PartFigures] => [key, of(key)]);
  return Object.fromEntries(entries) as Record<Key, PartFigures>;
}

/** How much of the dossiers has criteria, in whole percent; null: of too few to say. */
export function shareOf({ dossiers, withCriteria }: Pick<Figures, 'dossiers' | 'withCriteria'>): number | null {
  return dossiers === null || dossiers === 0 || withCriteria === null
    ? null
    : Math.round((withCriteria / dossiers) * 100);
}

const BAR_LENGTH = 20;

/** A share as a drawn bar of twenty parts, in which the aim has a mark: `■■■■■■□□□│□□□…`. */
export function barOf(percentage: number, target: number | null): string {
  const filled = Math.round((percentage / 100) * BAR_LENGTH);
  const parts: string[] = Array.from({ length: BAR_LENGTH }, (_, at) => (at < filled ? '■' : '□'));
  if (target !== null) parts.splice(Math.round((target / 100) * BAR_LENGTH), 0, '│');
  return parts.join('');
}

/** From now on so many percent of the dossiers of an organisation should have criteria. @param target null: no aim */
export async function setTarget(tx: Transaction, organisationId: string, target: number | null): Promise<void> {
  await tx.organisation.update({ where: { id: organisationId }, data: { criteriaTarget: target } });
}

/** @returns undefined: that is no aim; null: none is to be set */
export function targetIn(written: string): number | null | undefined {
  const text = written.trim();
  if (text === '') return null;
  const read = Number(/^(\d{1,3})\s*%?$/.exec(text)?.[1] ?? Number.NaN);
  return Number.isInteger(read) && read >= 1 && read <= 100 ? read : undefined;
}
