import type { PersonalDataPart } from '../../store/personal-data.ts';

/** On which day an ambassador did something, for the figures of the network. */
export const networkData: PersonalDataPart = {
  name: 'network',
  tables: { ambassador_move: {} },
  processing: {
    purpose: 'Zien hoe het met de ambassadeurs van een organisatie gaat, zonder te zien wie wat doet.',
    whose: ['ambassador'],
    ground: 'consent',
    receivers: [],
    data: { ambassador_move: 'op welke dag iemand iets zag, antwoordde, kwam, toezegde of deed' },
  },

  async collect(tx, { personId }) {
    return { ambassador_move: await tx.ambassadorMove.findMany({ where: { personId } }) };
  },

  async erase(tx, { personId }) {
    await tx.ambassadorMove.deleteMany({ where: { personId } });
  },

  async move(tx, { from, to }) {
    await tx.$executeRaw`
      INSERT INTO ambassador_move (person_id, day, move)
      SELECT ${to}::uuid, day, move FROM ambassador_move WHERE person_id = ${from}::uuid ON CONFLICT DO NOTHING`;
    await tx.ambassadorMove.deleteMany({ where: { personId: from } });
  },
};
