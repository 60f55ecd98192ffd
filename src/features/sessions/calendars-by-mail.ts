import type { CalendarMail } from '../../calendar-mail/calendar-mail.ts';
import type { Language } from '../../chat/language.ts';
import { goneSince } from '../../people/gone.ts';
import { Prisma, type PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { eventsAt, uidOf } from './calendar.ts';
import type { Series } from './repository.ts';

/** Who comes to what is still to take place, and has an address. */
const WANTED = Prisma.sql`
  SELECT session.id AS session_id, session.series_id, session.sequence, session_reply.person_id,
         person.email, person.display_name, coalesce(person.language, 'nl') AS language
  FROM session_reply JOIN session ON session.id = session_reply.session_id
  JOIN session_series series ON series.id = session.series_id JOIN person ON person.id = session_reply.person_id
  WHERE session_reply.reply = 'coming' AND series.state = 'announced' AND session.cancelled_at IS NULL
    AND session.ends_at > clock_now() AND person.email IS NOT NULL
    AND person.erased_at IS NULL AND ${goneSince(Prisma.sql`person.id`)} IS NULL`;

const SUBJECT = 'session-series';

/** The series of which a calendar does not have what it should. */
export async function outOfDate(prisma: PrismaClient): Promise<string[]> {
  const [before, after] = uidOf('|').split('|');
  const uid = (id: Prisma.Sql) => Prisma.sql`concat(${before}::text, ${id}, ${after}::text)`;
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH wanted AS (${WANTED})
    SELECT wanted.series_id AS id FROM wanted
    LEFT JOIN calendar_entry entry ON entry.uid = ${uid(Prisma.sql`wanted.session_id`)} AND entry.email = wanted.email
    WHERE entry.id IS NULL OR entry.is_cancelled OR entry.version <> wanted.sequence
    UNION
    SELECT session.series_id FROM calendar_entry entry
    JOIN session ON entry.uid = ${uid(Prisma.sql`session.id`)}
    WHERE NOT entry.is_cancelled AND entry.ends_at > clock_now()
      AND NOT EXISTS (SELECT FROM wanted WHERE wanted.session_id = session.id AND wanted.email = entry.email)`;
  return rows.map(({ id }) => id);
}

/** The dates of a series in the calendars of who comes to them: by e-mail, and by that alone up to date. */
export async function keepCalendars(tx: Transaction, mail: CalendarMail, series: Series): Promise<void> {
  const rows = await tx.$queryRaw<
    {
      session_id: string;
      person_id: string;
      sequence: number;
      email: string;
      display_name: string | null;
      language: Language;
    }[]
  >`SELECT * FROM (${WANTED}) AS wanted WHERE series_id = ${series.id}::uuid ORDER BY session_id, person_id`;
  const wanted = rows.flatMap((row) => {
    const session = series.sessions.find(({ id }) => id === row.session_id);
    const [event] = session ? eventsAt(series, [session], row.language) : [];
    if (!event) return [];
    const { person_id: personId, display_name: name, email, language, sequence: version } = row;
    return [{ email, name, personId, language, version, event }];
  });
  const off = new Set(series.sessions.filter(({ cancelledAt }) => cancelledAt !== null).map(({ id }) => uidOf(id)));
  const isOff = (uid: string) => series.state === 'cancelled' || off.has(uid);
  await mail.bringUpToDate(tx, { subject: `${SUBJECT}:${series.id}`, wanted, isOff });
}
