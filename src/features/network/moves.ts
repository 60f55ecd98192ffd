import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What an ambassador did of late, each who did it counted once. */
export const MOVES = ['acknowledged', 'answered', 'came', 'pledged', 'did'] as const;
export type Movement = (typeof MOVES)[number];

/** Older than this nothing is looked at. */
export const LATELY_DAYS = 90;

const DAY = Prisma.sql`(done.at AT TIME ZONE 'Europe/Amsterdam')::date`;

/**
 * Who did what on which day, as far as it is still shown: person_id, day, move. What somebody did with a nudge counts as an
 * answer, however well they answered.
 */
const SHOWN = Prisma.sql`
  SELECT DISTINCT done.person_id, ${DAY} AS day, done.move
  FROM (
    SELECT person_id, changed_at AS at, 'acknowledged' AS move FROM broadcast_recipient WHERE state = 'acknowledged'
    UNION ALL SELECT person_id, changed_at, 'answered' FROM visit_guest WHERE reply <> 'invited'
    UNION ALL SELECT person_id, changed_at, 'answered' FROM session_reply WHERE reply <> 'invited'
    UNION ALL SELECT person_id, reacted_at, 'answered' FROM nudge WHERE reacted_at IS NOT NULL
    UNION ALL SELECT guest.person_id, slot.starts_at, 'came' FROM visit_guest guest
      JOIN visit_slot slot ON slot.id = guest.slot_id WHERE guest.attended
    -- Who was there is noted of visits only: of a session whoever was on its list came.
    UNION ALL SELECT reply.person_id, session.starts_at, 'came' FROM session_reply reply
      JOIN session ON session.id = reply.session_id AND session.cancelled_at IS NULL AND session.ends_at < clock_now()
      WHERE reply.reply = 'coming'
    UNION ALL SELECT person_id, created_at, 'pledged' FROM pledge
    UNION ALL SELECT person_id, ended_at, 'did' FROM pledge WHERE state = 'done') AS done
  WHERE done.at > clock_now() - make_interval(days => ${LATELY_DAYS})`;

/** The same with what is not shown any more. */
export const MOVED = Prisma.sql`SELECT person_id, day, move FROM ambassador_move UNION ${SHOWN}`;

/**
 * Notes what ambassadors did, since the figures look back further than replies and who got a broadcast are kept. To be done
 * before those go; again is a no-op.
 */
export async function noteMoves(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO ambassador_move (person_id, day, move)
    SELECT person_id, day, move FROM (${SHOWN}) AS shown
    WHERE EXISTS (SELECT FROM role_grant WHERE role_grant.person_id = shown.person_id
                  AND role = 'ambassador' AND revoked_at IS NULL)
    ON CONFLICT DO NOTHING`;
}
