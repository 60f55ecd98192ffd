import { Command, Option } from 'commander';
import { readConfig } from '../app/config.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { SIGNS, type Sign } from '../features/answers/weights.ts';
import { createOpenAiEmbedder, type Embedder } from '../llm/embedder.ts';
import { figuresByKind, figuresOf } from './eval/answer-scores.ts';
import { evaluateAnswers } from './eval/answers.ts';
import {
  conversationFailures,
  conversationFiguresOf,
  conversationTable,
  evaluateConversations,
} from './eval/conversations.ts';
import { criteriaFailures, criteriaFiguresOf, criteriaTable, evaluateCriteria, TYPED_FILE } from './eval/criteria.ts';
import { DOCUMENT_SETS, type DocumentSet, withDocumentSet } from './eval/document-sets.ts';
import { documentFailures, documentFiguresOf, evaluateDocuments } from './eval/documents.ts';
import { type Fit, fitWeights } from './eval/fit.ts';
import { fitDocuments, readDocumentExamples } from './eval/fit-documents.ts';
import { fittedOn } from './eval/fit-examples.ts';
import { evaluateLeftOut, type LeftOut } from './eval/left-out.ts';
import { QUESTION_SETS, type QuestionSet, SPLITS, type Split } from './eval/questions.ts';
import { evaluateRefusals, refusalsLine } from './eval/refusals.ts';
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
    .addCommand(leftOutCommand())
    .addCommand(routingCommand())
    .addCommand(criteriaCommand())
    .addCommand(conversationsCommand())
    .addCommand(understandingCommand())
    .addCommand(documentsCommand())
    .addCommand(supportCommand())
    .addCommand(refusalsCommand())
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
    .option('--typed', 'those in words of every kind, that nothing was mended for')
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions & { typed?: boolean }) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const judged = await evaluateCriteria(splits, options.typed ? TYPED_FILE : undefined);
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
    .description(
      'Bring in the files of a set or folder and ask what its cases.jsonl asks: {id, file, question, expect}',
    )
    .argument('[folder]', 'with cases.jsonl and the files that it names, in the place of a set')
    .addOption(
      new Option('--set <set>', 'which questions, about files beside the project')
        .choices(DOCUMENT_SETS)
        .default('tuning'),
    )
    .option('--together', 'all files are there for every question, beside the articles')
    .option('--failures', 'list what is not right, but of the held-out set')
    .option('--json', 'print the figures as JSON')
    .action(async (folder: string | undefined, { set, together = false, failures, json }: DocumentsOptions) => {
      const measure = (of: string) => evaluateDocuments(of, { together });
      const judged = await (folder === undefined ? withDocumentSet(set, measure) : measure(folder));
      const { questions, right, declined, wrong } = documentFiguresOf(judged);
      if (json) printLine(JSON.stringify({ questions, right, declined, wrong }));
      else printLine(`${questions} questions: ${right} right, ${declined} not answered, ${wrong} wrong`);
      if (failures && (folder !== undefined || set !== 'held-out')) printLine(documentFailures(judged));
    });
}

