import { Prisma } from '../../store/generated/client.ts';
import type { PersonalDataPart } from '../../store/personal-data.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Learning cards that somebody wrote or changed for their organisation. */
export const learningCardsData: PersonalDataPart = {
  name: 'learning-cards',
  tables: {
    learning_card: {
      addedById: 'It is this person’s id.',
      addedBy: 'It is this person.',
      editedById: 'Of another broker it is theirs.',
      editedBy: 'Of another broker it is theirs.',
      organisation: 'It is in their profile.',
    },
  },
  processing: {
    purpose: 'Ambassadeurs laten leren wat voor hun organisatie belangrijk is.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['chat'],
    data: { learning_card: 'leerkaarten die iemand schreef of veranderde' },
  },

  async collect(tx, { personId }) {
    const where = { OR: [{ addedById: personId }, { editedById: personId }] };
    const rows = await tx.learningCard.findMany({ where });
    return { learning_card: rows.map(({ addedById: _, editedById: __, ...row }) => row) };
  },

  /** What ambassadors get stays, without who wrote it and without their name; what nobody got goes. */
  async erase(tx, { personId, names }) {
    for (const name of names) await leaveNameOut(tx, personId, name);
    await tx.learningCard.deleteMany({
      where: { addedById: personId, organisationId: { not: null }, content: { equals: Prisma.DbNull } },
    });
    await tx.learningCard.updateMany({ where: { addedById: personId }, data: { addedById: null } });
    await tx.learningCard.updateMany({ where: { editedById: personId }, data: { editedById: null } });
  },

  async move(tx, { from, to, name }) {
    if (name !== null) await leaveNameOut(tx, from, name);
    await tx.learningCard.updateMany({ where: { addedById: from }, data: { addedById: to } });
    await tx.learningCard.updateMany({ where: { editedById: from }, data: { editedById: to } });
  },
};

/** Of the cards they wrote or changed. */
async function leaveNameOut(tx: Transaction, personId: string, name: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE learning_card SET content = replace(content::text, ${name}, '…')::jsonb,
                             proposed = replace(proposed::text, ${name}, '…')::jsonb
    WHERE added_by = ${personId}::uuid OR edited_by = ${personId}::uuid`;
}
