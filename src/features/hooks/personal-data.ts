import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Hooks that somebody wrote for their organisation. */
export const hooksData: PersonalDataPart = {
  name: 'hooks',
  tables: { own_hook: { writtenById: 'It is this person’s id.', writtenBy: 'It is this person.' } },
  processing: {
    purpose: 'Collega’s een kort verhaal geven waarmee ze overtuigen.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['chat'],
    data: { own_hook: 'haakjes die iemand schreef voor de eigen organisatie' },
  },

  async collect(tx, { personId }) {
    const rows = await tx.ownHook.findMany({ where: { writtenById: personId } });
    return { own_hook: rows.map(({ writtenById: _, ...row }) => row) };
  },

  /** What colleagues get stays, without who wrote it and without their name; what nobody got goes. */
  async erase(tx, { personId, names }) {
    await tx.ownHook.deleteMany({ where: { writtenById: personId, usedSince: null } });
    for (const name of names) await leaveNameOut(tx, personId, name);
    await tx.ownHook.updateMany({ where: { writtenById: personId }, data: { writtenById: null } });
  },

  async move(tx, { from, to, name }) {
    if (name !== null) await leaveNameOut(tx, from, name);
    await tx.ownHook.updateMany({ where: { writtenById: from }, data: { writtenById: to } });
  },
};

/** Of the hooks they wrote. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE own_hook SET pitch = replace(pitch, ${name}, '…'), example = replace(example, ${name}, '…'),
                        source_title = replace(source_title, ${name}, '…')
    WHERE written_by = ${personId}::uuid`;
}
