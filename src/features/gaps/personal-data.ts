import { clockNow } from '../../store/clock.ts';
import type { PersonalDataPart } from '../../store/personal-data.ts';

/** What somebody wanted a broker to answer, and what a broker answered. */
export const gapsData: PersonalDataPart = {
  name: 'gaps',
  tables: {
    knowledge_gap: {
      question: 'In the words of whoever asked first, who may be somebody else; their own stand in gap_question.',
    },
    gap_question: {},
  },
  processing: {
    purpose: 'Vragen zonder antwoord bij een makelaar brengen, en het antwoord terug.',
    whose: ['colleague'],
    ground: 'task',
    receivers: ['chat'],
    data: {
      knowledge_gap: 'de vraag, het antwoord van de makelaar en wie dat gaf',
      gap_question: 'wie de vraag stelde, in welke woorden en waar',
    },
  },

  async collect(tx, { personId }) {
    return {
      knowledge_gap: await tx.knowledgeGap.findMany({ where: { answeredBy: personId }, omit: { question: true } }),
      gap_question: await tx.gapQuestion.findMany({ where: { personId } }),
    };
  },

  /**
   * The gap is in the words of who asked first: it takes those of another who asked the same, or none. A broker's
   * answer stays as knowledge of the organisation, by somebody who has no name any more.
   */
  async erase(tx, { personId }) {
    await tx.$executeRaw`
      UPDATE knowledge_gap SET question = (
        SELECT other.text FROM gap_question other
        WHERE other.gap_id = knowledge_gap.id AND other.person_id <> ${personId}::uuid AND other.text IS NOT NULL
        ORDER BY other.created_at LIMIT 1)
      WHERE question IN (SELECT text FROM gap_question
                         WHERE gap_id = knowledge_gap.id AND person_id = ${personId}::uuid)`;
    await tx.gapQuestion.updateMany({ where: { personId }, data: { text: null, toldAt: await clockNow(tx) } });
  },

  /** Of a question that both asked in one place, one is left. */
  async move(tx, { from, to }) {
    await tx.knowledgeGap.updateMany({ where: { answeredBy: from }, data: { answeredBy: to } });
    await tx.$executeRaw`
      DELETE FROM gap_question mine USING gap_question other
      WHERE mine.person_id = ${from}::uuid AND other.person_id = ${to}::uuid
        AND other.gap_id = mine.gap_id AND other.conversation_id = mine.conversation_id`;
    await tx.gapQuestion.updateMany({ where: { personId: from }, data: { personId: to } });
  },
};
