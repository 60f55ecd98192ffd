import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { type CounterEntry, counterEntrySchema } from '../counters/entry.ts';
import { AppError } from '../errors.ts';
import { type RuleContent, seedRuleSchema } from './schemas.ts';

const SEED = join(import.meta.dirname, '..', '..', 'prisma', 'seed');

/** A rule book with what people want to know of rules and counters beside what routing needs. */
export interface SeedRuleBook {
  rules: readonly (RuleContent & { version: number })[];
  counters: readonly CounterEntry[];
}

/**
 * The rules and counters that come with the program.
 *
 * @throws AppError `cases.bad-rules` that says what is wrong with the files
 */
export async function readSeedRuleBook(folder = SEED): Promise<SeedRuleBook> {
  const [rules, counters] = await Promise.all([
    readData(join(folder, 'rules', 'routing.yaml')),
    readData(join(folder, 'counters', 'counters.json')),
  ]);
  const read = z
    .object({ rules: z.array(seedRuleSchema), counters: z.array(counterEntrySchema) })
    .safeParse({ rules, counters });
  if (!read.success) {
    throw new AppError({ code: 'cases.bad-rules', message: `${folder}: ${z.prettifyError(read.error)}` });
  }
  return read.data;
}

async function readData(file: string): Promise<unknown> {
  try {
    const content = await readFile(file, 'utf8');
    return file.endsWith('.json') ? JSON.parse(content) : parseYaml(content);
  } catch (cause) {
    throw new AppError({ code: 'cases.bad-rules', message: `${file} cannot be read as YAML or JSON.`, cause });
  }
}
