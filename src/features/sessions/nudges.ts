import { instantAt, plusDays } from '../../calendar/local-time.ts';
import { paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Offer, OfferSource } from '../../nudges/offers.ts';
import { clockNow } from '../../store/clock.ts';
import { invitationName, sessionName } from './actions.ts';
import { declineButton, joinButton } from './message.ts';
import { readSeries, type Session, toCome } from './repository.ts';
import { titleOf, whenIn } from './words.ts';

/** Who got an invitation has so many days to themselves before it is said again. */
const LEFT_ALONE_DAYS = 5;
/** Later nobody can keep themselves free any more. */
const LAST_DAYS_BEFORE = 2;
/** Earlier nobody has to know. */
const FIRST_DAYS_BEFORE = 28;

/** An invitation to sessions with room left at the next one, to which an ambassador said nothing: said again once, in short. */
export const sessionNudges: OfferSource = {
  kind: 'session',
  async offers(tx, day) {
    const rows = await tx.$queryRaw<{ series_id: string; person_id: string }[]>`
      WITH next AS (
        SELECT DISTINCT ON (series_id) series_id, starts_at, taken, capacity FROM session
        JOIN session_series series ON series.id = series_id AND series.state = 'announced'
        WHERE cancelled_at IS NULL AND starts_at > ${instantAt(day, 0)}
        ORDER BY series_id, starts_at)
      SELECT DISTINCT next.series_id, invited.recipient_id AS person_id FROM next
      JOIN outbox invited ON invited.card = 'session-invitation:' || next.series_id AND invited.state = 'sent'
        AND invited.created_at < ${instantAt(plusDays(day, -LEFT_ALONE_DAYS), 0)}
      JOIN ambassador ON ambassador.person_id = invited.recipient_id AND ambassador.stopped_at IS NULL
      WHERE (next.capacity IS NULL OR next.taken < next.capacity)
        AND next.starts_at > ${instantAt(plusDays(day, LAST_DAYS_BEFORE), 0)}
        AND next.starts_at < ${instantAt(plusDays(day, FIRST_DAYS_BEFORE), 0)}
        AND NOT EXISTS (SELECT FROM session_reply reply JOIN session ON session.id = reply.session_id
                        WHERE session.series_id = next.series_id AND reply.person_id = invited.recipient_id)
      ORDER BY 1, 2`;
    return rows.map(
      ({ series_id: item, person_id: personId }): Offer => ({
        ...{ kind: 'session', item, personId },
        ...{ themes: [], departments: [], organisationId: null, from: null, until: null },
      }),
    );
  },
  async draw(tx, item, language) {
    const series = await readSeries(tx, item);
    const [next] = series === null ? [] : toCome(series, await clockNow(tx));
    if (series?.state !== 'announced' || !next || !hasRoom(next)) return null;
    const { sessions } = texts(language);
    return {
      body: [paragraph(sessions.stillWaits(titleOf(series, language), whenIn(next, language)))],
      buttons: [joinButton(next, language), declineButton(next, language)],
      own: { card: invitationName(item), subject: sessionName(next.id) },
    };
  },
};

function hasRoom({ taken, capacity }: Session): boolean {
  return capacity === null || taken < capacity;
}