interface DocumentsOptions {
  set: DocumentSet;
  together?: boolean;
  failures?: boolean;
  json?: boolean;
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

function leftOutCommand(): Command {
  return new Command('left-out')
    .description('Search in four sets, each with the shares of words, letters and meaning that are best on the others')
    .option('--words', 'by words and letters only, as where the encoder is left out; else it takes minutes')
    .option('--json', 'print the figures as JSON')
    .action(async ({ words = false, json }: { words?: boolean; json?: boolean }) => {
      const sets = await evaluateLeftOut({ meaning: !words });
      printLine(json ? JSON.stringify(sets) : leftOutTable(sets));
    });
}

function leftOutTable(sets: readonly LeftOut[]): string {
  const lines = sets.map(({ set, queries, bm25, plain, chosen, leftOut, best }) => {
    const times = (ndcg: number) => `${ndcg.toFixed(3)} (${(ndcg / bm25).toFixed(2)} x)`.padEnd(17);
    return `${set.padEnd(13)}${String(queries).padStart(5)}  ${bm25.toFixed(3)}  ${times(plain)}${times(chosen)}${times(leftOut)}letters ${best.letters}, meaning ${best.meaning}`;
  });
  return [`${''.padEnd(13)}asked  bm25   plain fusion     chosen           left out`, ...lines].join('\n');
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
    .option('--record <folder>', 'keep what a model would be asked, for a reader to answer in <folder>/answers')
    .option(
      '--replay <path>',
      'take the verdicts of the model from there, a folder or one file; what has none is dropped',
    )
    .option('--failures', 'list what went wrong, of the tuning half only')
    .option('--json', 'print the figures as JSON')
    .action(async (options: RoutingOptions & { set: StatementSet; model?: boolean }) => {
      const splits = options.split === 'all' ? SPLITS : [options.split];
      const { set, model = false } = options;
      const judged = await evaluateSupport(splits, { set, model, played: options.record ?? options.replay });
      const figures = supportFiguresOf(judged);
      if (options.json) return printLine(JSON.stringify(figures));
      const { statements, falseKept, trueDropped } = figures;
      const [kept, dropped] = [falseKept, trueDropped].map((share) => `${(share * 100).toFixed(1)}%`);
      printLine(`${statements} statements: false kept ${kept}, true dropped ${dropped}`);
      if (options.failures) printLine(supportFailures(judged));
    });
}

function refusalsCommand(): Command {
  return new Command('refusals')
    .description('Count which questions are refused whatever the sources say, and should be or should not')
    .option('--words', 'by their words only, as where the encoder is left out')
    .option('--json', 'print the figures as JSON')
    .action(async ({ json, words = false }: { json?: boolean; words?: boolean }) => {
      const figures = await evaluateRefusals(words);
      printLine(json ? JSON.stringify(figures) : refusalsLine(figures));
    });
}

function fitCommand(): Command {
  return new Command('fit')
    .description('Find the weights of the signs of a good passage again, on the tuning questions')
    .addOption(new Option('--without <signs...>', 'leave signs out, to see what they add').choices(SIGNS))
    .option(
      '--documents',
      'those of what is quoted of files, on the tuning set of documents; reading a law for its meaning takes minutes',
    )
    .option('--json', 'print them as JSON')
    .action(async ({ json, documents, without = [] }: { json?: boolean; documents?: boolean; without?: Sign[] }) => {
      if (documents) return printFit(fitDocuments(await readDocumentExamples()));
      const fitted = await fitWeights(new Set(without));
      if (json) return printLine(JSON.stringify(fitted));
      const { crossValidated, setsLeftOut, threshold } = fitted;
      printFit(fitted);
      printLine(`fitted on ${await fittedOn()}`);
      printLine(`threshold ${threshold.toFixed(2)}`);
      for (const [name, share] of Object.entries(crossValidated)) printLine(`${name} ${(share * 100).toFixed(1)}%`);
      for (const [set, shares] of Object.entries(setsLeftOut)) {
        const told = Object.entries(shares).map(([name, share]) => `${name} ${(share * 100).toFixed(1)}%`);
        printLine(`${set} left out: ${told.join(', ')}`);
      }
    });
}

function printFit({
  worth,
  likelihood,
  questions,
  at,
}: Pick<Fit, 'worth' | 'likelihood' | 'questions'> & { at: object }): void {
  for (const [title, weights] of Object.entries({ worth, likelihood })) {
    printLine(title);
    for (const [name, weight] of Object.entries(weights)) printLine(`  ${name}: ${weight.toFixed(2)},`);
  }
  printLine(`questions ${questions}`);
  for (const [threshold, shares] of Object.entries(at)) printLine(`${threshold} ${JSON.stringify(shares)}`);
}

function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
