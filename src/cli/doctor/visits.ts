import type { PrismaClient } from '../../store/generated/client.ts';
import type { Finding } from './finding.ts';

/** A running bot takes seconds for it. */
const LATE_MINUTES = 10;
/** A second broker who was asked longer ago may not have seen it. */
const WAITS_DAYS = 3;

/** Site visits and sessions whose invitations should go out and do not, and what waits or went wrong around them. */
export async function examineVisits(prisma: PrismaClient): Promise<Finding> {
  const still = await prisma.$queryRaw<{ what: string }[]>`
    SELECT 'site visit ' || number AS what FROM site_visit
    WHERE state = 'open' AND filled_at IS NULL AND opened_at < clock_now() - make_interval(mins => ${LATE_MINUTES})
    UNION ALL
    SELECT 'session ' || number FROM session_series
    WHERE state = 'announced' AND invited_at IS NULL
      AND announced_at < clock_now() - make_interval(mins => ${LATE_MINUTES})`;
  if (still.length > 0) {
    const message = `Invitations should go out and do not (${still.map(({ what }) => what).join(', ')}): a running bot brings them out; if one runs, its log says what keeps it.`;
    return { part: 'visits', state: 'wrong', message };
  }
  const waiting = await prisma.$queryRaw<{ number: number }[]>`
    SELECT number FROM site_visit visit
    WHERE state = 'awaiting_approval'
      AND (SELECT max(at) FROM visit_event WHERE visit_id = visit.id) < clock_now() - make_interval(days => ${WAITS_DAYS})`;
  if (waiting.length > 0) {
    const message = `No second broker answered about site visit ${waiting.map(({ number }) => number).join(', ')}: ask one, or have its maker choose a smaller group.`;
    return { part: 'visits', state: 'wrong', message };
  }
  const lost = await prisma.calendarEntry.count({ where: { isLost: true } });
  if (lost > 0) {
    const message = `${lost} calendar invitations did not arrive by e-mail: see \`impact deliveries list\`.`;
    return { part: 'visits', state: 'wrong', message };
  }
  return { part: 'visits', state: 'ok', message: 'no invitation to a site visit or session stands still' };
}
