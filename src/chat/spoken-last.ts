import type { Turn } from './skill.ts';

/**
 * Whether a thing is what was spoken of last, or stands in its own thread. An invitation that nobody asked for is a question only
 * then: "neem de eerste" after something else is no answer to it.
 */
export function isSpokenOfLast(
  { subject, spokenOf = [] }: Pick<Turn, 'subject' | 'spokenOf'>,
  wanted: string,
): boolean {
  return subject === wanted || spokenOf[0]?.subject === wanted;
}
