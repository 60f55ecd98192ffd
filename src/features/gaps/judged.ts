import type { Transaction } from '../../store/transaction.ts';

/** A question whose answers were judged, worst first. */
export interface JudgedQuestion {
  question: string;
  notUseful: number;
  useful: number;
  reasons: string[];
}

/**
 * The answers of an organisation that were found least useful. What was asked and why it was no use, never by whom.
 *
 * @param limit of questions; answers to one question in the same words count together
 */
export async function worstQuestions(
  tx: Transaction,
  organisationId: string,
  limit: number,
): Promise<JudgedQuestion[]> {
  const rows = await tx.$queryRaw<{ question: string; not_useful: number; useful: number; reasons: string[] }[]>`
    SELECT min(answer.question) AS question,
           count(*) FILTER (WHERE feedback.verdict = 'not_useful')::int AS not_useful,
           count(*) FILTER (WHERE feedback.verdict = 'useful')::int AS useful,
           coalesce(array_agg(feedback.reason ORDER BY feedback.updated_at DESC)
                    FILTER (WHERE feedback.verdict = 'not_useful' AND feedback.reason IS NOT NULL), '{}') AS reasons
    FROM feedback
    JOIN answer ON answer.id = feedback.answer_id
    JOIN person ON person.id = answer.person_id
    WHERE person.organisation_id = ${organisationId}::uuid AND answer.question IS NOT NULL
    GROUP BY lower(trim(answer.question))
    HAVING count(*) FILTER (WHERE feedback.verdict = 'not_useful') > 0
    ORDER BY count(*) FILTER (WHERE feedback.verdict = 'not_useful')
               - count(*) FILTER (WHERE feedback.verdict = 'useful') DESC,
             max(feedback.updated_at) DESC
    LIMIT ${limit}`;
  return rows.map(({ not_useful, ...row }) => ({ ...row, notUseful: not_useful }));
}
