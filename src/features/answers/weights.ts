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
  found: 2.67,
  covered: 1.82,
  coveredByText: 1.45,
  missing: -0.8,
  asked: 2.46,
  askedWhole: 1.8,
  sameKind: 1.1,
  otherKind: -0.45,
  definition: 0.52,
  holdsExpected: 0.31,
  lacksExpected: -0.31,
  sentence: 1.43,
  counts: 0.19,
  countsNot: -0.19,
  unknown: -0.0,
  first: 0.6,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & { always: number }> = {
  always: -2.22,
  found: 0.51,
  covered: 1.51,
  coveredByText: 1.0,
  missing: -0.98,
  asked: 1.02,
  askedWhole: 0.82,
  sameKind: 0.11,
  otherKind: -0.45,
  definition: -0.02,
  holdsExpected: -0.06,
  lacksExpected: -0.89,
  sentence: 1.16,
  counts: 0.07,
  countsNot: -0.83,
  unknown: -0.79,
  first: -0.47,
};
