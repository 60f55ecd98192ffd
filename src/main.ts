import { startBot } from './app/bot.ts';
import { readConfig } from './app/config.ts';
import { AppError } from './errors.ts';
import { createLogger } from './telemetry/logger.ts';

/** Ends a stop that hangs; a supervisor would kill the process soon after. */
const STOP_TIMEOUT_MS = 30_000;

try {
  const config = readConfig();
  if (!config.slack && !config.teams) throw nothingToServe();
  const logger = createLogger({ level: config.logLevel });
  const bot = await startBot(config, logger);
  logger.info({ url: bot.url }, 'ready');

  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    logger.info({ signal }, 'stopping');
    try {
      await bot.stop();
      logger.info('stopped');
      process.exitCode = 0;
    } catch (error) {
      logger.error({ error }, 'stopped badly');
      process.exitCode = 1;
    }
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
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
