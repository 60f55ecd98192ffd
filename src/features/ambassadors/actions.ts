import { z } from 'zod';
import { VERDICTS } from './memory.ts';

/** The buttons and forms of ambassadors, as they come back. */
export const JOIN = 'ambassador.join';
export const REST = 'ambassador.rest';
export const RESUME = 'ambassador.resume';
export const STOP = 'ambassador.stop';
export const GO_ON = 'ambassador.go-on';
/** Asks a colleague whether they want to be one, for a broker. */
export const ASK_COLLEAGUE = 'ambassador.ask-colleague';
export const LESS = 'ambassador.less';
export const WHY = 'nudge.why';
export const DONE = 'nudge.done';
export const ANSWER_CARD = 'card.answer';
export const GRADE_CARD = 'card.grade';

export const noneSchema = z.object({});
export const colleagueSchema = z.object({ personId: z.uuid() });
/** The day of a nudge: with the person it says which one. */
export const nudgeSchema = z.object({ on: z.iso.date() });
export const doneSchema = nudgeSchema.extend({ reaction: z.enum(['did', 'later', 'nobody']) });
export const answerSchema = z.object({ cardId: z.string().max(80), on: z.iso.date(), verdict: z.enum(VERDICTS) });

/** What becomes of a nudge is told of this topic, and what is said after one is about it: `nudge:<day>`. */
export const NUDGE_TOPIC = 'nudge';
/** What is said after a question of a card is an answer to it: `card:<id>`. */
export const CARD_TOPIC = 'card';

export function nudgeName(day: string): string {
  return `${NUDGE_TOPIC}:${day}`;
}

export function cardSubject(cardId: string): string {
  return `${CARD_TOPIC}:${cardId}`;
}

/** Somebody was asked whether they want to be an ambassador. */
export const JOIN_TOPIC = 'ambassador-asked';
export const JOIN_SUBJECT = `${JOIN_TOPIC}:own`;
/** Somebody just became one, and saw what a nudge looks like: `ambassador-joined:<card>`. */
export const JOINED_TOPIC = 'ambassador-joined';
/** Somebody was asked until when they rest. */
export const REST_TOPIC = 'ambassador-rest';
export const REST_SUBJECT = `${REST_TOPIC}:when`;

export function joinedSubject(cardId: string): string {
  return `${JOINED_TOPIC}:${cardId}`;
}

/** The card on which somebody sees what they chose. */
export const OWN_CARD = 'ambassador:own';

/** @param on the day on which it is asked: asked again later it is a new message */
export function cardName(cardId: string, on: string): string {
  return `${CARD_TOPIC}:${cardId}:${on}`;
}
