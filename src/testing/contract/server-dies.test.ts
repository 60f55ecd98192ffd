import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { eventually } from '../eventually.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

/** What is promised of it. */
const BACK_WITHIN_MS = 10_000;

let driver: SlackDriver;
let dataDir: string;
let bot: BotProcess | undefined;

beforeEach(async () => {
  driver = await createSlackDriver();
  dataDir = await mkdtemp(join(tmpdir(), 'impactmakelaar-dies-'));
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  await bot?.terminate();
  await driver.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('the program’s own database, killed under a running bot, comes back and the bot works on', async () => {
  bot = await startBotProcess('', [driver], { DATABASE_URL: '', DATA_DIR: dataDir });
  const before = await driver.say('Anna', 'Wat is een makelaar met mandaat?');
  expect(await driver.answers(before.thread, 1)).toHaveLength(1);

  const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
  const killed = performance.now();
  process.kill(Number.parseInt(await readFile(pidFile, 'utf8'), 10), 'SIGKILL');
  // What cannot be kept is not acknowledged; Slack sends it again until it is.
  const asked = await eventually(
    'an acknowledgement',
    async () => {
      const said = await driver.say('Bram', 'Wat is social return?');
      return said.status === 200 ? said : undefined;
    },
    undefined,
    BACK_WITHIN_MS,
  );
  expect(performance.now() - killed).toBeLessThan(BACK_WITHIN_MS);
  expect((await driver.answers(asked.thread, 1))[0]?.sources.length).toBeGreaterThan(0);
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
}, 90_000);
