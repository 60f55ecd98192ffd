import type { PersonalDataPart } from '../store/personal-data.ts';

/** Which documents somebody brought in. */
export const knowledgeData: PersonalDataPart = {
  name: 'knowledge',
  tables: { document: {} },
  processing: {
    purpose: 'Weten van wie een document is en wie het mag lezen.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['model'],
    data: {
      document: 'wie een document inbracht en voor wie het is',
    },
  },

  async collect(tx, { personId }) {
    return {
      document: await tx.document.findMany({
        where: { ownerId: personId },
        include: { currentVersion: { select: { title: true } } },
      }),
    };
  },

  async erase() {
    // A document is the organisation's. Its owner has become a pseudonym with the row of the person.
  },

  async move(tx, { from, to }) {
    await tx.document.updateMany({ where: { ownerId: from }, data: { ownerId: to } });
  },
};
