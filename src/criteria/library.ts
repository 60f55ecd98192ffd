import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import { expression } from '../language/expression.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { CONTRACTS, KINDS, LEVELS, THEMES } from './labels.ts';

const sentence = z.string().min(10);
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const sourceSchema = z
  .strictObject({
    title: z.string().min(1),
    publisher: z.string().min(1),
    url: z.url().nullable(),
    /** A file beside the library that holds the text. */
    document: z.string().optional(),
    /** Of the page, as far as it says. */
    date: day.nullable(),
    /** Sentences of the page, in its own words. */
    passages: z.record(z.string(), z.string().min(10)),
  })
  .refine(({ url, document }) => url !== null || document !== undefined, 'a source has an address or a document');
type SourcePage = z.infer<typeof sourceSchema>;

const groupSchema = z.strictObject({
  nl: z.string(),
  en: z.string(),
  contract: z.enum(CONTRACTS),
  /** Much of it is work that sheltered workshops do. */
  labour: z.boolean(),
  /** Beginnings of CPV codes. */
  cpv: z.array(z.string().regex(/^\d{2,8}$/)),
  /** Words for what is bought: they help where what was learned is not sure. */
  named: expression.optional(),
});
export type ProductGroup = z.infer<typeof groupSchema> & { id: string };

/** For which assignments a criterion is in proportion; what is left out does not matter. */
const fitsSchema = z.strictObject({
  /** Euro, without VAT, over the whole term. */
  minValue: z.int().positive().optional(),
  minMonths: z.int().positive().optional(),
  contracts: z.array(z.enum(CONTRACTS)).optional(),
  /** Only from the amount of the buyer's own rules on social return. */
  socialReturn: z.boolean().default(false),
  /** Only for who asks for its theme in so many words. */
  onlyWhenAsked: z.boolean().default(false),
});

export type Fits = z.infer<typeof fitsSchema>;

const criterionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]+$/),
    version: z.int().min(1),
    date: day,
    theme: z.enum(THEMES),
    kind: z.enum(KINDS),
    level: z.enum(LEVELS),
    /** Ids of groups; `alle`: whatever is bought. */
    productGroups: z.array(z.string()).min(1),
    title: z.string().min(5).max(90),
    /** For who reads English; the text itself stays as tender documents have it. */
    titleEn: z.string().min(5).max(90),
    /** Ready to use, in Dutch. */
    text: z.string().min(60),
    /** The same where a share of the sum is named: `{share}`. Left out: no share is part of it. */
    textWithShare: z.string().includes('{share}').optional(),
    subjectLink: sentence,
    whyKind: sentence,
    verification: sentence,
    /** Percentage points of the award; only of award criteria. */
    weight: z.strictObject({ min: z.int().min(1), max: z.int().max(100) }).nullable(),
    scoring: sentence.nullable(),
    proportionality: sentence,
    /** Citations, see `articles.yaml`. */
    legalBasis: z.array(z.string()).min(1),
    kpi: sentence,
    consequence: sentence,
    whenNotToUse: sentence,
    /** `<source>/<passage>` */
    source: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
    fits: fitsSchema.default({ socialReturn: false, onlyWhenAsked: false }),
  })
  .refine(
    ({ kind, weight, scoring }) => (kind === 'gunningscriterium') === (weight !== null && scoring !== null),
    'an award criterion has a weight and a scoring guide, and nothing else has',
  );

/** What a fact of a criterion rests on. */
export interface Source {
  title: string;
  publisher: string;
  url: string | null;
  date: string | null;
  /** The supporting sentence. */
  sentence: string;
}

/** What the library says to who buys, beside what goes into the documents. */
export interface Advised {
  whyKind: string;
  proportionality: string;
  whenNotToUse: string;
}

export type Criterion = Omit<z.infer<typeof criterionSchema>, 'source'> & { source: Source; english: Advised };

const englishSchema = z.strictObject({
  /** By what is said in Dutch. */
  whyKind: z.record(z.string(), sentence),
  /** By id: what is in proportion, and when not to use it. */
  criteria: z.record(z.string(), z.tuple([sentence, sentence])),
  /** By citation: what an article says in short. */
  articles: z.record(z.string(), z.string().min(1)),
});
type English = z.infer<typeof englishSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readEnglish(folder = CRITERIA_FOLDER): Promise<English> {
  return readYaml(join(folder, 'english.yaml'), englishSchema);
}

/** In the language of who reads; in English what has no English yet stays as it is. */
export function advised(criterion: Criterion, language: Language): Advised {
  return language === 'en' ? criterion.english : criterion;
}

export interface Library {
  criteria: readonly Criterion[];
  groups: readonly ProductGroup[];
}

/** For what is bought in any group. */
export const EVERY_GROUP = 'alle';
/** The group of what is none of the others. */
export const OTHER_GROUP = 'overig';

/** @throws AppError `criteria.bad-library` that names the file and what is wrong */
export async function readLibrary(folder = CRITERIA_FOLDER): Promise<Library> {
  const groups = await readYaml(join(folder, 'groups.yaml'), z.record(z.string(), groupSchema));
  const pages = await readYaml(join(folder, 'sources.yaml'), z.record(z.string(), sourceSchema));
  const english = await readEnglish(folder);
  const names = (await readdir(join(folder, 'library'))).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    names.map((name) => readYaml(join(folder, 'library', name), z.array(criterionSchema).min(1))),
  );
  return {
    criteria: read.flat().map((criterion) => ({
      ...criterion,
      source: sourceOf(pages, criterion.source),
      english: inEnglish(english, criterion),
    })),
    groups: Object.entries(groups).map(([id, group]) => ({ id, ...group })),
  };
}

function inEnglish({ whyKind, criteria }: English, criterion: Advised & { id: string }): Advised {
  const [proportionality = criterion.proportionality, whenNotToUse = criterion.whenNotToUse] =
    criteria[criterion.id] ?? [];
  return { whyKind: whyKind[criterion.whyKind] ?? criterion.whyKind, proportionality, whenNotToUse };
}

function sourceOf(pages: Readonly<Record<string, SourcePage>>, reference: string): Source {
  const [id = '', passage = ''] = reference.split('/');
  const page = pages[id];
  const sentence = page?.passages[passage];
  if (!page || sentence === undefined) {
    throw new AppError({ code: 'criteria.bad-library', message: `sources.yaml has no passage ${reference}.` });
  }
  const { title, publisher, url, date } = page;
  return { title, publisher, url, date, sentence };
}

/**
 * Reads a file of the library.
 *
 * @throws AppError `criteria.bad-library` that names the file and what is wrong
 */
export async function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>> {
  let content: unknown;
  try {
    content = parseYaml(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError({ code: 'criteria.bad-library', message: `${file} cannot be read as YAML.`, cause });
  }
  const read = schema.safeParse(content);
  if (read.success) return read.data;
  throw new AppError({ code: 'criteria.bad-library', message: `${file}: ${z.prettifyError(read.error)}` });
}
