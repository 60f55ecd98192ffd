import type { LocalDate } from '../../calendar/local-time.ts';
import type { Transaction } from '../../store/transaction.ts';
import { asDate } from './repository.ts';

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
