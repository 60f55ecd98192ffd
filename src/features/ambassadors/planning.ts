import { instantAt, type LocalDate } from '../../calendar/local-time.ts';
import type { LearningContent } from '../../learning-content/library.ts';
import type { OfferSource } from '../../nudges/offers.ts';
import type { Transaction } from '../../store/transaction.ts';
import { offersFor } from './offers.ts';
import {
  type Decision,
  decide,
  hindrance,
  type PlannedNudge,
  type PlannedPerson,
  type PlannedWorld,
  type WhyNot,
} from './planner.ts';
import { asDate, dayOf } from './repository.ts';

/** What is planned from. */
export interface PlanningDeps {
  content(): Promise<LearningContent>;
  sources: readonly OfferSource[];
}

/** The seed of every plan: two processes that plan the same day plan the same. */
const SEED = 'impact';

/** What comes of a day: who gets what, and of the others why not. */
export interface DayPlan {
  nudges: PlannedNudge[];
  people: number;
  whyNot: Partial<Record<WhyNot, number>>;
}

/** Plans a day, and keeps nothing. */
export async function planFor(tx: Transaction, deps: PlanningDeps, day: LocalDate): Promise<DayPlan> {
  const content = await deps.content();
  const offers = await offersFor(tx, day, content, deps.sources);
  const own = Map.groupBy(offers, ({ personId }) => personId);
  const forAll = own.get(null) ?? [];
  const world: PlannedWorld = {
    day,
    seed: SEED,
    offers: forAll,
    schoolHolidays: await schoolHolidaysOn(tx, day),
  };
  const people = await peopleOn(tx, day);
  const plan: DayPlan = { nudges: [], people: people.length, whyNot: {} };
  const note = (decision: Decision) => {
    if (decision.nudge) plan.nudges.push(decision.nudge);
    else plan.whyNot[decision.whyNot] = (plan.whyNot[decision.whyNot] ?? 0) + 1;
  };
  const free = people.filter((person) => {
    const whyNot = hindrance(person, world);
    if (whyNot !== null) note({ nudge: null, whyNot });
    return whyNot === null;
  });
  // What somebody had before is only read of those who may get something.
  for (const person of await withHistory(tx, free)) {
    const theirs = own.get(person.id);
    note(decide(person, theirs ? { ...world, offers: [...forAll, ...theirs] } : world));
  }
  return plan;
}

/**
 * Plans a day and keeps it, once: who comes second finds it done.
 *
 * @returns null: it was planned before
 */
export async function keepPlan(tx: Transaction, deps: PlanningDeps, day: LocalDate): Promise<DayPlan | null> {
  const begun = await tx.$executeRaw`
    INSERT INTO nudge_day (day, people, planned) VALUES (${asDate(day)}::date, 0, 0) ON CONFLICT DO NOTHING`;
  if (begun === 0) return null;
  const plan = await planFor(tx, deps, day);
  const rows = plan.nudges.map(({ personId, kind, item, why, minute }) => ({
    person_id: personId,
    kind,
    item,
    reason: why,
    due_at: instantAt(day, minute).toISOString(),
  }));
  await tx.$executeRaw`
    INSERT INTO nudge (person_id, planned_for, due_at, kind, item, reason)
    SELECT person_id, ${asDate(day)}::date, due_at, kind, item, reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS planned (person_id uuid, due_at timestamptz, kind text, item text, reason text)
    ON CONFLICT DO NOTHING`;
  for (const { kind, item } of plan.nudges) {
    await deps.sources.find((source) => source.kind === kind)?.planned?.(tx, item, day);
  }
  await tx.nudgeDay.update({
    where: { day: asDate(day) },
    data: { people: plan.people, planned: plan.nudges.length },
  });
  return plan;
}

export async function schoolHolidaysOn(tx: Transaction, day: LocalDate): Promise<PlannedWorld['schoolHolidays']> {
  const rows = await tx.schoolHoliday.findMany({ where: { from: { lte: asDate(day) }, until: { gte: asDate(day) } } });
  return rows.map(({ region, from, until }) => ({ region, from: dayOf(from), until: dayOf(until) }));
}

interface PersonRow extends Omit<PlannedPerson, 'had' | 'cardsDue' | 'lastKinds' | 'lastCardWhy' | 'stopped'> {}

/**
 * Everybody who is an ambassador, as they are before a day; nothing of what they had.
 *
 * @param ids left out: all
 */
