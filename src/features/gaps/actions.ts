import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The buttons and forms of this feature, as they come back. */
export const ANSWER_GAP = 'gap.answer';
export const SEND_DRAFT = 'gap.send';
export const DROP_DRAFT = 'gap.drop';
export const CLOSE_GAP = 'gap.close';
export const MAKE_ARTICLE = 'gap.article';

export const gapSchema = z.object({ gapId: z.uuid() });

/** A button under what a broker wrote: about those words, and no others that may be kept by then. */
export const draftSchema = gapSchema.extend({ draft: z.string().optional() });

/** Names a draft by its words, so that a button carries which one it was drawn with. */
export function draftMark(draft: string): string {
  return createHash('sha256').update(draft).digest('base64url').slice(0, 22);
}

/** What is said in the thread of a gap's card is about that gap. */
export const GAP_TOPIC = 'gap';

/** The name of a gap's card, and the subject of its thread. */
export function gapCardName(gapId: string): string {
  return `${GAP_TOPIC}:${gapId}`;
}

/** What becomes of the message that ends somebody's waiting is told of this topic. @param id of what they asked */
export const ANSWER_TOPIC = 'gap-answer';

export function answerAbout(id: string): string {
  return `${ANSWER_TOPIC}:${id}`;
}

/** What the cards that show one draft are about. */
export function draftCards(gapId: string, draft: string): string {
  return `gap-draft:${gapId}:${draftMark(draft)}`;
}
