import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { AppError } from '../../errors.ts';

export const QUESTIONS_FILE = join(FOLDERS.project, 'src', 'testing', 'evaluation', 'questions.jsonl');

/** Rules are found on one half and proven on the other, which nobody looks into. */
export const SPLITS = ['tuning', 'held-out'] as const;
export type Split = (typeof SPLITS)[number];

const questionSchema = z.object({
  id: z.string(),
  split: z.enum(SPLITS),
  kind: z.string(),
  language: z.string(),
  text: z.string(),
  expect: z.enum(['answered', 'declined', 'smalltalk']),
  /** Every group must be in the answer, by one of its ways to write it. */
  facts: z.array(z.array(z.string())),
});

/** A question with what a good answer to it holds. */
export type EvaluationQuestion = z.infer<typeof questionSchema>;

/** @throws AppError `eval.bad-file` that names the file and the line */
export async function readQuestions(file: string): Promise<EvaluationQuestion[]> {
  return readJsonLines(file, questionSchema);
}

/**
 * Reads a file with a JSON object on each line.
 *
 * @throws AppError `eval.bad-file` that names the file and the line
 */
export async function readJsonLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    try {
      return [schema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new AppError({ code: 'eval.bad-file', message: `${file}, line ${at + 1}: not as expected.`, cause });
    }
  });
}
