import { z } from 'zod';

const PLACES = ['personal', 'channel', 'thread'] as const;
const EVENTS = ['blocked', 'left', 'joined'] as const;

/** What somebody does in the terminal. */
export const lineSchema = z.strictObject({
  id: z.union([z.string(), z.number()]),
  conversation: z.string().trim().min(1).max(200),
  as: z.string().trim().min(1).max(100),
  place: z.enum(PLACES).default('personal'),
  mentioned: z.boolean().default(true),
  now: z.string().optional(),
  text: z.string().optional(),
  /** Where the file is, from the folder in which the command was started. */
  file: z.string().min(1).max(1000).optional(),
  forwarded: z.strictObject({ from: z.string(), text: z.string() }).optional(),
  press: z.strictObject({ message: z.string(), label: z.string() }).optional(),
  form: z
    .strictObject({
      action: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])),
    })
    .optional(),
  event: z.enum(EVENTS).optional(),
});

export type Line = z.infer<typeof lineSchema>;
/** The ways to do something. */
const DEEDS = ['text', 'file', 'forwarded', 'press', 'form', 'event'] as const;

/** A line that only lets time pass: nobody does anything. */
const passingSchema = z.strictObject({ id: z.union([z.string(), z.number()]), now: z.string() });

/** Up to when time passes. */
export type Passing = z.infer<typeof passingSchema>;

export type ReadLine = { line: Line } | { passing: Passing } | { id: string | number | null; error: string };

const identifiedSchema = z.looseObject({ id: z.union([z.string(), z.number()]) });

/** Reads a line of JSON; what cannot be read is said in a sentence. */
export function readLine(given: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    return { id: null, error: 'Dit is geen regel JSON. Schrijf op elke regel één JSON-object.' };
  }
  const id = identifiedSchema.safeParse(value).data?.id ?? null;
  const passing = passingSchema.safeParse(value);
  if (passing.success) return { passing: passing.data };
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return { id, error: problemOf(parsed.error) };
  const line = parsed.data;
  const deeds = DEEDS.filter((deed) => line[deed] !== undefined);
  // A sentence may stand beside a file or beside a message of somebody else.
  const [first, second] = deeds;
  const together = first === 'text' && (second === 'file' || second === 'forwarded') && deeds.length === 2;
  if (deeds.length === 1 || together) return { line };
  if (deeds.length === 0 && line.now !== undefined) return { line };
  return { id, error: `Geef precies één van deze: ${DEEDS.join(', ')}. Hier staat: ${deeds.join(', ') || 'niets'}.` };
}

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') return `Dit veld ken ik niet: ${issue.keys.join(', ')}.`;
  const field = issue?.path.join('.') || 'de regel';
  return `Dit klopt niet: ${field}. ${HINTS[field] ?? 'Kijk bij --help hoe een regel eruitziet.'}`;
}

const HINTS: Readonly<Record<string, string>> = {
  id: 'Geef elke regel een id: een tekst of een getal.',
  conversation: 'Zeg in welk gesprek: een naam die je zelf kiest.',
  as: 'Zeg wie dit doet: een rol (colleague, broker, …) of een naam uit het bestand met mensen.',
  place: `Kies uit ${PLACES.join(', ')}.`,
  event: `Kies uit ${EVENTS.join(', ')}.`,
  now: 'Geef een tijd als 2026-12-01T09:00.',
};
