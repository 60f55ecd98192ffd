import { z } from 'zod';
import { formSchema } from './form.ts';
import { LANGUAGES, type Language } from './language.ts';
import { blockSchema, buttonSchema } from './reply.ts';

const language = z.enum(LANGUAGES);

/** The answer to a call: what must go back in the response of the request itself. */
export const callResponseSchema = z.discriminatedUnion('kind', [
  /** Opens a window with text. */
  z.object({
    kind: z.literal('dialog'),
    language,
    title: z.string(),
    body: z.array(blockSchema),
    link: z.object({ label: z.string(), url: z.string() }).optional(),
  }),
  /**
   * One sentence, shown to this person only; buttons are shown where the place has room for them. `undone`: nothing
   * came of the press, and the sentence says why, so it must be seen also where a press needs no answer.
   */
  z.object({
    kind: z.literal('ephemeral'),
    language,
    text: z.string(),
    buttons: z.array(buttonSchema).optional(),
    undone: z.literal(true).optional(),
  }),
  /** Opens a form, or the next step of one. */
  z.object({ kind: z.literal('form'), form: formSchema }),
  /** The form stays open, with what was filled in and what is wrong with it: a sentence per field, under `''` one of the whole. */
  z.object({ kind: z.literal('form-errors'), form: formSchema, errors: z.record(z.string(), z.string()) }),
  /** Nothing more to see: an open form closes. */
  z.object({ kind: z.literal('close'), language }),
]);

export type CallResponse = z.infer<typeof callResponseSchema>;

/** One sentence for who pressed, in the language of their turn; nobody else sees it. */
export function ephemeral({ language }: { language: Language }, text: string): CallResponse {
  return { kind: 'ephemeral', language, text };
}
