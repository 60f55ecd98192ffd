import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { AppError } from '../errors.ts';
import { type ListedDocument, listDocuments, renewDocument, withdrawDocument } from '../knowledge/document-list.ts';
import { openDatabase } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { migrate } from '../store/migrations.ts';

export function documentsCommand(): Command {
  return new Command('documents')
    .description('The documents that answers come from')
    .addCommand(
      new Command('list')
        .description('List what was brought in')
        .option('--articles', 'list the articles that come with the program too')
        .option('--json', 'print JSON')
        .action((options: { articles?: boolean; json?: boolean }) => list(options)),
    )
    .addCommand(
      new Command('withdraw')
        .description('Let a document no longer answer; what was quoted from it stays')
        .argument('<name>', 'as in the list')
        .option('--json', 'print what came of it as JSON')
        .action((slug: string, { json }: { json?: boolean }) =>
          withDatabase(async (prisma) => {
            await prisma.$transaction((tx) => withdrawDocument(tx, slug));
            process.stdout.write(
              `${json ? JSON.stringify({ slug, withdrawn: true }) : `${slug} no longer answers.`}\n`,
            );
          }),
        ),
    )
    .addCommand(
      new Command('renew')
        .description('Say until when a document holds; a withdrawn one answers again')
        .argument('<name>', 'as in the list')
        .option('--valid-until <date>', '2026, 2026-12 or 2026-12-31; left out: until further notice')
        .option('--json', 'print what came of it as JSON')
        .action((slug: string, options: { validUntil?: string; json?: boolean }) =>
          renew(slug, options.validUntil ?? null, options.json === true),
        ),
    );
}

async function renew(slug: string, validUntil: string | null, json: boolean): Promise<void> {
  if (validUntil !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(validUntil)) {
    throw new AppError({ code: 'cli.options', message: '--valid-until: expected 2023, 2023-02 or 2023-02-03' });
  }
  await withDatabase(async (prisma) => {
    await prisma.$transaction((tx) => renewDocument(tx, slug, validUntil));
    const told = `${slug} holds ${validUntil === null ? 'until further notice' : `until ${validUntil}`}.`;
    process.stdout.write(`${json ? JSON.stringify({ slug, validUntil }) : told}\n`);
  });
}

async function list(options: { articles?: boolean; json?: boolean }): Promise<void> {
  await withDatabase(async (prisma) => {
    const documents = await listDocuments(prisma, { articles: options.articles === true });
    if (options.json) process.stdout.write(`${JSON.stringify(documents)}\n`);
    else if (documents.length === 0) process.stdout.write('No documents yet. See: impact ingest --help\n');
    else for (const document of documents) process.stdout.write(`${lineOf(document)}\n`);
  });
}

function lineOf(document: ListedDocument): string {
  const facts = [
    document.withdrawn ? 'withdrawn' : `${document.passages} passages`,
    document.kind,
    document.organisation === null ? document.scope : `${document.scope} of ${document.organisation}`,
    ...(document.date === null ? [] : [document.date]),
    ...(document.validUntil === null ? [] : [`valid until ${document.validUntil}`]),
    ...(document.versions > 1 ? [`${document.versions} versions`] : []),
  ];
  return `${document.title}\n  ${facts.join(' · ')}\n  ${document.slug}`;
}

async function withDatabase(use: (prisma: PrismaClient) => Promise<void>): Promise<void> {
  const database = await openDatabase(readConfig().database);
  try {
    await migrate(database.url);
    await use(database.prisma);
  } finally {
    await database.close();
  }
}