export async function peopleOn(
  tx: Transaction,
  day: LocalDate,
  ids: readonly string[] | null = null,
): Promise<PlannedPerson[]> {
  const rows = await tx.$queryRaw<PersonRow[]>`
    WITH theirs AS (
      SELECT nudge.person_id, max(planned_for) AS last,
             count(*) FILTER (WHERE state = 'sent' AND sent_at > reacted.reacted_at AND nudge.reacted_at IS NULL) AS ignored
      FROM nudge JOIN ambassador reacted ON reacted.person_id = nudge.person_id
      WHERE planned_for < ${asDate(day)}::date AND state IN ('queued', 'sent')
      GROUP BY nudge.person_id),
    unasked AS (
      SELECT recipient_id,
             array_agg(to_char(coalesce(sent_at, created_at) AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD')) AS days,
             to_char(max(coalesce(sent_at, created_at)) FILTER (WHERE purpose = 'broadcast')
                     AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS broadcast
      FROM outbox
      WHERE purpose IN ('broadcast', 'invitation', 'nudge') AND recipient_id IS NOT NULL
        AND state IN ('queued', 'sending', 'sent', 'uncertain')
        AND created_at > clock_now() - interval '10 days'
      GROUP BY recipient_id)
    SELECT one.person_id AS id, person.organisation_id AS "organisationId", one.department, one.pace::text AS pace,
           one.themes, one.days, one.from_minute AS "fromMinute", one.until_minute AS "untilMinute",
           one.school_region AS "schoolRegion",
           to_char(one.joined_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS "joinedOn",
           person.unasked_refused_at IS NOT NULL AS "refusesUnasked",
           to_char(one.snoozed_from, 'YYYY-MM-DD') AS "snoozedFrom",
           to_char(one.snoozed_until, 'YYYY-MM-DD') AS "snoozedUntil",
           to_char(one.unreachable_since AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS "unreachableSince",
           coalesce(theirs.ignored, 0)::int AS ignored, one.asked_at IS NOT NULL AS asked,
           coalesce(unasked.days, '{}') AS "unaskedOn", unasked.broadcast AS "lastBroadcastOn",
           to_char(theirs.last, 'YYYY-MM-DD') AS "lastNudgeOn"
    FROM ambassador one
    JOIN person ON person.id = one.person_id AND person.erased_at IS NULL
    LEFT JOIN theirs ON theirs.person_id = one.person_id
    LEFT JOIN unasked ON unasked.recipient_id = one.person_id
    WHERE one.stopped_at IS NULL AND (${ids}::uuid[] IS NULL OR one.person_id = ANY(${ids}::uuid[]))
      AND EXISTS (SELECT FROM role_grant
                  WHERE role_grant.person_id = one.person_id AND role = 'ambassador' AND revoked_at IS NULL)
    ORDER BY one.person_id`;
  const nothing = { had: new Map(), cardsDue: new Map(), lastKinds: [], lastCardWhy: null };
  return rows.map((row) => ({ ...row, ...nothing, stopped: false }));
}

interface History {
  id: string;
  lastKinds: string[];
  lastCardWhy: string | null;
  had: Record<string, LocalDate>;
  cardsDue: Record<string, LocalDate>;
}

/** The same people with what they had and know: one row for each, since ten thousand had half a million. */
async function withHistory(tx: Transaction, people: readonly PlannedPerson[]): Promise<PlannedPerson[]> {
  const ids = people.map(({ id }) => id);
  const rows = await tx.$queryRaw<History[]>`
    WITH theirs AS (
      SELECT person_id, (array_agg(kind ORDER BY planned_for DESC))[1:2] AS kinds,
             (array_agg(reason ORDER BY planned_for DESC) FILTER (WHERE kind = 'card'))[1] AS card_why,
             jsonb_object_agg(kind || ':' || item, to_char(planned_for, 'YYYY-MM-DD') ORDER BY planned_for) AS had
      FROM nudge WHERE person_id = ANY(${ids}::uuid[]) AND state IN ('queued', 'sent') GROUP BY person_id),
    known AS (
      SELECT person_id, jsonb_object_agg(card_id, to_char(due_on, 'YYYY-MM-DD')) AS due
      FROM card_memory WHERE person_id = ANY(${ids}::uuid[]) GROUP BY person_id)
    SELECT person_id AS id, coalesce(kinds, '{}') AS "lastKinds", card_why AS "lastCardWhy",
           coalesce(had, '{}') AS had, coalesce(due, '{}') AS "cardsDue"
    FROM theirs FULL JOIN known USING (person_id)`;
  const of = new Map(rows.map((row) => [row.id, row]));
  return people.map((person) => {
    const history = of.get(person.id);
    if (!history) return person;
    const { had, cardsDue, lastKinds, lastCardWhy } = history;
    return {
      ...person,
      ...{ lastKinds, lastCardWhy },
      had: new Map(Object.entries(had)),
      cardsDue: new Map(Object.entries(cardsDue)),
    };
  });
}
