import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { AppError } from '../../errors.ts';

/**
 * The sets of questions. `main` has a half to find rules on and a half to prove them. `tuning` and `third` are to find
 * rules on; `third` tells a story around most questions. `second` and `fourth` were each written in other words by who
 * had not seen the others, and only serve to report. `fifth` asks in other words than the sources, or nearly what they hold.
 * `sixth`, to find rules on, goes on about a question before it, tells a story around it, has typing mistakes or is loosely worded.
 */
export const QUESTION_SETS = ['main', 'tuning', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
export type QuestionSet = (typeof QUESTION_SETS)[number];

const FILES: Record<QuestionSet, string> = {
  main: 'questions.jsonl',
  tuning: 'tuning-questions.jsonl',
  second: 'second-questions.jsonl',
  third: 'third-questions.jsonl',
  fourth: 'fourth-questions.jsonl',
  fifth: 'fifth-questions.jsonl',
  sixth: 'sixth-questions.jsonl',
};

/** Rules are found on one half and proven on the other, which nobody looks into. */
export const SPLITS = ['tuning', 'held-out'] as const;
export type Split = (typeof SPLITS)[number];

const questionSchema = z.object({
  id: z.string(),
  split: z.enum(SPLITS),
  kind: z.string(),
  language: z.string(),
  text: z.string(),
  /** What was asked before it in the same conversation. */
  earlier: z.array(z.string()).default([]),
  expect: z.enum(['answered', 'clarify', 'declined', 'smalltalk']),
  /** Every group must be in the answer, by one of its ways to write it. */
  facts: z.array(z.array(z.string())),
});

/** A question with what a good answer to it holds. */
export type EvaluationQuestion = z.infer<typeof questionSchema>;

/** @throws AppError `eval.bad-file` that names the file and the line */
export async function readQuestions(set: QuestionSet): Promise<EvaluationQuestion[]> {
  return readJsonLines(join(FOLDERS.project, 'src', 'testing', 'evaluation', FILES[set]), questionSchema);
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
