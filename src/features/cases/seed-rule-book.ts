import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { LEVELS, type RuleBook } from './rule-book.ts';

const code = z.string().regex(/^GM\d{4}$/);
const strings = z.array(z.string()).min(1);

const counterSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['municipality', 'counter', 'province', 'organisation', 'programme', 'fund', 'scheme', 'role']),
  level: z.enum(LEVELS),
  firstLine: z.boolean(),
  municipalities: z.union([z.literal('all'), z.array(code).min(1)]),
  topics: z.array(z.string()),
  verified: z.boolean(),
  status: z.enum(['active', 'mentioned', 'unknown', 'not_found', 'ended']),
  validUntil: z.iso.date().nullable(),
  website: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

const ruleSchema = z.strictObject({
  id: z.string(),
  version: z.int().min(1),
  when: z.strictObject({
    municipalities: z.array(code).min(1).optional(),
    regions: strings.optional(),
    topics: strings.optional(),
    signals: strings.optional(),
    stages: strings.optional(),
    complexity: strings.optional(),
    organisations: strings.optional(),
  }),
  to: strings,
  because: z.strictObject({ nl: z.string(), en: z.string() }),
  source: z.string(),
});

const SEED = join(import.meta.dirname, '..', '..', '..', 'prisma', 'seed');

/**
 * The rules and counters that come with the program.
 *
 * @throws AppError `cases.bad-rules` that says what is wrong with the files
 */
export async function readSeedRuleBook(folder = SEED): Promise<RuleBook> {
  const [rules, counters] = await Promise.all([
    readYaml(join(folder, 'rules', 'routing.yaml')),
    readYaml(join(folder, 'counters', 'counters.json')),
  ]);
  const read = z
    .object({ rules: z.array(ruleSchema), counters: z.array(counterSchema) })
    .safeParse({ rules, counters });
  if (!read.success) {
    throw new AppError({ code: 'cases.bad-rules', message: `${folder}: ${z.prettifyError(read.error)}` });
  }
  return read.data;
}

/** JSON is YAML too. */
async function readYaml(file: string): Promise<unknown> {
  try {
    return parseYaml(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new AppError({ code: 'cases.bad-rules', message: `${file} cannot be read as YAML or JSON.`, cause });
  }
}
