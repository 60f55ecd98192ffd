import { z } from 'zod';
import { CASE_TOPIC } from '../../../chat/shared-actions.ts';

/** The buttons and forms of this feature, as they come back. */
/** Makes a case of what was only shown: the words of somebody else. */
export const MAKE_CASE = 'case.make';
/** Makes a case of its own of another need in one. */
export const SECOND_CASE = 'case.second';
/** Offers a case that is over once more, as a new one. */
export const CASE_AGAIN = 'case.again';
export const HAND_OVER = 'case.hand-over';
export const EDIT_CASE = 'case.edit';
export const LEAVE_NAMES_OUT = 'case.names-out';
export const PUT_NAMES_BACK = 'case.names-back';
/** The entrepreneur agrees that a counter gets what was typed. */
export const GIVE_CONTACT = 'case.contact';
/** The entrepreneur does not agree any more. */
export const TAKE_CONTACT_BACK = 'case.contact-back';
/** Puts words in the text for the counter that may have been said to the bot, or leaves them out. */
export const ADD_WORDS = 'case.words';
export const DROP_DRAFT = 'case.drop';
export const CHOOSE_PLACE = 'case.place';
export const ACCEPT_CASE = 'case.accept';
export const BOUNCE_CASE = 'case.bounce';
export const ASK_BACK = 'case.ask';
export const ANSWER_BACK = 'case.answer';
export const FINISH_CASE = 'case.finish';
export const SEND_ELSEWHERE = 'case.send';
export const FORWARDED_CASE = 'case.forwarded';
/** Tells the other side what somebody said, once they press that it is for them. */
export const PASS_ON = 'case.pass-on';
export const WITHDRAW_CASE = 'case.withdraw';

export const caseSchema = z.object({ caseId: z.uuid() });
/** With what was said of it since, which goes along. */
export const againSchema = z.object({ caseId: z.uuid(), words: z.string().max(300) });
/** As much of what was said as a button carries along. */
export const LONGEST_WORDS = 300;
export const passOnSchema = z.object({ caseId: z.uuid(), words: z.string().min(1).max(LONGEST_WORDS) });
export const addWordsSchema = passOnSchema.extend({ goes: z.enum(['along', 'nowhere']) });
export const needSchema = z.object({ caseId: z.uuid(), topic: z.string().min(1).max(100) });
export const placeSchema = z.object({ caseId: z.uuid(), place: z.string().min(1).max(200) });
/** A draft that is changed; or a new case, with what was typed behind the command: its first words. */
export const editSchema = z.union([
  // With words that may come beside what is asked already.
  z.object({ caseId: z.uuid(), words: z.string().max(300).default('') }),
  z.object({ said: z.string().max(3000) }),
]);

/** The details are in the button, and nowhere else until somebody says that the entrepreneur agrees. */
export const contactSchema = z.object({
  caseId: z.uuid(),
  email: z.string().max(200).optional(),
  phone: z.string().max(40).optional(),
});

/** As much of names as fits in a button beside the rest of it, as JSON. */
const MOST_OF_NAMES = 1_500;

/** Read `closely` what may be a name goes as well. */
export const namesOutSchema = caseSchema.extend({ read: z.literal('closely').optional() });

/** The names are in the button, and nowhere else any more. */
export const namesSchema = z.object({ caseId: z.uuid(), names: z.array(z.string()) });

/** Whether a button can carry names; what it cannot is gone once it was left out. */
export function fitInButton(names: readonly string[]): boolean {
  return JSON.stringify(names).length <= MOST_OF_NAMES;
}

/** With the id that the case will have: pressed again, the button finds it. Cards of earlier versions have none. */
export const makeCaseSchema = z.object({ request: z.string().min(1).max(1500), caseId: z.uuid().optional() });

/** The name of the card of whoever filed the case, and the subject of the thread. */
export function filerCardName(caseId: string): string {
  return `${CASE_TOPIC}:${caseId}`;
}

/** Asks, after the hand-over, whether the entrepreneur agrees to what was typed: typed anew, it comes anew. */
export function contactCardName(caseId: string): string {
  return `case-contact:${caseId}`;
}

/** Of the cards at one counter: another counter has cards of its own. */
export function counterCardName(caseId: string, counterId: string): string {
  return `case-counter:${caseId}:${counterId}`;
}

/** Each broker has a card of their own: who has the case no more keeps none with buttons. */
export function brokerCardName(caseId: string, personId: string): string {
  return `${brokerCardsName(caseId)}:${personId}`;
}

/** With what the names of all cards of brokers of a case begin. */
export function brokerCardsName(caseId: string): string {
  return `case-broker:${caseId}`;
}
