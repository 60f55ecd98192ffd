import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { type HttpServer, startHttpServer } from './http.ts';

let database: TestDatabase;
let http: HttpServer;
/** A server with the limits of the product, to which a body drips while everything else is tried. */
let ordinary: { http: HttpServer; database: TestDatabase; ended: Promise<number> };
const sockets: Socket[] = [];

beforeAll(async () => {
  const own = await createTestDatabase();
  const server = await start({}, own);
  ordinary = { http: server, database: own, ...(await drip(server, '/read', [])) };
});

afterAll(async () => {
  await ordinary.http.close();
  await ordinary.database.drop();
});

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await http.close();
  await database.drop();
});

function start(limits: { requestMs?: number; databaseAwayMs?: number }, { prisma } = database) {
  return startHttpServer({
    host: '127.0.0.1',
    port: 0,
    services: [],
    routes: [(server) => void server.post('/read', express.json(), (_request, response) => void response.end())],
    prisma,
    logger: createLogger({ level: 'silent' }),
    ...limits,
  });
}

/** A request whose body never ends: a byte comes now and then. Gives when the connection was ended. */
async function drip({ url }: HttpServer, path: string, opened = sockets): Promise<{ ended: Promise<number> }> {
  const startedAt = performance.now();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  opened.push(socket);
  // Whoever drips gets a reset when the other side has hung up.
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => {
    socket.on('close', () => resolve(performance.now() - startedAt));
  });
  await once(socket, 'connect');
  const headers = 'host: bot\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{';
  socket.write(`POST ${path} HTTP/1.1\r\n${headers}`);
  const dripping = setInterval(() => socket.write(' '), 200);
  socket.resume().on('close', () => clearInterval(dripping));
  return { ended };
}

describe('a body that drips', () => {
  it('is ended on every route, six hundred at once, and meanwhile the bot answers', async () => {
    http = await start({ requestMs: 2_000 });
    const paths = ['/read', '/healthz', '/nothing'];
    const dripping = await Promise.all(
      Array.from({ length: 600 }, (_, n) => drip(http, paths[n % paths.length] ?? '')),
    );
    const askedAt = performance.now();
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200);
    expect(performance.now() - askedAt).toBeLessThan(1_000);
    const ended = await Promise.all(dripping.map((one) => one.ended));
    expect(Math.max(...ended)).toBeLessThan(5_000);
    expect((await fetch(`${http.url}/healthz`)).status).toBe(200);
  });
});

describe('a tenant that takes nothing', () => {
  it('leaves the bot ready, and is named as degraded without saying whose it is', async () => {
    http = await start({});
    http.ready();
    const look = async () => {
      const response = await fetch(`${http.url}/readyz`);
      return { status: response.status, body: await response.json() };
    };
    expect(await look()).toEqual({ status: 200, body: { status: 'ready', degraded: [] } });
    const organisation = { create: { slug: 'noord', name: 'Noord' } };
    await database.prisma.chatTenant.create({
      data: {
        platform: 'slack',
        externalId: 'T1',
        organisation,
        heldSince: new Date(),
        heldCode: 'delivery.token-refused',
      },
    });
    expect(await look()).toMatchObject({
      status: 200,
      body: { status: 'ready', degraded: [{ part: 'slack', reason: 'delivery.token-refused', waiting: 0 }] },
    });
  });

  it('is named with how many messages wait for it; without a reason of its own they are only late', async () => {
    http = await start({});
    http.ready();
    const tenant = (externalId: string, held: object) =>
      database.prisma.chatTenant.create({
        data: {
          platform: 'slack',
          externalId,
          organisation: { create: { slug: externalId.toLowerCase(), name: externalId } },
          conversations: {
            create: {
              externalId: 'C1',
              kind: 'channel',
              address: {},
              outbox: { create: [{ payload: {}, createdAt: new Date(Date.now() - 600_000) }, { payload: {} }] },
            },
          },
          ...held,
        },
      });
    await tenant('TNOORD', { heldSince: new Date(), heldCode: 'delivery.missing-scope' });
    await tenant('TZUID', {});
    const body: { degraded: { reason: string; waiting: number }[] } = JSON.parse(
      await (await fetch(`${http.url}/readyz`)).text(),
    );
    const waiting = Object.fromEntries(body.degraded.map(({ reason, waiting: count }) => [reason, count]));
    expect(waiting).toEqual({ 'delivery.missing-scope': 2, 'delivery.late': 1 });
    expect(JSON.stringify(body)).not.toMatch(/noord|zuid/i);
  });
});

describe('a database that is away', () => {
  it('makes the bot not ready at once, and no longer alive after a while', async () => {
    http = await start({ databaseAwayMs: 1_500 });
    http.ready();
    const status = async (path: string) => (await fetch(http.url + path)).status;
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    await database.drop();
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
    await eventually('no longer alive', async () => ((await status('/healthz')) === 503 ? true : undefined));
  });
});

describe('a body that drips to the bot as it is', () => {
  it('gets ten seconds and no more', async () => {
    http = await start({});
    const ended = await ordinary.ended;
    expect(ended).toBeGreaterThan(9_000);
    expect(ended).toBeLessThan(12_000);
  });
});
