import { join } from 'node:path';
import { Command, Option } from 'commander';
import { FOLDERS } from '../app/folders.ts';
import { AppError } from '../errors.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { startEncoder } from '../understanding/encoder/thread.ts';
import { SITUATIONS, type Situation } from '../understanding/labels.ts';
import { learnAll, WEIGHTS_FILE } from '../understanding/learn-all.ts';
import { createMessageReader, type MessageReader, type Reading } from '../understanding/message-reader.ts';
import { openLearnedReader } from '../understanding/reader.ts';
import type { FindPlaces } from '../understanding/signs.ts';
import { answerBatch, printLine } from './batch.ts';

const EXAMPLES = join(FOLDERS.seed, 'examples');
const ENCODER_FILE = join(FOLDERS.encoder, 'encoder.bin');
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
    .option('--learn', 'learn anew from prisma/seed/examples; a fifth of them tells how sure to be')
    .option('--report', 'the same, with every example judged by a model that did not see it')
    .option('--json', 'print JSON')
    .option('--batch', 'read JSON lines {id, text} from standard input and print one line of JSON each')
    .action(async (text: string | undefined, options: Options) => {
      if (options.learn || options.report) return learn(options);
      if (!options.batch && !text?.trim()) {
        throw new AppError({
          code: 'cli.no-message',
          message: 'Type a message: impact understand "ja, stuur maar door"',
        });
      }
      await withReader(options, async (reader) => {
        if (options.batch) return answerBatch(async (line) => shown(await reader.read(line, options.situation)));
        const reading = shown(await reader.read(text ?? '', options.situation));
        if (options.json) printLine(reading);
        else print(reading);
      });
    });
}

async function withReader({ words }: Options, use: (reader: MessageReader) => Promise<void>): Promise<void> {
  const learned = await openLearnedReader(join(EXAMPLES, WEIGHTS_FILE));
  const encoder = words ? null : await startEncoder(ENCODER_FILE);
  try {
    await use(createMessageReader({ learned, findPlaces: await openPlaces(), encoder }));
  } finally {
    await encoder?.close();
  }
}

async function openPlaces(): Promise<FindPlaces> {
  const gazetteer = await openGazetteer();
  return (text) => recognisePlaces(gazetteer, text).map(({ start, end }) => [start, end]);
}

async function learn({ json, report }: Options): Promise<void> {
  const learned = await learnAll({
    folder: EXAMPLES,
    encoderFile: ENCODER_FILE,
    findPlaces: await openPlaces(),
    judged: report ? 'all' : 'a fifth',
  });
  if (json) return printLine(learned);
  process.stdout.write(`${learned.examples} examples, ${learned.encoded} encoded anew, ${learned.seconds} s\n`);
  for (const [name, { right, examples, confusions }] of Object.entries(learned.reports)) {
    process.stdout.write(`${name}: ${((100 * right) / examples).toFixed(1)}% of ${examples} unseen\n`);
    const most = Object.entries(confusions).sort(([, one], [, other]) => other - one);
    for (const [confusion, count] of most.slice(0, 8)) process.stdout.write(`  ${count} ${confusion}\n`);
  }
}

type Shown = { [Of in keyof Reading]: Record<string, number> };

function shown({ purposes, acts }: Reading): Shown {
  const likely = (chances: Reading['purposes'] | Reading['acts']) =>
    Object.fromEntries(
      chances.flatMap(({ label, chance }) =>
        chance >= LEAST_SHOWN ? [[label, Math.round(chance * 1000) / 1000]] : [],
      ),
    );
  return { purposes: likely(purposes), acts: likely(acts) };
}

function print(reading: Shown): void {
  for (const [what, chances] of Object.entries(reading)) {
    const told = Object.entries(chances).map(([label, chance]) => `${label} ${Math.round(100 * chance)}%`);
    process.stdout.write(`${what}: ${told.join(', ')}\n`);
  }
}
