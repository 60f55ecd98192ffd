import { type Bot, startBot } from './app/bot.ts';
import { readConfig } from './app/config.ts';
import { AppError } from './errors.ts';
import { createLogger } from './telemetry/logger.ts';

/** Ends a stop that hangs; a supervisor would kill the process soon after. */
const STOP_TIMEOUT_MS = 30_000;

let bot: Bot | null = null;
let stopping = false;

try {
  const config = readConfig();
  if (!config.slack && !config.teams) throw nothingToServe();
  const logger = createLogger({ level: config.logLevel });

  const stop = async () => {
    try {
      await bot?.stop();
      logger.info('stopped');
      process.exitCode = 0;
    } catch (error) {
      logger.error({ error }, 'stopped badly');
      process.exitCode = 1;
    }
  };
  const heed = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    logger.info({ signal }, 'stopping');
    // What is still starting is stopped when it has started: then it is known what there is to stop.
    if (bot) void stop();
  };
  process.on('SIGTERM', heed);
  process.on('SIGINT', heed);

  bot = await startBot(config, logger);
  logger.info({ url: bot.url }, 'ready');
  if (stopping) await stop();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  // What a library still tries (to connect, for ever) does not keep alive what has nothing to do.
  process.stderr.write(`${error.message}\n`, () => process.exit(1));
}

function nothingToServe(): AppError {
  return new AppError({
    code: 'config.no-platform',
    message: [
      'There is no chat platform to serve. Set one of these in the environment or in a file .env (see README.md):',
      '  - Slack: SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode)',
      '  - more Slack workspaces: SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, PUBLIC_URL and ENCRYPTION_KEY',
      '  - Teams: TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID',
      '  - for both: ORGANISATION_NAME',
      'To try the bot on this machine, without any account: npm run demo',
    ].join('\n'),
  });
}
