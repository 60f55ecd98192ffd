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

/** What of the question itself makes an answer likely or unlikely, whatever is found, each about 0–1. */
export const QUESTION_SIGNS = [
  /** How much it says: of a long question no passage speaks as wholly as of a short one. */
  'length',
  /** How much of it are names. */
  'names',
  /** It asks after something it names ("welke rente"): the answer must speak of it. */
  'asksNoun',
] as const;
export type QuestionSigns = Record<(typeof QUESTION_SIGNS)[number], number>;

// Both sets of weights were found on the tuning questions: `npm run -s impact -- eval fit` finds them again, and says
// how well such weights do on questions that were left out.

/** Which of the passages suits best (conditional logit over the passages of a question). */
export const WORTH: Readonly<Signs> = {
  found: 3.17,
  covered: 1.69,
  coveredByText: 1.4,
  missing: -0.58,
  asked: 2.72,
  askedWhole: 1.13,
  sameKind: 1.22,
  otherKind: -0.21,
  definition: 0.6,
  holdsExpected: 0.23,
  lacksExpected: -0.23,
  sentence: 1.52,
  counts: 0.21,
  countsNot: -0.21,
  unknown: -0.01,
  first: 0.25,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & QuestionSigns & { always: number }> = {
  always: -2.15,
  length: 0.28,
  names: -0.45,
  asksNoun: -0.69,
  found: 0.53,
  covered: 1.24,
  coveredByText: 0.79,
  missing: -0.84,
  asked: 1.15,
  askedWhole: 0.75,
  sameKind: 0.21,
  otherKind: -0.37,
  definition: -0.04,
  holdsExpected: 0.05,
  lacksExpected: -0.66,
  sentence: 0.87,
  counts: 0.23,
  countsNot: -0.54,
  unknown: -0.38,
  first: -0.4,
};
