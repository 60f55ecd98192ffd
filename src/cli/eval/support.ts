import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../app/config.ts';
import { FOLDERS } from '../../app/folders.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { errorCode } from '../../errors.ts';
import { judge } from '../../features/answers/written/judging.ts';
import { createOpenAiModel } from '../../llm/openai-model.ts';
import { openPlayedModel } from '../../llm/played-model.ts';
import { loadPrompt } from '../../llm/prompts.ts';
import { readJsonLines, SPLITS, type Split } from './questions.ts';
import { barePassage } from './retrieval.ts';

const statementSchema = z.object({
  id: z.string(),
  split: z.enum(SPLITS),
  kind: z.string(),
  language: z.enum(LANGUAGES),
  about: z.string(),
  question: z.string(),
  evidence: z.array(z.string()),
  text: z.string(),
  supported: z.boolean(),
});
/** The rules were found on `main`; `second` was written afterwards, and only serves to report. */
const STATEMENT_FILES = { main: 'support.jsonl', second: 'second-support.jsonl' } as const;
export type StatementSet = keyof typeof STATEMENT_FILES;
export const STATEMENT_SETS = Object.keys(STATEMENT_FILES);

type JudgedStatement = z.infer<typeof statementSchema> & { kept: boolean };

export interface SupportFigures {
  statements: number;
  /** Of what the evidence does not say: what was kept. */
  falseKept: number;
  /** Of what it says: what was dropped. */
  trueDropped: number;
}

/**
 * Has statements judged with their evidence beside them: by the rules, and with a model after them. What a played model has no answer for yet is dropped,
 * as the bot drops what cannot be judged.
 *
 * @param options.played a folder with the answers of a model, which is played; see `llm/played-model.ts`
 */
export async function evaluateSupport(
  splits: readonly Split[],
  {
    model: withModel = false,
    set = 'main',
    played,
  }: { model?: boolean; set?: StatementSet; played?: string | undefined } = {},
): Promise<JudgedStatement[]> {
  const file = join(FOLDERS.project, 'src', 'testing', 'evaluation', STATEMENT_FILES[set]);
  const statements = (await readJsonLines(file, statementSchema)).filter(({ split }) => splits.includes(split));
  const { model: config } = readConfig();
  const support = await loadPrompt(FOLDERS.prompts, 'support');
  const judging = {
    support,
    ...(withModel && config && { model: createOpenAiModel(config) }),
    ...(played !== undefined && { model: await openPlayedModel(played) }),
  };
  const judged: JudgedStatement[] = [];
  for (const statement of statements) {
    const { id, language, about, question, evidence, text } = statement;
    const passage = { ...barePassage(id, id, language), title: about, text: evidence.join(' ') };
    const asked = { question, language, signal: AbortSignal.timeout(config?.timeoutMs ?? 1) };
    const [kept = false] = await judge(judging, asked, [
      { text, evidence: evidence.map((quote) => ({ passage, quote })) },
    ]).catch(unjudged);
    judged.push({ ...statement, kept });
  }
  return judged;
}

/** @throws what is not that nobody has answered yet */
function unjudged(error: unknown): boolean[] {
  if (errorCode(error) === 'model.unanswered') return [];
  throw error;
}

export function supportFiguresOf(judged: readonly JudgedStatement[]): SupportFigures {
  const share = (of: readonly JudgedStatement[], kept: boolean) =>
    of.filter((statement) => statement.kept === kept).length / Math.max(1, of.length);
  return {
    statements: judged.length,
    falseKept: share(
      judged.filter(({ supported }) => !supported),
      true,
    ),
    trueDropped: share(
      judged.filter(({ supported }) => supported),
      false,
    ),
  };
}

/** What was judged wrong, of the tuning half only. */
export function supportFailures(judged: readonly JudgedStatement[]): string {
  return judged
    .filter(({ split, kept, supported }) => split === 'tuning' && kept !== supported)
    .map(({ id, kind, text, evidence }) => `${id} ${kind}: ${text}\n  ${evidence.join(' ')}`)
    .join('\n');
}
