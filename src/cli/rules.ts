import { Command } from 'commander';
import { localTimeAt } from '../calendar/local-time.ts';
import { AppError } from '../errors.ts';
import { CASES_TRIED, type DryRun, dryRun, tryChange } from '../features/rules/dry-run.ts';
import { redrawnRule } from '../features/rules/redrawing.ts';
import { latestCases } from '../features/rules/repository.ts';
import { addRule, changeRule, moveRule, type Place, parseRule, withdrawRule } from '../features/rules/rule-changes.ts';
import { lintRules } from '../routing/lint.ts';
import { currentRules, type StoredRule, versionsOfRule } from '../routing/repository.ts';
import type { RuleContent } from '../routing/schemas.ts';
import { readRule } from '../routing/stored-rule.ts';
import type { Vocabulary } from '../routing/vocabulary.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { asList, readObject } from './keeping.ts';
import { printLine } from './with-database.ts';
import { type RuleKeeping, withRules } from './with-rules.ts';

interface RuleFlags {
  id?: string;
  to?: string;
  topics?: string;
  municipalities?: string;
  regions?: string;
  becauseNl?: string;
  becauseEn?: string;
  source?: string;
}

interface PlaceFlags {
  before?: string;
  after?: string;
  first?: boolean;
  last?: boolean;
}

interface ChangeFlags {
  reason: string;
  version?: string;
  json?: boolean;
}

export function rulesCommand(): Command {
  return new Command('rules')
    .description('Routing rules: which counter the question of an entrepreneur goes to. Every change is a version')
    .addCommand(listCommand())
    .addCommand(showCommand('show', 'One rule as it holds', ([newest]) => newest))
    .addCommand(showCommand('history', 'All versions of a rule, the newest first', (versions) => versions))
    .addCommand(
      withPlace(
        withContent(changing('add', 'Add a rule, from a file (YAML or JSON) or flags')).option('--id <id>'),
      ).action((file: string | undefined, flags: RuleFlags & PlaceFlags & ChangeFlags) =>
        act(flags, async (tx, { vocabulary }) => {
          const content = parseRule(contentFrom(file ? await readObject(file) : {}, flags));
          const done = await addRule(tx, content, { ...by(flags), place: placeOf(flags), vocabulary });
          return { id: content.id, ...done };
        }),
      ),
    )
    .addCommand(
      withContent(changing('change', 'Change a rule: what is left out stays as it is'))
        .option('--id <id>')
        .action((file: string | undefined, flags: RuleFlags & ChangeFlags) =>
          act(flags, async (tx, { vocabulary }) => {
            const { content, basedOn } = await changedRule(tx, file, flags);
            const done = await changeRule(tx, content, {
              ...by(flags),
              basedOn: basedOn ?? by(flags).basedOn,
              vocabulary,
            });
            return { id: content.id, ...done };
          }),
        ),
    )
    .addCommand(
      changing('withdraw', 'Let a rule decide nothing any more')
        .argument('<id>')
        .action((id: string, flags: ChangeFlags) =>
          act(flags, async (tx) => ({ id, ...(await withdrawRule(tx, id, by(flags))) })),
        ),
    )
    .addCommand(
      withPlace(changing('move', 'Put a rule elsewhere in the order').argument('<id>')).action(
        (id: string, flags: PlaceFlags & ChangeFlags) =>
          act(flags, async (tx) => {
            const place = placeOf(flags);
            if (place === null) {
              throw new AppError({
                code: 'cli.place',
                message: 'Say where: --before <id>, --after <id>, --first or --last.',
              });
            }
            return { id, ...(await moveRule(tx, id, { ...by(flags), place })) };
          }),
      ),
    )
    .addCommand(
      withPlace(new Command('dry-run').argument('<file>', 'a rule, new or changed, in YAML or JSON'))
        .description(`Which of the last ${CASES_TRIED} cases would move, from what to what`)
        .option('--json', 'print it as JSON')
        .action((file: string, flags: PlaceFlags & { json?: boolean }) => tryFile(file, flags)),
    )
    .addCommand(
      new Command('lint')
        .description('What is wrong with the rules, or will soon be')
        .option('--json', 'print the findings as JSON')
        .action(lint),
    );
}

