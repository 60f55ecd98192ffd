import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import express, { type Express, type RequestHandler } from 'express';
import type { Database } from '../store/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';
import { listenAt } from './http.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { programVersion } from './version.ts';

/** Figures for who may have them: who has the token, or is on this machine. */
export interface Figures {
  /** For the server of the platforms, when they have no port of their own. */
  routes: readonly ((server: Express) => void)[];
  /** Serves them on a port of their own, if they have one. */
  start(): Promise<void>;
  close(): Promise<void>;
}

const FOR_NOBODY: Figures = { routes: [], start: async () => undefined, close: async () => undefined };

export async function createFigures(access: Config['metrics'], database: Database, logger: Logger): Promise<Figures> {
  if (!access) return FOR_NOBODY;
  const read = reading(createMetrics(database, await programVersion()), access.token, logger);
  const mount = (server: Express) => void server.get('/metrics', read);
  const { port, host } = access;
  if (port === null) return { ...FOR_NOBODY, routes: [mount] };
  const app = express();
  app.disable('x-powered-by');
  mount(app);
  app.use((_request, response) => void response.status(404).end());
  const server = createServer({ requestTimeout: REQUEST_MS }, app);
  return {
    routes: [],
    async start() {
      logger.info({ url: await listenAt(server, { port, host, setting: 'METRICS_PORT' }) }, 'figures are served');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const REQUEST_MS = 10_000;

/** @param token null: whoever reaches it may read it */
function reading(metrics: Metrics, token: string | null, logger: Logger): RequestHandler {
  return async (request, response) => {
    if (token !== null && !holds(request.headers.authorization, token)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').end();
      return;
    }
    try {
      response.type(metrics.contentType).send(await metrics.text());
    } catch (error) {
      logger.warn({ error }, 'figures could not be collected');
      response.status(503).end();
    }
  };
}

/** In a time that does not tell how much of it was right. */
function holds(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}
