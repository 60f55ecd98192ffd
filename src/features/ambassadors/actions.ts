import { z } from 'zod';
import { VERDICTS } from './memory.ts';
import { PACES } from './pace.ts';

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
/** One more question, asked for by who just answered one: no nudge. */
export const MORE_CARD = 'card.more';
export const GRADE_CARD = 'card.grade';
export const HOLIDAY_ADD = 'school-holiday.add';
export const HOLIDAY_REMOVE = 'school-holiday.remove';

export const noneSchema = z.object({});
/** By its region and first day a school holiday is known. */
export const holidaySchema = z.object({ region: z.string().max(20), from: z.iso.date() });
/** What somebody said of how they want it, to fill in before they choose. */
const wishesSchema = z.object({
  pace: z.enum(PACES).nullable().default(null),
  themes: z.array(z.string().max(60)).max(30).nullable().default(null),
  days: z.array(z.int().min(0).max(4)).max(5).nullable().default(null),
});
export const joinSchema = z.object({ wishes: wishesSchema.prefault({}) });
/** What is null they did not say. */
export type Wishes = z.infer<typeof wishesSchema>;
export const NO_WISHES: Wishes = { pace: null, themes: null, days: null };
export const colleagueSchema = z.object({ personId: z.uuid() });
/** The day of a nudge: with the person it says which one. */
export const nudgeSchema = z.object({ on: z.iso.date() });
export const doneSchema = nudgeSchema.extend({ reaction: z.enum(['did', 'later', 'nobody']) });
export const answerSchema = z.object({ cardId: z.string().max(80), on: z.iso.date(), verdict: z.enum(VERDICTS) });

/** How somebody's being one is set was shown, and what is said next may be of that. */
export const OWN_TOPIC = 'ambassador-own';
export const OWN_SUBJECT = `${OWN_TOPIC}:set`;

/** What becomes of a nudge is told of this topic, and what is said after one is about it: `nudge:<day>`. */
export const NUDGE_TOPIC = 'nudge';
/** What is said after a question of a card is an answer to it: `card:<id>`. */
export const CARD_TOPIC = 'card';

/** What is said after an answer to a card was judged: `card-answered:<id>`. */
export const ANSWERED_TOPIC = 'card-answered';

export function answeredSubject(cardId: string): string {
  return `${ANSWERED_TOPIC}:${cardId}`;
}

export function nudgeName(day: string): string {
  return `${NUDGE_TOPIC}:${day}`;
}

export function cardSubject(cardId: string): string {
  return `${CARD_TOPIC}:${cardId}`;
}

/** Somebody was asked whether they want to be an ambassador. */
export const JOIN_TOPIC = 'ambassador-asked';

/** With how they want it by what they said so far, so that one wish more does not lose the others: `ambassador-asked:<wishes>`. */
export function joinSubject({ pace, themes, days }: Wishes): string {
  return `${JOIN_TOPIC}:${[pace ?? '', (days ?? []).join('+'), (themes ?? []).join('+')].join('/')}`;
}

/** @returns null: it is another subject */
export function wishesIn(subject: string): Wishes | null {
  if (!subject.startsWith(`${JOIN_TOPIC}:`)) return null;
  const [pace = '', days = '', themes = ''] = subject.slice(JOIN_TOPIC.length + 1).split('/');
  const read = wishesSchema.safeParse({
    pace: pace === '' ? null : pace,
    days: days === '' ? null : days.split('+').map(Number),
    themes: themes === '' ? null : themes.split('+'),
  });
  return read.success ? read.data : NO_WISHES;
}

/** Somebody just became one, and saw what a nudge looks like: `ambassador-joined:<card>`. */
export const JOINED_TOPIC = 'ambassador-joined';
/** Somebody was asked until when they rest. */
export const REST_TOPIC = 'ambassador-rest';
export const REST_SUBJECT = `${REST_TOPIC}:when`;

export function joinedSubject(cardId: string): string {
  return `${JOINED_TOPIC}:${cardId}`;
}

/** Whether what is spoken of is being an ambassador, or what one gets by it. */
export function isOfAmbassadors(subject: string): boolean {
  const [topic = ''] = subject.split(':');
  return OF_AMBASSADORS.has(topic);
}

const OF_AMBASSADORS: ReadonlySet<string> = new Set([
  ...[OWN_TOPIC, NUDGE_TOPIC, CARD_TOPIC, ANSWERED_TOPIC, JOIN_TOPIC, JOINED_TOPIC, REST_TOPIC],
]);

/** The card on which somebody sees what they chose. */
export const OWN_CARD = 'ambassador:own';

/** @param on the day on which it is asked: asked again later it is a new message */
export function cardName(cardId: string, on: string): string {
  return `${CARD_TOPIC}:${cardId}:${on}`;
}
