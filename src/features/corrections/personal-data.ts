import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What brokers said of messages that were read wrongly, and of whom those messages were. */
export const correctionsData: PersonalDataPart = {
  name: 'corrections',
  tables: { correction: {} },
  processing: {
    purpose: 'Berichten beter leren begrijpen.',
    whose: ['colleague'],
    ground: 'task',
    receivers: [],
    data: {
      correction: 'de tekst van een bericht zonder namen, nummers en adressen, wie het schreef en wie het verbeterde',
    },
  },

  async collect(tx, { personId }) {
    const theirs = { OR: [{ saidById: personId }, { correctedById: personId }] };
    const rows = await tx.correction.findMany({ where: theirs });
    const own = (id: string | null) => (id === personId ? id : null);
    return {
      correction: rows.map(({ saidById, correctedById, ...row }) => ({
        ...row,
        saidBy: own(saidById),
        correctedBy: own(correctedById),
      })),
    };
  },

  /** Somebody's words go, also where they were accepted: the file of examples follows. What they corrected has no name then. */
  async erase(tx, { personId, names }) {
    await tx.correction.deleteMany({
      where: { OR: [{ saidById: personId }, { correctedById: personId, saidById: null, state: { not: 'accepted' } }] },
    });
    for (const name of names) await leaveNameOut(tx, personId, name);
    await tx.correction.updateMany({ where: { correctedById: personId }, data: { correctedById: null } });
  },

  async move(tx, { from, to, name }) {
    if (name !== null) await leaveNameOut(tx, from, name);
    await tx.correction.updateMany({ where: { saidById: from }, data: { saidById: to } });
    await tx.correction.updateMany({ where: { correctedById: from }, data: { correctedById: to } });
  },
};

/** Of what they said or corrected. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE correction SET text = replace(text, ${name}, '…')
    WHERE corrected_by = ${personId}::uuid OR said_by = ${personId}::uuid`;
}
