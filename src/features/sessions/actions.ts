import { z } from 'zod';
import { SessionKind } from '../../store/generated/enums.ts';

/** The buttons and forms of sessions, as they come back. */
export const PLAN = 'session.plan';
export const ANNOUNCE = 'session.announce';
export const DROP = 'session.drop';
export const MOVE = 'session.move';
export const CANCEL = 'session.cancel';
export const CANCEL_ALL = 'session.cancel-all';
export const WHO = 'session.who';
export const RECAP = 'session.recap';
export const ARTICLE = 'session.article';
export const REPLY = 'session.reply';
export const CHOOSE = 'session.choose';
export const TOPICS = 'session.topics';
export const CALENDAR = 'session.calendar';

export const seriesSchema = z.object({ seriesId: z.uuid() });
export const sessionSchema = z.object({ sessionId: z.uuid() });
/** To one date, or to all that are still to come. */
export const replySchema = z.union([
  sessionSchema.extend({ comes: z.boolean() }),
  seriesSchema.extend({ comes: z.literal(true) }),
]);
export const planSchema = z.object({
  begun: z.string().max(300),
  /** Where it is, the link, and what it is about, as a sentence told. */
  place: z.string().max(200).nullable().default(null),
  link: z.string().max(500).nullable().default(null),
  about: z.string().max(500).nullable().default(null),
  kind: z.enum(SessionKind).nullable().default(null),
  /** As 2027-02-09, and minutes since midnight, where a moment was named. */
  date: z.iso.date().nullable().default(null),
  minute: z.int().min(0).max(1_439).nullable().default(null),
});
export const topicsSchema = sessionSchema.extend({ begun: z.string().max(200).default('') });

/** What is said in the thread of a session's card, or after it, is about that session. */
export const SESSION_TOPIC = 'session';

export function sessionName(sessionId: string): string {
  return `${SESSION_TOPIC}:${sessionId}`;
}

/** What everybody gets whom a series is for. */
export function invitationName(seriesId: string): string {
  return `session-invitation:${seriesId}`;
}

/** The cards on which its broker keeps an eye on it; what else makes one stands behind it. */
export function deskCards(seriesId: string): string {
  return `session-desk:${seriesId}`;
}
