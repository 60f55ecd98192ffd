import type { PersonalDataPart } from '../../store/personal-data.ts';

/** What somebody gave the bot to read: the files and addresses themselves, until they have been read. */
export const ingestionsData: PersonalDataPart = {
  name: 'ingestions',
  tables: { ingestion: {} },
  processing: {
    purpose: 'Documenten lezen die iemand stuurt, zodat er vragen over kunnen worden beantwoord.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      ingestion: 'welk document iemand stuurde, met welke keuzes, en hoe het lezen afliep',
    },
  },

  async collect(tx, { personId }) {
    return { ingestion: await tx.ingestion.findMany({ where: { personId } }) };
  },

  /** What has not been read yet is not read any more: nobody would hear what became of it. */
  async erase(tx, { personId }) {
    await tx.$executeRaw`
      UPDATE ingestion SET name = NULL, reference = NULL, claim = NULL, claimed_until = NULL,
                           state = CASE WHEN state IN ('queued', 'working') THEN 'failed' ELSE state END,
                           done_at = coalesce(done_at, clock_now())
      WHERE person_id = ${personId}::uuid`;
  },

  async move(tx, { from, to }) {
    await tx.ingestion.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
