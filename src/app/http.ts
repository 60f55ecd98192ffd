import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { AppError, errorCode } from '../errors.ts';
import type { PlatformService } from '../platforms/platform-service.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';

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
 * The HTTP server: the platforms' routes, `/healthz` (the process lives) and `/readyz` (it can do its work).
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
}): Promise<HttpServer> {
  let isReady = false;
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const reachable = isReady && (await answers(options.prisma));
    response.status(reachable ? 200 : 503).json({ status: reachable ? 'ready' : 'not ready' });
  });
  for (const service of options.services) service.mount(app);
  for (const mount of options.routes ?? []) mount(app);
  app.use((_request, response) => void response.status(404).end());
  app.use(failed(options.logger));

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asHttpError(error, options.port)));
    server.listen(options.port, options.host, resolve);
  });
  return {
    url: addressOf(server.address(), options.host),
    ready() {
      isReady = true;
    },
    notReady() {
      isReady = false;
    },
    close: () =>
      new Promise((resolve) => {
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

async function answers(prisma: PrismaClient): Promise<boolean> {
  try {
    await prisma.$queryRaw`SELECT 1`;
    return true;
  } catch {
    // The answer to the question; the cause is logged where it hurts.
    return false;
  }
}

function addressOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return `http://${host}`;
  const reachable = address.address === '0.0.0.0' || address.address === '::' ? '127.0.0.1' : address.address;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${address.port}`;
}

function asHttpError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error;
  return new AppError({
    code: 'http.port-taken',
    message: `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`,
    cause: error,
  });
}
