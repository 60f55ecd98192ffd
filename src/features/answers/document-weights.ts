/** What speaks for quoting a document from one of its sentences on, each 0–1. */
export const EXTRACT_SIGNS = [
  /** Of its passage, as of one of an article. */
  'found',
  'near',
  'covered',
  'missing',
  'asked',
  /** How much of the question it speaks of with the sentences before and behind it; and what is quoted with what stands above it. */
  'around',
  'together',
  /** What is quoted holds an amount, a date, a name, if that is what was asked for; or does not. */
  'holds',
  'lacks',
  /** It says how many there are of what is counted; or does not. */
  'counts',
  'countsNot',
  /** It begins its passage; it is a heading or a line of a form. */
  'first',
  'short',
] as const;
export type ExtractSigns = Record<(typeof EXTRACT_SIGNS)[number], number>;

/** Which one suits best. Both sets of weights: `npm run -s impact -- eval fit --documents`. */
export const DOCUMENT_WORTH: Readonly<ExtractSigns> = {
  found: 4.28,
  near: 2.34,
  covered: 1.54,
  missing: -1.08,
  asked: 0.45,
  around: 2.65,
  together: 4.17,
  holds: 1.06,
  lacks: -1.06,
  counts: 0.98,
  countsNot: -0.98,
  first: 0.58,
  short: -1.58,
};

/** Whether the best one answers the question. */
export const DOCUMENT_LIKELIHOOD: Readonly<
  ExtractSigns & Record<'always' | 'margin' | 'length' | 'asksWhether', number>
> = {
  always: -5.8,
  margin: 1.95,
  length: -0.51,
  asksWhether: -0.85,
  found: 1.85,
  near: 2.41,
  covered: 1.05,
  missing: 1.93,
  asked: 0.9,
  around: 0.63,
  together: 1.66,
  holds: -1.18,
  lacks: -3.1,
  counts: 0.33,
  countsNot: -0.87,
  first: 0.36,
  short: 1.17,
};
