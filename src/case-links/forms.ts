import { z } from 'zod';
import { type CaseEvent, OUTCOMES } from '../case-life/case-life.ts';
import { maskText } from '../masking/masking.ts';

/** What can be done with a link. The order is in the links that were sent: a new one comes at the end. */
export const LINK_ACTIONS = ['accept', 'bounce', 'ask_back', 'finish'] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

/** What somebody pressed: the event, and the words that go with it, masked. */
export interface Pressed {
  action: LinkAction;
  event: CaseEvent;
  words: string | null;
}

const LONGEST_WORDS = 2_000;
const words = z
  .string()
  .max(LONGEST_WORDS)
  .default('')
  .transform((said) => said.replaceAll('\r\n', '\n').trim());

const formSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept') }),
  z
    .object({ action: z.literal('bounce'), counter: z.string().max(100).default(''), words })
    // "Niet voor ons" without whom instead leaves the entrepreneur with nobody.
    .refine((form) => form.counter !== '' || form.words !== ''),
  z.object({ action: z.literal('ask_back'), words }).refine((form) => form.words !== ''),
  z.object({ action: z.literal('finish'), outcome: z.enum(OUTCOMES), words }),
]);

/** The button of the cover: it only opens the case. */
export const READ = 'read';
const readSchema = z.object({ action: z.literal(READ) });

export function isReading(body: unknown): boolean {
  return readSchema.safeParse(body).success;
}

/** Reads the form of a page; null: something that is needed was not filled in. */
export function readForm(body: unknown): Pressed | null {
  const form = formSchema.safeParse(body).data;
  if (!form) return null;
  const said = 'words' in form && form.words !== '' ? maskText(form.words).text : null;
  return { action: form.action, event: eventOf(form), words: said };
}

function eventOf(form: z.infer<typeof formSchema>): CaseEvent {
  switch (form.action) {
    case 'bounce':
      return { kind: 'bounce', insteadCounterId: form.counter === '' ? null : form.counter };
    case 'finish':
      return { kind: 'finish', outcome: form.outcome };
    default:
      return { kind: form.action };
  }
}
