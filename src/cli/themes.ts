import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { openLinkableCriteria } from '../app/criteria.ts';
import { openHooks } from '../app/hooks.ts';
import { openLearningContent } from '../app/learning-content.ts';
import { AppError } from '../errors.ts';
import { namesOfLinks, proposeLinks } from '../policy-themes/proposing.ts';
import { confirmTerm, type PolicyTerm, proposeTerm, termsOf } from '../policy-themes/terms.ts';
import type { Transaction } from '../store/transaction.ts';
import { printLine, withDatabase } from './with-database.ts';

const json = ['--json', 'print it as JSON'] as const;
const LINKABLE = { content: openLearningContent, finder: openHooks(async () => null), criteria: openLinkableCriteria };

export function themesCommand(): Command {
  return new Command('themes')
    .description('Policy themes of an organisation in a term of office, and what hooks onto each')
    .addCommand(
      new Command('list')
        .description('The proposal, what holds, and what held before')
        .argument('<organisation>', 'its short name')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('propose')
        .description('Propose what hooks onto the themes of a new agreement; nothing changes until it is confirmed')
        .argument('<organisation>', 'its short name')
        .argument('<file>', 'YAML: name, beginsOn, source, themes (a list of name and about)')
        .option(...json)
        .action(propose),
    )
    .addCommand(
      new Command('confirm')
        .description('Let the proposal hold; what held before is kept')
        .argument('<organisation>', 'its short name')
        .option(...json)
        .action(confirm),
    );
}

const fileSchema = z.strictObject({
  name: z.string().min(3).max(120),
  beginsOn: z.iso.date(),
  source: z.string().max(300).nullable().default(null),
  themes: z
    .array(z.strictObject({ name: z.string().min(2).max(80), about: z.string().max(300).nullable().default(null) }))
    .min(1)
    .max(8),
});

async function list(organisation: string, options: { json?: boolean }): Promise<void> {
  const all = await withDatabase(async (prisma) => termsOf(prisma, await organisationCalled(prisma, organisation)));
  if (options.json) return printLine(JSON.stringify(all));
  if (all.length === 0) return printLine('No policy themes were given yet.');
  for (const term of all) await print(term);
}

async function propose(organisation: string, path: string, options: { json?: boolean }): Promise<void> {
  const given = await readTerm(path);
  const themes = await Promise.all(
    given.themes.map(async (theme) => ({ ...theme, links: await proposeLinks(LINKABLE, theme, 'nl') })),
  );
  const term = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) =>
      proposeTerm(tx, await organisationCalled(tx, organisation), { ...given, themes }),
    ),
  );
  if (options.json) return printLine(JSON.stringify(term));
  await print(term);
}

async function confirm(organisation: string, options: { json?: boolean }): Promise<void> {
  const term = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const all = await termsOf(tx, await organisationCalled(tx, organisation));
      const proposal = all.find(({ confirmedAt }) => confirmedAt === null);
      return proposal === undefined ? null : confirmTerm(tx, proposal.id);
    }),
  );
  if (term === null) throw new AppError({ code: 'cli.no-proposal', message: `${organisation} has no proposal.` });
  if (term === 'begun') {
    throw new AppError({
      code: 'cli.term-begun',
      message: 'An agreement holds already that begins on that day or later.',
    });
  }
  if (options.json) return printLine(JSON.stringify(term));
  await print(term);
}

async function readTerm(path: string): Promise<z.infer<typeof fileSchema>> {
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.file', message: `${path} cannot be read.`, cause });
  });
  const read = fileSchema.safeParse(parseYaml(content));
  if (read.success) return read.data;
  throw new AppError({ code: 'cli.file', message: `${path}: ${z.prettifyError(read.error)}` });
}

async function organisationCalled(tx: Transaction, slug: string): Promise<string> {
  const found = await tx.organisation.findUnique({ where: { slug }, select: { id: true } });
  if (found) return found.id;
  throw new AppError({ code: 'cli.organisation', message: `There is no organisation ${slug}.` });
}

async function print({ name, beginsOn, endsOn, confirmedAt, themes }: PolicyTerm): Promise<void> {
  const nameOf = await namesOfLinks(LINKABLE, 'nl');
  printLine(`${name}: ${beginsOn} – ${endsOn ?? ''} (${confirmedAt === null ? 'proposed' : 'confirmed'})`);
  for (const theme of themes) {
    printLine(`  ${theme.name}`);
    for (const link of theme.links)
      printLine(`    ${link.kind} ${link.item}: ${nameOf(link) ?? '(not there any more)'}`);
  }
}
