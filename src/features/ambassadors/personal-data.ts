import type { PersonalDataPart } from '../../store/personal-data.ts';

/** What somebody chose as an ambassador, what they got and how well they know which card. */
export const ambassadorsData: PersonalDataPart = {
  name: 'ambassadors',
  tables: {
    ambassador: {},
    ambassador_asked: {},
    nudge: {},
    card_memory: {},
    learning_card: { addedById: 'It is this person’s id.', addedBy: 'It is this person.' },
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
      learning_card: 'leerkaarten die iemand toevoegde',
    },
  },

  async collect(tx, { personId }) {
    const where = { where: { personId } };
    return {
      ambassador: await tx.ambassador.findMany(where),
      ambassador_asked: await tx.ambassadorAsked.findMany(where),
      nudge: await tx.nudge.findMany(where),
      card_memory: await tx.cardMemory.findMany(where),
      learning_card: (await tx.learningCard.findMany({ where: { addedById: personId } })).map(
        ({ addedById: _, ...row }) => row,
      ),
    };
  },

  /** What somebody learned and chose goes; that something was sent on a day stays for the figures. */
  async erase(tx, { personId, names }) {
    for (const name of names) {
      await tx.$executeRaw`
        UPDATE learning_card SET content = replace(content::text, ${name}, '…')::jsonb
        WHERE added_by = ${personId}::uuid AND content IS NOT NULL`;
    }
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
};
