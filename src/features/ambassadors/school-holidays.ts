import type { LocalDate } from '../../calendar/local-time.ts';
import type { Transaction } from '../../store/transaction.ts';
import { asDate, dayOf } from './repository.ts';

/** Keeps the school holiday of a region; the same first day again puts it right. */
export async function keepSchoolHoliday(
  tx: Transaction,
  { region, from, until, name }: { region: string; from: LocalDate; until: LocalDate; name: string },
): Promise<void> {
  const days = { until: asDate(until), name };
  await tx.schoolHoliday.upsert({
    where: { region_from: { region, from: asDate(from) } },
    create: { region, from: asDate(from), ...days },
    update: days,
  });
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
