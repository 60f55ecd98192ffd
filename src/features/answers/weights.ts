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
  found: 2.61,
  covered: 1.44,
  coveredByText: 1.63,
  missing: -0.55,
  asked: 2.57,
  askedWhole: 1.17,
  sameKind: 1.08,
  otherKind: -0.59,
  definition: 0.48,
  holdsExpected: 0.27,
  lacksExpected: -0.27,
  sentence: 1.69,
  counts: 0.18,
  countsNot: -0.18,
  unknown: -0.01,
  first: 0.44,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & { always: number }> = {
  always: -2.52,
  found: 0.53,
  covered: 1.19,
  coveredByText: 0.96,
  missing: -0.82,
  asked: 1.25,
  askedWhole: 0.9,
  sameKind: 0.05,
  otherKind: -0.6,
  definition: -0.08,
  holdsExpected: 0.21,
  lacksExpected: -0.75,
  sentence: 1.14,
  counts: 0.01,
  countsNot: -0.61,
  unknown: -0.74,
  first: -0.45,
};
