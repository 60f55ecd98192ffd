import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { PERSONAL_DATA } from '../app/personal-data.ts';
import { AppError } from '../errors.ts';
import { recordAudit } from '../people/audit.ts';
import { member } from '../people/directory.ts';
import { normalisedEmail } from '../people/email.ts';
import { eraseAgain } from '../people/erase-again.ts';
import { erasePerson } from '../people/erasure.ts';
import { addErasureNotes, erasureNotes } from '../people/erasure-notes.ts';
import { asJson, collectPerson } from '../people/export.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { writeWhole } from '../store/write-whole.ts';
import { personNamed } from './arguments.ts';
import { readErasures } from './erasures-file.ts';
import { described } from './role.ts';
import { printLine, withDatabase } from './with-database.ts';

/** Somebody who has been here for years is done in seconds; a slow disk may take longer. */
const TIMEOUT_MS = 120_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `impact people export`: for whoever asks an administrator for what is kept of them. */
export function exportPersonCommand(): Command {
  return new Command('export')
    .description('Write everything that is kept of one person, as JSON')
    .argument('<person>', 'e-mail address, or id', personNamed)
    .option('--out <file>', 'write to this file, readable for you only, instead of standard output')
    .option('--json', 'say as JSON where it was written; the file itself always is JSON')
    .action(async (person: string, { out, json: asData }: { out?: string; json?: boolean }) => {
      const json = await withDatabase((prisma) => exportFor(prisma, person));
      if (out === undefined) return printLine(json.trimEnd());
      await writeFile(out, json, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
        throw new AppError({
          code: 'cli.not-written',
          message: `${out} cannot be written. Choose a file that does not exist yet, in a folder you may write to.`,
          cause,
        });
      });
      printLine(asData ? JSON.stringify({ out }) : `Written to ${out}.`);
    });
}

async function exportFor(prisma: PrismaClient, person: string): Promise<string> {
  const found = await findPerson(prisma, person);
  return prisma.$transaction(
    async (tx) => {
      const file = await collectPerson(tx, PERSONAL_DATA, found.id);
      await recordAudit(tx, {
        actorId: null,
        organisationId: found.organisationId,
        action: 'person.exported',
        objectKind: 'person',
        objectId: found.id,
      });
      return asJson(file);
    },
    { timeout: TIMEOUT_MS },
  );
}

/** `impact people erase`: for whoever cannot ask the bot any more. */
export function erasePersonCommand(): Command {
  return new Command('erase')
    .description('Erase everything that says who one person is and what they said; figures stay')
    .argument('<person>', 'e-mail address, or id', personNamed)
    .option('--yes', 'really do it; without it, only says what it would do')
    .option('--json', 'print what was done as JSON')
    .action(async (person: string, { yes = false, json }: { yes?: boolean; json?: boolean }) => {
      const { who, ...done } = await withDatabase((prisma) => eraseFor(prisma, person, yes));
      if (json) return printLine(JSON.stringify(done.kind === 'asked' ? { ...done, who } : done));
      if (done.kind === 'asked') {
        printLine(`This would erase ${who}, for good. To do it, add --yes.`);
        process.exitCode = 1;
      } else printLine(done.kind === 'erased' ? `${who} is erased.` : `Was erased before.`);
    });
}

/** `impact people erasures`: to keep apart from the database, for when a backup is put back. */
export function erasuresCommand(): Command {
  return new Command('erasures')
    .description(
      'Who was erased, as hashes: keep them apart from backups, and give them to `impact restore --erasures`',
    )
    .option('--out <file>', 'write to this file, in the place of what is in it, instead of standard output')
    .option('--apply <file>', 'erase again who stands in such a file: for a database put back with other tools')
    .option('--json', 'print them, or what was done, as JSON')
    .action(async ({ out, apply, json }: { out?: string; apply?: string; json?: boolean }) => {
      if (apply !== undefined) return applyErasures(await readErasures(apply), json);
      const notes = await withDatabase((prisma) => erasureNotes(prisma));
      const lines = notes.map(({ hash, erasedAt }) => `${hash} ${erasedAt.toISOString()}\n`).join('');
      if (out === undefined) return json ? printLine(JSON.stringify(notes)) : void process.stdout.write(lines);
      await replaceFile(out, lines);
      printLine(json ? JSON.stringify({ out, erasures: notes.length }) : `${notes.length} written to ${out}.`);
    });
}

async function applyErasures(hashes: readonly string[], json: boolean | undefined): Promise<void> {
  const erased = await withDatabase(async (prisma) => {
    await addErasureNotes(prisma, hashes);
    return eraseAgain(prisma, PERSONAL_DATA);
  });
  printLine(json ? JSON.stringify({ erased }) : `Erased again: ${erased} people.`);
}

/** Somebody reads either the file of before or the new one. */
async function replaceFile(file: string, content: string): Promise<void> {
  try {
    await writeWhole(file, (draft) => writeFile(draft, content, { mode: 0o600, flush: true }));
  } catch (cause) {
    throw new AppError({
      code: 'cli.not-written',
      message: `${file} cannot be written. Choose a file in a folder you may write to.`,
      cause,
    });
  }
}

async function eraseFor(prisma: PrismaClient, person: string, yes: boolean) {
  const { id: personId } = await findPerson(prisma, person);
  const found = await member(prisma, personId);
  // Said before the name goes.
  const who = found === null ? `person ${personId}` : described(found);
  if (!yes) return { kind: 'asked' as const, personId, who };
  const erasure = await prisma.$transaction((tx) => erasePerson(tx, PERSONAL_DATA, personId, { actorId: null }), {
    timeout: TIMEOUT_MS,
  });
  return { ...erasure, personId, who };
}

/** @throws AppError `cli.no-person`, `cli.several-people` */
async function findPerson(prisma: PrismaClient, text: string): Promise<{ id: string; organisationId: string | null }> {
  const email = normalisedEmail(text);
  const found = await prisma.person.findMany({
    where: UUID.test(text)
      ? { id: text }
      : { OR: [{ email: email ?? '' }, { identities: { some: { email: email ?? '' } } }] },
    select: { id: true, organisationId: true },
  });
  const [one, ...others] = found;
  if (!one || (!UUID.test(text) && email === null)) {
    throw new AppError({
      code: 'cli.no-person',
      message: 'There is nobody with this address or id. Nobody is found by the address of somebody who was erased.',
    });
  }
  if (others.length === 0) return one;
  throw new AppError({
    code: 'cli.several-people',
    message: `Several people have this address. Give the id of one: ${found.map(({ id }) => id).join(', ')}`,
  });
}
