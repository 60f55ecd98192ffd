import { Command, Option } from 'commander';
import { readConfig } from '../app/config.ts';
import { ownLearning } from '../app/own-learning.ts';
import { PURPOSES, type Purpose } from '../chat/labels.ts';
import { AppError } from '../errors.ts';
import { acceptedIds, type Correction, decideCorrection, openCorrections } from '../features/corrections/repository.ts';
import { recordAudit } from '../people/audit.ts';
import { readTopicWords } from '../routing/topic-book.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { type OwnExample, readOwnExamples, writeOwnExamples } from './own-examples.ts';
import { printLine, withDatabase } from './with-database.ts';

interface Decided {
  as?: Purpose;
  topics?: string;
  json?: boolean;
}

/** What brokers said that was read wrongly: what the operator accepts becomes an example in the data folder. */
export function correctionsCommand(): Command {
  return new Command('corrections')
    .description('List what brokers said that was understood wrongly, oldest first')
    .option('--json', 'print JSON')
    .action((_options, command: Command) => withDatabase((prisma) => list(prisma, isJson(command))))
    .addCommand(
      new Command('accept')
        .description('Make one an example to learn from; with `impact understand --learn` it counts')
        .argument('<id>')
        .addOption(new Option('--as <purpose>', 'what it is for, in place of what the broker said').choices(PURPOSES))
        .option('--topics <ids>', 'what the case is about, with commas between, in place of what the broker said')
        .option('--json', 'print JSON')
        .action((id: string, _options, command: Command) => decide(id, 'accepted', command.optsWithGlobals<Decided>())),
    )
    .addCommand(
      new Command('reject')
        .description('Do not learn from one; its words are removed')
        .argument('<id>')
        .option('--json', 'print JSON')
        .action((id: string, _options, command: Command) => decide(id, 'rejected', command.optsWithGlobals<Decided>())),
    );
}

/** `--json` may have been taken by the command above. */
function isJson(command: Command): boolean {
  return command.optsWithGlobals<{ json?: boolean }>().json === true;
}

async function list(prisma: PrismaClient, json: boolean): Promise<void> {
  const open = await openCorrections(prisma);
  const { examples } = await ownLearning(readConfig().database.dataDir);
  await writeOwnExamples(examples, await stillAccepted(prisma, examples));
  if (json) return printLine(JSON.stringify(open));
  if (open.length === 0) return printLine('No correction waits.');
  for (const { id, createdAt, organisation, purpose, topics, text } of open) {
    const what = [purpose, ...topics].join(' ');
    printLine(`${id}  ${createdAt.toISOString().slice(0, 10)}  ${organisation}  ${what}\n  ${text}`);
  }
}

/** @throws AppError `cli.correction`, `cli.topic` */
async function decide(id: string, state: 'accepted' | 'rejected', { as, topics, json }: Decided): Promise<void> {
  const changed = {
    ...(as === undefined ? {} : { purpose: as }),
    ...(topics === undefined ? {} : { topics: await topicsNamed(topics) }),
  };
  const { examples } = await ownLearning(readConfig().database.dataDir);
  await withDatabase(async (prisma) => {
    const kept = await stillAccepted(prisma, examples);
    const decided = await prisma.$transaction(async (tx) => {
      const done = await decideCorrection(tx, id, { state, as: changed });
      if (!done) throw new AppError({ code: 'cli.correction', message: `No correction ${id} waits.` });
      const { organisationId } = done;
      const action = `correction.${state}` as const;
      await recordAudit(tx, { actorId: null, organisationId, action, objectKind: 'correction', objectId: id });
      // Before the commit: an example of what was not accepted after all goes at the next command, a lost one never comes back.
      await writeOwnExamples(examples, [...kept, ...(state === 'accepted' ? [exampleOf(done)] : [])]);
      return done;
    });
    if (json) return printLine(JSON.stringify(decided));
    printLine(
      state === 'accepted'
        ? `Accepted. It counts after: impact understand --learn\n${examples}`
        : 'Rejected. Its words are gone.',
    );
  });
}

/** The examples of corrections that are there still: of who was erased since, they go. */
async function stillAccepted(prisma: PrismaClient, path: string): Promise<OwnExample[]> {
  const [examples, accepted] = await Promise.all([readOwnExamples(path), acceptedIds(prisma)]);
  return examples.filter(({ id }) => accepted.has(id));
}

function exampleOf({ id, text, language, purpose, topics }: Correction): OwnExample {
  const skill = PURPOSES.find((one) => one === purpose);
  if (skill === undefined || text === null) {
    throw new AppError({ code: 'cli.correction', message: `Correction ${id} is for nothing that is known.` });
  }
  const about = skill === 'case' && topics.length > 0 ? { topics: [...topics] } : {};
  return { id, text, lang: language, situation: 'nothing', act: 'new', skill, ...about };
}

/** @throws AppError `cli.topic` */
async function topicsNamed(typed: string): Promise<string[]> {
  const { topics } = await readTopicWords();
  const ids = typed.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !topics.some((topic) => topic.id === id));
  if (unknown === undefined) return ids;
  const known = topics.map(({ id }) => id).join(', ');
  throw new AppError({ code: 'cli.topic', message: `There is no topic "${unknown}". There are: ${known}` });
}
