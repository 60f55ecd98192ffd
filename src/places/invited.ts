import { namesDayOf, onDayNamed } from '../calendar/day-named.ts';
import type { Purpose } from '../chat/labels.ts';
import type { Turn } from '../chat/skill.ts';
import { isAsked } from '../language/questions-in.ts';
import type { Transaction } from '../store/transaction.ts';
import { repliesToSession, saysToLeave } from './reply-said.ts';
import { CLAIMS } from './rules.ts';
import { says, speaksOfAmbassadors } from './said.ts';

/** Something still to come to which somebody was invited. */
export interface Invited {
  what: 'visit' | 'session';
  /** The visit, or the next date of the series. */
  id: string;
  number: number;
  title: string | null;
  startsAt: Date;
  /** They come, wait for a place or have an offer; to any date of a series. */
  isTheirs: boolean;
}

/** What somebody was invited to and is still to come, the first first: visits, and of each series the next date. */
export function invitedTo(tx: Transaction, personId: string): Promise<Invited[]> {
  return tx.$queryRaw<Invited[]>`
    SELECT 'visit' AS what, visit.id, visit.number, visit.host AS title, min(slot.starts_at) AS "startsAt",
           bool_or(guest.reply::text = ANY(${[...CLAIMS]}::text[])) AS "isTheirs"
    FROM visit_guest guest JOIN site_visit visit ON visit.id = guest.visit_id AND visit.state = 'open'
    JOIN visit_slot slot ON slot.visit_id = visit.id AND slot.starts_at > clock_now()
    WHERE guest.person_id = ${personId}::uuid AND (guest.reply <> 'invited' OR guest.outbox_id IS NOT NULL) GROUP BY visit.id
    UNION ALL
    SELECT 'session', (array_agg(session.id ORDER BY session.starts_at))[1], series.number, series.title,
           min(session.starts_at), coalesce(bool_or(own.reply::text = ANY(${[...CLAIMS]}::text[])), false)
    FROM session_series series
    JOIN session ON session.series_id = series.id AND session.cancelled_at IS NULL AND session.ends_at > clock_now()
    LEFT JOIN session_reply own ON own.session_id = session.id AND own.person_id = ${personId}::uuid
    WHERE series.state = 'announced' AND (
      own.person_id IS NOT NULL OR EXISTS (
        SELECT FROM outbox WHERE card = concat('session-invitation:', series.id) AND recipient_id = ${personId}::uuid))
    GROUP BY series.id
    ORDER BY "startsAt"`;
}

/** What who is invited says or asks of something by which nothing else is meant. */
const OF_GUESTS: ReadonlySet<string> = new Set([
  ...['come', 'come-two', 'wait', 'maybe', 'decline', 'places', 'who', 'details'],
]);

/** What words to be taken off something are mostly read as, where that is not named: "laat mij maar van de lijst af". */
const MAY_BE_LEFT: ReadonlySet<string> = new Set(['ambassador', 'messages']);

/**
 * Of what somebody was invited to that which words may be of that name none of it: what they come to, else all of it. What is said of
 * being an ambassador is so only where somebody wants to be taken off something, and does not name that.
 *
 * @returns empty: they are hardly of any of it
 */
export async function saidOfInvited(
  tx: Transaction,
  { actor: { personId, roles }, reading, now }: Pick<Turn, 'actor' | 'reading' | 'now'>,
  text: string,
): Promise<Invited[]> {
  const [likeliest] = reading?.purposes ?? [];
  if (personId === null || !reading || !likeliest || speaksOfAmbassadors(text)) return [];
  const isReply =
    OF_GUESTS.has(reading.kindOf('visit') ?? '') || (!roles.has('broker') && repliesToSession({ reading }));
  const isOfVisit = likeliest.label === 'visit' && isReply;
  const isLeaving = MAY_BE_LEFT.has(likeliest.label) && saysToLeave({ reading });
  if (!isOfVisit && !isLeaving) return [];
  const all = (await invitedTo(tx, personId)).filter(({ what }) => what === 'visit' || !says(text, 'visits'));
  const onDay = onDayNamed(text, all, now);
  if (onDay !== null) return [onDay];
  const theirs = all.filter(({ isTheirs }) => isTheirs);
  // Who organises something may speak of that.
  return isLeaving || theirs.length > 0 || roles.has('broker') ? theirs : all;
}

/**
 * Whether somebody says of themselves that they come to something they were invited to, or not, by its day, as a visit, or alone:
 * whatever else they are at, it is no word about that.
 */
export async function repliesToInvited(
  tx: Transaction,
  { actor: { personId }, now }: Pick<Turn, 'actor' | 'now'>,
  text: string,
): Promise<boolean> {
  if (personId === null || isAsked(text) || !says(text, 'comes')) return false;
  const all = await invitedTo(tx, personId);
  if (says(text, 'alone') && all.some(({ isTheirs }) => isTheirs)) return true;
  if (says(text, 'theVisit') && all.some(({ what }) => what === 'visit')) return true;
  return namesDayOf(text, await daysOfInvited(tx, personId), now);
}

/** Whether they say so of a day on which this is not, and something else is. */
export async function repliesToOther(
  tx: Transaction,
  { actor: { personId }, now }: Pick<Turn, 'actor' | 'now'>,
  text: string,
  own: readonly { startsAt: Date }[],
): Promise<boolean> {
  if (personId === null || isAsked(text) || !says(text, 'comes') || namesDayOf(text, own, now)) return false;
  return namesDayOf(text, await daysOfInvited(tx, personId), now);
}

/** Every time of every visit and session somebody was invited to that is still to come. */
function daysOfInvited(tx: Transaction, personId: string): Promise<{ startsAt: Date }[]> {
  return tx.$queryRaw<{ startsAt: Date }[]>`
    SELECT slot.starts_at AS "startsAt"
    FROM visit_guest guest JOIN site_visit visit ON visit.id = guest.visit_id AND visit.state = 'open'
    JOIN visit_slot slot ON slot.visit_id = visit.id AND slot.starts_at > clock_now()
    WHERE guest.person_id = ${personId}::uuid AND (guest.reply <> 'invited' OR guest.outbox_id IS NOT NULL)
    UNION ALL
    SELECT session.starts_at
    FROM session_series series
    JOIN session ON session.series_id = series.id AND session.cancelled_at IS NULL AND session.ends_at > clock_now()
    WHERE series.state = 'announced' AND (
      EXISTS (SELECT FROM session_reply own WHERE own.session_id = session.id AND own.person_id = ${personId}::uuid) OR EXISTS (
        SELECT FROM outbox WHERE card = concat('session-invitation:', series.id) AND recipient_id = ${personId}::uuid))`;
}

/** How much of the chance that words are for any of these is that they are for this one: an intent with several takes no more than its own. */
export function shareOf({ reading }: Pick<Turn, 'reading'>, own: Purpose, among: readonly Purpose[]): number {
  const chanceOf = (purpose: Purpose) => reading?.purposes.find(({ label }) => label === purpose)?.chance ?? 0;
  const all = among.reduce((sum, purpose) => sum + chanceOf(purpose), 0);
  return all === 0 ? 0 : chanceOf(own) / all;
}
