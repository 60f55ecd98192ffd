import { tmpdir } from 'node:os';
import { inject } from 'vitest';
import { type Bot, startBot } from '../app/bot.ts';
import { readConfig } from '../app/config.ts';
import type { Skill } from '../chat/skill.ts';
import type { Patience } from '../conversation/patience.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { createLogger } from '../telemetry/logger.ts';
import type { ChatDriver } from './chat-driver.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The whole bot in this process, connected to one or more platforms for tests. */
export interface RunningBot {
  bot: Bot;
  database: TestDatabase;
  /** Every line of the log, at its most talkative. */
  logged: string[];
  stop(): Promise<void>;
}

// As in `testing/eventually.ts`: beside other tests what takes a second may take many.
const PATIENT_MS = 60_000;

/** The environment of a bot that serves these platforms on a free port of this machine. */
export function botEnvironment(databaseUrl: string, drivers: readonly ChatDriver[]): Record<string, string> {
  return {
    ...Object.assign({}, ...drivers.map((driver) => driver.env)),
    ORGANISATION_NAME: 'Provincie Test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataFolder(),
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'debug',
  };
}

/**
 * @param environment variables beside those of {@link botEnvironment}
 * @param skills beside the bot's own
 * @param prepare what must be in the database before the bot looks into it
 * @param patience how long people are let wait; undefined is as when they are served
 */
export async function startRunningBot(
  drivers: readonly ChatDriver[],
  environment: Record<string, string> = {},
  skills: readonly Skill[] = [],
  prepare: (prisma: PrismaClient) => Promise<void> = async () => undefined,
  { patience }: { patience: Patience | undefined } = {
    patience: { pressWithinMs: PATIENT_MS, wordAfterMs: PATIENT_MS },
  },
): Promise<RunningBot> {
  const database = await createTestDatabase({ seeded: true });
  await prepare(database.prisma);
  const logged: string[] = [];
  const config = readConfig({ ...botEnvironment(database.url, drivers), ...environment });
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
  const bot = await startBot(config, logger, { extraSkills: skills, patience });
  for (const driver of drivers) driver.connect(bot.url);
  return {
    bot,
    database,
    logged,
    async stop() {
      await bot.stop();
      await database.drop();
    },
  };
}

/** That of this run of tests; a benchmark is none. */
function dataFolder(): string {
  return process.env.VITEST ? inject('dataFolder') : tmpdir();
}
