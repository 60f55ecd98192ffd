import type { PersonalDataPart } from '../../store/personal-data.ts';

/** What somebody chose as an ambassador, what they got and how well they know which card. */
export const ambassadorsData: PersonalDataPart = {
  name: 'ambassadors',
  tables: {
    ambassador: {},
    ambassador_asked: {},
    nudge: {},
    card_memory: {},
  },
  processing: {
    purpose: 'Ambassadeurs op het goede moment iets laten leren, niet te vaak.',
    whose: ['ambassador'],
    ground: 'consent',
    receivers: ['chat'],
    data: {
      ambassador: "thema's, afdeling, tempo en pauze die iemand koos",
      ambassador_asked: 'dat iemand is gevraagd om ambassadeur te worden',
      nudge: 'wat iemand op welke dag kreeg',
      card_memory: 'hoe goed iemand een leerkaart kent',
    },
  },

  async collect(tx, { personId }) {
    const where = { where: { personId } };
    return {
      ambassador: await tx.ambassador.findMany(where),
      ambassador_asked: await tx.ambassadorAsked.findMany(where),
      nudge: await tx.nudge.findMany(where),
      card_memory: await tx.cardMemory.findMany(where),
    };
  },

  /** What somebody learned and chose goes; that something was sent on a day stays for the figures. */
  async erase(tx, { personId }) {
    await tx.cardMemory.deleteMany({ where: { personId } });
    await tx.ambassadorAsked.deleteMany({ where: { personId } });
    await tx.$executeRaw`
      UPDATE ambassador SET stopped_at = coalesce(stopped_at, clock_now()), themes = '{}', department = NULL,
                            school_region = NULL, snoozed_from = NULL, snoozed_until = NULL, unreachable_why = NULL
      WHERE person_id = ${personId}::uuid`;
    await tx.$executeRaw`
      UPDATE nudge SET state = 'lapsed', why_not = 'erased'
      WHERE person_id = ${personId}::uuid AND state IN ('planned', 'queued')`;
  },

  /** Where both chose or got something, that of who they turn out to be stays. */
  async move(tx, { from, to }) {
    await tx.$executeRaw`
      INSERT INTO role_grant (id, person_id, role)
      SELECT gen_random_uuid(), ${to}::uuid, 'ambassador' FROM ambassador
      WHERE person_id = ${from}::uuid AND stopped_at IS NULL
        AND NOT EXISTS (SELECT FROM ambassador WHERE person_id = ${to}::uuid)
        AND NOT EXISTS (SELECT FROM role_grant
                        WHERE person_id = ${to}::uuid AND role = 'ambassador' AND revoked_at IS NULL)`;
    await tx.$executeRaw`
      DELETE FROM nudge mine USING nudge other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.planned_for = mine.planned_for`;
    await tx.$executeRaw`
      DELETE FROM card_memory mine USING card_memory other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid AND other.card_id = mine.card_id`;
    await tx.$executeRaw`
      DELETE FROM ambassador WHERE person_id = ${from}::uuid
        AND EXISTS (SELECT FROM ambassador WHERE person_id = ${to}::uuid)`;
    await tx.$executeRaw`
      DELETE FROM ambassador_asked WHERE person_id = ${from}::uuid
        AND EXISTS (SELECT FROM ambassador_asked WHERE person_id = ${to}::uuid)`;
    await tx.ambassador.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.ambassadorAsked.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.nudge.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.cardMemory.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
