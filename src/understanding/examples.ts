import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ACTS, DESPAIRS, KINDS, PURPOSES, REFUSALS, SILENCES, SITUATIONS } from '../chat/labels.ts';
import { AppError } from '../errors.ts';

/** One message as somebody would type it, with what it is: the bot learns from these and from nothing else. */
export const exampleSchema = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  situation: z.enum(SITUATIONS),
  act: z.enum(ACTS),
  skill: z.enum(PURPOSES),
  /** What it is more closely, of the purposes that have kinds. */
  kind: z.enum(Object.values(KINDS).flat()).optional(),
  /** Ids of `prisma/seed/topics`, the leading one first; only of cases. */
  topics: z.array(z.string()).optional(),
  needs: z.union([z.literal(1), z.literal(2)]).optional(),
});
export type MessageExample = z.infer<typeof exampleSchema>;

/** One sentence, with who is in despair by it; `none` are those that only sound so ("wanhopig op zoek naar een pand"). */
const despairExampleSchema = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  despair: z.enum(DESPAIRS),
});
export type DespairExample = z.infer<typeof despairExampleSchema>;

/** One sentence, with whether it asks that something is not told; `none` are those that only sound so ("geen idee, niemand noemde een bedrag"). */
const silenceExampleSchema = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  silence: z.enum(SILENCES),
});
export type SilenceExample = z.infer<typeof silenceExampleSchema>;

/** A question, with why it is not answered whatever the sources say; `none` are those that only sound so ("hoe oud is dit cijfer?"). */
const refusalExampleSchema = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  refusal: z.enum(REFUSALS),
});
export type RefusalExample = z.infer<typeof refusalExampleSchema>;

/** A case with what it is about, beside those examples of cases that have topics: only topics are learned from it. */
const topicExampleSchema = z.strictObject({
  text: z.string().min(1),
  lang: z.enum(['nl', 'en']),
  /** Ids of `prisma/seed/topics`, the leading need first. */
  topics: z.array(z.string()).min(1),
});
export type TopicExample = z.infer<typeof topicExampleSchema>;

/**
 * Reads every `*.jsonl` of a folder.
 *
 * @throws AppError `understanding.bad-example` that names file and line
 */
export function readExamples(folder: string): Promise<MessageExample[]> {
  return readAll(folder, exampleSchema);
}

/** The same of the sentences from which despair is learned, which stand in a folder of their own beside the messages. */
export function readDespairExamples(folder: string): Promise<DespairExample[]> {
  return readAll(join(folder, 'despair'), despairExampleSchema);
}

/** The same of those from which it is learned who asks for silence. */
export function readSilenceExamples(folder: string): Promise<SilenceExample[]> {
  return readAll(join(folder, 'silence'), silenceExampleSchema);
}

/** The same of questions, from which it is learned which are not answered whatever the sources say. */
export function readRefusalExamples(folder: string): Promise<RefusalExample[]> {
  return readAll(join(folder, 'refusals'), refusalExampleSchema);
}

/** Cases with their topics: those in the folder `topics` beside the messages, and the messages that have topics. */
export async function readTopicExamples(folder: string): Promise<TopicExample[]> {
  const messages = await readExamples(folder);
  const told = messages.flatMap(({ text, lang, topics = [] }) => (topics.length > 0 ? [{ text, lang, topics }] : []));
  return [...told, ...(await readAll(join(folder, 'topics'), topicExampleSchema))];
}

async function readAll<Example>(folder: string, schema: z.ZodType<Example>): Promise<Example[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const read = await Promise.all(
    files.map(async (name) => parseExamples(schema, name, await readFile(join(folder, name), 'utf8'))),
  );
  return read.flat();
}

/**
 * The examples of one file.
 *
 * @throws AppError `understanding.bad-example` that names the line
 */
export function parseExamples<Example>(schema: z.ZodType<Example>, name: string, content: string): Example[] {
  return content.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const problem = (message: string, cause?: unknown) =>
      new AppError({ code: 'understanding.bad-example', message: `${name}, line ${at + 1}: ${message}`, cause });
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (cause) {
      throw problem('no JSON.', cause);
    }
    const example = schema.safeParse(json);
    if (!example.success) throw problem(z.prettifyError(example.error));
    return [example.data];
  });
}

/** Tells one set of examples from another: weights belong to the examples they were learned from. */
export function digestOf(
  examples: readonly (MessageExample | DespairExample | SilenceExample | RefusalExample | TopicExample | string)[],
): string {
  const hash = createHash('sha256');
  for (const example of examples) hash.update(`${JSON.stringify(example)}\n`);
  return hash.digest('hex');
}
