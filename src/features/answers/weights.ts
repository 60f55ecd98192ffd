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
  /** How near in meaning the question is to one that it is known to answer; and how much nearer than to those of the others. */
  'nearKnown',
  'nearest',
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
  found: 2.48,
  covered: 2.17,
  coveredByText: 0.5,
  missing: -0.3,
  asked: 2.36,
  askedWhole: 0.51,
  sameKind: 0.81,
  otherKind: -0.04,
  definition: 0.98,
  holdsExpected: 0.6,
  lacksExpected: -0.6,
  sentence: 0.83,
  counts: 0.13,
  countsNot: -0.13,
  unknown: 0,
  first: 0,
  near: 1.65,
  nearKnown: 1.69,
  nearest: 3.35,
  nameUnmet: -0.34,
  yearUnmet: -0.37,
  nounUnmet: -0.69,
  subjectUnmet: 0.02,
  otherVerdict: 0.74,
  withoutUnmet: 0.13,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & QuestionSigns & { always: number }> = {
  always: -3.52,
  length: 0.99,
  names: -0.9,
  asksNoun: -0.1,
  found: 1.76,
  covered: 2.08,
  coveredByText: 0.11,
  missing: -1.19,
  asked: 1.39,
  askedWhole: -0.05,
  sameKind: -0.17,
  otherKind: -0.99,
  definition: 0.12,
  holdsExpected: -0.1,
  lacksExpected: -1.73,
  sentence: 0.57,
  counts: 0.25,
  countsNot: -0.36,
  unknown: 0.52,
  first: -0.55,
  near: -0.85,
  nearKnown: 1.48,
  nearest: 2.57,
  nameUnmet: -0.39,
  yearUnmet: -0.78,
  nounUnmet: -2.03,
  subjectUnmet: -0.31,
  otherVerdict: -0.6,
  withoutUnmet: 0.68,
};
