import type { LocalDate } from '../../calendar/local-time.ts';
import type { Transaction } from '../../store/transaction.ts';
import { asDate, dayOf } from './repository.ts';

export const SCHOOL_REGIONS = ['noord', 'midden', 'zuid'] as const;

/** When the schools of a region are closed; first and last day included. */
export interface SchoolHoliday {
  region: string;
  name: string;
  from: LocalDate;
  until: LocalDate;
}

/** Keeps the school holiday of a region; the same first day again puts it right. */
export async function keepSchoolHoliday(tx: Transaction, { region, from, until, name }: SchoolHoliday): Promise<void> {
  const days = { until: asDate(until), name };
  await tx.schoolHoliday.upsert({
    where: { region_from: { region, from: asDate(from) } },
    create: { region, from: asDate(from), ...days },
    update: days,
  });
}

/** Those of every region that last on a day or come after it, the first first. */
export async function listSchoolHolidays(
  tx: Pick<Transaction, 'schoolHoliday'>,
  day: LocalDate,
): Promise<SchoolHoliday[]> {
  const rows = await tx.schoolHoliday.findMany({
    where: { until: { gte: asDate(day) } },
    orderBy: [{ from: 'asc' }, { region: 'asc' }],
  });
  return rows.map((row) => ({ ...row, from: dayOf(row.from), until: dayOf(row.until) }));
}

/** @returns what was taken away; null: there is none that begins so */
export async function removeSchoolHoliday(
  tx: Transaction,
  { region, from }: Pick<SchoolHoliday, 'region' | 'from'>,
): Promise<SchoolHoliday | null> {
  const where = { region_from: { region, from: asDate(from) } };
  const row = await tx.schoolHoliday.findUnique({ where });
  if (row === null) return null;
  await tx.schoolHoliday.delete({ where });
  return { ...row, from: dayOf(row.from), until: dayOf(row.until) };
}

/**
 * The school holidays that are still to come or last today, by name; of who chose no region the widest.
 *
 * @param region theirs; null: they chose none
 */
export async function schoolHolidaysFrom(
  tx: Transaction,
  today: LocalDate,
  region: string | null,
): Promise<{ name: string; from: LocalDate; until: LocalDate }[]> {
  const rows = await tx.schoolHoliday.findMany({
    where: { until: { gte: asDate(today) }, ...(region === null ? {} : { region }) },
    orderBy: { from: 'asc' },
  });
  // Of each name the next one: a region that begins later than it ends elsewhere is another year's.
  const next = new Map<string, { name: string; from: LocalDate; until: LocalDate }>();
  for (const { name, from, until } of rows) {
    const known = next.get(name);
    const days = { name, from: dayOf(from), until: dayOf(until) };
    if (known === undefined) next.set(name, days);
    else if (days.from <= known.until)
      next.set(name, { ...known, until: days.until > known.until ? days.until : known.until });
  }
  return [...next.values()];
}
