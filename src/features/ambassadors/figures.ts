import { localTimeAt, weekdayOf } from '../../calendar/local-time.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { asDate } from './repository.ts';

/** One ambassador for the operator: nothing of what they learned. */
export interface AmbassadorLine {
  id: string;
  name: string | null;
  organisation: string | null;
  state: 'active' | 'resting' | 'snoozed' | 'unreachable' | 'stopped';
  pace: string;
  /** Why nothing can be delivered to them, a code; null: it can. */
  unreachable: string | null;
}

export function listAmbassadors(tx: Transaction): Promise<AmbassadorLine[]> {
  return tx.$queryRaw<AmbassadorLine[]>`
    SELECT one.person_id AS id, person.display_name AS name, organisation.name AS organisation, one.pace::text AS pace,
           one.unreachable_why AS unreachable,
           CASE WHEN one.stopped_at IS NOT NULL THEN 'stopped' WHEN one.unreachable_since IS NOT NULL THEN 'unreachable'
                WHEN one.snoozed_until > (clock_now() AT TIME ZONE 'Europe/Amsterdam')::date
                 AND coalesce(one.snoozed_from, '-infinity') <= (clock_now() AT TIME ZONE 'Europe/Amsterdam')::date
                THEN 'snoozed'
                WHEN one.asked_at IS NOT NULL THEN 'resting' ELSE 'active' END AS state
    FROM ambassador one JOIN person ON person.id = one.person_id
    LEFT JOIN organisation ON organisation.id = person.organisation_id
    WHERE person.erased_at IS NULL
    ORDER BY organisation.name, person.display_name NULLS LAST, one.person_id`;
}

/** Whether the plan of today is there, as it should be on a working day from a quarter past six. */
export async function plansStandingStill(
  tx: Transaction,
): Promise<{ active: number; unreachable: number; isPlanned: boolean }> {
  const [counts = { active: 0, unreachable: 0 }] = await tx.$queryRaw<{ active: number; unreachable: number }[]>`
    SELECT count(*)::int AS active, count(unreachable_since)::int AS unreachable FROM ambassador
    WHERE stopped_at IS NULL`;
  const { date, minute } = localTimeAt(await clockNow(tx));
  const isDue = weekdayOf(date) < 5 && minute >= PLANNED_BY_MINUTE;
  const planned = await tx.nudgeDay.count({ where: { day: asDate(date) } });
  return { ...counts, isPlanned: !isDue || planned > 0 };
}

const PLANNED_BY_MINUTE = 6 * 60 + 15;
