import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { Command } from 'commander';
import type { Bot } from '../app/bot.ts';
import { type Config, readConfig } from '../app/config.ts';
import { FOLDERS } from '../app/folders.ts';
import type { Skill } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { PLAYGROUND_TENANT_ID } from '../platforms/teams/playground.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';
import { prepareDemoNetwork } from './demo-network.ts';

/** Where the demo prefers to be; when a port is taken it goes elsewhere. */
const BOT_PORT = 3978;
const PAGE_PORT = 56150;
const PAGE_TIMEOUT_MS = 60_000;
const LOOPBACK = '127.0.0.1';

export function demoCommand(): Command {
  return new Command('demo')
    .description('Try the bot on this machine: Teams as Microsoft’s Agents Playground shows it, no account needed')
    .option('--json', 'print where it is as JSON')
    .action(runDemo);
}

async function runDemo({ json }: { json?: boolean }): Promise<void> {
  const startedAt = performance.now();
  const environment = readConfig();
  const logger = createLogger({ level: environment.logLevel === 'info' ? 'warn' : environment.logLevel });
  const { bot, page, pagePort } = await openDemo(environment, logger);
  stopOnSignal(bot, page);
  try {
    await pageAnswers(pagePort, page);
  } catch (error) {
    await bot.stop();
    throw error;
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const url = `http://localhost:${pagePort}`;
  if (json) return void process.stdout.write(`${JSON.stringify({ url, seconds: Number(seconds) })}\n`);
  process.stdout.write(
    [
      '',
      `The Impactmakelaar is ready (${seconds} s). Open this page in your browser:`,
      '',
      `    ${url}`,
      '',
      'and ask, for example: Wat is een makelaar met mandaat?',
      'You are Alex Wilber: broker, administrator and contact of the made-up counter Testloket Zwolle.',
      'Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
}

/** A folder with an `xdg-open` that opens nothing. */
const NO_BROWSER = join(import.meta.dirname, 'no-browser');

/**
 * Starts the bot and Microsoft's chat page for it, which is there once {@link pageAnswers}.
 *
 * @param extraSkills beside the bot's own, for tests of what any skill can do
 * @throws AppError `demo.no-port`, and what starting the bot throws
 */
export async function openDemo(
  environment: Config,
  logger: Logger,
  extraSkills: readonly Skill[] = [],
): Promise<{ bot: Bot; page: ChildProcess; pagePort: number }> {
  const pagePort = await freePort(PAGE_PORT);
  // The page takes as long to start as the bot: side by side they take half the time.
  const botPort = await freePort(BOT_PORT);
  const page = startPage(`http://${LOOPBACK}:${botPort}/api/messages`, pagePort);
  try {
    const config = demoConfig(environment, botPort);
    // So does its database, and loading the program.
    const [database, { startBot }] = await Promise.all([openDatabase(config.database), import('../app/bot.ts')]);
    try {
      const bot = await startBot(config, logger, { extraSkills });
      await prepareNetwork(config, database).catch(async (error: unknown) => {
        await bot.stop();
        throw error;
      });
      return { bot, page, pagePort };
    } finally {
      await database.close();
    }
  } catch (error) {
    page.kill();
    throw error;
  }
}

/** Into the demo's own database only: a served one may be somebody's real one. */
async function prepareNetwork({ database: { databaseUrl } }: Config, { prisma }: Database): Promise<void> {
  if (databaseUrl === undefined) await prepareDemoNetwork(prisma);
}

/** The demo lets everyone in, so only this machine may reach it. */
function demoConfig(environment: Config, port: number): Config {
  return {
    ...environment,
    organisationName: environment.organisationName || 'Provincie Demo',
    host: LOOPBACK,
    port,
    publicUrl: `http://${LOOPBACK}:${port}`,
    slack: null,
    teams: { kind: 'open', tenantId: PLAYGROUND_TENANT_ID },
    // A folder of its own, so that what is made up never stands among what is real.
    database: { ...environment.database, dataDir: join(environment.database.dataDir, 'demo') },
  };
}

function startPage(endpoint: string, port: number): ChildProcess {
  const playground = join(FOLDERS.project, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
  return spawn(process.execPath, [playground, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'], {
    stdio: 'ignore',
    // The page opens a browser by itself, and ends where there is none to open: last on the path stands one that does nothing.
    env: { ...process.env, PATH: [process.env.PATH ?? '', NO_BROWSER].join(delimiter) },
  });
}

/** @throws AppError `demo.no-page`; the page is ended then */
export async function pageAnswers(port: number, page: ChildProcess): Promise<void> {
  const deadline = performance.now() + PAGE_TIMEOUT_MS;
  while (performance.now() < deadline && page.exitCode === null) {
    const response = await fetch(`http://${LOOPBACK}:${port}/`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  page.kill();
  throw new AppError({ code: 'demo.no-page', message: 'The chat page did not start. Run npm ci and try again.' });
}

function stopOnSignal(bot: Bot, page: ChildProcess): void {
  const stop = async () => {
    page.kill();
    await bot.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  page.once('exit', stop);
}

/** @returns the preferred port, or one that the system picks when that is taken */
async function freePort(preferred: number): Promise<number> {
  const port = (await tryPort(preferred)) ?? (await tryPort(0));
  if (port !== null) return port;
  throw new AppError({ code: 'demo.no-port', message: 'No free port was found on this machine.' });
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      const found = address !== null && typeof address === 'object' ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}
