import type { Language } from '../../../chat/language.ts';
import type { LanguageModel } from '../../../llm/language-model.ts';
import type { Prompt } from '../../../llm/prompts.ts';
import type { Evidence } from './evidence.ts';
import { supportSchema } from './schemas.ts';
import { faultIn } from './support.ts';

/** Something said and the sentences it rests on. */
export interface Statement {
  text: string;
  evidence: readonly Evidence[];
}

/**
 * Whether the evidence says what each statement says: by rules that need no model, and of what they let through by one small request. The rules alone
 * see too little (`impact eval support --set second`): what is not judged is not shown.
 *
 * @param model left out: by the rules only
 * @throws AppError `model.…` when the model did not answer properly
 */
export async function judge(
  judging: { support: Prompt; model?: LanguageModel | undefined },
  asked: { question: string; language: Language; signal: AbortSignal },
  statements: readonly Statement[],
): Promise<boolean[]> {
  const byRules = statements.map((statement) => faultIn(claimOf(statement, asked)) === null);
  const { model, support } = judging;
  if (!model || !byRules.includes(true)) return byRules;
  const output = await model.complete({
    instructions: support.instructions,
    data: {
      question: asked.question,
      statements: statements.flatMap((statement, at) => (byRules[at] ? [shownTo(statement, at)] : [])),
    },
    schemaName: 'support',
    schema: supportSchema,
    signal: asked.signal,
  });
  const verdicts = new Map(output.verdicts.map(({ n, supported }) => [n, supported]));
  return byRules.map((holds, at) => holds && verdicts.get(String(at + 1)) === 'yes');
}

function shownTo({ text, evidence }: Statement, at: number) {
  return {
    n: String(at + 1),
    text,
    evidence: evidence.map(({ passage, quote }) => ({
      title: passage.title,
      heading: passage.headings.at(-1) ?? '',
      until: passage.validUntil,
      text: quote,
    })),
  };
}

function claimOf({ text, evidence }: Statement, { question, language }: { question: string; language: Language }) {
  return {
    text,
    language,
    question,
    quotes: evidence.map(({ quote }) => quote),
    context: evidence
      .map(({ passage: { title, headings, validFrom, validUntil } }) =>
        [title, ...headings, validFrom, validUntil].join(' '),
      )
      .join(' '),
  };
}
