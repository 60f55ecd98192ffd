import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** The files of the gazetteer; `sources.yaml` beside them names sources, licences and doubts. */
export const GAZETTEER_FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'gazetteer');

const code = z.string().regex(/^GM\d{4}$/);
const names = z.array(z.string()).default([]);

const municipalitySchema = z.object({
  /** As Statistics Netherlands (CBS) numbers them. */
  code,
  name: z.string(),
  region: z.string(),
  landscape: z.string(),
  website: z.string().nullable(),
  aliases: names,
  nicknames: names,
  adjectives: names,
});

const placeSchema = z.object({
  name: z.string(),
  kind: z.enum(['place', 'hamlet', 'district']),
  municipalities: z.array(code).min(1),
  postcodes: z.array(z.string()).default([]),
  aliases: names,
  adjectives: names,
  /** Lies partly in a neighbour; the source does not say in which. */
  shared: z.boolean().default(false),
});

const elsewhereSchema = z.object({ municipality: z.string().nullable(), province: z.string() });

/** How a name that means several places is read when nothing in the message tells: see `note` of each. */
const ambiguousSchema = z.object({
  name: z.string(),
  policy: z.enum(['ask', 'default', 'elsewhere', 'never']),
  default: code.optional(),
  municipalities: z.array(code),
  elsewhere: z.array(elsewhereSchema).default([]),
  note: z.string(),
});

const postcodeSchema = z.object({
  postcode: z.string(),
  municipalities: z.array(code).min(1),
  places: z.array(z.string()),
  /** Not known to be in Overijssel at all. */
  uncertain: z.boolean().default(false),
  /** Sources put it in different municipalities: ask. */
  ask: z.boolean().default(false),
});

const dataSchema = z.object({
  municipalities: z.array(municipalitySchema),
  places: z.array(placeSchema),
  former: z.array(z.object({ name: z.string(), now: z.array(code).min(1), until: z.string() })),
  ambiguous: z.array(ambiguousSchema),
  postcodes: z.array(postcodeSchema),
  postcodesElsewhere: z.array(
    z.object({ place: z.string(), municipality: z.string(), province: z.string(), postcodes: z.array(z.string()) }),
  ),
  regions: z.array(z.object({ id: z.string(), names: z.array(z.string()), municipalities: z.array(code) })),
  collidingWords: z.array(z.string()),
  elsewhere: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  words: z.object({ names: z.array(z.string()), near: z.array(z.string()) }),
});

export type GazetteerData = z.infer<typeof dataSchema>;

const FILES: Readonly<Record<keyof GazetteerData, string>> = {
  municipalities: 'municipalities.json',
  places: 'places.json',
  former: 'former-municipalities.json',
  ambiguous: 'ambiguous.json',
  postcodes: 'postcodes.json',
  postcodesElsewhere: 'postcodes-elsewhere.json',
  regions: 'regions.json',
  collidingWords: 'colliding-words.json',
  elsewhere: 'elsewhere.json',
  words: 'words.json',
};

/** @throws AppError `gazetteer.bad-data` that says which file is not as expected */
export async function readGazetteerData(folder = GAZETTEER_FOLDER): Promise<GazetteerData> {
  const parts = await Promise.all(
    Object.entries(FILES).map(async ([part, file]) => {
      return [part, JSON.parse(await readFile(join(folder, file), 'utf8'))] as const;
    }),
  );
  const read = dataSchema.safeParse(Object.fromEntries(parts));
  if (!read.success) {
    throw new AppError({ code: 'gazetteer.bad-data', message: `${folder}: ${z.prettifyError(read.error)}` });
  }
  return read.data;
}
