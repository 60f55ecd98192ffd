import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer } from '../../store/database.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { eventually } from '../eventually.ts';
import { runProgram } from '../run-cli.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const SLOW_MS = 300_000;
const QUESTION = 'Wat is een makelaar met mandaat?';

// As after the loss of a machine: a new one has the program, the backup, and a folder with nothing in it.
describe('a backup that is put back into an empty folder', { timeout: SLOW_MS }, () => {
  let folder: string;
  let slack: SlackDriver;
  let running: RunningBot;
  let bot: BotProcess | undefined;
  let leave: () => Promise<void> = async () => undefined;
  let restored: Awaited<ReturnType<typeof impact>>;

  const inFolder = () => ({ DATA_DIR: join(folder, 'data') });

  async function impact(args: readonly string[], environment: Record<string, string>) {
    const { code, stdout, stderr } = await runProgram('cli.ts', args, environment);
    return { code, stderr, printed: args.includes('--json') ? JSON.parse(stdout || 'null') : stdout };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-folder-'));
    slack = await createSlackDriver();
    running = await startRunningBot([slack]);
    await slack.answers((await slack.say('anna', QUESTION)).thread, 1);
    const made = await impact(['backup', join(folder, 'backup'), '--json'], { DATABASE_URL: running.database.url });
    expect(made).toMatchObject({ code: 0 });
    await running.stop();
    restored = await impact(['restore', join(folder, 'backup'), '--json'], inFolder());
  }, SLOW_MS);

  afterAll(async () => {
    await bot?.terminate();
    await leave();
    await slack?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says that the history is whole and nothing was left out', () => {
    expect(restored).toMatchObject({ code: 0, printed: { flaws: 0, leftOut: [], migrated: 0 } });
  });

  it('has who was known in it, and a history that is proved again', async () => {
    const people = await impact(['people', 'list', '--json'], inFolder());
    expect(people.printed).toHaveLength(1);
    const verified = await impact(['audit', 'verify'], inFolder());
    expect(verified).toMatchObject({ code: 0, stderr: '' });
  });

  it('answers at the command line', async () => {
    const { code, printed } = await impact(['ask', QUESTION], inFolder());
    expect(code).toBe(0);
    expect(printed).toMatch(/makelaar/i);
  });

  it('leaves a job that is due where it is until everything is released, and then does it', async () => {
    const server = await openServer({ dataDir: inFolder().DATA_DIR });
    ({ leave } = server);
    bot = await startBotProcess('', [slack], inFolder());
    const { output } = bot;
    const boss = new PgBoss({ connectionString: server.url, schedule: false, supervise: false });
    boss.on('error', () => undefined);
    await boss.start();
    const said = (what: string) => output.filter((line) => line.includes(what) && line.includes('"deadlines"'));
    await boss.send('deadlines', {});
    await eventually('the job to be held', async () => said('job held')[0]);
    expect(said('job done')).toEqual([]);
    expect((await impact(['deliveries', 'release'], inFolder())).code).toBe(0);
    await boss.send('deadlines', {});
    await eventually('the job to be done', async () => said('job done')[0]);
    await boss.stop({ graceful: false });
  });

  it('answers people meanwhile, who are known again', async () => {
    const { thread } = await slack.say('anna', QUESTION);
    expect(await slack.answers(thread, 1)).toHaveLength(1);
    const people = await impact(['people', 'list', '--json'], inFolder());
    expect(people.printed).toHaveLength(1);
  });
});