function listCommand(): Command {
  return new Command('list')
    .description('The rules in their order: the first that fits decides')
    .option('--all', 'withdrawn ones too')
    .option('--json', 'print them as JSON')
    .action(({ all, json }: { all?: boolean; json?: boolean }) =>
      withRules(async ({ prisma }) => {
        const rules = (await currentRules(prisma)).filter(({ withdrawn }) => all || !withdrawn);
        if (json) return printLine(JSON.stringify(rules));
        for (const rule of rules) printLine(lineOf(rule));
      }),
    );
}

function showCommand(
  name: string,
  description: string,
  choose: (versions: StoredRule[]) => StoredRule | StoredRule[] | undefined,
): Command {
  return new Command(name)
    .description(description)
    .argument('<id>')
    .option('--json', 'print it as JSON')
    .action((id: string, { json }: { json?: boolean }) =>
      withRules(async ({ prisma }) => {
        const chosen = choose(await versionsOfRule(prisma, id));
        const versions = [chosen ?? []].flat();
        if (versions.length === 0) {
          throw new AppError({ code: 'rules.not-found', message: `There is no rule ${id}. See: impact rules list.` });
        }
        if (json) return printLine(JSON.stringify(chosen));
        for (const version of versions) printLine(described(version));
      }),
    );
}

function changing(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--reason <text>', 'why; it stands with the version')
    .option('--version <number>', 'the version you looked at: refused when somebody changed it since')
    .option('--json', 'print what came of it as JSON');
}

function withContent(command: Command): Command {
  return command
    .argument('[file]', 'the rule in YAML or JSON, as in prisma/seed/rules/routing.yaml')
    .option('--to <counters>', 'ids with commas between, in order of preference')
    .option('--topics <ids>')
    .option('--municipalities <codes>')
    .option('--regions <ids>')
    .option('--because-nl <text>')
    .option('--because-en <text>')
    .option('--source <text>', 'what the rule rests on');
}

function withPlace(command: Command): Command {
  return command.option('--before <id>').option('--after <id>').option('--first').option('--last');
}

function by({ reason, version }: ChangeFlags) {
  if (version !== undefined && !/^\d+$/.test(version)) {
    throw new AppError({ code: 'cli.version', message: `No version: ${version}. Expected a number.` });
  }
  return { by: null, reason, basedOn: version === undefined ? null : Number(version) };
}

function placeOf({ before, after, first, last }: PlaceFlags): Place | null {
  const places: (Place | null)[] = [
    before === undefined ? null : { before },
    after === undefined ? null : { after },
    first ? 'first' : null,
    last ? 'last' : null,
  ];
  const given = places.filter((place) => place !== null);
  if (given.length > 1) throw new AppError({ code: 'cli.place', message: 'Name one place, not several.' });
  return given[0] ?? null;
}

