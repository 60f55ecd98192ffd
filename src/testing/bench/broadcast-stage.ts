import { tmpdir } from 'node:os';
import { setClock } from '../../store/clock.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { migrate } from '../../store/migrations.ts';
import { WHILE_PEOPLE_WORK } from '../many-people.ts';

/** Runs with an empty database of its own. */
export async function withBroadcasts(run: (database: Database) => Promise<void>): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
  try {
    await migrate(postgres.url);
    await setClock(database.prisma, WHILE_PEOPLE_WORK);
    await run(database);
  } finally {
    await database.close();
    await postgres.remove();
  }
}
