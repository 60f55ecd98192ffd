import type { PersonalDataPart } from '../../store/personal-data.ts';

/** What somebody promised. */
export const pledgesData: PersonalDataPart = {
  name: 'pledges',
  tables: { pledge: {} },
  processing: {
    purpose: 'Onthouden wat iemand zelf toezegde, en vragen hoe het gaat.',
    whose: ['colleague', 'ambassador'],
    ground: 'consent',
    receivers: ['chat'],
    data: {
      pledge: 'de toezegging in eigen woorden, tot wanneer, en met wie iemand het deelt',
    },
  },

  async collect(tx, { personId }) {
    return { pledge: await tx.pledge.findMany({ where: { personId } }) };
  },

  /** What they promised goes, also where it was shared; that there was one stays, for the figures. */
  async erase(tx, { personId }) {
    await tx.$executeRaw`
      DELETE FROM deadline USING pledge
      WHERE subject_kind = 'pledge' AND subject_id = pledge.id AND pledge.person_id = ${personId}::uuid`;
    await tx.$executeRaw`
      UPDATE pledge SET text = NULL, origin = NULL, shared_with = NULL, next_ask_at = NULL
      WHERE person_id = ${personId}::uuid`;
  },

  async move(tx, { from, to }) {
    await tx.pledge.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
