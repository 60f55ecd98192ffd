import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { type Config, readConfig } from '../app/config.ts';
import { AppError } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import type { ExampleFacts } from '../knowledge/documents.ts';
import { createFetcher } from '../knowledge/fetching/fetcher.ts';
import { type AboutDocument, createLibrary, type IncomingFile, type IngestReport } from '../knowledge/library.ts';
import { createDocumentReader } from '../knowledge/reading/document-reader.ts';
import { readingError } from '../knowledge/reading/errors.ts';
import { slugOf } from '../people/tenants.ts';
import { openDatabase } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { migrate } from '../store/migrations.ts';

const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'expected 2023, 2023-02 or 2023-02-03');

const optionsSchema = z.object({
  title: z.string().trim().min(1).max(250).optional(),
  publisher: z.string().trim().min(1).max(250).optional(),
  date: partialDate.optional(),
  validUntil: partialDate.optional(),
  scope: z.enum(['network', 'organisation', 'direct_only']).optional(),
  organisation: z.string().optional(),
  kind: z.enum(['document', 'example']).default('document'),
  theme: z.array(z.string()).default([]),
  exampleOf: z.string().optional(),
  exampleYear: z.coerce.number('expected a year').int().min(1900).max(2100).optional(),
  exampleContact: z.string().optional(),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

export function ingestCommand(): Command {
  return new Command('ingest')
    .description(
      'Bring a document into the knowledge: a file (PDF, Word, PowerPoint, Excel, CSV, Markdown, HTML, text) or a web page',
    )
    .argument('<path or address>', 'a file, or an address that begins with https://')
    .option('--title <title>', 'instead of the one the document gives itself')
    .option('--publisher <name>', 'who published it')
    .option('--date <date>', 'of the document: 2023, 2023-02 or 2023-02-03')
    .option('--valid-until <date>', 'after which its answers say that they may be out of date')
    .addOption(new Option('--scope <scope>', 'who may read it').choices(['network', 'organisation', 'direct_only']))
    .option('--organisation <name>', 'whose document it is; needed for every scope but network')
    .addOption(new Option('--kind <kind>', 'an ordinary document or a good example').choices(['document', 'example']))
    .option('--theme <theme...>', 'themes it is about')
    .option('--example-of <organisation>', 'of a good example: whose it is')
    .option('--example-year <year>', 'of a good example: from which year')
    .option('--example-contact <role>', 'of a good example: in which role there is somebody to ask')
    .option('--json', 'print the report as JSON')
    .action((what: string, given: unknown) => ingest(what, parseOptions(given)));
}

function parseOptions(given: unknown): Options {
  const options = optionsSchema.safeParse(given);
  if (options.success) return options.data;
  const mistakes = options.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`);
  throw new AppError({ code: 'cli.options', message: mistakes.join('\n') });
}

async function ingest(what: string, options: Options): Promise<void> {
  const config = readConfig();
  const tell = (stage: string) => process.stderr.write(`${stage}…\n`);
  const file = await incomingFile(what, config, tell);
  const database = await openDatabase(config.database);
  try {
    await migrate(database.url);
    const reader = createDocumentReader({ fileBytes: config.documents.maxBytes });
    const library = createLibrary({ prisma: database.prisma, reader });
    const about = await aboutOf(database.prisma, options);
    const startedAt = performance.now();
    const report = await library.add(file, about, (stage) => tell(stage === 'reading' ? 'Reading' : 'Storing'));
    const elapsedMs = Math.round(performance.now() - startedAt);
    process.stdout.write(
      options.json ? `${JSON.stringify({ ...report, elapsedMs })}\n` : reportText(report, elapsedMs),
    );
  } finally {
    await database.close();
  }
}

async function incomingFile(what: string, config: Config, tell: (stage: string) => void): Promise<IncomingFile> {
  const { maxBytes } = config.documents;
  if (/^[a-z]+:\/\//i.test(what)) {
    tell('Fetching');
    const { bytes, url, mediaType } = await createFetcher({ maxBytes }).fetch(what);
    return { bytes, name: what, url, mediaType };
  }
  const found = await stat(what).catch((cause: unknown) => {
    throw new AppError({ code: 'cli.no-file', message: `There is no file ${what}.`, cause });
  });
  if (!found.isFile()) throw new AppError({ code: 'cli.no-file', message: `${what} is no file.` });
  // By its size, before a byte of it is in memory.
  if (found.size > maxBytes) throw readingError('too-large');
  return { bytes: await readFile(what), name: basename(what), url: null };
}

async function aboutOf(prisma: PrismaClient, options: Options): Promise<AboutDocument> {
  const { title, publisher, date, validUntil, kind, theme } = options;
  const organisationId = options.organisation ? await organisationNamed(prisma, options.organisation) : null;
  const scope = options.scope ?? (organisationId === null ? 'network' : 'organisation');
  if (scope !== 'network' && organisationId === null) {
    throw new AppError({ code: 'cli.options', message: `--organisation: expected as well, with --scope ${scope}` });
  }
  const example: ExampleFacts | undefined =
    kind === 'example'
      ? {
          organisation: options.exampleOf ?? null,
          year: options.exampleYear ?? null,
          contactRole: options.exampleContact ?? null,
        }
      : undefined;
  return { title, publisher, date, validUntil, kind, themes: theme, example, scope, organisationId, ownerId: null };
}

async function organisationNamed(prisma: PrismaClient, name: string): Promise<string> {
  const organisation = await prisma.organisation.findUnique({ where: { slug: slugOf(name) }, select: { id: true } });
  if (organisation) return organisation.id;
  const known = await prisma.organisation.findMany({ select: { name: true }, orderBy: { name: 'asc' } });
  const names = known.map((one) => one.name).join(', ') || 'none yet; see impact tenant add';
  throw new AppError({ code: 'cli.organisation', message: `There is no organisation ${name}. Known: ${names}.` });
}

function reportText(report: IngestReport, elapsedMs: number): string {
  const { documents } = texts('en');
  const facts = [
    report.outcome,
    `${report.passages} passages`,
    ...(report.pages === null ? [] : [`${report.pages} pages`]),
    report.language === 'nl' ? 'Dutch' : 'English',
    ...(report.date === null ? [] : [report.date]),
    `${(elapsedMs / 1000).toFixed(1)} s`,
  ];
  const skipped = report.skipped.map(({ what, count, pages }) => `  - ${documents.skipped[what](count, pages)}`);
  return `${[
    report.title,
    `  ${facts.join(' · ')}`,
    ...(skipped.length > 0 ? ['  Not read:', ...skipped] : []),
    ...report.copies.map((title) => `  A copy of the version before was withdrawn: ${title}`),
    `  ${report.slug}`,
  ].join('\n')}\n`;
}
