import type { PrismaClient } from '../../store/generated/client.ts';
import { messageName } from './actions.ts';

/**
 * Forgets what broadcasts said that ended, or were left lying, so many days ago, and who got them: the numbers stay. What
 * was left lying before it went out, or half-way, never goes any more.
 *
 * @returns how many broadcasts
 */
export function forgetBroadcasts(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    WITH old AS (
      SELECT id FROM broadcast
      WHERE title IS NOT NULL
        AND state IN ('done', 'stopped', 'recalled', 'dropped', 'draft', 'awaiting_approval', 'scheduled', 'paused')
        AND coalesce(ended_at, greatest(send_at, created_at, started_at)) < clock_now() - make_interval(days => ${days})
      -- Whoever goes on with one at this very moment does so before or after it.
      FOR UPDATE),
    counted AS (
      SELECT broadcast_id, jsonb_object_agg(state, count) AS counts FROM (
        -- For whom it still waited, it does so no more.
        SELECT broadcast_id, CASE state WHEN 'queued' THEN 'skipped' ELSE state::text END AS state, count(*)
        FROM broadcast_recipient
        WHERE broadcast_id IN (SELECT id FROM old) GROUP BY 1, 2) AS by_state
      GROUP BY broadcast_id),
    pictures AS (
      DELETE FROM picture USING broadcast, old WHERE broadcast.id = old.id AND picture.id = broadcast.picture_id),
    called_off AS (
      UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off', payload = NULL
      FROM old WHERE card = ${messageName('')}::text || old.id::text AND outbox.state = 'queued'),
    posts AS (
      UPDATE broadcast_post SET state = 'skipped', reason = 'stopped', changed_at = clock_now()
      FROM old WHERE broadcast_id = old.id AND broadcast_post.state = 'queued'),
    forgotten AS (
      DELETE FROM broadcast_recipient USING old WHERE broadcast_id = old.id)
    UPDATE broadcast
    SET state = CASE WHEN state IN ('draft', 'awaiting_approval', 'scheduled') THEN 'dropped'
                     WHEN state = 'paused' THEN 'stopped' ELSE state END,
        ended_at = CASE WHEN state = 'paused' THEN clock_now() ELSE ended_at END,
        title = NULL, text_nl = NULL, text_en = NULL, link = NULL, urgent_reason = NULL, audience = '{}',
        picture_alt = NULL, picture_url = NULL,
        progress = jsonb_build_object('counts', coalesce(
          (SELECT counts FROM counted WHERE counted.broadcast_id = broadcast.id), '{}'::jsonb))
    FROM old WHERE broadcast.id = old.id`;
}
