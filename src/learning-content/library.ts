import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { expression } from '../language/expression.ts';

const SEED_FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed');

/** Fewer words than this in one message that nobody asked for. */
export const NUDGE_WORDS = 60;
/** Slack cuts the label of a button here. */
const BUTTON_LENGTH = 75;

const id = z.string().regex(/^[a-z][a-z0-9-]+$/);
const words = z.string().trim().min(10);
const choice = z.string().trim().min(1).max(BUTTON_LENGTH);

const sourceSchema = z
  .strictObject({
    title: z.string().min(3),
    /** Address of the page, or null when it is a document that is known by its title. */
    url: z.url({ protocol: /^https?$/ }).nullable(),
    /** Of the page or document, as precise as it says; null when it says none. */
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .nullable(),
    /** The day on which it was read. */
    read: z.iso.date(),
    /** Word for word from there, in its own language: it supports what is told. */
    sentence: z.string().min(10),
  })
  .readonly();

const cardTextSchema = z
  .strictObject({
    /** Sets the scene, and does not give the answer away. */
    fact: words,
    question: words.endsWith('?'),
    /** The right answer in full, said whatever was answered. */
    answer: words,
    /** Said before it when the answer was nearly right. */
    nearly: words,
    /** Said before it when the answer was wrong. */
    wrong: words,
    /** Short answers for buttons. */
    choices: z.strictObject({ right: choice, nearly: choice, wrong: choice }),
    /** How an answer in own words is known: one word or beginning of a word of every group makes it right. Lower case. */
    keywords: z.array(z.array(z.string().min(1).lowercase()).min(1)).min(1),
  })
  .readonly();

const hookTextSchema = z
  .strictObject({ pitch: words, figure: words.nullable(), example: words.nullable() })
  .readonly()
  .refine(({ figure, example }) => figure !== null || example !== null, 'a hook has a figure or an example');

const about = { id, themes: z.array(id).min(1), departments: z.array(id) };

const cardSchema = z
  .strictObject({ ...about, nl: cardTextSchema, en: cardTextSchema, source: sourceSchema })
  .readonly();

const hookSchema = z
  .strictObject({
    ...about,
    nl: hookTextSchema,
    en: hookTextSchema,
    /** Ids of objections that it answers. */
    meets: z.array(id).default([]),
    /** Of the pitch, the figure and the example. */
    sources: z.array(sourceSchema).min(1),
  })
  .readonly();

const otherNames = z.array(z.string().min(2).lowercase()).default([]);
const namesSchema = z.record(
  id,
  z.strictObject({
    nl: z.string().min(2),
    en: z.string().min(2),
    /** Other words by which people name it, or what belongs to it. */
    also: z.strictObject({ nl: otherNames, en: otherNames }).optional(),
  }),
);
export const vocabularySchema = z.strictObject({
  themes: namesSchema,
  departments: namesSchema,
  /** What people call hooks when they ask for one. */
  hooks: z.strictObject({ nl: otherNames, en: otherNames }),
  /** What people say against it, and by which words one knows that they do (plain text). */
  objections: z.record(id, z.strictObject({ nl: z.string(), en: z.string(), when: z.array(expression).min(1) })),
});

/** A card of the program, or one that an operator added: nothing of it is left out. */
export type LibraryCard = z.infer<typeof cardSchema>;
/** What of a card is in one language; what is null, who wrote it left out. */
export interface CardText {
  fact: string | null;
  question: string;
  answer: string;
  nearly: string | null;
  wrong: string | null;
  choices: { right: string; nearly: string | null; wrong: string | null };
  keywords: readonly (readonly string[])[];
}

/** A fact with a question, to be repeated until it is known. `themes`: none is of all; `departments`: none is for everybody. */
export interface LearningCard {
  id: string;
  themes: readonly string[];
  departments: readonly string[];
  nl: CardText;
  en: CardText;
  source: Omit<z.infer<typeof sourceSchema>, 'sentence'> & { sentence: string | null };
}
/** A short pitch by which impact entrepreneurship hooks onto a policy theme. `departments`: none is for everybody. */
export type Hook = z.infer<typeof hookSchema>;
/** Ids of the themes and departments with what they are called. */
export type Vocabulary = z.infer<typeof vocabularySchema>;

export interface LearningContent {
  cards: readonly LibraryCard[];
  hooks: readonly Hook[];
  vocabulary: Vocabulary;
}

/**
 * Reads `policy-themes.yaml`, `learning-cards/*.yaml` and `hooks/*.yaml` of a folder.
 *
 * @throws AppError `learning-content.bad-library` that names the file and what is wrong
 */
export async function readLearningContent(folder = SEED_FOLDER): Promise<LearningContent> {
  const vocabulary = await readYaml(join(folder, 'policy-themes.yaml'), vocabularySchema);
  const [cards, hooks] = await Promise.all([
    readAll(join(folder, 'learning-cards'), cardSchema, vocabulary),
    readAll(join(folder, 'hooks'), hookSchema, vocabulary),
  ]);
  return { cards, hooks, vocabulary };
}

/**
 * Cards that somebody wrote, checked as those that come with the program are.
 *
 * @param name of the file, for the message of an error
 * @param content YAML: a list of cards
 * @throws AppError `learning-content.bad-library`
 */
export function parseCards(name: string, content: string, vocabulary: Vocabulary): LibraryCard[] {
  return checked(name, parseContent(name, content, z.array(cardSchema).min(1)), vocabulary);
}

/** How many words a text has. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

interface About {
  id: string;
  themes: string[];
  departments: string[];
  meets?: string[];
}

async function readAll<Schema extends z.ZodType<About>>(
  folder: string,
  schema: Schema,
  vocabulary: Vocabulary,
): Promise<z.infer<Schema>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return checked(file, await readYaml(file, z.array(schema).min(1)), vocabulary);
    }),
  );
  const all = read.flat();
  const twice = all.find((one, place) => all.findIndex((other) => other.id === one.id) !== place);
  if (twice) throw badLibrary(folder, `the id ${twice.id} is there twice.`);
  return all;
}

function checked<Kind extends About>(
  file: string,
  all: Kind[],
  { themes, departments, objections }: Vocabulary,
): Kind[] {
  for (const one of all) {
    const unknown = [
      ...one.themes.filter((name) => !themes[name]),
      ...one.departments.filter((name) => !departments[name]),
      ...(one.meets ?? []).filter((name) => !objections[name]),
    ];
    if (unknown.length > 0) throw badLibrary(file, `${one.id} names ${unknown.join(', ')}, which is in no list.`);
  }
  return all;
}

async function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.infer<Schema>> {
  return parseContent(file, await readFile(file, 'utf8'), schema);
}

function parseContent<Schema extends z.ZodType>(file: string, content: string, schema: Schema): z.infer<Schema> {
  let parsed: unknown;
  try {
    // A source that several rest on is written once (`&name`, `<<: *name`).
    parsed = parseYaml(content, { merge: true });
  } catch (cause) {
    throw badLibrary(file, 'this cannot be read as YAML.', cause);
  }
  const read = schema.safeParse(parsed);
  if (read.success) return read.data;
  throw badLibrary(file, z.prettifyError(read.error));
}

function badLibrary(file: string, problem: string, cause?: unknown): AppError {
  return new AppError({ code: 'learning-content.bad-library', message: `${file}: ${problem}`, cause });
}
