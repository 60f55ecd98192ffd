import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { startBotProcess } from '../bot-process.ts';
import { createSlackDriver } from '../slack-driver.ts';

const SECONDS = 30;
const WARM_UP_SECONDS = 5;
/** A transaction is counted when its connection has been quiet for a moment; that of the counting itself is not counted. */
const SETTLE_SECONDS = 2;

/** How often a bot to which nobody speaks asks the database: what every process costs a served database day and night. */
export async function idleBench(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const driver = await createSlackDriver();
  const bot = await startBotProcess(postgres.url, [driver], { LOG_LEVEL: 'info' });
  const counting = new Client({ connectionString: postgres.url });
  try {
    await counting.connect();
    // The server's own housekeeping counts as transactions too, and nobody asks for it.
    await counting.query('ALTER SYSTEM SET autovacuum = off');
    await counting.query('SELECT pg_reload_conf()');
    await wait(WARM_UP_SECONDS * 1_000);
    const before = await transactions(counting);
    await wait(SECONDS * 1_000);
    const after = await transactions(counting);
    process.stdout.write(`idle: ${((after - before - 1) / SECONDS).toFixed(1)} transactions a second\n`);
  } finally {
    await counting.end();
    await bot.terminate();
    await driver.close();
    await postgres.remove();
  }
}

async function transactions(counting: Client): Promise<number> {
  await wait(SETTLE_SECONDS * 1_000);
  const { rows } = await counting.query<{ count: number }>(
    `SELECT (xact_commit + xact_rollback)::int AS count FROM pg_stat_database WHERE datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}
