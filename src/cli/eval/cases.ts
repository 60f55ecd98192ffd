import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { LEVELS } from '../../counters/register.ts';
import { readJsonLines, SPLITS } from './questions.ts';

const CASES_FILE = join(FOLDERS.project, 'src', 'testing', 'evaluation', 'cases.jsonl');

const caseSchema = z.object({
  id: z.string(),
  split: z.enum(SPLITS),
  kind: z.string(),
  language: z.string(),
  text: z.string(),
  expect: z.object({
    status: z.enum(['routed', 'clarify', 'outside', 'none']),
    municipality: z.string().nullable(),
    level: z.enum(LEVELS).nullable(),
    counter: z.string().nullable(),
    /** Topics that must be found. */
    topics: z.array(z.string()),
    /** Any of these may lead. */
    leading: z.array(z.string()),
  }),
});

/** A message with what a careful reader of the routing rules would decide. */
export type EvaluationCase = z.infer<typeof caseSchema>;

export async function readCases(): Promise<EvaluationCase[]> {
  return readJsonLines(CASES_FILE, caseSchema);
}
