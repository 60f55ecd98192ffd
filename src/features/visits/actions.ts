import { z } from 'zod';

/** The buttons and forms of site visits, as they come back. */
export const WRITE = 'visit.write';
export const OPEN = 'visit.open';
export const APPROVE = 'visit.approve';
export const DISAPPROVE = 'visit.disapprove';
export const DROP = 'visit.drop';
export const CANCEL = 'visit.cancel';
export const WHO = 'visit.who';
export const POST = 'visit.post';
export const STAY = 'visit.stay';
export const LEAVE_TIMES = 'visit.leave-times';
export const PRESENT = 'visit.present';
export const REPLY = 'visit.reply';
export const SHOW_NAME = 'visit.show-name';
export const AGREE_CHANGE = 'visit.agree-change';
export const REMARK = 'visit.remark';
export const CALENDAR = 'visit.calendar';
export const FEEDBACK = 'visit.feedback';
/** A message to its guests: of a broker in the form of all messages, of a deputy in one of its own. */
export const WRITE_GUESTS = 'visit.write-guests';
export const TELL = 'visit.tell';

export const visitSchema = z.object({ visitId: z.uuid() });
/** With the version that whoever pressed had before them: another one by then, and they are told. */
export const versionSchema = visitSchema.extend({ version: z.int().min(1) });
/** What words proposed, as it stood on the card, and whether the visit becomes that. */
export const agreeSchema = versionSchema.extend({ proposed: z.string(), agrees: z.boolean() });
/** Longer than this it is no remark. */
export const LONGEST_REMARK = 300;
/** What was said of a draft, and whether it is put with it. */
export const remarkSchema = versionSchema.extend({ words: z.string().min(1).max(LONGEST_REMARK), adds: z.boolean() });
/** A new one, or one that is changed. */
export const writeSchema = z.union([versionSchema, z.object({ begun: z.string().max(500) })]);
export const replySchema = visitSchema.extend({
  wish: z.discriminatedUnion('reply', [
    z.object({ reply: z.literal('coming'), slotId: z.uuid(), places: z.union([z.literal(1), z.literal(2)]) }),
    z.object({ reply: z.literal('maybe') }),
    z.object({ reply: z.literal('declined') }),
  ]),
});
/** The longest message to guests. */
export const LONGEST_TOLD = 2_000;
/** With what was said of it already. */
export const tellSchema = visitSchema.extend({ begun: z.string().max(LONGEST_TOLD) });
export const showNameSchema = visitSchema.extend({ shows: z.boolean() });
/** Who would not fit any more, when there are fewer places. */
export const staySchema = versionSchema.extend({ capacity: z.int().min(1) });

const timeSchema = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() });
/** More times than these are no longer asked about. */
export const MOST_TIMES = 20;
/** When it is from now on: what becomes of who comes at a time that is none of these. */
export const leaveTimesSchema = versionSchema.extend({ times: z.array(timeSchema).min(1).max(MOST_TIMES) });

/** What is said after a card of a visit is about that visit. */
export const VISIT_TOPIC = 'visit';

/** The personal card of an invitation, and what becomes of it. */
export function invitationName(visitId: string): string {
  return `${VISIT_TOPIC}:${visitId}`;
}

/** The cards on which its organisers keep an eye on it; what else makes one stands behind it. */
export function deskCards(visitId: string): string {
  return `visit-desk:${visitId}`;
}

/** The card of who is asked to agree. */
export function approvalCard(visitId: string): string {
  return `visit-approval:${visitId}`;
}

/** The cards that stand where several people read along: only numbers. */
export function publicCards(visitId: string): string {
  return `visit-public:${visitId}`;
}

/** What becomes of a change or a cancellation is nobody's to be told of. */
export function changeName(visitId: string, change: number): string {
  return `visit-change:${visitId}:${change}`;
}

/** The card that asks how it was. */
export function afterName(visitId: string): string {
  return `visit-after:${visitId}`;
}

/** What who has to do with a visit is told of a change, and what becomes of that. */
export function toldName(visitId: string): string {
  return `${invitationName(visitId)}:told`;
}

/** Whether it is what became of that. */
export function isOfTold(about: string): boolean {
  return about.endsWith(':told');
}

/** Whom a change did not reach, for its organisers. */
export function notToldName(visitId: string): string {
  return `visit-not-told:${visitId}`;
}

/** What announces a visit in a channel. */
export function postName(visitId: string): string {
  return `visit-post:${visitId}`;
}
