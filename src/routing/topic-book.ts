import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { expression } from '../language/expression.ts';
import { onceAFile } from '../store/once-a-file.ts';
import type { Classifier } from '../understanding/classifier.ts';
import { readModels } from '../understanding/model-file.ts';

const ids = z.array(z.string()).default([]);
const expressions = z.array(expression).default([]);

const topicSchema = z
  .strictObject({
    nl: z.string(),
    en: z.string(),
    personal: z.boolean().default(false),
    yieldsTo: ids,
    covers: ids,
    words: z.array(z.string().regex(/^[a-z]{6,}$/, 'expected a word of six letters or more')).default([]),
    patterns: expressions,
    hints: expressions,
    hintsAloneCount: z.boolean().default(false),
    unless: expressions,
    askedWith: expression.optional(),
    askedBefore: expression.optional(),
    fallback: z.boolean().default(false),
  })
  .readonly();

const bookSchema = z.record(z.string(), topicSchema);

/** What a question can be about, and how that is recognised; see `prisma/seed/topics/topics.yaml`. */
export type CaseTopic = z.infer<typeof topicSchema> & { id: string };

export interface TopicBook {
  topics: readonly CaseTopic[];
  /** For a message in which nothing else is recognised. */
  fallback: string;
  /** Tells topics apart by examples, with the words as signs beside them; null: by the words alone. */
  learned: Classifier<string> | null;
}

const FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'topics');
const FILE = join(FOLDER, 'topics.yaml');

/** What was learned of topics, beside their words; see `learn-topics.ts`. */
export const TOPIC_WEIGHTS_FILE = join(FOLDER, 'topics.weights');
export const TOPIC_MODEL = 'topics';

/**
 * The topics with what was learned of them from examples.
 *
 * @param weights of an organisation's own; left out: those that come with the program
 * @throws AppError `cases.bad-topics`, or `understanding.unreadable` where the weights cannot be read
 */
export async function readTopicBook(weights = TOPIC_WEIGHTS_FILE): Promise<TopicBook> {
  const [book, { models }] = await Promise.all([readTopicWords(), readModels(weights)]);
  return { ...book, learned: models.get(TOPIC_MODEL) ?? null };
}

/**
 * The topics by their words alone.
 *
 * @throws AppError `cases.bad-topics` that says what is wrong with the file
 */
export function readTopicWords(file = FILE): Promise<TopicBook> {
  return bookOf(file);
}

/** Read once for all who ask in this process. */
const bookOf = onceAFile(async (file): Promise<TopicBook> => {
  const read = bookSchema.safeParse(parseFile(await readFile(file, 'utf8'), file));
  if (!read.success) {
    throw new AppError({ code: 'cases.bad-topics', message: `${file}: ${z.prettifyError(read.error)}` });
  }
  const topics = Object.entries(read.data).map(([id, topic]) => ({ id, ...topic }));
  const unknown = topics
    .flatMap(({ yieldsTo, covers }) => [...yieldsTo, ...covers])
    .filter((id) => !topics.some((topic) => topic.id === id));
  const fallback = topics.find((topic) => topic.fallback)?.id;
  if (unknown.length > 0 || fallback === undefined) {
    const what = fallback === undefined ? 'no topic is the fallback' : `unknown topic ${unknown.join(', ')}`;
    throw new AppError({ code: 'cases.bad-topics', message: `${file}: ${what}.` });
  }
  return { topics, fallback, learned: null };
});

function parseFile(content: string, file: string): unknown {
  try {
    return parseYaml(content);
  } catch (cause) {
    throw new AppError({ code: 'cases.bad-topics', message: `${file} is no YAML.`, cause });
  }
}
