/** Between texts that have nothing to do with one another, and those that say the same (cosine of the encoder). */
const FAR = 0.75;
const NEAR = 0.92;
/** Where it is not known: as of most passages that are found. */
const NEARNESS_UNKNOWN = 0.65;

/** How near a passage is to a question in meaning, 0–1. */
export function nearnessShare(nearness: number | null): number {
  return nearness === null ? NEARNESS_UNKNOWN : share(nearness, FAR, NEAR);
}

/** The same between questions: those of one subject are all somewhat alike. */
const FAR_QUESTION = 0.8;
const NEAR_QUESTION = 0.97;

/**
 * How near a known question is, 0–1.
 *
 * @param nearness in meaning (cosine); null where that is not to be had
 * @param inWords how like it is in words, 0–1: tells it then
 */
export function knownNearness(nearness: number | null, inWords: number): number {
  return nearness === null ? inWords : share(nearness, FAR_QUESTION, NEAR_QUESTION);
}

/** By so much nearer than any other, a known question is without doubt the one that is meant. */
const WHOLE_LEAD = 0.6;

/** Tells of each nearness how much more it is than the highest of the others, −1 to 1. */
export function leads(all: readonly number[]): (own: number) => number {
  const [first = 0, second = 0] = all.toSorted((a, b) => b - a);
  return (own) => leadOver(own === first ? second : first, own);
}

/** How much more one nearness is than another, −1 to 1. */
export function leadOver(other: number, own: number): number {
  return Math.max(-1, Math.min(1, (own - other) / WHOLE_LEAD));
}

function share(value: number, least: number, most: number): number {
  return Math.max(0, Math.min(1, (value - least) / (most - least)));
}
