import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** Where in the program something is done: a file or folder, or a command of the operator. */
const placeSchema = z.union([z.strictObject({ file: z.string() }), z.strictObject({ command: z.string() })]);
export type Place = z.infer<typeof placeSchema>;

/** One control of BIO2: what the program does for it and where, and what stays for the organisation. */
const measureSchema = z.strictObject({
  /** The number in ISO/IEC 27002:2022, as BIO2 writes it. */
  control: z.string().regex(/^[5-8]\.\d\d$/),
  title: z.string(),
  /** Left out: nothing, it is the organisation's alone. */
  program: z.string().nullable().default(null),
  places: z.array(placeSchema).default([]),
  organisation: z.string(),
});

/** The controls of BIO2, in its order. */
export const MEASURES = z
  .array(measureSchema)
  .parse(parseYaml(readFileSync(new URL('./bio2-measures.yaml', import.meta.url), 'utf8')));
