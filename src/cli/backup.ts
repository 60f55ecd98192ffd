import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig, settingsGiven } from '../app/config.ts';
import { programVersion } from '../app/version.ts';
import { recordAudit } from '../people/audit.ts';
import type { BackupSummary } from '../store/backup/format.ts';
import { makeBackup } from '../store/backup/make.ts';
import { checkBackup } from '../store/backup/read.ts';
import { openDatabase, openServer } from '../store/database.ts';
import { readMigrations } from '../store/migration-files.ts';
import { keysOf, settingsThatMatter } from './backup-keys.ts';
import { progressTeller } from './progress.ts';
import { printLine } from './with-database.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('Write all that is in the database to one file, as it is at one moment, while the bot runs')
    .argument('<file>', 'a name that is free; the file is for you only, and holds all that is kept of people')
    .option('--json', 'print what was written as JSON')
    .action(async (given: string, { json }: { json?: boolean }) => {
      const file = resolve(given);
      const made = await backUp(file);
      if (json) return printLine(JSON.stringify({ file, ...made }));
      printLine(`Written to ${file}: ${made.rows} rows of ${made.tables} tables, as they were at ${made.madeAt}.`);
      if (!made.isNoted)
        printLine('It is not written in the log: this database is of another release than this program.');
      const keys = made.keys.length > 0 ? ` Keep beside it, elsewhere: ${made.keys.join(', ')}.` : '';
      printLine(`Keep it as you keep the database itself: it holds all that is kept of people.${keys}`);
    });
}

interface Made {
  madeAt: string;
  program: string;
  migration: string;
  tables: number;
  rows: number;
  bytes: number;
  sha256: string;
  /** The settings with keys without which not everything works after a restore. */
  keys: readonly string[];
  /** That it was made stands in the log. */
  isNoted: boolean;
}

async function backUp(file: string): Promise<Made> {
  const config = readConfig();
  const server = await openServer(config.database);
  try {
    const teller = progressTeller('backing up');
    const { head, rows, sha256 } = await makeBackup(server.url, file, {
      program: await programVersion(),
      settings: settingsThatMatter(settingsGiven()),
      keys: keysOf(config),
      onProgress: teller.tell,
    });
    // What cannot be read back is no backup.
    await checkBackup(file);
    teller.done();
    return {
      madeAt: head.madeAt,
      program: head.program,
      migration: head.migrations.at(-1)?.name ?? '',
      tables: head.tables.length,
      rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
      bytes: (await stat(file)).size,
      sha256,
      keys: Object.keys(head.keys),
      isNoted: await note(server.url, config.database.dataDir, head),
    };
  } finally {
    await server.leave();
  }
}

/** A database of another release is backed up as it is, and may have another log. */
async function note(url: string, dataDir: string, head: BackupSummary['head']): Promise<boolean> {
  const own = (await readMigrations()).map(({ name }) => name).join();
  if (
    own !==
    head.migrations
      .map(({ name }) => name)
      .toSorted()
      .join()
  )
    return false;
  const database = await openDatabase({ databaseUrl: url, dataDir, poolSize: 1 });
  try {
    const of = { objectKind: 'backup', objectId: head.madeAt };
    await database.prisma.$transaction((tx) =>
      recordAudit(tx, { actorId: null, organisationId: null, action: 'database.backed-up', ...of }),
    );
    return true;
  } finally {
    await database.close();
  }
}
