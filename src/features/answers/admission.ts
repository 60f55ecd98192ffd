import type { Asked, Candidate } from './ranking.ts';

/**
 * A passage less likely to answer the question is not quoted: at this, of the tuning questions that have an answer 14% is
 * declined, and of those that have none 22% are answered (`impact eval fit`, by these weights alone). All that speaks for or
 * against a passage is weighed in that one number; only what would be told of somebody or something else is never quoted.
 */
const LEAST_LIKELIHOOD = 0.6;
/** So much alike are a question and the heading of the section that was written for it. */
const SAME_QUESTION = 0.95;

/** Whether somebody wrote the section as the answer to this very question: it is in its heading, whole. */
export function asksTheSame({ signs }: Pick<Candidate, 'signs'>): boolean {
  return signs.asked >= SAME_QUESTION && signs.askedWhole >= SAME_QUESTION;
}

/** Whether a passage may be quoted as the answer. */
export function isAdmissible({ likelihood, signs }: Candidate, { form }: Asked): boolean {
  if (asksTheSame({ signs })) return true;
  // What holds in Hengelo is no answer about Borne, and that of 2023 none about 2026.
  if (signs.nameUnmet === 1 || signs.yearUnmet === 1) return false;
  // Whether something may be done without what the law asks is said by a passage about just that, or not at all.
  if (form.kind === 'whether' && signs.withoutUnmet === 1) return false;
  return likelihood >= LEAST_LIKELIHOOD;
}
