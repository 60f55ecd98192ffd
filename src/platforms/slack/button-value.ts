import { z } from 'zod';
import { LANGUAGES } from '../../chat/language.ts';
import { SLACK_LIMITS } from './limits.ts';

/**
 * What a button carries in its `value`, and what must be in it when it comes back. The language goes along because a
 * press tells nothing about it, and a refusal must be said in the language of the message.
 */
const buttonValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), text: z.string(), language: z.enum(LANGUAGES) }),
  z.object({
    kind: z.literal('action'),
    action: z.string().min(1),
    payload: z.json(),
    language: z.enum(LANGUAGES),
    /** The conversation of a private answer: its message is in no thread, and a press does not tell which it was. */
    place: z.string().optional(),
  }),
]);

export type ButtonValue = z.infer<typeof buttonValueSchema>;

/** @returns the value as Slack stores it, or null if it is longer than Slack takes */
export function encodeButtonValue(value: ButtonValue): string | null {
  const encoded = JSON.stringify(value);
  return encoded.length <= SLACK_LIMITS.buttonValue ? encoded : null;
}

/** @returns what the button was drawn with, or null if that is not what came back */
export function decodeButtonValue(encoded: string): ButtonValue | null {
  try {
    return buttonValueSchema.safeParse(JSON.parse(encoded)).data ?? null;
  } catch {
    return null;
  }
}
