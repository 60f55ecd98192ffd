import { membershipsOf } from '../counters/members.ts';
import { clockNow } from '../store/clock.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';

/** The links that were sent to somebody, and what they did with them. */
export const linksData: PersonalDataPart = {
  name: 'links',
  tables: { signed_link: {}, signed_link_use: {} },
  processing: {
    purpose: 'Een medewerker van een loket per e-mail laten handelen, ook zonder chat.',
    whose: ['counter-member'],
    ground: 'task',
    receivers: ['mail'],
    data: {
      signed_link: 'voor wie een link is en waarover',
      signed_link_use: 'wat iemand met een link deed, en wanneer',
    },
  },

  async collect(tx, { personId }) {
    const links = await tx.signedLink.findMany({ where: { memberId: { in: await membershipsOf(tx, personId) } } });
    const uses = await tx.signedLinkUse.findMany({ where: { linkId: { in: links.map(({ id }) => id) } } });
    return { signed_link: links, signed_link_use: uses };
  },

  /** They open nothing any more. */
  async erase(tx, { personId }) {
    await tx.signedLink.updateMany({
      where: { memberId: { in: await membershipsOf(tx, personId) }, revokedAt: null },
      data: { revokedAt: await clockNow(tx) },
    });
  },

  async move() {
    // They are of a member of a counter, who goes along with the cases.
  },
};
