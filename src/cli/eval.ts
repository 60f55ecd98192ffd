import { Command, Option } from 'commander';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { figuresByKind, figuresOf } from './eval/answer-scores.ts';
import { evaluateAnswers } from './eval/answers.ts';
import { fitWeights } from './eval/fit.ts';
import { QUESTION_SETS, type QuestionSet, SPLITS, type Split } from './eval/questions.ts';
import { answerTable, failureList } from './eval/report.ts';
import { evaluateDataset, evaluateOwnRetrieval } from './eval/retrieval.ts';

export function evalCommand(): Command {
  return new Command('eval')
    .description('Measure how well the bot finds and answers')
    .addCommand(answersCommand())
    .addCommand(retrievalCommand())
    .addCommand(fitCommand());
}

interface AnswersOptions {
  set: QuestionSet;
  split: Split | 'all';
  json?: boolean;
  model?: boolean;
  failures?: boolean;
}

function answersCommand(): Command {
  return new Command('answers')
    .description('Put the evaluation questions to the bot and count what it answers right')
    .addOption(new Option('--set <set>', 'which questions').choices(QUESTION_SETS).default('main'))
    .addOption(new Option('--split <split>', 'which half of the questions').choices([...SPLITS, 'all']).default('all'))
    .option('--model', 'let the configured model write; without it, answers are quotations')
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: AnswersOptions) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const judged = await evaluateAnswers({ set: options.set, splits, model: options.model ?? false });
      if (options.json) printLine(JSON.stringify({ all: figuresOf(judged), kinds: figuresByKind(judged) }));
      else printLine(answerTable(judged));
      if (options.failures) printLine(failureList(judged));
    });
}

interface RetrievalOptions {
  dataset?: string;
  language: Language;
  json?: boolean;
}

function retrievalCommand(): Command {
  return new Command('retrieval')
    .description('Search for the evaluation questions, or in a collection of your own, and measure what is found')
    .option('--dataset <folder>', 'a folder with corpus.jsonl, queries.jsonl and qrels.jsonl')
    .addOption(new Option('--language <language>', 'the language of the dataset').choices(LANGUAGES).default('nl'))
    .option('--json', 'print the figures as JSON')
    .action(async ({ dataset, language, json }: RetrievalOptions) => {
      const result = dataset ? await evaluateDataset(dataset, language) : await evaluateOwnRetrieval();
      if (json) return printLine(JSON.stringify(result));
      for (const [name, figure] of Object.entries(result)) {
        printLine(`${name.padEnd(12)}${Number.isInteger(figure) ? figure : figure.toFixed(4)}`);
      }
    });
}

function fitCommand(): Command {
  return new Command('fit')
    .description('Find the weights of the signs of a good passage again, on the tuning questions')
    .action(async () => {
      const { worth, likelihood, crossValidated, questions, threshold } = await fitWeights();
      for (const [title, weights] of Object.entries({ worth, likelihood })) {
        printLine(title);
        for (const [name, weight] of Object.entries(weights)) printLine(`  ${name}: ${weight.toFixed(2)},`);
      }
      printLine(`questions ${questions}`);
      printLine(`threshold ${threshold.toFixed(2)}`);
      for (const [name, share] of Object.entries(crossValidated)) printLine(`${name} ${(share * 100).toFixed(1)}%`);
    });
}

function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
