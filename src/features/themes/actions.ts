import { z } from 'zod';

/** The buttons and forms of policy themes, as they come back. */
export const WRITE = 'policy.write';
export const LINK = 'policy.link';
export const CONFIRM = 'policy.confirm';
export const DROP = 'policy.drop';

export const termSchema = z.object({ termId: z.uuid() });
export const LONGEST_BEGUN_THEMES = 600;
/** What was typed behind the command, or the themes that were said, one a line. */
export const writeSchema = z.object({
  begun: z.string().max(200),
  themes: z.string().max(LONGEST_BEGUN_THEMES).default(''),
});

/** What is said of a proposal is about that: `policy-term:<id>`. */
export const TERM_TOPIC = 'policy-term';

/** The card of an agreement. */
export function termName(termId: string): string {
  return `${TERM_TOPIC}:${termId}`;
}
