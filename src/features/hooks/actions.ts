import { z } from 'zod';

/** What is said after a hook is about that hook. */
export const HOOK_TOPIC = 'hook';
export const ANOTHER = 'hook.another';
export const SHORTER = 'hook.shorter';
export const SHARE = 'hook.share';
export const WRITE = 'hook.write';
export const USE = 'hook.use';
export const DROP = 'hook.drop';

const LONGEST_ASKED = 500;
const hookId = z.string().max(100);

export const hookSchema = z.object({ hookId });
/** What was asked, and the hooks that were shown for it. */
export const anotherSchema = z.object({ asked: z.string().max(LONGEST_ASKED), seen: z.array(hookId).max(20) });
export type Asked = z.infer<typeof anotherSchema>;

/** As much of what was asked as a button keeps. */
export function keptAsked(text: string): string {
  return text.slice(0, LONGEST_ASKED);
}

/** What was typed behind the command. */
export const writeSchema = z.object({ begun: z.string().max(200).default('') });

/** The card on which a broker sees what they wrote. */
export function writtenName(hookId: string): string {
  return `own-hook:${hookId}`;
}

export function hookSubject(hook: { id: string }): string {
  return `${HOOK_TOPIC}:${hook.id}`;
}
