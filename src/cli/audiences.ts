import { Command } from 'commander';
import { forgetAudience, type KeptAudience, keepAudience, keptAudiences, LONGEST_NAME } from '../audiences/kept.ts';
import { countMembers, membersOf, organisationPlaces } from '../audiences/members.ts';
import { audienceInWords } from '../audiences/words.ts';
import { AppError } from '../errors.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { findMembers } from '../people/directory.ts';
import type { Transaction } from '../store/transaction.ts';
import { PERSON_ARGUMENT, personNamed } from './arguments.ts';
import { AUDIENCE_OPTIONS, type AudienceOptions, audienceNamed } from './audience-named.ts';
import { brokerAmong } from './broker-named.ts';
import { printLine, withDatabase } from './with-database.ts';

export function audiencesCommand(): Command {
  const json = ['--json', 'print it as JSON'] as const;
  const by = ['--by <person>', `a broker of the organisation whose it is: ${PERSON_ARGUMENT}`] as const;
  return new Command('audiences')
    .description('Groups that are kept by a name, to send messages to; who is in them is computed when they are used')
    .addCommand(
      new Command('list')
        .description('Of all organisations, with how many are in each now')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('keep')
        .description('Keep one')
        .argument('<name>')
        .option(...AUDIENCE_OPTIONS.audience)
        .option(...AUDIENCE_OPTIONS.addresses)
        .requiredOption(...by, personNamed)
        .option('--network', 'also beyond the organisation of that broker')
        .option(...json)
        .action(keep),
    )
    .addCommand(
      new Command('remove')
        .description('Remove one; messages that were made with it stay as they are')
        .argument('<name>')
        .requiredOption(...by, personNamed)
        .option(...json)
        .action(remove),
    );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase(async (prisma) => {
    const organisations = await organisationPlaces(prisma, await openGazetteer());
    const all = [];
    for (const { id: organisationId, name: organisation } of organisations) {
      for (const kept of await keptAudiences(prisma, organisationId)) {
        const { total } = await countMembers(prisma, membersOf(kept.audience, organisations), organisationId);
        const to = audienceInWords(kept.audience, organisations, 'en');
        all.push({ name: kept.name, organisation, to, inReach: total, by: kept.createdBy });
      }
    }
    return all;
  });
  if (json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('No group was kept yet.');
  for (const { name, organisation, to, inReach } of found) printLine(`${name}  ${organisation}  ${to}  ${inReach}`);
}

async function keep(name: string, options: AudienceOptions & { by: string; json?: boolean }): Promise<void> {
  if (name.trim() === '' || name.length > LONGEST_NAME) {
    throw new AppError({ code: 'cli.audience-name', message: `Give a name of at most ${LONGEST_NAME} characters.` });
  }
  const kept = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const { id: by, organisationId } = brokerAmong(await findMembers(tx, null, options.by), options.by);
      const { audience, count, words, list: addresses } = await audienceNamed(tx, { organisationId }, options);
      if (await keepAudience(tx, { organisationId, name: name.trim(), audience, by }))
        return { name: name.trim(), to: words, inReach: count.total, lines: addresses?.lines ?? null };
      throw new AppError({
        code: 'cli.audience-taken',
        message: `There is a group "${name}" already: remove it first.`,
      });
    }),
  );
  if (options.json) return printLine(JSON.stringify(kept));
  printLine(`Kept ${kept.name}: ${kept.to}. In reach: ${kept.inReach}.`);
  for (const { line, address, fate } of kept.lines ?? []) {
    if (fate !== 'found') printLine(`  line ${line}: ${address ?? '-'} (${fate})`);
  }
}

async function remove(name: string, { by, json }: { by: string; json?: boolean }): Promise<void> {
  await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const { organisationId } = brokerAmong(await findMembers(tx, null, by), by);
      const one = await named(tx, organisationId, name);
      await forgetAudience(tx, organisationId, one.id);
    }),
  );
  printLine(json ? JSON.stringify({ removed: name }) : `Removed ${name}.`);
}

async function named(tx: Transaction, organisationId: string, name: string): Promise<KeptAudience> {
  const kept = await keptAudiences(tx, organisationId);
  const one = kept.find((group) => group.name.toLowerCase() === name.trim().toLowerCase());
  if (one) return one;
  throw new AppError({
    code: 'cli.audience-gone',
    message: `There is no group "${name}". See: impact audiences list.`,
  });
}
