import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from '../../app/folders.ts';
import { readJsonLines } from './questions.ts';

/**
 * The sets of questions about files beside the project. `given`: made files of kinds that went wrong elsewhere. `held-out`
 * and `tuning`: real files; the first, written before anybody saw what is answered, only serves to report, the second is to find rules on.
 */
export const DOCUMENT_SETS = ['given', 'held-out', 'tuning'] as const;
export type DocumentSet = (typeof DOCUMENT_SETS)[number];

const SHARED = join(FOLDERS.project, '..', 'shared');
const SAMPLES = join(SHARED, 'samples');
const EVALUATION = join(FOLDERS.project, 'src', 'testing', 'evaluation');
const QUESTIONS = {
  'held-out': join(EVALUATION, 'document-questions.jsonl'),
  tuning: join(EVALUATION, 'document-tuning.jsonl'),
};

/** Calls back with a folder of a set's files and their `cases.jsonl`; what was made of it is gone afterwards. */
export async function withDocumentSet<Result>(
  set: DocumentSet,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  if (set === 'given') return use(join(SHARED, 'cases', 'documents'));
  const folder = await mkdtemp(join(tmpdir(), 'impact-documents-'));
  try {
    await symlink(QUESTIONS[set], join(folder, 'cases.jsonl'));
    await symlink(join(SAMPLES, 'documents'), join(folder, 'documents'));
    await symlink(join(SAMPLES, 'overijssel-artikel.txt'), join(folder, 'overijssel-artikel.txt'));
    await writeLetters(QUESTIONS[set], folder);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const passageSchema = z.object({ title: z.string(), text: z.string(), document: z.string() });
const askedSchema = z.object({ file: z.string() });

/** The answers of a minister to one set of questions, as one text. */
async function writeLetters(questions: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'letters'));
  const passages = await readJsonLines(join(SAMPLES, 'retrieval-kamervragen', 'corpus.jsonl'), passageSchema);
  const asked = await readJsonLines(questions, askedSchema);
  for (const name of new Set(asked.flatMap(({ file }) => /^letters\/(.+)\.txt$/.exec(file)?.[1] ?? []))) {
    const own = passages.filter(({ document }) => document.startsWith(name));
    await writeFile(
      join(folder, 'letters', `${name}.txt`),
      [`Antwoord op vragen over ${own[0]?.title ?? ''}`, ...own.map(({ text }) => text)].join('\n\n'),
    );
  }
}
