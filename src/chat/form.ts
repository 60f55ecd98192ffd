import { z } from 'zod';
import { LANGUAGES } from './language.ts';
import { blockSchema } from './reply.ts';

/** As many as Slack shows in a list that is sent along. */
export const MOST_OPTIONS = 100;

const common = {
  /** By this name the value comes back. */
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  label: z.string().min(1),
  hint: z.string().optional(),
  /** A person cannot send the form without it. */
  required: z.boolean().default(false),
};
const text = { ...common, maxLength: z.int().min(1).max(3000).optional(), initial: z.string().optional() };
const options = z
  .array(z.object({ value: z.string().min(1).max(100), label: z.string().min(1) }))
  .min(1)
  .max(MOST_OPTIONS);

/** Something a person fills in. What is left empty does not come back at all. */
const fieldSchema = z.discriminatedUnion('kind', [
  /** One line. Comes back as a text without spaces around it. */
  z.object({ kind: z.literal('line'), ...text }),
  /** Several lines. */
  z.object({ kind: z.literal('lines'), ...text }),
  /** One of a list. Comes back as the value of the option. */
  z.object({ kind: z.literal('choice'), ...common, options, initial: z.string().optional() }),
  /** Any number of a list. Comes back as values, in no particular order. */
  z.object({ kind: z.literal('choices'), ...common, options, initial: z.array(z.string()).optional() }),
  /** A sentence to agree to: `label` is the sentence. Comes back as `true`, or not at all. */
  z.object({ kind: z.literal('consent'), ...common, initial: z.boolean().optional() }),
  /** A day. Comes back as `2026-11-24`. */
  z.object({ kind: z.literal('date'), ...common, initial: z.iso.date().optional() }),
]);

function haveOwnNames(fields: readonly { name: string }[]): boolean {
  return new Set(fields.map(({ name }) => name)).size === fields.length;
}

/** A form as data; each platform draws it in its own idiom. */
export const formSchema = z.object({
  /** Of this drawing of the form: it can be submitted once. */
  id: z.uuid(),
  language: z.enum(LANGUAGES),
  title: z.string().min(1),
  intro: z.array(blockSchema).default([]),
  /** None: it only asks whether to go on. */
  fields: z.array(fieldSchema).max(40).refine(haveOwnNames, 'Two fields have the same name.'),
  submitLabel: z.string().min(1),
  /** Who hears of the submission; comes back with `payload` and the values. */
  action: z.string().min(1),
  payload: z.json(),
});

export type Form = z.infer<typeof formSchema>;
export type FormField = Form['fields'][number];
/** A form as one writes it down; where it goes and its id are added by who draws it. */
export type FormDraft = Omit<z.input<typeof formSchema>, 'id' | 'action' | 'payload'>;

/** What a person filled in, by name; what was left empty is not there. */
export const formValuesSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.literal(true)]));
export type FormValues = z.infer<typeof formValuesSchema>;

/** A form that was sent in. */
export interface Submission {
  /** {@link Form.id} of the form as it was drawn. */
  formId: string;
  values: FormValues;
}

/** The same form with what a person filled in. */
export function withValues(form: Form, values: FormValues): Form {
  return { ...form, fields: form.fields.map((field) => filledIn(field, values[field.name])) };
}

function filledIn(field: FormField, value: FormValues[string] | undefined): FormField {
  const typed = typeof value === 'string' ? value : undefined;
  switch (field.kind) {
    case 'line':
    case 'lines':
    case 'date':
      return { ...field, initial: typed };
    case 'choice':
      return { ...field, initial: field.options.some((option) => option.value === typed) ? typed : undefined };
    case 'choices':
      return { ...field, initial: Array.isArray(value) ? value : [] };
    case 'consent':
      return { ...field, initial: value === true };
  }
}
