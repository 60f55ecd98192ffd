import type { PersonalDataPart } from '../store/personal-data.ts';

/** Which documents somebody brought in. */
export const knowledgeData: PersonalDataPart = {
  name: 'knowledge',
  tables: { document: {} },

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
};
