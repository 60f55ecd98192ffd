import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botEnvironment } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const START = join(import.meta.dirname, '..', '..', 'start.js');
/** Nothing listens there: it is a port for the system itself. */
const NOBODY_THERE = '127.0.0.1:1';
/** What is promised of a start that cannot succeed. */
const ENDS_WITHIN_MS = 30_000;

let driver: SlackDriver;
let dataDir: string;

beforeEach(async () => {
  driver = await createSlackDriver();
  dataDir = await mkdtemp(join(tmpdir(), 'impactmakelaar-start-'));
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  await driver.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts it and sees it end in time. */
async function start(environment: Record<string, string>) {
  const began = performance.now();
  const child = spawn(process.execPath, [START], {
    env: { ...botEnvironment('', [driver]), DATABASE_URL: '', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(performance.now() - began).toBeLessThan(ENDS_WITHIN_MS);
  return { code: Number(code), said };
}

async function serverRuns(): Promise<boolean> {
  return stat(join(dataDir, 'postgres', 'cluster', 'postmaster.pid')).then(
    () => true,
    () => false,
  );
}

describe('a start that cannot succeed ends with a sentence, and with its database', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['an address of Slack that refuses', { SLACK_API_URL: `http://${NOBODY_THERE}/api/` }, /^Slack does not answer/],
    [
      'an address of Slack that refuses, in Socket Mode',
      { SLACK_API_URL: `http://${NOBODY_THERE}/api/`, SLACK_APP_TOKEN: 'xapp-tests' },
      /^Slack does not answer/,
    ],
    ['a folder where nothing can be kept', { DATA_DIR: '/proc/impactmakelaar' }, /^The database in .* cannot be used/],
    [
      'a database that refuses',
      { DATABASE_URL: `postgresql://x:y@${NOBODY_THERE}/z` },
      /^The database cannot be reached/,
    ],
  ])(
    '%s',
    async (_what, environment, sentence) => {
      const { code, said } = await start(environment);
      expect(said).toMatch(sentence);
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(1);
      expect(await serverRuns()).toBe(false);
    },
    120_000,
  );

  it('a token that Slack does not accept', async () => {
    driver.failNext('auth.test', 'invalid_auth');
    const { code, said } = await start({});
    expect(said).toMatch(/invalid_auth.*SLACK_BOT_TOKEN/s);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
    expect(await serverRuns()).toBe(false);
  }, 120_000);

  it('a port that is taken', async () => {
    const taken = new URL(String(driver.env.SLACK_API_URL)).port;
    const { code, said } = await start({ PORT: taken });
    expect(said).toContain(`Port ${taken} is taken`);
    expect(code).toBe(1);
    expect(await serverRuns()).toBe(false);
  }, 120_000);
});

describe('an older Node', () => {
  it('hears in one sentence which Node it takes, and reads nothing that it cannot', async () => {
    const source = await readFile(START, 'utf8');
    const said: string[] = [];
    const process = {
      versions: { node: '18.20.4' },
      argv: [],
      exitCode: 0,
      stderr: { write: (line: string) => said.push(line) },
    };
    // The file itself with another Node around it; that `import` is never reached is seen by its not being there.
    const alone = source.replace(/import\(/g, 'load(').replace(/import\.meta\.url/g, "'file:///start.js'");
    new Function('process', 'load', alone)(process, () => said.push('loaded'));
    expect(said).toEqual([
      expect.stringMatching(/^This program needs Node 24 or newer and this is Node 18\.20\.4: .*\n$/),
    ]);
    expect(process.exitCode).toBe(1);
  });
});

describe('what Node made of the program', () => {
  /** The first file of the program in a project of its own. */
  async function startIn(project: string): Promise<{ code: number; said: string }> {
    await mkdir(join(project, 'src'));
    await copyFile(START, join(project, 'src', 'start.js'));
    await writeFile(join(project, 'package.json'), '{"type":"module"}');
    await writeFile(join(project, 'src', 'cli.ts'), "console.log('it runs');");
    const { NODE_COMPILE_CACHE: _, ...environment } = process.env;
    const child = spawn(process.execPath, [join(project, 'src', 'start.js'), 'impact'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return { code: Number(code), said };
  }

  it('is kept for the next start', async () => {
    expect(await startIn(dataDir)).toEqual({ code: 0, said: 'it runs\n' });
    const kept = await readdir(join(dataDir, 'node_modules', '.cache', 'compiled'), { recursive: true });
    expect(kept.length).toBeGreaterThan(0);
  });

  it('is no loss where nothing can be kept', async () => {
    await writeFile(join(dataDir, 'node_modules'), 'a file in the place of a folder');
    expect(await startIn(dataDir)).toEqual({ code: 0, said: 'it runs\n' });
  });
});
