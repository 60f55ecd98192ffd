import { Command, Option } from 'commander';
import { readConfig } from '../app/config.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { createOpenAiEmbedder, type Embedder } from '../llm/embedder.ts';
import { figuresByKind, figuresOf } from './eval/answer-scores.ts';
import { evaluateAnswers } from './eval/answers.ts';
import {
  conversationFailures,
  conversationFiguresOf,
  conversationTable,
  evaluateConversations,
} from './eval/conversations.ts';
import { criteriaFailures, criteriaFiguresOf, criteriaTable, evaluateCriteria } from './eval/criteria.ts';
import { documentFailures, documentFiguresOf, evaluateDocuments } from './eval/documents.ts';
import { fitWeights } from './eval/fit.ts';
import { QUESTION_SETS, type QuestionSet, SPLITS, type Split } from './eval/questions.ts';
import { answerTable, costLine, failureList } from './eval/report.ts';
import { evaluate, ownCollections, type RetrievalResult, readCollection } from './eval/retrieval.ts';
import { methods } from './eval/retrieval-methods.ts';
import { evaluateRouting } from './eval/routing.ts';
import { routingFailures, routingTable } from './eval/routing-report.ts';
import { routingFiguresOf } from './eval/routing-scores.ts';
import {
  evaluateSupport,
  STATEMENT_SETS,
  type StatementSet,
  supportFailures,
  supportFiguresOf,
} from './eval/support.ts';
import {
  evaluateUnderstanding,
  understandingFailures,
  understandingFiguresOf,
  understandingTable,
} from './eval/understanding.ts';

export function evalCommand(): Command {
  return new Command('eval')
    .description('Measure how well the bot finds and answers')
    .addCommand(answersCommand())
    .addCommand(retrievalCommand())
    .addCommand(routingCommand())
    .addCommand(criteriaCommand())
    .addCommand(conversationsCommand())
    .addCommand(understandingCommand())
    .addCommand(documentsCommand())
    .addCommand(supportCommand())
    .addCommand(fitCommand());
}

interface AnswersOptions {
  set: QuestionSet;
  split: Split | 'all';
  json?: boolean;
  model?: boolean;
  record?: string;
  replay?: string;
  sample?: number;
  failures?: boolean;
}

function answersCommand(): Command {
  return new Command('answers')
    .description('Put the evaluation questions to the bot and count what it answers right')
    .addOption(new Option('--set <set>', 'which questions').choices(QUESTION_SETS).default('main'))
    .addOption(new Option('--split <split>', 'which half of the questions').choices([...SPLITS, 'all']).default('all'))
    .option('--model', 'let the configured model write; without it, answers are quotations')
    .option('--record <folder>', 'keep what a model would be asked, for a reader to answer in <folder>/answers')
    .option('--replay <folder>', 'take the answers of the model from there; what has none is quoted')
    .option('--sample <number>', 'so many of the questions, spread over the set', Number)
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: AnswersOptions) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const played = options.record ?? options.replay;
      const { set, model = false, sample } = options;
      const { judged, cost } = await evaluateAnswers({ set, splits, model, played, sample });
      if (options.json) printLine(JSON.stringify({ all: figuresOf(judged), kinds: figuresByKind(judged), cost }));
      else printLine(answerTable(judged));
      if (!options.json && cost.requests > 0) printLine(costLine(cost, judged.length));
      if (options.failures) printLine(failureList(judged));
    });
}

type RoutingOptions = Omit<AnswersOptions, 'model'>;

function routingCommand(): Command {
  return new Command('routing')
    .description('Put the case messages to the router and count how often it decides as a careful reader would')
    .addOption(new Option('--split <split>', 'which half of the messages').choices([...SPLITS, 'all']).default('all'))
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions) => {
      const judged = await evaluateRouting(options.split === 'all' ? SPLITS : [options.split]);
      printLine(options.json ? JSON.stringify(routingFiguresOf(judged)) : routingTable(judged));
      if (options.failures) printLine(routingFailures(judged));
    });
}

function criteriaCommand(): Command {
  return new Command('criteria')
    .description('Ask criteria for assignments and count what a careful buyer would agree with')
    .addOption(new Option('--split <split>', 'which half of them').choices([...SPLITS, 'all']).default('all'))
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions) => {
      const judged = await evaluateCriteria(options.split === 'all' ? SPLITS : [options.split]);
      printLine(options.json ? JSON.stringify(criteriaFiguresOf(judged)) : criteriaTable(judged));
      if (options.failures) printLine(criteriaFailures(judged));
    });
}

function understandingCommand(): Command {
  return new Command('understanding')
    .description('Read messages and count those that are taken for what a careful reader takes them for')
    .addOption(new Option('--split <split>', 'which half of them').choices([...SPLITS, 'all']).default('all'))
    .option('--words', 'by their words only, as where the encoder is left out')
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions & { words?: boolean }) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const judged = await evaluateUnderstanding(splits, options.words ?? false);
      printLine(options.json ? JSON.stringify(understandingFiguresOf(judged)) : understandingTable(judged));
      if (options.failures) printLine(understandingFailures(judged));
    });
}

