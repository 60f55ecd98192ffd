import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestMailServer, type TestMailServer } from '../mail/test-server.ts';
import { openDatabase } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { eventually } from './eventually.ts';
import { createSlackDriver, type SlackDriver } from './slack-driver.ts';

/** Whom a kill takes. */
export type Victim = 'database' | 'one bot' | 'both bots';

/** Two bots on one database, that a supervisor starts again whenever they end. */
export interface StormStage {
  driver: SlackDriver;
  mailServer: TestMailServer;
  /** The next request goes to the other bot, as behind a load balancer, whether or not it lives. */
  turnAbout(): void;
  /** Kills at once; comes back when what was killed runs again. */
  strike(victim: Victim): Promise<void>;
  /** Looks into the database, for as long as `look` takes. */
  withPrisma<Found>(look: (prisma: PrismaClient) => Promise<Found>): Promise<Found>;
  close(): Promise<void>;
}

/** @param databaseUrl a served PostgreSQL, whose process is left alone; null: the program's own, in a folder of its own */
export async function startStormStage(databaseUrl: string | null): Promise<StormStage> {
  const driver = await createSlackDriver();
  const mailServer = await startTestMailServer();
  const dataDir = await mkdtemp(join(tmpdir(), 'impactmakelaar-storm-'));
  // The server of root runs as somebody else, who must pass.
  await chmod(dataDir, 0o711);
  const environment = {
    DATA_DIR: dataDir,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
    PUBLIC_URL: 'https://bot.example.nl',
    LINK_SIGNING_KEY: randomBytes(32).toString('base64'),
  };
  const start = () => startBotProcess(databaseUrl ?? '', [driver], environment);
  const bots: BotProcess[] = [await start(), await start()];
  let turn = 0;
  let struck = 0;

  async function restart(places: readonly number[]): Promise<void> {
    await Promise.all(places.map((place) => bots[place]?.kill()));
    for (const place of places) bots[place] = await start();
  }

  return {
    driver,
    mailServer,
    turnAbout() {
      turn += 1;
      driver.connect(bots[turn % bots.length]?.url ?? '');
    },
    async strike(victim) {
      struck += 1;
      if (victim === 'database') return killServer(dataDir);
      await restart(victim === 'both bots' ? [0, 1] : [struck % bots.length]);
    },
    async withPrisma(look) {
      const database = await openDatabase({ ...(databaseUrl ? { databaseUrl } : {}), dataDir, poolSize: 2 });
      try {
        return await look(database.prisma);
      } finally {
        await database.close();
      }
    },
    async close() {
      await Promise.all(bots.map((bot) => bot.terminate()));
      await driver.close();
      await mailServer.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const BACK_WITHIN_MS = 60_000;

/** A bot beside it starts it again. */
async function killServer(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const readPid = async () => Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10);
  const killed = await readPid();
  process.kill(killed, 'SIGKILL');
  const another = async () => {
    const pid = await readPid();
    return Number.isNaN(pid) || pid === killed ? undefined : pid;
  };
  await eventually('another server', another, undefined, BACK_WITHIN_MS);
}
