import { randomBytes } from 'node:crypto';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { columnsOf } from '../catalogue.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type ServedLinks, serveLinks } from '../served-links.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { createTeamsDriver } from '../teams-driver.ts';

const KEY = randomBytes(32);
const PUBLIC_URL = 'https://bot.example.nl';
/** Who scans mail and previews links in chats. */
const LOOKERS = ['Slackbot-LinkExpanding 1.0', 'Mozilla/5.0 (compatible; BarracudaCentral)'];

/** Where there is nothing of anybody (a picture of a broadcast is what many got): everything else is opened with a link that works. */
const NOTHING_PERSONAL = ['/healthz', '/readyz', '/metrics', '/pictures/:id'];

let running: RunningBot;
let slack: SlackDriver;
let teams: Awaited<ReturnType<typeof createTeamsDriver>>;
/** Every path that answers to GET. */
let mounted: string[];
/** A live link for each path, what nobody may see by opening it, and what a press gives. */
let links: ServedLinks;

/** Starts to look on while the bot mounts what it serves; returns every path that answers to GET, as it was mounted. */
function watchRoutes(): () => string[] {
  const get = vi.spyOn(express.application, 'get');
  const use = vi.spyOn(express.application, 'use');
  return () => {
    const own: unknown[] = get.mock.calls.flatMap(([path, ...handlers]) => (handlers.length > 0 ? [path] : []));
    const calls: unknown[][] = use.mock.calls;
    const below = calls.flatMap((given) =>
      given
        .flatMap(routesOf)
        .filter(({ methods }) => methods.get)
        .map(({ path }) => `${typeof given[0] === 'string' ? given[0] : ''}${path}`),
    );
    return [...own.filter((path) => typeof path === 'string'), ...below];
  };
}

interface Route {
  path: string;
  methods: Record<string, boolean | undefined>;
}

function routesOf(handler: unknown): Route[] {
  if (typeof handler !== 'function' || !('stack' in handler) || !Array.isArray(handler.stack)) return [];
  return handler.stack.flatMap((layer: { route?: Route }) => (layer.route ? [layer.route] : []));
}

beforeAll(async () => {
  [slack, teams] = [await createSlackDriver(), await createTeamsDriver()];
  const routes = watchRoutes();
  running = await startRunningBot([slack, teams], {
    SLACK_CLIENT_ID: '12.34',
    SLACK_CLIENT_SECRET: 'het-geheim',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LINK_SIGNING_KEY: KEY.toString('base64'),
    PUBLIC_URL,
  });
  mounted = routes();
  links = await serveLinks(running.database.prisma, { signingKey: KEY, publicUrl: PUBLIC_URL });
});

afterAll(async () => {
  vi.restoreAllMocks();
  await running?.stop();
  await Promise.all([slack?.close(), teams?.close()]);
});

/** Every row of every table, but what passes by itself. */
async function everything(): Promise<string> {
  const { prisma } = running.database;
  const tables = new Set(
    (await columnsOf(prisma)).filter(({ schema }) => schema === 'public').map(({ table }) => table),
  );
  const rows = await Promise.all(
    [...tables].map((table) =>
      prisma.$queryRawUnsafe(`SELECT '${table}' AS name, t::text AS row FROM "${table}" t ORDER BY 2`),
    ),
  );
  return JSON.stringify(rows);
}

describe('a link', () => {
  it('of every kind that can be opened is looked at here', () => {
    expect([...new Set(mounted)].filter((path) => !NOTHING_PERSONAL.includes(path)).toSorted()).toEqual(
      [...links.keys()].toSorted(),
    );
  });

  it('gives nothing away and stays as good as it was, however often it is opened without a press', async () => {
    const before = await everything();
    for (const { path, hidden } of links.values()) {
      for (const [method, agent] of [...LOOKERS, ...LOOKERS].flatMap((one) => [
        ['GET', one] as const,
        ['HEAD', one] as const,
      ])) {
        const response = await fetch(`${running.bot.url}${path}`, {
          method,
          redirect: 'manual',
          headers: { 'user-agent': agent },
        });
        expect(`${await response.text()} ${JSON.stringify([...response.headers])}`).not.toMatch(hidden);
      }
    }
    expect(await everything()).toBe(before);
  });

  it('acts on the press, after all of that', async () => {
    for (const { path, press } of links.values()) {
      if (!press) continue;
      const response = await fetch(`${running.bot.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(press.form),
      });
      expect(await response.text()).toMatch(press.gives);
    }
    const install = links.get('/slack/install')?.path;
    const led = await fetch(`${running.bot.url}${install}`, { method: 'POST', redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringContaining('slack.com/oauth')]);
  });
});
