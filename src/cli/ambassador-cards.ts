import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { openLearningContent } from '../app/learning-content.ts';
import { AppError } from '../errors.ts';
import { addCards, addForOrganisation, listAddedCards, withdrawById } from '../learning-content/kept-cards.ts';
import { parseCards } from '../learning-content/library.ts';
import {
  NOTHING_WRITTEN,
  shortcomingsOf,
  type WrittenCard,
  writtenCardSchema,
} from '../learning-content/written-card.ts';
import { recordAudit } from '../people/audit.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { printLine, withDatabase } from './with-database.ts';

const json = ['--json', 'print it as JSON'] as const;

/** `impact ambassadors card`: what is asked of ambassadors besides what comes with the program. */
export function cardCommand(): Command {
  return new Command('card')
    .description('The cards they learn from')
    .addCommand(
      new Command('add')
        .description(
          'Add cards, used at once: YAML as in prisma/seed/learning-cards, or short ones for one organisation',
        )
        .argument('<file>')
        .option(
          '--organisation <organisation>',
          'for its ambassadors only, by its slug or name: question, right, nearly, wrong, explanation, sourceTitle, sourceUrl, themes',
        )
        .option(...json)
        .action(addCard),
    )
    .addCommand(
      new Command('list')
        .description('What was added or withdrawn, and what waits')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('withdraw')
        .description('Nobody gets a card any more: one that was added, or of the program')
        .argument('<id>')
        .option(...json)
        .action(withdraw),
    );
}

async function addCard(path: string, options: { json?: boolean; organisation?: string }): Promise<void> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.file', message: `${path} cannot be read.`, cause });
  });
  const { organisation } = options;
  const added = await withDatabase(async (prisma) =>
    organisation === undefined ? addForAll(prisma, path, content) : addShort(prisma, path, { content, organisation }),
  );
  printLine(options.json ? JSON.stringify({ added }) : `Added: ${added.join(', ')}.`);
}

async function addForAll(prisma: PrismaClient, path: string, content: string): Promise<string[]> {
  const { cards: known, vocabulary } = await openLearningContent();
  const cards = parseCards(path, content, vocabulary);
  const taken = cards.find(({ id }) => known.some((one) => one.id === id));
  if (taken) {
    throw new AppError({
      code: 'cli.card-taken',
      message: `${path}: there is a card ${taken.id} already. Give it another id.`,
    });
  }
  const ids = cards.map(({ id }) => id);
  await prisma.$transaction(async (tx) => {
    await addCards(tx, cards, null);
    await note(tx, 'card.added', ids, null);
  });
  return ids;
}

/** Cards as brokers write them, with the same things asked of them. */
async function addShort(
  prisma: PrismaClient,
  path: string,
  { content, organisation }: { content: string; organisation: string },
): Promise<string[]> {
  const cards = await shortCards(path, content);
  return prisma.$transaction(async (tx) => {
    const found = await tx.organisation.findFirst({
      where: { OR: [{ slug: organisation }, { name: { equals: organisation, mode: 'insensitive' } }] },
    });
    if (!found)
      throw new AppError({ code: 'cli.organisation', message: `There is no organisation "${organisation}".` });
    const ids = await addForOrganisation(tx, found.id, cards);
    await note(tx, 'card.added', ids, found.id);
    return ids;
  });
}

const WRONG = {
  question: 'has no question',
  right: 'has no answer (`right`)',
  source: 'has no source (`sourceTitle` or `sourceUrl`)',
  'too-long': 'has 60 words or more in its question and answers',
  same: 'has an answer twice',
} as const;

async function shortCards(path: string, content: string): Promise<WrittenCard[]> {
  const { vocabulary } = await openLearningContent();
  const bad = (problem: string) =>
    new AppError({ code: 'learning-content.bad-library', message: `${path}: ${problem}` });
  const read = z.array(writtenCardSchema.partial()).min(1).safeParse(parseYaml(content));
  if (!read.success) throw bad(z.prettifyError(read.error));
  return read.data.map((given, at) => {
    const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const card = writtenCardSchema.parse({ ...NOTHING_WRITTEN, ...said });
    const [shortcoming] = shortcomingsOf(card);
    if (shortcoming) throw bad(`card ${at + 1} ${WRONG[shortcoming]}.`);
    const unknown = card.themes.filter((id) => !vocabulary.themes[id]);
    if (unknown.length > 0) throw bad(`card ${at + 1} names ${unknown.join(', ')}, which is in no list.`);
    return card;
  });
}

async function list(options: { json?: boolean }): Promise<void> {
  const content = await openLearningContent();
  const found = await withDatabase((prisma) => listAddedCards(prisma, content));
  if (options.json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('No card was added or withdrawn.');
  for (const { id, state, organisation, question } of found)
    printLine(`${state.padEnd(9)}  ${id}  ${organisation ?? '-'}  ${question}`);
}

async function withdraw(id: string, options: { json?: boolean }): Promise<void> {
  const content = await openLearningContent();
  await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const organisationId = (await tx.learningCard.findUnique({ where: { id } }))?.organisationId ?? null;
      if (!(await withdrawById(tx, content, id)))
        throw new AppError({ code: 'cli.card', message: `There is no card ${id}.` });
      await note(tx, 'card.removed', [id], organisationId);
    }),
  );
  printLine(options.json ? JSON.stringify({ withdrawn: id }) : `Withdrawn: ${id}.`);
}

async function note(
  tx: Transaction,
  action: 'card.added' | 'card.removed',
  ids: readonly string[],
  organisationId: string | null,
): Promise<void> {
  for (const objectId of ids) {
    await recordAudit(tx, { actorId: null, organisationId, action, objectKind: 'learning_card', objectId });
  }
}
