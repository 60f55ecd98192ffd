import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets what broadcasts said that ended, or were left lying, so many days ago, and who got them: the numbers stay. What
 * was left lying before it went out never goes any more.
 *
 * @returns how many broadcasts
 */
export function forgetBroadcasts(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    WITH old AS (
      SELECT id FROM broadcast
      WHERE title IS NOT NULL AND state IN ('done', 'stopped', 'recalled', 'dropped', 'draft', 'awaiting_approval', 'scheduled')
        AND coalesce(ended_at, greatest(send_at, created_at)) < clock_now() - make_interval(days => ${days})),
    counted AS (
      SELECT broadcast_id, jsonb_object_agg(state, count) AS counts FROM (
        SELECT broadcast_id, state, count(*) FROM broadcast_recipient
        WHERE broadcast_id IN (SELECT id FROM old) GROUP BY broadcast_id, state) AS by_state
      GROUP BY broadcast_id),
    pictures AS (
      DELETE FROM picture USING broadcast, old WHERE broadcast.id = old.id AND picture.id = broadcast.picture_id),
    forgotten AS (
      DELETE FROM broadcast_recipient USING old WHERE broadcast_id = old.id)
    UPDATE broadcast
    SET state = CASE WHEN state IN ('draft', 'awaiting_approval', 'scheduled') THEN 'dropped'::"BroadcastState" ELSE state END,
        title = NULL, text_nl = NULL, text_en = NULL, link = NULL, urgent_reason = NULL, audience = '{}',
        picture_alt = NULL, picture_url = NULL,
        progress = jsonb_build_object('counts', coalesce(
          (SELECT counts FROM counted WHERE counted.broadcast_id = broadcast.id), '{}'::jsonb))
    FROM old WHERE broadcast.id = old.id`;
}