/** What flags say goes before what the file says; an empty flag (`--topics ''`) takes a condition away. */
function contentFrom(written: Record<string, unknown>, flags: RuleFlags): Record<string, unknown> {
  const { id, to, topics, municipalities, regions, becauseNl, becauseEn, source } = flags;
  const conditions = Object.entries({ topics, municipalities, regions }).filter(([, text]) => text !== undefined);
  const when = new Map(Object.entries(fieldsOf(written.when)));
  for (const [name, text = ''] of conditions) {
    if (asList(text).length > 0) when.set(name, asList(text));
    else when.delete(name);
  }
  const because = {
    ...fieldsOf(written.because),
    ...(becauseNl ? { nl: becauseNl } : {}),
    ...(becauseEn ? { en: becauseEn } : {}),
  };
  const { version: _, ...rest } = written;
  return {
    ...rest,
    ...(id ? { id } : {}),
    ...(to ? { to: asList(to) } : {}),
    ...(source ? { source } : {}),
    when: Object.fromEntries(when),
    because,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The rule that holds, with what was written over it; the version in a file is the one somebody looked at. */
async function changedRule(tx: Transaction, file: string | undefined, flags: RuleFlags) {
  const written = file ? await readObject(file) : {};
  const id = flags.id ?? written.id;
  if (typeof id !== 'string') {
    throw new AppError({ code: 'cli.rule', message: 'Which rule? Give a file with an id, or --id <id>.' });
  }
  const [newest] = await versionsOfRule(tx, id);
  const before = newest ? readRule(newest) : {};
  const content = parseRule(contentFrom({ ...('unreadable' in before ? {} : before), ...written, id }, flags));
  return { content, basedOn: typeof written.version === 'number' ? written.version : null };
}

/** One change in one transaction. */
async function act(
  { json }: { json?: boolean },
  change: (tx: Transaction, keeping: RuleKeeping) => Promise<{ id: string; version: number }>,
): Promise<void> {
  const done = await withRules((keeping) =>
    keeping.prisma.$transaction(async (tx) => {
      const changed = await change(tx, keeping);
      await keeping.queue(tx, await redrawnRule(tx, keeping.router.reader, changed.id));
      return changed;
    }),
  );
  printLine(json ? JSON.stringify(done) : `${done.id} is at version ${done.version} now.`);
}

async function tryFile(file: string, flags: PlaceFlags & { json?: boolean }): Promise<void> {
  const written = await readObject(file);
  const tried = await withRules(async ({ prisma, vocabulary, router }) => {
    const books = await prisma.$transaction((tx) =>
      tryChange(tx, () => applyFile(tx, { file, written, place: placeOf(flags), vocabulary })),
    );
    return dryRun(await latestCases(prisma, CASES_TRIED), books, {
      reader: router.reader,
      today: localTimeAt(await clockNow(prisma)).date,
    });
  });
  if (flags.json) printLine(JSON.stringify(tried));
  else for (const line of triedLines(tried)) printLine(line);
}

/** Adds the rule of a file, or changes the one with its id. */
async function applyFile(
  tx: Transaction,
  given: { file: string; written: Record<string, unknown>; place: Place | null; vocabulary: Vocabulary },
): Promise<void> {
  const { file, written, place, vocabulary } = given;
  const change = { by: null, reason: 'dry run', basedOn: null, vocabulary };
  if (typeof written.id !== 'string' || (await versionsOfRule(tx, written.id)).length === 0) {
    await addRule(tx, parseRule(contentFrom(written, {})), { ...change, place });
    return;
  }
  const { content } = await changedRule(tx, file, {});
  await changeRule(tx, content, change);
  if (place) await moveRule(tx, content.id, { ...change, place });
}

function triedLines({ tried, moved }: DryRun): string[] {
  return [
    `${moved.length} of the last ${tried} cases would go elsewhere.`,
    ...moved.map(({ number, from, to, rules }) => `${number}: ${from.name} → ${to.name} (${rules.from} → ${rules.to})`),
  ];
}

function lint({ json }: { json?: boolean }): Promise<void> {
  return withRules(async ({ prisma, book, router, vocabulary }) => {
    const { broken, ...rules } = book.current();
    const { gazetteer } = router.reader;
    const findings = [
      ...broken.map(({ ruleId, problem, about }) => ({ kind: problem, about: [ruleId, ...about], severe: true })),
      ...lintRules(rules, { gazetteer, topics: vocabulary.topics, today: localTimeAt(await clockNow(prisma)).date }),
    ];
    if (json) printLine(JSON.stringify(findings));
    else
      for (const { kind, about, severe } of findings) printLine(`${severe ? '✗' : '–'} ${kind}: ${about.join(', ')}`);
    if (findings.some(({ severe }) => severe)) process.exitCode = 1;
  });
}

function lineOf(rule: StoredRule): string {
  const content = readRule(rule);
  const when = 'unreadable' in content ? 'cannot be read' : conditionsOf(content);
  return `${rule.withdrawn ? '(off) ' : ''}${rule.ruleId} v${rule.version}: ${when} → ${rule.destinations.join(', ')}`;
}

function conditionsOf({ when }: RuleContent): string {
  const parts = Object.entries(when).map(([name, values]) => `${name} ${values?.join('|') ?? ''}`);
  return parts.length > 0 ? parts.join(', ') : 'always';
}

function described(rule: StoredRule): string {
  const { source, author, reason, createdAt, because, basis } = rule;
  return [
    lineOf(rule),
    `  because: ${JSON.stringify(because)}`,
    `  source:  ${basis}`,
    `  ${createdAt.toISOString()} by ${author ?? source}${reason === null ? '' : `: ${reason}`}`,
  ].join('\n');
}
