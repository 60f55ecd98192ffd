/** What speaks for or against a passage as an answer, each 0–1. */
export const SIGNS = [
  /** How high the search put it. */
  'found',
  /** How much of the question it speaks of, in its text, its headings or its subject; and in its text alone. */
  'covered',
  'coveredByText',
  /** The weightiest word of the question that it does not speak of. */
  'missing',
  /** How like the question is to one that it is known to answer; and how much of the question is in that one. */
  'asked',
  'askedWhole',
  /** That known question has the same question word, or another one. */
  'sameKind',
  'otherKind',
  'definition',
  /** It holds an amount, a date, a name, if that is what was asked for; or does not. */
  'holdsExpected',
  'lacksExpected',
  /** How much of the question one sentence speaks of. */
  'sentence',
  /** It says how many there are of what is counted; or does not. */
  'counts',
  'countsNot',
  /** Words of the question that nothing in the sources resembles. */
  'unknown',
  'first',
] as const;
export type Sign = (typeof SIGNS)[number];
export type Signs = Record<Sign, number>;

// Both sets of weights were found on the tuning questions: `npm run -s impact -- eval fit` finds them again, and says
// how well such weights do on questions that were left out.

/** Which of the passages suits best (conditional logit over the passages of a question). */
export const WORTH: Readonly<Signs> = {
  found: 2.68,
  covered: 1.45,
  coveredByText: 1.66,
  missing: -0.55,
  asked: 2.56,
  askedWhole: 1.19,
  sameKind: 1.12,
  otherKind: -0.6,
  definition: 0.42,
  holdsExpected: 0.28,
  lacksExpected: -0.28,
  sentence: 1.72,
  counts: 0.16,
  countsNot: -0.16,
  unknown: -0.01,
  first: 0.41,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & { always: number }> = {
  always: -2.55,
  found: 0.58,
  covered: 1.19,
  coveredByText: 0.93,
  missing: -0.85,
  asked: 1.28,
  askedWhole: 0.9,
  sameKind: 0.08,
  otherKind: -0.38,
  definition: -0.18,
  holdsExpected: 0.12,
  lacksExpected: -0.85,
  sentence: 1.07,
  counts: 0.05,
  countsNot: -0.61,
  unknown: -0.65,
  first: -0.39,
};
