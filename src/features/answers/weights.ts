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
  /** How near it is in meaning, whatever its words. */
  'near',
  /** Of what the question names, it does not speak of: a name, a year, the kind of thing asked after, what is counted. */
  'nameUnmet',
  'yearUnmet',
  'nounUnmet',
  'subjectUnmet',
  /** It says yes or no to another question than the one asked; or does not know of the "without" that the question is about. */
  'otherVerdict',
  'withoutUnmet',
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
  found: 4.19,
  covered: 2.15,
  coveredByText: 0.6,
  missing: -0.18,
  asked: 3.47,
  askedWhole: 0.86,
  sameKind: 1.12,
  otherKind: 0.04,
  definition: 1.28,
  holdsExpected: 0.19,
  lacksExpected: -0.19,
  sentence: 0.88,
  counts: 0.2,
  countsNot: -0.2,
  unknown: -0.01,
  first: 0.09,
  near: 3.62,
  nameUnmet: -0.07,
  yearUnmet: -0.66,
  nounUnmet: -0.63,
  subjectUnmet: 0,
  otherVerdict: 1.29,
  withoutUnmet: 0.07,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & QuestionSigns & { always: number }> = {
  always: -4.11,
  length: 1.22,
  names: -1.19,
  asksNoun: -0.18,
  found: 2.17,
  covered: 1.45,
  coveredByText: -0.39,
  missing: -0.75,
  asked: 2.5,
  askedWhole: 0.26,
  sameKind: -0.16,
  otherKind: -1.01,
  definition: -0.07,
  holdsExpected: -0.21,
  lacksExpected: -1.78,
  sentence: 0.97,
  counts: -0.04,
  countsNot: -1.01,
  unknown: -0.14,
  first: -0.36,
  near: 0.8,
  nameUnmet: -0.24,
  yearUnmet: -1.98,
  nounUnmet: -2.06,
  subjectUnmet: -0.6,
  otherVerdict: -1.15,
  withoutUnmet: -1.93,
};
