import { instantAt, plusDays } from '../../calendar/local-time.ts';
import { type Button, paragraph } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Offer, OfferSource } from '../../nudges/offers.ts';
import { spanIn } from '../../places/times.ts';
import { clockNow } from '../../store/clock.ts';
import { invitationName, REPLY } from './actions.ts';
import { titleOf } from './facts.ts';
import { personalCard, SILENT } from './invitation.ts';
import { readVisit, type Slot } from './repository.ts';

/** Who got an invitation has so many days to themselves before it is said again. */
const LEFT_ALONE_DAYS = 5;
/** Later nobody can keep themselves free any more. */
const LAST_DAYS_BEFORE = 2;

/** An invitation to a visit with room left, to which an ambassador said nothing: said again once, in short. */
export const invitationNudges: OfferSource = {
  kind: 'invitation',
  async offers(tx, day) {
    const rows = await tx.$queryRaw<{ visit_id: string; person_id: string }[]>`
      SELECT DISTINCT guest.visit_id, guest.person_id FROM visit_guest guest
      JOIN ambassador ON ambassador.person_id = guest.person_id AND ambassador.stopped_at IS NULL
      JOIN site_visit visit ON visit.id = guest.visit_id AND visit.state = 'open'
        AND (visit.reply_by IS NULL OR visit.reply_by > ${instantAt(plusDays(day, 1), 0)})
      JOIN visit_slot slot ON slot.visit_id = visit.id AND slot.taken < slot.capacity
        AND slot.starts_at > ${instantAt(plusDays(day, LAST_DAYS_BEFORE), 0)}
      WHERE guest.reply = 'invited' AND guest.outbox_id IS NOT NULL AND guest.not_invited IS NULL
        AND guest.changed_at < ${instantAt(plusDays(day, -LEFT_ALONE_DAYS), 0)}
      ORDER BY 1, 2`;
    return rows.map(
      ({ visit_id: item, person_id: personId }): Offer => ({
        ...{ kind: 'invitation', item, personId },
        ...{ themes: [], departments: [], organisationId: null, from: null, until: null },
      }),
    );
  },
  async draw(tx, item, language) {
    const visit = await readVisit(tx, item);
    const now = await clockNow(tx);
    const free = visit?.slots.filter((slot) => isFree(slot, now)) ?? [];
    const [first] = free;
    if (visit?.state !== 'open' || !first) return null;
    const { visits } = texts(language);
    const { buttons = [] } = personalCard({ ...visit, slots: free }, SILENT, language);
    const name = invitationName(item);
    return {
      body: [paragraph(visits.stillWaits(titleOf(visit, language), spanIn(language, first)))],
      // Under every nudge stands how to stop.
      buttons: buttons.filter(isReply),
      own: { card: name, subject: name },
    };
  },
};

function isFree({ startsAt, taken, capacity }: Slot, now: Date): boolean {
  return startsAt > now && taken < capacity;
}

function isReply(button: Button): boolean {
  return button.kind === 'action' && button.action === REPLY;
}
