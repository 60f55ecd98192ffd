import { z } from 'zod';

/**
 * Buttons that one feature draws and another answers; features do not know each other, both know this.
 */

/** Under an answer that was declined: puts the question to a broker. */
export const ASK_BROKER = 'gap.ask';
export const askBrokerSchema = z.object({ answerId: z.uuid() });

/** Under the outcome of a scan: makes it the case of an entrepreneur. */
export const CASE_FROM_SCAN = 'case.from-scan';
export const caseFromScanSchema = z.object({ text: z.string().min(1).max(1500) });

/** On the card of a site visit: a message to its guests. */
export const WRITE_MESSAGE = 'broadcast.write';
export const writeToGuestsSchema = z.object({ begun: z.string().max(2000), guestsOf: z.uuid() });

/** Under what somebody did not ask for: no more of it, or again. */
export const TAKE_MESSAGES = 'broadcast.take';

/** On a case or question, for a broker: it was read wrongly. */
export const CORRECT_READING = 'correction.write';
export const LONGEST_CORRECTED = 1_500;
export const correctReadingSchema = z.union([
  z.object({ caseId: z.uuid() }),
  z.object({ gapId: z.uuid() }),
  z.object({ said: z.string().min(1).max(LONGEST_CORRECTED) }),
]);

/** What is said in the thread of a case is about that case; others only see that one is spoken of. */
export const CASE_TOPIC = 'case';
