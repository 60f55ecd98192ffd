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

/** Under what somebody did not ask for: no more of it, or again. */
export const TAKE_MESSAGES = 'broadcast.take';
