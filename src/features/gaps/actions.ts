import { z } from 'zod';

/** The buttons and forms of this feature, as they come back. */
export const ANSWER_GAP = 'gap.answer';
export const SEND_DRAFT = 'gap.send';
export const DROP_DRAFT = 'gap.drop';
export const CLOSE_GAP = 'gap.close';
export const MAKE_ARTICLE = 'gap.article';

export const gapSchema = z.object({ gapId: z.uuid() });

/** What is said in the thread of a gap's card is about that gap. */
export const GAP_TOPIC = 'gap';

/** The name of a gap's card, and the subject of its thread. */
export function gapCardName(gapId: string): string {
  return `${GAP_TOPIC}:${gapId}`;
}
