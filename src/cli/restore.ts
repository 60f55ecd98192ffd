import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig, settingsGiven } from '../app/config.ts';
import { LEDGER_STATES } from '../app/ledger.ts';
import { settleRestoration } from '../app/restoration.ts';
import { verifyLedger } from '../ledger/verify-stored.ts';
import { recordAudit } from '../people/audit.ts';
import { type Restored, restoreBackup } from '../store/backup/restore.ts';
import { openDatabase, openServer } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';
import { keysOf, type MissedSetting, missedSettings, settingsThatMatter } from './backup-keys.ts';
import { readErasures } from './erasures-file.ts';
import { type HeldCounts, heldCounts, inWords } from './held.ts';
import { progressTeller } from './progress.ts';
import { printLine } from './with-database.ts';

interface Options {
  replace?: boolean;
  erasures?: string;
  json?: boolean;
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put a backup of `impact backup` into the database, all of it or nothing; messages and jobs wait then')
    .argument('<file>')
    .option('--replace', 'throw away all that is in the database now; first make a backup of it')
    .option('--erasures <file>', 'who was erased since, as `impact people erasures` wrote it elsewhere')
    .option('--json', 'print what was restored as JSON')
    .action(async (given: string, options: Options) => {
      const outcome = await restore(resolve(given), options);
      if (options.json) printLine(JSON.stringify(outcome));
      else for (const line of asText(outcome)) printLine(line);
      if (outcome.flaws > 0) process.exitCode = 1;
    });
}

interface Outcome {
  madeAt: string;
  program: string;
  tables: number;
  rows: number;
  /** Migrations of this release that the backup did not have. */
  migrated: number;
  leftOut: readonly string[];
  /** People who were erased since. */
  erasedAgain: number;
  /** Of the history: its head, as `impact audit verify` prints it, and how much is wrong with it. */
  history: string;
  flaws: number;
  held: HeldCounts;
  settings: readonly MissedSetting[];
}

async function restore(file: string, { replace = false, erasures }: Options): Promise<Outcome> {
  const config = readConfig();
  const hashes = erasures === undefined ? [] : await readErasures(erasures);
  const server = await openServer(config.database);
  try {
    const teller = progressTeller('restoring');
    const restored = await restoreBackup(server.url, file, { replace, erasures: hashes, onProgress: teller.tell });
    teller.done();
    const { dataDir } = config.database;
    const database = await openDatabase({ databaseUrl: server.url, dataDir, poolSize: 1 });
    try {
      const now = { settings: settingsThatMatter(settingsGiven()), keys: keysOf(config) };
      return { ...(await settle(database.prisma, restored)), settings: missedSettings(restored.head, now) };
    } finally {
      await database.close();
    }
  } finally {
    await server.leave();
  }
}

async function settle(prisma: PrismaClient, restored: Restored): Promise<Omit<Outcome, 'settings'>> {
  const { head, rows, migrated, leftOut } = restored;
  const erasedAgain = await settleRestoration(prisma, createLogger({ level: 'silent' }));
  await prisma.$transaction((tx) =>
    recordAudit(tx, {
      actorId: null,
      organisationId: null,
      action: 'database.restored',
      objectKind: 'backup',
      objectId: head.madeAt,
    }),
  );
  const { ledger, flaws } = await verifyLedger(prisma, { states: LEDGER_STATES });
  return {
    madeAt: head.madeAt,
    program: head.program,
    tables: head.tables.length - leftOut.length,
    rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
    migrated: migrated.length,
    leftOut,
    erasedAgain,
    history: `${ledger.length}:${ledger.hash}`,
    flaws: flaws.length,
    held: await heldCounts(prisma),
  };
}

function asText(outcome: Outcome): string[] {
  const { madeAt, program, tables, rows, migrated, leftOut, erasedAgain, history, flaws, held, settings } = outcome;
  return [
    `Restored: ${rows} rows of ${tables} tables, as they were at ${madeAt} (release ${program}).`,
    ...(migrated > 0 ? [`Brought up to this release by ${migrated} migrations.`] : []),
    ...(leftOut.length > 0 ? [`Left out, as they are not of this program: ${leftOut.join(', ')}.`] : []),
    flaws === 0
      ? `The history is whole: ${history}`
      : `The history is not whole (${flaws} flaws): see \`impact audit verify\`.`,
    `Erased again, as they were erased since: ${erasedAgain}. Who was erased in a database that is lost is only known from a list (--erasures).`,
    `Held until \`impact deliveries release\`: ${inWords(held)}.`,
    ...settings.map(({ name, state, means }) =>
      state === 'missing' ? `${name} is not set: ${means}.` : `${name} is another one than then: ${means}.`,
    ),
  ];
}
