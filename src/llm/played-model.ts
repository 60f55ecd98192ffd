import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { LanguageModel, ModelRequest } from './language-model.ts';
import type { ModelWatch } from './openai-model.ts';

/** About so many characters are one token. */
const CHARACTERS_PER_TOKEN = 4;

/** What is asked the same way has the same name, here and elsewhere. */
function nameOf({ instructions, data, schemaName }: ModelRequest<z.ZodType>): string {
  return createHash('sha256')
    .update(JSON.stringify([schemaName, instructions, data]))
    .digest('hex')
    .slice(0, 16);
}

/** Where the answers of a played model lie. */
interface Play {
  /** @returns null: there is none yet */
  answerTo(name: string): Promise<string | null>;
  /** Keeps what has no answer yet. */
  ask(name: string, request: object): Promise<void>;
}

async function playFrom(folder: string): Promise<Play> {
  await mkdir(join(folder, 'requests'), { recursive: true });
  await mkdir(join(folder, 'answers'), { recursive: true });
  return {
    answerTo: (name) => readIfThere(join(folder, 'answers', `${name}.json`)),
    ask: (name, request) => writeFile(join(folder, 'requests', `${name}.json`), JSON.stringify(request, null, 1)),
  };
}

const playedSchema = z.object({ name: z.string(), answer: z.unknown() });

/** Of one file with an answer on each line, which is kept with the program; what has none there is not asked for. */
async function playFromLines(file: string): Promise<Play> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  const played = lines.map((line) => playedSchema.parse(JSON.parse(line)));
  const answers = new Map(played.map(({ name, answer }) => [name, JSON.stringify(answer)]));
  return { answerTo: async (name) => answers.get(name) ?? null, ask: async () => undefined };
}

/**
 * A model of which the answers lie in files: `<folder>/answers/<name>.json`. What has no answer yet is kept as
 * `<folder>/requests/<name>.json`, for a reader or a model elsewhere to answer, from the request alone. So a run can be repeated without one.
 *
 * @param path the folder; or a file (`.jsonl`) with the name and the answer of each request on a line
 * @param watch hears what a request would take, by its length
 */
export async function openPlayedModel(path: string, watch?: Pick<ModelWatch, 'used'>): Promise<LanguageModel> {
  const play = await (path.endsWith('.jsonl') ? playFromLines(path) : playFrom(path));
  return {
    name: 'played',
    async complete<Schema extends z.ZodType>(request: ModelRequest<Schema>): Promise<z.infer<Schema>> {
      const name = nameOf(request);
      const answer = await play.answerTo(name);
      const { schemaName, instructions, data, schema } = request;
      const input = tokensOf(instructions + JSON.stringify(data));
      watch?.used({ purpose: schemaName, model: 'played', input, cached: 0, output: tokensOf(answer ?? '') });
      if (answer !== null) return schema.parse(JSON.parse(answer));
      await play.ask(name, { schemaName, instructions, data, schema: z.toJSONSchema(schema) });
      throw new AppError({ code: 'model.unanswered', message: `${name}.json has no answer yet.` });
    },
  };
}

/** @returns null: there is no such file; whatever else is wrong with it is an error */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function tokensOf(text: string): number {
  return Math.round(text.length / CHARACTERS_PER_TOKEN);
}

/** Of all runs with one folder the same day: it is part of what is asked. */
export async function dayOfPlay(folder: string, now: Date): Promise<Date> {
  const file = join(folder, 'day');
  const known = await readIfThere(file);
  if (known !== null) return new Date(known.trim());
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${now.toISOString()}\n`);
  return now;
}
