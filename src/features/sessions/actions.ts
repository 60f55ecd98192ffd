import { z } from 'zod';

/** The buttons and forms of sessions, as they come back. */
export const PLAN = 'session.plan';
export const ANNOUNCE = 'session.announce';
export const DROP = 'session.drop';
export const MOVE = 'session.move';
export const MOVE_SAID = 'session.move-said';
export const CANCEL = 'session.cancel';
export const CANCEL_ALL = 'session.cancel-all';
export const WHO = 'session.who';
export const RECAP = 'session.recap';
export const ARTICLE = 'session.article';
export const REPLY = 'session.reply';
export const CHOOSE = 'session.choose';
export const TOPICS = 'session.topics';
export const CALENDAR = 'session.calendar';
export const CAPACITY = 'session.capacity';
export const SET_CAPACITY = 'session.set-capacity';
export const STAY = 'session.stay';
export const RESTORE = 'session.restore';
export const EDIT = 'session.edit';
export const EDIT_SAID = 'session.edit-said';

export const MOST_PLACES = 100_000;

export const seriesSchema = z.object({ seriesId: z.uuid() });
export const sessionSchema = z.object({ sessionId: z.uuid() });
/** One date of it, where it is known which. */
export const cancelSchema = seriesSchema.extend({ sessionId: z.uuid().nullable().default(null) });
/** One date at another moment. */
export const moveSaidSchema = sessionSchema.extend({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
/** To one date, or to all that are still to come. */
export const replySchema = z.union([
  sessionSchema.extend({ comes: z.boolean(), places: z.union([z.literal(1), z.literal(2)]).default(1) }),
  seriesSchema.extend({ comes: z.literal(true) }),
]);
/** A new one, begun with what was said of it; or the draft that is filled in further. */
export const planSchema = z.object({
  begun: z.string().max(300).default(''),
  seriesId: z.uuid().nullable().default(null),
});
/** So many places at each date that is still to come; null: for everybody. */
export const capacitySchema = seriesSchema.extend({ capacity: z.int().min(1).max(MOST_PLACES).nullable() });
export const staySchema = seriesSchema.extend({ capacity: z.int().min(1).max(MOST_PLACES) });
/** What words change of it: at every date that is still to come, or at one. */
export const editSchema = seriesSchema.extend({
  sessionId: z.uuid().nullable().default(null),
  edited: z.object({
    title: z.string().min(1).max(120).optional(),
    about: z.string().min(1).max(500).optional(),
    place: z.string().min(1).max(200).nullable().optional(),
    link: z.string().min(1).max(500).optional(),
  }),
});
/** What was said of them, a topic a line. */
export const topicsSchema = sessionSchema.extend({ begun: z.string().max(1_000).default('') });
/** So much of a recap goes along with a press that begins it. */
export const LONGEST_BEGUN = 1_200;
export const recapSchema = sessionSchema.extend({ begun: z.string().max(LONGEST_BEGUN).default('') });

/** What is said in the thread of a session's card, or after it, is about that session. */
export const SESSION_TOPIC = 'session';

export function sessionName(sessionId: string): string {
  return `${SESSION_TOPIC}:${sessionId}`;
}

/** That a place came free for somebody, and that it is another one's. */
export function offerName(sessionId: string): string {
  return `session-offer:${sessionId}`;
}

/** What is told of a change, and what becomes of that. */
export function changeName(seriesId: string): string {
  return `${SESSION_TOPIC}:${seriesId}`;
}

/** Whom a change did not reach, for its brokers. */
export function notToldName(seriesId: string): string {
  return `session-not-told:${seriesId}`;
}

/** What everybody gets whom a series is for. */
export const INVITATION_TOPIC = 'session-invitation';

export function invitationName(seriesId: string): string {
  return `${INVITATION_TOPIC}:${seriesId}`;
}

/** The cards on which its broker keeps an eye on it; what else makes one stands behind it. */
export function deskCards(seriesId: string): string {
  return `session-desk:${seriesId}`;
}

/** What is said after the card of a draft is about that. */
export const DRAFT_TOPIC = 'session-draft';

export function draftName(seriesId: string): string {
  return `${DRAFT_TOPIC}:${seriesId}`;
}
