import { z } from 'zod';

/**
 * What a button of the bot carries and what comes back in `value` when it is pressed. `msteams` is for the client,
 * which takes it out.
 */
const actionDataSchema = z.object({ action: z.string().min(1).max(200), payload: z.unknown().optional() });
const sayDataSchema = z.object({ say: z.string() });

export type ButtonData = { kind: 'action'; action: string; payload: unknown } | { kind: 'say'; text: string };

/** The data of a button that does something; pressed, it arrives as a message. */
export function actionData(action: string, payload: unknown): Record<string, unknown> {
  return { action, payload };
}

/** The same for a client that shows the answer in a dialog. */
export function dialogData(action: string, payload: unknown): Record<string, unknown> {
  return { ...actionData(action, payload), msteams: { type: 'task/fetch' } };
}

/** The data of a button that says something in the person's name, for all to see. */
export function sayData(text: string): Record<string, unknown> {
  return { msteams: { type: 'messageBack', text, displayText: text, value: silentSayData(text) } };
}

/** The same for a client that cannot show it. */
export function silentSayData(text: string): Record<string, unknown> {
  return { say: text };
}

/** Reads what came back; null if no button of the bot carries such data. */
export function readButtonData(value: unknown): ButtonData | null {
  const action = actionDataSchema.safeParse(value);
  if (action.success) return { kind: 'action', action: action.data.action, payload: action.data.payload };
  const say = sayDataSchema.safeParse(value);
  return say.success ? { kind: 'say', text: say.data.say } : null;
}
