import { z } from 'zod';

/**
 * Buttons that one feature draws and another answers; features do not know each other, both know this.
 */

/** Under an answer that was declined: puts the question to a broker. */
export const ASK_BROKER = 'gap.ask';
export const askBrokerSchema = z.object({ answerId: z.uuid() });
