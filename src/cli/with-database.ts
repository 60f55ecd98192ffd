import { readConfig } from '../app/config.ts';
import { ringAtCommit } from '../store/bell.ts';
import { openDatabase } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { migrate } from '../store/migrations.ts';

/** Opens the database of the configuration, migrated, beside a running bot or not, and closes it again. */
export async function withDatabase<Result>(use: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(readConfig().database);
  try {
    await migrate(database.url);
    const result = await use(database.prisma);
    // A running bot sends at once what the command wrote for it, if it did.
    await ringAtCommit(database.prisma, ['outbox', 'mail_outbox']);
    return result;
  } finally {
    await database.close();
  }
}

export function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
