import { z } from 'zod';

/**
 * What a platform asks in its own idiom for every answer: open a source, and say whether the answer was useful.
 * The platform draws the buttons from {@link Reply.citations} and {@link Reply.feedbackFor}; these are the names and
 * payloads with which a press comes back through the door for calls.
 */
export const READ_PASSAGE = 'passage.read';
export const readPassageSchema = z.object({ passageId: z.uuid() });

export const GIVE_FEEDBACK = 'answer.feedback';
export const giveFeedbackSchema = z.object({
  /** Where a platform reports only the message, the bot looks up which answer it was. */
  about: z.union([z.object({ answerId: z.uuid() }), z.object({ messageId: z.string().min(1) })]),
  useful: z.boolean(),
  reason: z.string().max(2000).optional(),
});
