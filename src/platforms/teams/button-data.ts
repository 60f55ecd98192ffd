import { z } from 'zod';
import type { FormValues, Submission } from '../../chat/form.ts';

/**
 * What a button of the bot carries and what comes back in `value` when it is pressed, with the inputs of its card.
 * `msteams` is for the client, which takes it out.
 */
const actionDataSchema = z.object({
  action: z.string().min(1).max(200),
  payload: z.unknown().optional(),
  /** Of a form: its id. */
  form: z.uuid().optional(),
});
const sayDataSchema = z.object({ say: z.string() });

export type ButtonData =
  | {
      kind: 'action';
      action: string;
      payload: unknown;
      submission?: Submission | undefined;
    }
  | { kind: 'say'; text: string };

/** The data of a button that does something; pressed, it arrives as a message, or in a dialog as `task/submit`. */
export function actionData(action: string, payload: unknown): Record<string, unknown> {
  return { action, payload };
}

/** The same for a client that shows the answer in a dialog. */
export function dialogData(action: string, payload: unknown): Record<string, unknown> {
  return { ...actionData(action, payload), msteams: { type: 'task/fetch' } };
}

/** The data of the button that sends a form in. */
export function formData(action: string, payload: unknown, formId: string): Record<string, unknown> {
  return { ...actionData(action, payload), form: formId };
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
  const parsed = actionDataSchema.safeParse(value);
  if (parsed.success) {
    const { action, payload, form } = parsed.data;
    const submission = form === undefined ? undefined : { formId: form, values: inputValues(value) };
    return { kind: 'action', action, payload, submission };
  }
  const say = sayDataSchema.safeParse(value);
  return say.success ? { kind: 'say', text: say.data.say } : null;
}

/** How an input of a card is read when it comes back: every one comes back as a text. */
const INPUT_KINDS = ['text', 'choice', 'list', 'consent'] as const;
type InputKind = (typeof INPUT_KINDS)[number];

const inputIdSchema = z.templateLiteral([z.enum(INPUT_KINDS), ':', z.string()]);

/** Names an input so that what comes back can be read without the form. */
export function inputId(kind: InputKind, field: string): string {
  return `${kind}:${field}`;
}

/** Several choices come back with commas between them, so none may stand in one. */
export function encodeChoice(value: string): string {
  return encodeURIComponent(value);
}

function inputValues(data: unknown): FormValues {
  const values: FormValues = {};
  for (const [id, text] of Object.entries(z.record(z.string(), z.unknown()).parse(data))) {
    if (typeof text !== 'string' || !inputIdSchema.safeParse(id).success) continue;
    const value = readInput(id, text.trim());
    if (value !== undefined) values[id.slice(id.indexOf(':') + 1)] = value;
  }
  return values;
}

/** @returns undefined where nothing was filled in */
function readInput(id: string, text: string): FormValues[string] | undefined {
  if (text === '') return undefined;
  if (id.startsWith('choice:')) return decodeChoice(text);
  if (id.startsWith('list:')) return text.split(',').map(decodeChoice);
  if (id.startsWith('consent:')) return text === 'true' ? true : undefined;
  return text;
}

function decodeChoice(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