function conversationsCommand(): Command {
  return new Command('conversations')
    .description('Play conversations and count the turns that are right: by what was said, to whom, and what changed')
    .addOption(new Option('--split <split>', 'which half of them').choices([...SPLITS, 'all']).default('all'))
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions) => {
      const judged = await evaluateConversations(options.split === 'all' ? SPLITS : [options.split]);
      printLine(options.json ? JSON.stringify(conversationFiguresOf(judged)) : conversationTable(judged));
      if (options.failures) printLine(conversationFailures(judged));
    });
}

function documentsCommand(): Command {
  return new Command('documents')
    .description('Bring in the files of a folder and ask what its cases.jsonl asks: {id, file, question, expect}')
    .argument('<folder>', 'with cases.jsonl and the files that it names')
    .option('--together', 'all files are there for every question, beside the articles')
    .option('--failures', 'list what is not right')
    .option('--json', 'print the figures as JSON')
    .action(async (folder: string, options: { together?: boolean; failures?: boolean; json?: boolean }) => {
      const judged = await evaluateDocuments(folder, { together: options.together ?? false });
      const { questions, right, declined, wrong } = documentFiguresOf(judged);
      if (options.json) printLine(JSON.stringify({ questions, right, declined, wrong }));
      else printLine(`${questions} questions: ${right} right, ${declined} not answered, ${wrong} wrong`);
      if (options.failures) printLine(documentFailures(judged));
    });
}

interface RetrievalOptions {
  dataset?: string;
  language: Language;
  json?: boolean;
  compare?: boolean;
}

function retrievalCommand(): Command {
  return new Command('retrieval')
    .description('Search for the evaluation questions, or in a collection of your own, and measure what is found')
    .option('--dataset <folder>', 'a folder with corpus.jsonl, queries.jsonl and qrels.jsonl')
    .addOption(new Option('--language <language>', 'the language of the dataset').choices(LANGUAGES).default('nl'))
    .option('--json', 'print the figures as JSON')
    .option('--compare', 'also measure the other ways that were considered')
    .action(async ({ dataset, language, json, compare }: RetrievalOptions) => {
      const collections = dataset ? [await readCollection(dataset, language)] : await ownCollections();
      const all = methods(embedder());
      const measured: Record<string, RetrievalResult> = {};
      for (const method of compare ? all : all.slice(-1)) measured[method.name] = await evaluate(collections, method);
      const [own] = Object.values(measured).slice(-1);
      if (json) return printLine(JSON.stringify(compare ? measured : own));
      printLine(comparisonTable(measured));
    });
}

function embedder(): Embedder | null {
  const { model } = readConfig();
  return model?.embeddingModel ? createOpenAiEmbedder({ ...model, embeddingModel: model.embeddingModel }) : null;
}

function comparisonTable(measured: Readonly<Record<string, RetrievalResult>>): string {
  const lines = Object.entries(measured).map(
    ([name, { 'ndcg@10': ndcg, 'recall@5': recall, queries, passages }]) =>
      `${name.padEnd(40)}${ndcg.toFixed(4).padStart(8)}${recall.toFixed(4).padStart(10)}${String(queries).padStart(9)}${String(passages).padStart(10)}`,
  );
  return [`${''.padEnd(40)} ndcg@10  recall@5  queries  passages`, ...lines].join('\n');
}

function supportCommand(): Command {
  return new Command('support')
    .description('Have statements judged with their evidence beside them, and count what is kept and dropped wrongly')
    .addOption(new Option('--set <set>', 'which statements').choices(STATEMENT_SETS).default('main'))
    .addOption(new Option('--split <split>', 'which half of them').choices([...SPLITS, 'all']).default('all'))
    .option('--model', 'let the configured model judge what the rules let through')
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions & { set: StatementSet; model?: boolean }) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const judged = await evaluateSupport(splits, options);
      const figures = supportFiguresOf(judged);
      if (options.json) return printLine(JSON.stringify(figures));
      const { statements, falseKept, trueDropped } = figures;
      const [kept, dropped] = [falseKept, trueDropped].map((share) => `${(share * 100).toFixed(1)}%`);
      printLine(`${statements} statements: false kept ${kept}, true dropped ${dropped}`);
      if (options.failures) printLine(supportFailures(judged));
    });
}

function fitCommand(): Command {
  return new Command('fit')
    .description('Find the weights of the signs of a good passage again, on the tuning questions')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const fitted = await fitWeights();
      if (json) return printLine(JSON.stringify(fitted));
      const { worth, likelihood, at, crossValidated, setsLeftOut, questions, threshold } = fitted;
      for (const [title, weights] of Object.entries({ worth, likelihood })) {
        printLine(title);
        for (const [name, weight] of Object.entries(weights)) printLine(`  ${name}: ${weight.toFixed(2)},`);
      }
      printLine(`questions ${questions}`);
      printLine(`threshold ${threshold.toFixed(2)}`);
      for (const [threshold, shares] of Object.entries(at)) printLine(`${threshold} ${JSON.stringify(shares)}`);
      for (const [name, share] of Object.entries(crossValidated)) printLine(`${name} ${(share * 100).toFixed(1)}%`);
      for (const [set, shares] of Object.entries(setsLeftOut)) {
        const told = Object.entries(shares).map(([name, share]) => `${name} ${(share * 100).toFixed(1)}%`);
        printLine(`${set} left out: ${told.join(', ')}`);
      }
    });
}

function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
