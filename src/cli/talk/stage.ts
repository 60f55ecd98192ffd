import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../../app/bot.ts';
import { type Config, readConfig } from '../../app/config.ts';
import { openKnowledgeBase } from '../../app/knowledge-base.ts';
import { AppError } from '../../errors.ts';
import { type Cast, createCast } from '../../platforms/terminal/people.ts';
import { createScreen, type Screen } from '../../platforms/terminal/screen.ts';
import { createTerminal, type Terminal } from '../../platforms/terminal/terminal.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { createLogger, type Logger } from '../../telemetry/logger.ts';
import { standardNetwork } from './network.ts';
import { readPeopleFile } from './people-file.ts';
import { type Settled, settle } from './settling.ts';

/** The bot with a terminal, people in it, and a clock of its own; nothing of it is anybody else's. */
export interface Stage {
  terminal: Terminal;
  screen: Screen;
  cast: Cast;
  people: Settled;
  database: Database;
  time: NonNullable<Bot['time']>;
  /** Whether the clock was set or anybody did anything: from then on time only goes forward. */
  progress: { hasBegun: boolean };
  /** Where the database stays when it is kept, for `DATA_DIR`. */
  kept: string | null;
  close(): Promise<void>;
}

export interface StageOptions {
  /** A file with people; left out: one province, one municipality, somebody in every role. */
  people?: string | undefined;
  /** Keeps the database. */
  keep?: boolean | undefined;
  /** A database with articles, rules and counters in it, which whoever gives it removes; left out: one of its own. */
  database?: { databaseUrl: string; dataDir: string } | undefined;
}

const LOOPBACK = '127.0.0.1';

/** @throws AppError `talk.people-file`, and what starting the bot throws */
export async function openStage(options: StageOptions): Promise<Stage> {
  const network = options.people === undefined ? standardNetwork() : await readPeopleFile(options.people);
  const environment = readConfig();
  const logger = createLogger({
    level: environment.logLevel === 'info' ? 'silent' : environment.logLevel,
    destination: process.stderr,
  });
  const opening = openHome(environment, options);
  const ending: Ending = options.database ? {} : endWithSignal(async () => (await opening).leave());
  const home = await opening;
  try {
    const database = await openFilled(home, logger);
    const cast = createCast();
    const screen = createScreen();
    // Before the bot starts: it reads the rules and counters then, and later only now and again.
    const people = await settle(database.prisma, cast, { network, open: options.people === undefined });
    const held: { terminal?: Terminal } = {};
    const progress = { hasBegun: false };
    const config = await stageConfig(environment, home.database);
    const bot = await startBot(config, logger, {
      rehearsal: {
        createPlatform(deps) {
          const { service, terminal } = createTerminal({ cast, screen }, deps);
          held.terminal = terminal;
          return service;
        },
        mailer: { send: async ({ to, subject, text }) => screen.showMail(to, `${subject}\n\n${text.trimEnd()}`) },
      },
    });
    const { terminal: platform } = held;
    if (bot.time === null || platform === undefined) throw new Error('The bot did not open the terminal.');
    const terminal: Terminal = {
      async hear(line) {
        progress.hasBegun = true;
        const problem = await platform.hear(line);
        // Who left or is back is known at once, not with the next reading of who there is.
        if (line.event !== undefined) await people.tell(line.as);
        return problem;
      },
    };
    const close = async () => {
      await bot.stop();
      await database.close();
      await home.leave();
    };
    ending.first = close;
    return {
      terminal,
      progress,
      screen,
      cast,
      people,
      database,
      time: bot.time,
      kept: home.kept,
      close,
    };
  } catch (error) {
    await home.leave();
    throw error;
  }
}

/** What is tried first when it is ended from outside. */
interface Ending {
  first?: () => Promise<void>;
}

/** What takes longer than this to end well is left. */
const ENDING_MS = 5_000;

/**
 * Ended from outside, at whatever moment, the talk takes its server and folders with it.
 *
 * @returns `first`: what is tried before that, once there is something that can end well
 */
function endWithSignal(leave: () => Promise<void>): Ending {
  const ending: Ending = {};
  const end = async (signal: NodeJS.Signals) => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, ENDING_MS));
    // Whether it ends well or not: nothing of it stays.
    await Promise.race([ending.first?.(), late]).catch(() => undefined);
    await leave().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  return ending;
}

/** Where the database is. */
interface Home {
  database: Config['database'];
  /** Whether articles, rules and counters are in it. */
  isFilled: boolean;
  kept: string | null;
  leave(): Promise<void>;
}

async function openHome({ database: { dataDir } }: Config, { database, keep }: StageOptions): Promise<Home> {
  if (database) return { database, isFilled: true, kept: null, leave: () => Promise.resolve() };
  if (keep) {
    const kept = join(dataDir, `talk-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}-${process.pid}`);
    return { database: { dataDir: kept }, isFilled: false, kept, leave: () => Promise.resolve() };
  }
  const server = await startTemporaryPostgres({ inMemory: true });
  let left: Promise<void> | undefined;
  const leave = () => {
    left ??= server.remove();
    return left;
  };
  return { database: { dataDir, databaseUrl: server.url }, isFilled: false, kept: null, leave };
}

async function openFilled({ database, isFilled }: Home, logger: Logger): Promise<Database> {
  const options = { ...database, poolSize: 4, logger };
  return isFilled ? openDatabase(options) : (await openKnowledgeBase(options)).database;
}

/** What is configured besides: the model, and nothing through which anybody outside is reached. */
async function stageConfig(environment: Config, database: Config['database']): Promise<Config> {
  const port = await freePort();
  const publicUrl = `http://${LOOPBACK}:${port}`;
  return {
    ...environment,
    database,
    host: LOOPBACK,
    port,
    publicUrl,
    slack: null,
    teams: null,
    mail: null,
    links: { signingKey: randomBytes(32), publicUrl },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new AppError({ code: 'talk.no-port', message: 'No free port was found on this machine.' }));
      });
    });
  });
}
