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
  /** How near in meaning it is to one that the articles are known not to answer; and how much nearer than to what this one answers. */
  'nearNotHeld',
  'notHeld',
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

/** Names the signs and the questions on which these were found; a test tells when there are others. */
export const FITTED_ON = '89bbb5a20721cc7a';

/** Which of the passages suits best (conditional logit over the passages of a question). */
export const WORTH: Readonly<Signs> = {
  found: 3.29,
  covered: 2.11,
  coveredByText: 0.27,
  missing: -0.57,
  asked: 2.34,
  askedWhole: 0.54,
  sameKind: 0.73,
  otherKind: -0.47,
  definition: 0.82,
  holdsExpected: 0.57,
  lacksExpected: -0.57,
  sentence: 0.51,
  counts: 0.19,
  countsNot: -0.19,
  unknown: 0,
  first: -0.17,
  near: 1.8,
  nearKnown: 1.85,
  nearest: 3.63,
  nearNotHeld: 0,
  notHeld: -0.11,
  nameUnmet: -0.44,
  yearUnmet: -0.43,
  nounUnmet: -0.03,
  subjectUnmet: 0,
  otherVerdict: 0.48,
  withoutUnmet: -0.08,
};

/** Whether the best passage answers the question (logistic regression). */
export const LIKELIHOOD: Readonly<Signs & QuestionSigns & { always: number }> = {
  always: -4.3,
  length: 0.49,
  names: -0.37,
  asksNoun: -0.38,
  found: 3.04,
  covered: 2.53,
  coveredByText: -0.42,
  missing: -0.84,
  asked: 1.57,
  askedWhole: -0.99,
  sameKind: 0.2,
  otherKind: -0.67,
  definition: 0.1,
  holdsExpected: -0.3,
  lacksExpected: -1.55,
  sentence: 0.43,
  counts: 0.69,
  countsNot: -0.51,
  unknown: -0.86,
  first: -0.55,
  near: 0.29,
  nearKnown: 2.49,
  nearest: 1.95,
  nearNotHeld: -3.07,
  notHeld: -1.16,
  nameUnmet: 0.09,
  yearUnmet: -0.67,
  nounUnmet: -0.89,
  subjectUnmet: -0.3,
  otherVerdict: -0.4,
  withoutUnmet: 0.37,
};
