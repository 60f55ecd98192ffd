import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { type Degraded, degraded } from '../delivery/degraded.ts';
import { AppError, errorCode } from '../errors.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { watchDatabase } from './liveness.ts';

/**
 * How long a request may take to come in, headers and body in all: whoever sends a byte now and then does not keep a
 * connection. Node looks only now and then itself, so how often is set with it.
 */
const REQUEST_MS = 10_000;

export interface HttpServer {
  url: string;
  /** From now on `/readyz` says yes. */
  ready(): void;
  /** From now on `/readyz` says no, so that a balancer sends nothing more. */
  notReady(): void;
  /** Ends when every request in hand has been answered. */
  close(): Promise<void>;
}

/**
 * The HTTP server: the platforms' routes, `/healthz` (200: let the process live; 503: its database has been away
 * for a minute, and a supervisor does well to start it anew) and `/readyz` (it can do its work).
 *
 * @throws AppError `http.port-taken`
 */
export async function startHttpServer(options: {
  host: string;
  port: number;
  services: readonly PlatformService[];
  /** Adds routes of the program itself. */
  routes?: readonly ((server: Express) => void)[];
  prisma: PrismaClient;
  logger: Logger;
  /** For tests: how long a request may take to come in, and the database to stay away. */
  requestMs?: number;
  databaseAwayMs?: number;
}): Promise<HttpServer> {
  let isReady = false;
  const app = express();
  app.disable('x-powered-by');
  const liveness = watchDatabase(() => answers(options.prisma), options.databaseAwayMs);
  app.get('/healthz', (_request, response) => {
    const alive = liveness.isAlive();
    response.status(alive ? 200 : 503).json({ status: alive ? 'ok' : 'the database stays away' });
  });
  app.get('/readyz', async (_request, response) => {
    const found = isReady ? await whatIsDegraded(options) : null;
    response
      .status(found ? 200 : 503)
      .json(found ? { status: 'ready', degraded: found } : { status: 'not ready', degraded: [] });
  });
  for (const service of options.services) service.mount(app);
  for (const mount of options.routes ?? []) mount(app);
  app.use((_request, response) => void response.status(404).end());
  app.use(failed(options.logger));

  const requestTimeout = options.requestMs ?? REQUEST_MS;
  const limits = { requestTimeout, headersTimeout: requestTimeout, connectionsCheckingInterval: requestTimeout / 20 };
  const server = createServer(limits, app);
  const url = await listenAt(server, { port: options.port, host: options.host, setting: 'PORT' });
  return {
    url,
    ready() {
      isReady = true;
    },
    notReady() {
      isReady = false;
    },
    close: () =>
      new Promise((resolve) => {
        liveness.stop();
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** Left to itself, the library answers with the stack and writes the error, message and all, to standard error. */
function failed(logger: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    logger.error({ code: errorCode(error), error }, 'request failed');
    if (response.headersSent) return next(error);
    response.status(500).end();
  };
}

/** What does not work while the rest does; null: nothing can be served, for there is no database. */
async function whatIsDegraded({
  prisma,
  logger,
}: {
  prisma: PrismaClient;
  logger: Logger;
}): Promise<Degraded[] | null> {
  try {
    return await degraded(prisma);
  } catch (error) {
    logger.warn({ error }, 'not ready');
    return null;
  }
}

async function answers(prisma: PrismaClient): Promise<boolean> {
  try {
    await prisma.$queryRaw`SELECT 1`;
    return true;
  } catch {
    // The answer to the question; the cause is logged where it hurts.
    return false;
  }
}

/**
 * @returns the address at which it can be reached
 * @throws AppError `http.port-taken`, which names the setting of the port
 */
export async function listenAt(
  server: Server,
  { port, host, setting }: { port: number; host: string; setting: string },
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asHttpError(error, port, setting)));
    server.listen(port, host, resolve);
  });
  return addressOf(server.address(), host);
}

function addressOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return `http://${host}`;
  const reachable = address.address === '0.0.0.0' || address.address === '::' ? '127.0.0.1' : address.address;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${address.port}`;
}

function asHttpError(error: NodeJS.ErrnoException, port: number, setting: string): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new AppError({
    code: 'http.port-taken',
    message: `Port ${port} is taken by another program. Stop that one, or set ${setting} to another number.`,
    cause: error,
  });
}
