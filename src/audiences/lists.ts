import { localTimeAt, plusDays, TIME_ZONE } from '../calendar/local-time.ts';
import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { audienceOf, audienceSchema } from './audience.ts';
import type { KeptAudience } from './kept.ts';

/** So many lists can be chosen from, of the last so many days. */
const MOST_OFFERED = 10;
const DAYS_OFFERED = 60;

/** A list of addresses that was sent with a message, with what it may be called besides its name. */
interface SentList extends KeptAudience {
  alsoCalled: string[];
}

/** The lists that brokers of an organisation sent with a message, the latest first; one that was used again is there once. */
export async function sentLists(tx: Transaction, organisationId: string, language: Language): Promise<SentList[]> {
  const rows = await tx.$queryRaw<{ id: string; audience: unknown; sentAt: Date; createdBy: string | null }[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (broadcast.audience -> 'people') broadcast.id, broadcast.audience,
             broadcast.created_at AS "sentAt", person.display_name AS "createdBy"
      FROM broadcast JOIN person ON person.id = broadcast.created_by
      WHERE broadcast.organisation_id = ${organisationId}::uuid
        AND jsonb_typeof(broadcast.audience -> 'people') = 'array' AND broadcast.audience -> 'people' <> '[]'::jsonb
        AND broadcast.created_at > clock_now() - make_interval(days => ${DAYS_OFFERED})
        AND NOT EXISTS (SELECT FROM kept_audience kept WHERE kept.organisation_id = broadcast.organisation_id
          AND kept.audience -> 'people' = broadcast.audience -> 'people')
      ORDER BY broadcast.audience -> 'people', broadcast.created_at) AS list
    ORDER BY "sentAt" DESC LIMIT ${MOST_OFFERED}`;
  const now = await clockNow(tx);
  return rows.map(({ id, audience, sentAt, createdBy }, at) => {
    const { organisations, people } = audienceSchema.parse(audience);
    return {
      ...{ id, createdBy, audience: audienceOf({ organisations, people }) },
      ...namesOf({ sentAt, now, isLatest: at === 0, count: people?.length ?? 0 }, language),
    };
  });
}

/** "Lijst van vrijdag 27 november (12)", and how people speak of it: "de lijst van vrijdag", "de laatste lijst". */
function namesOf(
  list: { sentAt: Date; now: Date; isLatest: boolean; count: number },
  language: Language,
): { name: string; alsoCalled: string[] } {
  const { lists } = texts(language).audiences;
  const { sentAt, now, isLatest, count } = list;
  const told = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { timeZone: TIME_ZONE, ...parts }).format(sentAt);
  const [date, today] = [localTimeAt(sentAt).date, localTimeAt(now).date];
  const day = told({ weekday: 'long', day: 'numeric', month: 'long' });
  return {
    name: lists.named(day, count),
    alsoCalled: [
      lists.of(day),
      lists.of(told({ day: 'numeric', month: 'long' })),
      ...(date > plusDays(today, -7) ? [lists.of(told({ weekday: 'long' }))] : []),
      ...(date === today ? lists.today : []),
      ...(date === plusDays(today, -1) ? lists.yesterday : []),
      ...(isLatest ? lists.latest : []),
    ],
  };
}
