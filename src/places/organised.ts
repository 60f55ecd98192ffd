import { onDayNamed } from '../calendar/day-named.ts';
import type { Turn } from '../chat/skill.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
import type { Transaction } from '../store/transaction.ts';
import { says } from './said.ts';

/** A time still to come of something that the organisation of somebody invites to. */
export interface Organised {
  what: 'visit' | 'session';
  /** The visit, or the date of the series. */
  id: string;
  number: number;
  title: string | null;
  startsAt: Date;
  /** They planned it, or stand in for who did. */
  isOwn: boolean;
}

/** What the organisation of somebody invites to, and what they organise elsewhere: the first time first. */
function organisedAround(
  tx: Transaction,
  { personId, organisationId }: { personId: string; organisationId: string | null },
): Promise<Organised[]> {
  return tx.$queryRaw<Organised[]>`
    SELECT 'visit' AS what, visit.id, visit.number, visit.host AS title, slot.starts_at AS "startsAt",
           (visit.created_by = ${personId}::uuid OR coalesce(visit.deputy_id = ${personId}::uuid, false)) AS "isOwn"
    FROM site_visit visit JOIN visit_slot slot ON slot.visit_id = visit.id AND slot.starts_at > clock_now()
    WHERE visit.state = 'open' AND (visit.organisation_id = ${organisationId}::uuid OR visit.deputy_id = ${personId}::uuid)
    UNION ALL
    SELECT 'session', session.id, series.number, series.title, session.starts_at, series.created_by = ${personId}::uuid
    FROM session_series series JOIN session ON session.series_id = series.id
    WHERE series.state = 'announced' AND session.cancelled_at IS NULL AND session.ends_at > clock_now()
      AND series.organisation_id = ${organisationId}::uuid
    ORDER BY "startsAt"`;
}

/** What asks who or how many come, said of a visit or of a session. */
function asksWhoComes({ reading }: Pick<Turn, 'reading'>): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label === 'visit') return OF_WHO.has(reading?.kindOf('visit') ?? '');
  return likeliest?.label === 'session' && reading?.kindOf('session') === 'who';
}

const OF_WHO: ReadonlySet<string> = new Set(['who', 'wait', 'places']);

/**
 * Of what somebody planned themselves that of which they ask who comes: the one whose day or name they say, else the next time of each.
 *
 * @returns empty: they ask no such thing, planned nothing, or name what another planned
 */
export async function ownAsked(
  tx: Transaction,
  turn: Pick<Turn, 'actor' | 'reading' | 'now' | 'language' | 'setting'>,
  text: string,
): Promise<Organised[]> {
  const { actor, now, language, setting } = turn;
  const { personId, organisationId, roles } = actor;
  if (personId === null || setting !== 'direct' || !roles.has('broker') || !asksWhoComes(turn)) return [];
  const all = await organisedAround(tx, { personId, organisationId });
  const meant = all.filter(({ what }) => what === 'visit' || !says(text, 'visits'));
  const said = new Set(wordsOf(text).map((word) => stem(word, language)));
  const isNamed = ({ title }: Organised) =>
    wordsOf(title ?? '').some(
      (word) => word.length > 4 && !isStopWord(word, language) && said.has(stem(word, language)),
    );
  const named = meant.filter(isNamed);
  const among = named.length > 0 ? named : meant;
  const own = among.filter(({ isOwn }) => isOwn);
  const onDay = onDayNamed(text, own, now) ?? onDayNamed(text, among, now);
  if (onDay !== null) return onDay.isOwn ? [onDay] : [];
  return own.filter(
    (one, at) => own.findIndex(({ what, number }) => what === one.what && number === one.number) === at,
  );
}
