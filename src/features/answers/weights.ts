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
  found: 4.15,
  covered: 2.5,
  coveredByText: 1.63,
  missing: 0.06,
  asked: 2.83,
  askedWhole: 1.51,
  sameKind: 1.22,
  otherKind: -0.18,
  definition: 0.85,
  holdsExpected: 0.39,
  lacksExpected: -0.39,
  sentence: 1.51,
  counts: 0.39,
  countsNot: -0.39,
  unknown: -0.0,
  first: 0.79,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & { always: number }> = {
  always: -2.33,
  found: 0.25,
  covered: 1.87,
  coveredByText: 1.34,
  missing: -0.85,
  asked: 0.71,
  askedWhole: 0.58,
  sameKind: -0.28,
  otherKind: -0.83,
  definition: -0.01,
  holdsExpected: 0.28,
  lacksExpected: -0.82,
  sentence: 1.58,
  counts: -0.58,
  countsNot: -0.68,
  unknown: -0.75,
  first: -0.69,
};
