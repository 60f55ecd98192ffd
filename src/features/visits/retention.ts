import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets who replied what to visits that were over, called off or left lying so many days ago: how many there were stays, and how
 * many found it of use. What was left lying before anybody was invited is thrown away: used after this, it would stay for ever.
 *
 * @returns how many visits
 */
export async function forgetReplies(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    WITH old AS (
      SELECT visit.id FROM site_visit visit
      WHERE visit.counts IS NULL
        AND coalesce((SELECT max(ends_at) FROM visit_slot WHERE visit_id = visit.id), visit.created_at)
            < clock_now() - make_interval(days => ${days})
        AND coalesce(visit.cancelled_at, visit.created_at) < clock_now() - make_interval(days => ${days})
        -- Somebody who works on a draft sees its card drawn anew.
        AND (visit.state NOT IN ('draft', 'awaiting_approval') OR visit.shown_at IS NULL
          OR visit.shown_at < clock_now() - make_interval(days => ${days}))),
    counted AS (
      SELECT visit_id, jsonb_object_agg(reply, people)
             || jsonb_build_object('useful', sum(useful), 'not_useful', sum(not_useful)) AS counts FROM (
        SELECT visit_id, reply, count(*) AS people, count(*) FILTER (WHERE useful) AS useful,
               count(*) FILTER (WHERE NOT useful) AS not_useful FROM visit_guest
        WHERE visit_id IN (SELECT id FROM old) GROUP BY visit_id, reply) AS by_reply
      GROUP BY visit_id),
    guests AS (DELETE FROM visit_guest USING old WHERE visit_id = old.id),
    events AS (DELETE FROM visit_event USING old WHERE visit_id = old.id)
    UPDATE site_visit
    SET state = CASE WHEN state IN ('draft', 'awaiting_approval') THEN 'dropped'::"VisitState" ELSE state END,
        stale = false, host_email = NULL, counts = coalesce((SELECT counts FROM counted WHERE visit_id = site_visit.id), '{}'::jsonb)
    FROM old WHERE site_visit.id = old.id`;
}
