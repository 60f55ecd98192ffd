import type { PersonalDataPart } from '../../store/personal-data.ts';

/** Questions, the answers to them, and what somebody thought of an answer. */
export const answersData: PersonalDataPart = {
  name: 'answers',
  tables: { answer: {}, answer_citation: {}, feedback: {} },
  processing: {
    purpose: "Vragen van collega's beantwoorden uit de bronnen, en zien of de antwoorden helpen.",
    whose: ['colleague', 'guest'],
    ground: 'task',
    receivers: ['chat', 'model'],
    data: {
      answer: 'de vraag en het antwoord, wie het vroeg, waar en hoe lang het duurde',
      answer_citation: 'welke passages in het antwoord staan',
      feedback: 'of iemand het antwoord nuttig vond, en waarom',
    },
  },

  async collect(tx, { personId }) {
    return {
      answer: await tx.answer.findMany({ where: { personId } }),
      answer_citation: await tx.answerCitation.findMany({ where: { answer: { personId } } }),
      feedback: await tx.feedback.findMany({ where: { personId } }),
    };
  },

  /** Which passages were quoted and how answers were judged stays: it says nothing of who asked. */
  async erase(tx, { personId }) {
    await tx.$executeRaw`
      UPDATE answer SET question = NULL, text = NULL
      WHERE person_id = ${personId}::uuid AND (question IS NOT NULL OR text IS NOT NULL)`;
    await tx.$executeRaw`
      UPDATE feedback SET reason = NULL WHERE person_id = ${personId}::uuid AND reason IS NOT NULL`;
  },

  /** Where both judged one answer, one verdict is left. */
  async move(tx, { from, to }) {
    await tx.answer.updateMany({ where: { personId: from }, data: { personId: to } });
    await tx.$executeRaw`
      UPDATE feedback SET person_id = ${to}::uuid
      WHERE person_id = ${from}::uuid
        AND NOT EXISTS (SELECT 1 FROM feedback other
                        WHERE other.answer_id = feedback.answer_id AND other.person_id = ${to}::uuid)`;
    await tx.$executeRaw`DELETE FROM feedback WHERE person_id = ${from}::uuid`;
  },
};
