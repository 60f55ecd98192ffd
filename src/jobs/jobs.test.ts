import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PgBoss } from 'pg-boss';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { clockNow, setClock } from '../store/clock.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { givenUpJobs } from './given-up.ts';
import { createHandJobs } from './hand-jobs.ts';
import { createJobs, type Jobs, sendJob } from './jobs.ts';

const logger = createLogger({ level: 'silent' });
const visit = { name: 'visit', payload: z.object({ id: z.number().int() }) };
const MINUTE_MS = 60_000;

let database: TestDatabase;
let done: number[];
const started: Jobs[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  done = [];
});

afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop();
  await database.drop();
});

async function startProcess(run = async ({ id }: { id: number }) => void done.push(id)): Promise<Jobs> {
  const jobs = createJobs({ databaseUrl: database.url, definitions: [{ ...visit, run }], logger });
  started.push(jobs);
  await jobs.start();
  return jobs;
}

/** A process that says when it is there and when it has begun a job, which it never ends. */
function spawnHangingProcess() {
  const address = (file: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);
  const program = `const { createJobs } = await import(${address('jobs.ts')});
    const { createLogger } = await import(${address('../telemetry/logger.ts')});
    const { z } = await import('zod');
    const run = () => new Promise(() => process.stdout.write('begun'));
    const definitions = [{ name: 'visit', payload: z.object({ id: z.number() }), run }];
    const databaseUrl = ${JSON.stringify(database.url)};
    const jobs = createJobs({ databaseUrl, definitions, logger: createLogger({ level: 'silent' }) });
    await jobs.start();
    process.stdout.write('ready');`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

describe('the moments of a job', () => {
  test('end at a start of a version that does not know it any more', async () => {
    const formerly = { name: 'formerly', payload: z.object({}), cron: '* * * * *', run: async () => undefined };
    const before = createJobs({ databaseUrl: database.url, definitions: [formerly], logger });
    await before.start();
    await before.stop();
    const schedules = () => database.prisma.$queryRaw`SELECT name FROM pgboss.schedule`;
    expect(await schedules()).toEqual([{ name: 'formerly' }]);
    await startProcess();
    expect(await schedules()).toEqual([]);
  });
});

describe('a job that is sent', { timeout: 120_000 }, () => {
  test('is done soon after the commit, and never when the transaction is undone', async () => {
    const jobs = await startProcess();
    const undone = database.prisma.$transaction(async (tx) => {
      await jobs.send(tx, visit, { id: 1 });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await database.prisma.$transaction((tx) => jobs.send(tx, visit, { id: 2 }));
    await eventually('the job', async () => (done.length > 0 ? true : undefined));
    expect(done).toEqual([2]);
  });

  test('is done once by one of two processes', async () => {
    const [jobs] = [await startProcess(), await startProcess()];
    const ids = Array.from({ length: 30 }, (_, id) => id);
    for (const id of ids) await jobs.send(database.prisma, visit, { id });
    const all = async () => (done.length >= ids.length ? true : undefined);
    await eventually('all jobs', all, async () => `${done.length} done`, 60_000);
    expect(done.sort((a, b) => a - b)).toEqual(ids);
  });

  test('is done by another process when the first is killed in the middle', async () => {
    const killed = spawnHangingProcess();
    await once(killed.stdout, 'data');
    const watch = new PgBoss({
      connectionString: database.url,
      schedule: false,
      supervise: false,
      monitorIntervalSeconds: 1,
    });
    await watch.start();
    await database.prisma.$transaction((tx) => sendJob(watch, tx, visit, { id: 1 }));
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    // Its time is over.
    await database.prisma.$executeRaw`
      UPDATE pgboss.job SET started_on = now() - interval '1 hour' WHERE name = 'visit' AND state = 'active'`;
    await startProcess();
    const again = async () => {
      await watch.supervise('visit');
      return done.length > 0 ? true : undefined;
    };
    await eventually('the second attempt', again, undefined, 60_000);
    await watch.stop({ graceful: false });
    expect(done).toEqual([1]);
  });

  test('is kept for as long as jobs are held, however often it comes up, and done when they are released', async () => {
    let isHeld = true;
    let asked = 0;
    const areHeld = async () => {
      asked += 1;
      return isHeld;
    };
    const definitions = [{ ...visit, run: async ({ id }: { id: number }) => void done.push(id) }];
    const jobs = createJobs({ databaseUrl: database.url, definitions, areHeld, logger });
    started.push(jobs);
    await jobs.start();
    await jobs.send(database.prisma, visit, { id: 1 });
    const waiting = () => database.prisma.$queryRaw<{ attempts: number }[]>`
      SELECT retry_count::int AS attempts FROM pgboss.job WHERE name = 'visit' AND state IN ('created', 'retry')`;
    const comesUp = () =>
      database.prisma.$executeRaw`
        UPDATE pgboss.job SET start_after = now() WHERE name = 'visit' AND state IN ('created', 'retry')`;
    for (const times of [1, 2]) {
      await eventually('it to be held', async () =>
        asked === times && (await waiting()).length > 0 ? true : undefined,
      );
      // Attempts are counted, and after a few of them it is given up.
      expect(await waiting()).toEqual([{ attempts: 0 }]);
      if (times === 2) isHeld = false;
      await comesUp();
    }
    await eventually('the job', async () => (done.length > 0 ? true : undefined));
    expect(done).toEqual([1]);
  });

  test('is refused where it is sent when it is not what its schema says', async () => {
    const jobs = await startProcess();
    await expect(jobs.send(database.prisma, visit, { id: 0.5 })).rejects.toBeInstanceOf(z.ZodError);
  });

  test('is listed when every attempt failed', async () => {
    const jobs = await startProcess(async () => {
      throw new Error('broken');
    });
    expect(await givenUpJobs(database.prisma)).toEqual([]);
    await database.prisma.$transaction(async (tx) => {
      await jobs.send(tx, visit, { id: 1 });
      await tx.$executeRaw`UPDATE pgboss.job SET retry_count = retry_limit WHERE name = 'visit'`;
    });
    const [given] = await eventually('a job that was given up', async () => {
      const found = await givenUpJobs(database.prisma);
      return found.length > 0 ? found : undefined;
    });
    expect(given).toMatchObject({ job: 'visit', givenUpAt: expect.any(Date) });
  });
});

describe('where time is passed by hand, a job that is sent', { timeout: 120_000 }, () => {
  function byHand(run = async ({ id }: { id: number }) => void done.push(id)) {
    const { prisma, url } = database;
    const jobs = createHandJobs({ prisma, databaseUrl: url, definitions: [{ ...visit, run }], logger });
    started.push(jobs);
    return jobs;
  }

  test('waits for its moment of the set clock, or is done at once', async () => {
    await setClock(database.prisma, new Date('2027-03-08T09:00:00Z'));
    const jobs = byHand();
    await jobs.start();
    const at = new Date('2027-03-10T08:00:00Z');
    await jobs.send(database.prisma, visit, { id: 1 }, { startAfter: at });
    await jobs.send(database.prisma, visit, { id: 2 });
    expect(await jobs.settled()).toBe(true);
    expect(done).toEqual([2]);
    expect(await jobs.next(await clockNow(database.prisma))).toEqual({ at, job: 'visit' });
    await setClock(database.prisma, at);
    await jobs.settled();
    expect(done).toEqual([2, 1]);
    expect(await jobs.next(at)).toBeNull();
  });

  test('is tried again a minute later when it fails, and not for ever', async () => {
    await setClock(database.prisma, new Date('2027-03-08T09:00:00Z'));
    const jobs = byHand(async ({ id }) => {
      done.push(id);
      throw new Error('broken');
    });
    await jobs.start();
    await jobs.send(database.prisma, visit, { id: 1 });
    for (let minute = 0; minute < 10; minute += 1) {
      await jobs.settled();
      await setClock(database.prisma, new Date((await clockNow(database.prisma)).getTime() + MINUTE_MS));
    }
    expect(done).toEqual([1, 1, 1, 1]);
  });
});
