import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Doors } from '../../chat/doors.ts';
import type { Installations } from '../../chat/installations.ts';
import { AppError, errorCode } from '../../errors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import type { PlatformService } from '../platform-service.ts';
import { isServiceUrl } from './address.ts';
import { allowsLoopback, createConnection, type TeamsConfig } from './authentication.ts';
import { createExchange } from './exchange.ts';
import { readActivity } from './ingress.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { createOutbound } from './outbound.ts';

const MESSAGES_PATH = '/api/messages';

/** What goes back over HTTP. */
interface HttpAnswer {
  status: number;
  body?: unknown;
}

/**
 * Microsoft Teams, over HTTP (`POST /api/messages`).
 *
 * Until {@link PlatformService.start} is done and after `stop`, requests are refused with 503.
 */
export function createTeams(
  config: TeamsConfig,
  deps: { doors: Doors; installations: Installations; logger: Logger },
): PlatformService {
  const { installations, logger } = deps;
  const connection = createConnection(config);
  const { adapter } = connection;
  const client = config.kind === 'credentials' ? 'teams' : 'playground';
  const { platform, lastAnswer } = createOutbound(config, { adapter, logger, client });
  const exchange = createExchange({ adapter, doors: deps.doors, installations, logger, lastAnswer });
  let taking = false;

  async function answer(authorization: string, body: unknown): Promise<HttpAnswer> {
    if (!taking) return { status: 503 };
    const received = readActivity(body);
    if (received === null) return refuse(400, 'malformed');
    const { activity, whole } = received;
    // Other channels have other rules of who may ask, and the activity itself says which one it came through.
    if (activity.channelId !== 'msteams') return refuse(403, 'channel');
    if (!isServiceUrl(activity.serviceUrl, { loopback: allowsLoopback(config) })) return refuse(403, 'service-url');
    let known = false;
    try {
      const response = await connection.receive(authorization, whole, async (context) => {
        known = true;
        await exchange.run(context, activity);
      });
      return { status: response?.status ?? 200, body: response?.body };
    } catch (error) {
      return known ? turnFailed(error) : unauthorized(error);
    }
  }

  function refuse(status: number, reason: string): HttpAnswer {
    logger.warn({ status, reason }, 'teams.refused');
    return { status };
  }

  /** Before the turn there is only the question who asks. */
  function unauthorized(error: unknown): HttpAnswer {
    if (!isKeyServerFailure(error)) return refuse(401, 'token');
    logger.error({ code: 'teams.keys-unavailable', error }, 'teams.request-failed');
    return { status: 503 };
  }

  function turnFailed(error: unknown): HttpAnswer {
    logger.error({ code: errorCode(error), error }, 'teams.request-failed');
    return { status: error instanceof AppError && error.retryable ? 503 : 500 };
  }

  const handle: RequestHandler = async (request, response) => {
    const { status, body } = await answer(request.get('authorization') ?? '', request.body);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };

  const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    response.status(refuse(bodyErrorStatus(error), 'unreadable').status).end();
  };

  return {
    platform,
    mount(server) {
      server.post(MESSAGES_PATH, express.json({ limit: TEAMS_LIMITS.requestBytes }), handle);
      server.use(MESSAGES_PATH, unreadable);
    },
    async start() {
      await connection.checkCredentials();
      taking = true;
      return { tenant: config.tenantId };
    },
    // Teams tells no bot what it may do in a tenant; it shows when something is sent there.
    examine: () => Promise.resolve({ missingScopes: [] }),
    async stop() {
      taking = false;
    },
  };
}

/** Whether the keys to check a token with could not be had: then nobody can be told that theirs is wrong. */
function isKeyServerFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500);
}

/** What Express's reader of bodies answers: 400 for what is not JSON, 413 for what is too long. */
function bodyErrorStatus(error: unknown): number {
  const status: unknown = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 400;
}
