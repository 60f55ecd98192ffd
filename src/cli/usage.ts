import { Command, Option } from 'commander';
import { type Usage, usageOf } from '../app/model-usage.ts';
import { printLine } from './batch.ts';
import { withDatabase } from './with-database.ts';

interface Options {
  days: string;
  json?: boolean;
}

export function usageCommand(): Command {
  return new Command('usage')
    .description('Show what the language model was asked, in tokens, and how much that is for each question')
    .addOption(new Option('--days <days>', 'the last so many days').default('30'))
    .option('--json', 'print JSON')
    .action(async ({ days, json }: Options) => {
      await withDatabase(async (prisma) => {
        const usage = await usageOf(prisma, Math.max(1, Number.parseInt(days, 10) || 1));
        if (json) printLine(usage);
        else process.stdout.write(`${linesOf(usage).join('\n')}\n`);
      });
    });
}

function linesOf({ days, purposes, written, tokensPerQuestion }: Usage): string[] {
  if (purposes.length === 0) return [`No request to a language model in ${days} days.`];
  return [
    ...purposes.map(
      ({ purpose, model, requests, rejected, input, cached, output }) =>
        `${purpose.padEnd(10)} ${model.padEnd(20)} ${requests} requests (${rejected} more rejected), ${input} tokens in (${cached} kept by the provider), ${output} out`,
    ),
    `${written} answers written`,
    ...(tokensPerQuestion
      ? [`for each question: ${tokensPerQuestion.input} tokens in, ${tokensPerQuestion.output} out`]
      : []),
  ];
}
