import {
  App,
  ExpressReceiver,
  type Receiver,
  type ReceiverEvent,
  type ReceiverProcessEventErrorHandlerArgs,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt';
import { Router } from 'express';
import type { Doors } from '../../chat/doors.ts';
import type { Installations } from '../../chat/installations.ts';
import { AppError, errorCode } from '../../errors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { PlatformService } from '../platform-service.ts';
import { createClients } from './clients.ts';
import { startError } from './errors.ts';
import { type Acknowledge, createExchange } from './exchange.ts';
import { mountInstall, type SlackOauth } from './install.ts';
import { createOutbound } from './outbound.ts';
import type { BotIdentity } from './parsed.ts';
import { refuseOtherTimes } from './request-time.ts';
import { BOT_SCOPES } from './scopes.ts';
import { createSdkLogger } from './sdk-logger.ts';

export interface SlackConfig {
  /** Of one workspace; begins with `xoxb-`. */
  botToken?: string | undefined;
  /** With it other workspaces can be connected too. */
  oauth?: SlackOauth | undefined;
  /** Needed without `appToken`: proves that a request over HTTP is Slack's. */
  signingSecret?: string | undefined;
  /** Begins with `xapp-`. With it the bot connects to Slack (Socket Mode) and needs no address of its own. */
  appToken?: string | undefined;
  /** `https://slack.com/api/`, or another for tests. */
  apiUrl: string;
  requestTimeoutMs: number;
}

/** Without a team of the configuration's own; in every other team the event itself says who the bot is. */
const NOBODY: BotIdentity = { userId: '', team: '' };

const EVENTS_PATH = '/slack/events';

type Handle = (event: ReceiverEvent) => Promise<void>;

/**
 * Bolt with one change: a request is acknowledged after it was stored, not before. Bolt itself acknowledges events
 * before any listener runs, so none of its listeners are used.
 */
class PersistFirstApp extends App {
  readonly #handle: Handle;

  constructor(receiver: Receiver, clientOptions: webApi.WebClientOptions, handle: Handle) {
    super({
      receiver,
      // Asked by Bolt's own listeners only, and there are none.
      authorize: () => Promise.resolve({}),
      clientOptions,
      ...(clientOptions.logger ? { logger: clientOptions.logger } : {}),
      convoStore: false,
    });
    this.#handle = handle;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#handle(event);
  }
}

/**
 * Slack, over HTTP (`POST /slack/events`) or Socket Mode.
 *
 * Until {@link PlatformService.start} is done and after `stop`, requests are refused with 503, so that Slack sends
 * them again.
 */
export function createSlack(
  config: SlackConfig,
  deps: { doors: Doors; installations: Installations; logger: Logger },
): PlatformService {
  const { installations, logger } = deps;
  const sdkLogger = createSdkLogger(logger);
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: config.requestTimeoutMs,
    // Delivery tries again, with the database as its memory.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger,
  };
  const clients = createClients({ ownToken: config.botToken, options: clientOptions, installations });
  const { apiUrl, requestTimeoutMs } = config;
  const outbound = createOutbound({ clients, logger, requestTimeoutMs, apiUrl });
  const exchange = createExchange({ doors: deps.doors, installations, logger, outbound });
  let bot: BotIdentity | null = null;

  const handle: Handle = async ({ body, ack }) => {
    const acknowledge: Acknowledge = (answer) => ack(answer);
    await exchange(body, bot, acknowledge);
  };

  const http = config.appToken === undefined ? httpReceiver(config, logger, sdkLogger) : null;
  const socket = config.appToken === undefined ? null : socketReceiver(config.appToken, config, logger, sdkLogger);
  const receiver = http ?? socket;
  if (receiver !== null) new PersistFirstApp(receiver, clientOptions, handle);

  /** @returns the team of the configuration's own token, if it has one */
  async function introduce(): Promise<{ tenant: string | null; bot: BotIdentity }> {
    if (clients.own === null) return { tenant: null, bot: NOBODY };
    const { team_id: tenant, user_id: userId } = await clients.own.auth.test();
    if (tenant === undefined || userId === undefined) throw new Error('auth.test without team or user');
    clients.ownTeamIs(tenant);
    return { tenant, bot: { userId, team: tenant } };
  }

  return {
    platform: outbound.platform,
    mount(server) {
      const { forget } = outbound;
      if (config.oauth) mountInstall(server, config.oauth, { installations, logger, clientOptions, forget });
      if (http !== null) server.use(http.router);
    },
    async start() {
      try {
        const own = await introduce();
        bot = own.bot;
        if (socket !== null) {
          // Bolt tries again after most refusals, until its time is up, and then does not tell which it was.
          await new webApi.WebClient(config.appToken, clientOptions).apps.connections.open({});
          await connect(socket, config.requestTimeoutMs);
        }
        return { tenant: own.tenant };
      } catch (error) {
        bot = null;
        throw startError(error);
      }
    },
    async examine(tenant) {
      try {
        const { response_metadata } = await clients.use(tenant, (client) => client.auth.test());
        // Without the list of what was granted there is nothing to say about what was not.
        const granted = response_metadata?.scopes ?? BOT_SCOPES;
        return { missingScopes: BOT_SCOPES.filter((scope) => !granted.includes(scope)) };
      } catch (error) {
        throw error instanceof AppError ? error : startError(error);
      }
    },
    async stop() {
      bot = null;
      if (socket !== null) await socket.client.disconnect();
    },
  };
}

function httpReceiver(config: SlackConfig, logger: Logger, sdkLogger: ReturnType<typeof createSdkLogger>) {
  const router = Router();
  router.post(EVENTS_PATH, refuseOtherTimes(logger));
  return new ExpressReceiver({
    signingSecret: config.signingSecret ?? '',
    endpoints: EVENTS_PATH,
    router,
    logger: sdkLogger,
    processEventErrorHandler: async (failure) => answerFailure(failure, logger),
    // Stored or not, Slack hears too late: let it send again, the second arrival of a key changes nothing.
    unhandledRequestHandler: ({ response }) => {
      logger.warn({ code: 'slack.slow' }, 'slack.not-acknowledged-in-time');
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
}

/** @returns true: the request is answered here, and Bolt may stop its clock */
function answerFailure({ error, response }: ReceiverProcessEventErrorHandlerArgs, logger: Logger): boolean {
  logger.error({ code: errorCode(error), error }, 'slack.request-failed');
  // Slack sends an event again after anything but 2xx; 503 says it is worth it.
  const status = error instanceof AppError && error.retryable ? 503 : 500;
  if (!response.headersSent) response.writeHead(status).end();
  return true;
}

/** Bolt tries to connect for as long as it takes; whoever starts the bot wants to know within `timeoutMs`. */
async function connect(socket: SocketModeReceiver, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Slack did not let the bot connect in time')), timeoutMs);
  });
  try {
    await Promise.race([socket.start(), late]);
  } catch (error) {
    await socket.stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function socketReceiver(
  appToken: string,
  config: SlackConfig,
  logger: Logger,
  sdkLogger: ReturnType<typeof createSdkLogger>,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: sdkLogger,
    installerOptions: {
      clientOptions: {
        slackApiUrl: config.apiUrl,
        timeout: config.requestTimeoutMs,
        // The connection is renewed for as long as the bot runs; a failed renewal must not be the last.
        retryConfig: { forever: true, factor: 1.3, maxTimeout: 30_000 },
      },
    },
    processEventErrorHandler: async ({ error }) => {
      logger.error({ code: errorCode(error), error }, 'slack.request-failed');
      // Not acknowledged: Slack sends it again.
      return false;
    },
  });
}
