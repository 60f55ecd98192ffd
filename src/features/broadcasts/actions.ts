import { z } from 'zod';
import { WRITE_MESSAGE, writeToGuestsSchema } from '../../chat/shared-actions.ts';

/** The buttons and forms of broadcasts, as they come back. */
export const WRITE = WRITE_MESSAGE;
export const TEST = 'broadcast.test';
export const SEND = 'broadcast.send';
export const DROP = 'broadcast.drop';
export const APPROVE = 'broadcast.approve';
export const DISAPPROVE = 'broadcast.disapprove';
export const PAUSE = 'broadcast.pause';
export const RESUME = 'broadcast.resume';
export const STOP = 'broadcast.stop';
export const CORRECT = 'broadcast.correct';
export const RECALL = 'broadcast.recall';
export const REMIND = 'broadcast.remind';
export const RESULTS = 'broadcast.results';
export const WHO = 'broadcast.who';
export const SEEN = 'broadcast.seen';
/** What somebody wrote goes to the maker of a message that they got before. */
export const PASS_ANSWER = 'broadcast.answer';

export const REMARK = 'broadcast.remark';

export const CHOOSE_PERSON = 'broadcast.to-person';

export const KEEP_GROUP = 'broadcast.keep-group';
export const FORGET_GROUP = 'broadcast.forget-group';

export const broadcastSchema = z.object({ broadcastId: z.uuid() });
/** With the version that whoever pressed had before them: another one by then, and they are told. */
export const versionSchema = broadcastSchema.extend({ version: z.int().min(1) });
/** Longer than this it is no remark. */
export const LONGEST_REMARK = 500;
/** What was said of a draft, and whether it is put with it. */
export const remarkSchema = versionSchema.extend({
  words: z.string().min(1).max(LONGEST_REMARK),
  /** What goes from the text for it; left out: it comes behind the text. */
  insteadOf: z.string().min(1).max(LONGEST_REMARK).optional(),
  adds: z.boolean(),
});
export const answerSchema = broadcastSchema.extend({ words: z.string().min(1).max(LONGEST_REMARK) });
/** Which of several colleagues with one name is meant. */
export const choosePersonSchema = versionSchema.extend({ personId: z.uuid() });
/** A new one, or one that is changed. */
export const writeSchema = z.union([versionSchema, writeToGuestsSchema, z.object({ begun: z.string().max(2000) })]);
export const takeSchema = z.object({ take: z.boolean() });

/** What is said in the thread of a broadcast's card is about that broadcast. */
export const BROADCAST_TOPIC = 'broadcast';

/** What is said beside a broadcast that somebody got is for its maker. */
export const RECEIVED_TOPIC = 'broadcast-received';

export function receivedSubject(broadcastId: string): string {
  return `${RECEIVED_TOPIC}:${broadcastId}`;
}

/** What its receivers get, and what becomes of it. */
export function messageName(broadcastId: string): string {
  return `${BROADCAST_TOPIC}:${broadcastId}`;
}

/** The cards on which its broker keeps an eye on it; what else makes one stands behind it. */
export function deskCards(broadcastId: string): string {
  return `broadcast-desk:${broadcastId}`;
}

/** The cards of who is asked to agree; in which language stands behind it. */
export function approvalCard(broadcastId: string): string {
  return `broadcast-approval:${broadcastId}`;
}

/** What becomes of a correction or recall is told of this topic. */
export const CHANGE_TOPIC = 'broadcast-change';

/** @param change the how manieth it is */
export function changeName(broadcastId: string, change: number): string {
  return `${CHANGE_TOPIC}:${broadcastId}:${change}`;
}

/** The cards with the groups that an organisation kept. */
export function groupsCard(organisationId: string): string {
  return `broadcast-groups:${organisationId}`;
}

/** The card that reminds of a message. */
export function reminderName(broadcastId: string): string {
  return `broadcast-reminder:${broadcastId}`;
}
