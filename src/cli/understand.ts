import { Command, Option } from 'commander';
import { makeArticleVectors, makeHookVectors, makeQuestionVectors } from '../app/article-vectors.ts';
import { readConfig } from '../app/config.ts';
import { ENCODER_FILE } from '../app/meaning.ts';
import { learnedFiles, ownLearning } from '../app/own-learning.ts';
import { EXAMPLES, openReader, placeFinder } from '../app/reader.ts';
import { KINDS, type KindedPurpose, SITUATIONS, type Situation } from '../chat/labels.ts';
import type { Chances, MessageReader } from '../chat/reading.ts';
import { AppError } from '../errors.ts';
import { learnTopics } from '../routing/learn-topics.ts';
import { learnAll } from '../understanding/learn-all.ts';
import { answerBatch, printLine } from './batch.ts';
import { correctionsCommand } from './corrections.ts';
import { today } from './keeping.ts';
import { readOwnExamples } from './own-examples.ts';
import { type NamedInText, namedIn, type Weighed, whyRead } from './why-read.ts';

/** What is less likely than this is not shown. */
const LEAST_SHOWN = 0.02;

interface Options {
  situation: Situation;
  words?: boolean;
  learn?: boolean;
  report?: boolean;
  json?: boolean;
  batch?: boolean;
}

export function understandCommand(): Command {
  return new Command('understand')
    .description('Show how a message is read: what it is for, and what it does where it was said')
    .argument('[text]', 'the message, as somebody would type it')
    .addOption(new Option('--situation <situation>', 'what was there before').choices(SITUATIONS).default('nothing'))
    .option('--words', 'by its words only, as where the encoder is left out')
    .option(
      '--learn',
      'learn anew from prisma/seed/examples and accepted corrections, of which a fifth tells how sure to be; and read new articles for their meaning',
    )
    .option('--report', 'the same, with every example judged by a model that did not see it')
    .option('--json', 'print JSON')
    .option('--batch', 'read JSON lines {id, text} from standard input and print one line of JSON each')
    .addCommand(correctionsCommand())
    .action(async (text: string | undefined, options: Options) => {
      if (options.learn || options.report) return learn(options);
      if (!options.batch && !text?.trim()) {
        throw new AppError({
          code: 'cli.no-message',
          message: 'Type a message: impact understand "ja, stuur maar door"',
        });
      }
      await withReader(options, async (reader) => {
        if (options.batch) return answerBatch(async (line) => shown(reader, line, options.situation));
        const said = text ?? '';
        const [named, why] = [await namedIn(said, new Date(`${today()}T12:00:00Z`)), await whyRead(reader, said)];
        const reading = { ...(await shown(reader, said, options.situation)), named, why };
        if (options.json) printLine(reading);
        else print(reading);
      });
    });
}

async function withReader({ words }: Options, use: (reader: MessageReader) => Promise<void>): Promise<void> {
  const { weights } = await learnedFiles(readConfig().database.dataDir);
  const { reader, close } = await openReader({ byWords: words === true, weights });
  try {
    await use(reader);
  } finally {
    await close();
  }
}

async function learn({ json, report }: Options): Promise<void> {
  const sections = await makeArticleVectors();
  const questions = await makeQuestionVectors();
  const hooks = await makeHookVectors();
  const findPlaces = await placeFinder();
  const judged = report ? 'all' : 'a fifth';
  const own = await ownLearning(readConfig().database.dataDir);
  // Without what only names a correction: it is no part of an example.
  const examples = (await readOwnExamples(own.examples)).map(({ id: _, ...example }) => example);
  const isOwn = examples.length > 0;
  const told = examples.flatMap(({ text, lang, topics = [] }) => (topics.length > 0 ? [{ text, lang, topics }] : []));
  const topics = await learnTopics({
    ...{ folder: EXAMPLES, findPlaces, judged },
    own: isOwn ? { examples: told, weights: own.topicWeights } : undefined,
  });
  const messages = await learnAll({
    ...{ folder: EXAMPLES, encoderFile: ENCODER_FILE, findPlaces, judged },
    own: isOwn ? { examples, weights: own.weights } : undefined,
  });
  const learned = { ...messages, reports: { ...messages.reports, 'topics of cases': topics } };
  if (json) return printLine({ ...learned, sections, questions, hooks });
  if (sections > 0) process.stdout.write(`${sections} sections of articles encoded anew\n`);
  if (questions > 0) process.stdout.write(`${questions} questions of articles encoded anew\n`);
  if (hooks > 0) process.stdout.write(`${hooks} texts of hooks encoded anew\n`);
  process.stdout.write(`${learned.examples} examples, ${learned.encoded} encoded anew, ${learned.seconds} s\n`);
  for (const [name, { right, examples, confusions }] of Object.entries(learned.reports)) {
    process.stdout.write(`${name}: ${((100 * right) / examples).toFixed(1)}% of ${examples} unseen\n`);
    const most = Object.entries(confusions).sort(([, one], [, other]) => other - one);
    for (const [confusion, count] of most.slice(0, 8)) process.stdout.write(`  ${count} ${confusion}\n`);
  }
}

interface Shown {
  purposes: Record<string, number>;
  /** What the likeliest purpose is more closely, if it has kinds. */
  kind?: string;
  acts: Record<string, number>;
  /** Who is in despair by it, if anybody is. */
  despair?: string;
  /** It may ask that something is not told. */
  silence?: true;
  /** Why it is not answered whatever the sources say, if it is not. */
  refusal?: string;
}

async function shown(reader: MessageReader, text: string, situation: Situation): Promise<Shown> {
  const reading = await reader.read(text);
  const purpose = reading.purposes[0]?.label;
  const kinded = Object.keys(KINDS).find((one): one is KindedPurpose => one === purpose);
  return {
    purposes: likely(reading.purposes),
    ...(kinded === undefined ? {} : { kind: reading.kindOf(kinded) }),
    acts: likely(reading.acts(situation)),
    ...(reading.despair ? { despair: reading.despair.of } : {}),
    ...((await reading.silence()) ? { silence: true } : {}),
    ...(reading.refusal ? { refusal: reading.refusal } : {}),
  };
}

function likely(chances: Chances<string>): Record<string, number> {
  return Object.fromEntries(
    chances.flatMap(({ label, chance }) => (chance >= LEAST_SHOWN ? [[label, Math.round(chance * 1000) / 1000]] : [])),
  );
}

function print({
  purposes,
  kind,
  acts,
  despair,
  silence,
  refusal,
  named,
  why,
}: Shown & { named: NamedInText; why: readonly Weighed[] }): void {
  const told = (chances: Record<string, number>) =>
    Object.entries(chances)
      .map(([label, chance]) => `${label} ${Math.round(100 * chance)}%`)
      .join(', ');
  process.stdout.write(`purposes: ${told(purposes)}${kind === undefined ? '' : ` (${kind})`}\nacts: ${told(acts)}\n`);
  if (despair !== undefined) process.stdout.write(`despair: ${despair}\n`);
  if (refusal !== undefined) process.stdout.write(`refused: ${refusal}\n`);
  if (silence) process.stdout.write('asks that something is not told\n');
  for (const [what, words] of Object.entries(named)) process.stdout.write(`${what}: ${words.join(', ')}\n`);
  const weighed = why.map(({ word, weight }) => `“${word}” ${Math.round(100 * weight)}%`);
  if (weighed.length > 0) process.stdout.write(`for the most part by: ${weighed.join(', ')}\n`);
}
