import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

const OTHERS = 'Says who somebody else is.';

/** Site visits that somebody organised, and what they said to invitations. */
export const visitsData: PersonalDataPart = {
  name: 'visits',
  tables: {
    site_visit: {
      createdById: `${OTHERS} Whether this person organised it stands in organisedByMe.`,
      deputyId: `${OTHERS} Whether this person is the deputy stands in deputyIsMe.`,
      createdBy: OTHERS,
      deputy: OTHERS,
      editedById: `${OTHERS} Whether this person changed it last stands in editedByMe.`,
      approvedById: `${OTHERS} Whether this person agreed to it stands in approvedByMe.`,
      editedBy: OTHERS,
      approvedBy: OTHERS,
      hostEmail: 'The address of somebody else.',
    },
    visit_guest: {},
    visit_event: {
      byId: `${OTHERS} Whether this person did it stands in byMe.`,
      personId: `${OTHERS} Whether it is about this person stands in aboutMe.`,
      by: OTHERS,
      person: OTHERS,
    },
  },
  processing: {
    purpose: 'Werkbezoeken aan ondernemers plannen, plaatsen verdelen en terugkijken.',
    whose: ['colleague', 'ambassador', 'host'],
    ground: 'task',
    receivers: ['chat', 'mail'],
    data: {
      site_visit: 'het bezoek: naam, adres en e-mailadres van wie ontvangt, en wie het organiseert',
      visit_guest: 'wie komt of wacht, of die er was en wat die ervan vond',
      visit_event: 'wie wanneer wat veranderde',
    },
  },

  async collect(tx, { personId }) {
    const [visits, guests, events] = await Promise.all([
      tx.siteVisit.findMany({
        where: {
          OR: [{ createdById: personId }, { deputyId: personId }, { editedById: personId }, { approvedById: personId }],
        },
      }),
      tx.visitGuest.findMany({ where: { personId } }),
      tx.visitEvent.findMany({ where: { OR: [{ personId }, { byId: personId }] } }),
    ]);
    return {
      site_visit: visits.map(({ createdById, deputyId, editedById, approvedById, hostEmail: _, ...rest }) => ({
        ...rest,
        organisedByMe: createdById === personId,
        deputyIsMe: deputyId === personId,
        editedByMe: editedById === personId,
        approvedByMe: approvedById === personId,
      })),
      visit_guest: guests,
      visit_event: events.map(({ byId, personId: about, ...rest }) => ({
        ...rest,
        byMe: byId === personId,
        aboutMe: about === personId,
      })),
    };
  },

  /** Their place comes free, but who was there stays counted where they were; what they said goes; what a visit is stays, as others are invited to it. */
  async erase(tx, { personId, names }) {
    await tx.$executeRaw`
      UPDATE site_visit SET stale = true
      WHERE id IN (SELECT visit_id FROM visit_guest WHERE person_id = ${personId}::uuid)`;
    await tx.$executeRaw`
      UPDATE visit_guest
      SET reply = CASE WHEN reply IN ('offered', 'waiting') OR (reply = 'coming' AND attended IS NULL)
                       THEN 'declined' ELSE reply END,
          slot_id = CASE WHEN reply = 'coming' AND attended IS NOT NULL THEN slot_id END,
          rank = NULL, offer_until = NULL, shows_name = false, remark = NULL
      WHERE person_id = ${personId}::uuid`;
    for (const name of names) await leaveNameOut(tx, personId, name);
  },

  /** Of two replies to one visit that of who said something stays. */
  async move(tx, { from, to, name }) {
    if (name !== null) await leaveNameOut(tx, from, name);
    await tx.siteVisit.updateMany({ where: { createdById: from }, data: { createdById: to } });
    await tx.siteVisit.updateMany({ where: { deputyId: from }, data: { deputyId: to } });
    await tx.siteVisit.updateMany({ where: { editedById: from }, data: { editedById: to } });
    await tx.siteVisit.updateMany({ where: { approvedById: from }, data: { approvedById: to } });
    await tx.visitEvent.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.visitEvent.updateMany({ where: { byId: from }, data: { byId: to } });
    for (const [goes, stays] of [
      [to, from],
      [from, to],
    ]) {
      await tx.$executeRaw`
        DELETE FROM visit_guest guest USING visit_guest other
        WHERE guest.person_id = ${goes}::uuid AND other.person_id = ${stays}::uuid AND other.visit_id = guest.visit_id
          AND (guest.reply = 'invited' OR ${goes} = ${from})`;
    }
    await tx.visitGuest.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};

/** Of what they wrote of a visit. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE site_visit SET about = replace(about, ${name}, '…'), address = replace(address, ${name}, '…'),
                          host = replace(host, ${name}, '…'), prepare = replace(prepare, ${name}, '…'),
                          carpool = replace(carpool, ${name}, '…'), accessibility = replace(accessibility, ${name}, '…')
    WHERE ${personId}::uuid IN (created_by, deputy_id)`;
}
