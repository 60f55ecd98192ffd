import { z } from 'zod';

/** The buttons and forms of policy themes, as they come back. */
export const WRITE = 'policy.write';
export const LINK = 'policy.link';
export const CONFIRM = 'policy.confirm';
export const DROP = 'policy.drop';

export const termSchema = z.object({ termId: z.uuid() });
/** What was typed behind the command. */
export const writeSchema = z.object({ begun: z.string().max(200) });

/** The card of an agreement. */
export function termName(termId: string): string {
  return `policy-term:${termId}`;
}
