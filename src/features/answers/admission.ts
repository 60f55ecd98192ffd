import type { Asked } from './asked.ts';
import type { Candidate } from './ranking.ts';

/**
 * A passage less likely to answer the question is not quoted. Where a wrong answer counts for three questions declined that have
 * an answer, mistakes cost least from 0.68 on (`impact eval fit`, which finds it with the weights); from here on more people get
 * the answer that is there, and hardly more a wrong one (src/testing/evaluation/README.md). All that speaks for or against a
 * passage is weighed in that one number; only what would be told of somebody or something else is never quoted.
 */
const LEAST_LIKELIHOOD = 0.6;
/** The same of what is quoted of files: there mistakes cost as little from 0.65 as from 0.8 on (`impact eval fit --documents`). */
const LEAST_OF_FILE = 0.65;
/** So much alike are a question and the heading of the section that was written for it. */
const SAME_QUESTION = 0.95;

/** Whether somebody wrote the section as the answer to this very question: it is in its heading, whole. */
export function asksTheSame({ signs }: Pick<Candidate, 'signs'>): boolean {
  return signs.asked >= SAME_QUESTION && signs.askedWhole >= SAME_QUESTION;
}

/** Whether a passage may be quoted as the answer. */
export function isAdmissible({ likelihood, signs, extract }: Candidate, { form }: Asked): boolean {
  if (asksTheSame({ signs })) return true;
  // What holds in Hengelo is no answer about Borne.
  if (signs.nameUnmet === 1) return false;
  // Whether something may be done without what the law asks is said by a passage about just that, or not at all.
  if (form.kind === 'whether' && signs.withoutUnmet === 1) return false;
  return likelihood >= (extract ? LEAST_OF_FILE : LEAST_LIKELIHOOD);
}
