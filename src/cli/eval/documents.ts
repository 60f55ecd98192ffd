import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Config, readConfig } from '../../app/config.ts';
import { plainText, replySchema } from '../../chat/reply.ts';
import { answerLanguage } from '../../conversation/dispatch.ts';
import { say } from '../../conversation/hearing.ts';
import { withdrawDocument } from '../../knowledge/document-list.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { createDocumentReader } from '../../knowledge/reading/document-reader.ts';
import { operatorTurn } from '../ask.ts';
import { type OpenEars, withEars } from '../with-ears.ts';

/** A question about a file, or about several that came in one after the other. */
const caseSchema = z.object({
  id: z.string(),
  /** Names of files, with a comma between them. */
  file: z.string(),
  question: z.string().min(1),
  /** What the answer with its quotations must match; a dot matches the end of a line too. Empty: see `unanswerable`. */
  expect: z.string(),
  kind: z.string().default(''),
  /** The file does not hold it: to say so is right. */
  unanswerable: z.boolean().default(false),
});
export type DocumentCase = z.infer<typeof caseSchema>;

export interface JudgedDocument extends Pick<DocumentCase, 'id' | 'kind' | 'question' | 'expect' | 'unanswerable'> {
  right: boolean;
  /** Not answered, and said so. */
  declined: boolean;
  said: string;
}

/**
 * Brings in the files of a folder and asks what its `cases.jsonl` asks about them. Cases without a question are left out.
 *
 * @param options.together all files are there for every question; else only those of the question, beside the articles
 * @param options.config left out: as the environment says
 */
export async function evaluateDocuments(
  folder: string,
  options: { together: boolean; config?: Config },
): Promise<JudgedDocument[]> {
  return withCases(folder, options, judge);
}

/** Calls back for each case of a folder while its files are there, or those of all. */
export async function withCases<Result>(
  folder: string,
  { together, config = readConfig() }: { together: boolean; config?: Config | undefined },
  use: (open: OpenEars, one: DocumentCase) => Promise<Result>,
): Promise<Result[]> {
  const lines = (await readFile(join(folder, 'cases.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const cases = lines.flatMap((line) => caseSchema.safeParse(JSON.parse(line)).data ?? []).filter(hasAnExpectation);
  return withEars(config, async (open) => {
    const results: Result[] = [];
    const lots = together ? [cases] : Map.groupBy(cases, ({ file }) => file).values();
    for (const lot of lots) {
      const brought = await bring(open, folder, lot);
      for (const one of lot) results.push(await use(open, one));
      await takeAway(open, brought);
    }
    return results;
  });
}

function hasAnExpectation({ expect, unanswerable }: DocumentCase): boolean {
  return unanswerable || expect !== '';
}

/** @returns the names by which they can be taken away */
async function bring({ database, retriever }: OpenEars, folder: string, cases: readonly DocumentCase[]) {
  const library = createLibrary({ prisma: database.prisma, reader: createDocumentReader() });
  const about = { kind: 'document', scope: 'network', organisationId: null, ownerId: null } as const;
  const names = new Set<string>();
  for (const file of new Set(cases.flatMap((one) => one.file.split(/, | \(/).filter((name) => name.includes('.'))))) {
    const bytes = await readFile(join(folder, file));
    names.add((await library.add({ bytes, name: basename(file), url: null }, about)).slug);
  }
  await retriever.refresh();
  await retriever.readForMeaning();
  return [...names];
}

async function takeAway({ database, retriever }: OpenEars, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) await database.prisma.$transaction((tx) => withdrawDocument(tx, slug));
  await retriever.refresh();
}

async function judge({ ears, moment }: OpenEars, asked: DocumentCase): Promise<JudgedDocument> {
  const { id, kind, question, expect, unanswerable } = asked;
  const outcome = await say(ears, question, operatorTurn(answerLanguage(question, null), await moment()));
  const replies = outcome.replies.map((reply) => replySchema.parse(reply));
  const quotes = replies.flatMap(({ citations }) => citations.map(({ quote }) => quote));
  const said = [...replies.map(plainText), ...quotes].join('\n');
  const declined = outcome.status !== 'answered';
  const right = unanswerable ? declined : !declined && new RegExp(expect, 's').test(said);
  return { id, kind, question, expect, unanswerable, right, declined, said };
}

/** Right, not answered though the file holds it, and wrong. */
export function documentFiguresOf(judged: readonly JudgedDocument[]) {
  const right = judged.filter((one) => one.right).length;
  const declined = judged.filter((one) => one.declined && !one.right).length;
  return { questions: judged.length, right, declined, wrong: judged.length - right - declined };
}

/** What is not right, with what was said. */
export function documentFailures(judged: readonly JudgedDocument[]): string {
  const failed = judged.filter(({ right }) => !right);
  return failed
    .map(({ id, kind, question, expect, said }) => `${id} ${kind}\n  ${question}\n  expected ${expect}\n  ${said}`)
    .join('\n\n');
}
