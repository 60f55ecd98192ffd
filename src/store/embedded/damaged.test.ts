import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { joinEmbeddedPostgres } from './join.ts';
import { findPostmaster } from './postmaster.ts';
import { type MadeFolder, type Member, makeDataFolder, makeFolder, startMember } from './testing/process.ts';

let made: MadeFolder;
let folder: Awaited<ReturnType<typeof makeFolder>>;
let dataDir: string;
let systemDir: string;
let cluster: string;
let members: Member[];

beforeAll(async () => {
  made = await makeDataFolder();
});

afterAll(() => made.remove());

beforeEach(async () => {
  folder = await makeFolder(0o711);
  dataDir = join(folder.path, 'data');
  systemDir = join(folder.path, 'system');
  cluster = join(dataDir, 'postgres', 'cluster');
  members = [];
  await made.copyTo(dataDir);
});

afterEach(async () => {
  for (const member of members) await member.kill();
  const server = await joinEmbeddedPostgres({ dataDir, systemDir }).catch(() => null);
  await server?.leave();
  await folder.remove();
});

const lockFile = (name: string) => join(dataDir, 'postgres', name);
const pidFile = () => join(cluster, 'postmaster.pid');
const RUBBISH = Buffer.alloc(8_192, 'rubbish ');

describe('lock files', () => {
  test.each(['gate.lock', 'members.lock'])('with rubbish in them (%s) lock as before', async (name) => {
    await writeFile(lockFile(name), RUBBISH);
    await expectOneServerForAll();
  });

  test('with a journal of rubbish beside them lock as before', async () => {
    await writeFile(`${lockFile('gate.lock')}-journal`, RUBBISH);
    await writeFile(`${lockFile('members.lock')}-wal`, RUBBISH);
    await expectOneServerForAll();
  });

  test('that get rubbish while they are held still hold', async () => {
    const first = await member();
    const { url = '' } = await first.order('join');
    await writeFile(lockFile('members.lock'), RUBBISH);
    await comeAndGo();
    expect(await ask(url)).toBe(1);
    expect(await first.order('leave')).toEqual({ left: true });
  });

  test('that are removed are there again for who is in, who keeps the server', async () => {
    const first = await member();
    const { url = '' } = await first.order('join');
    await rm(lockFile('members.lock'));
    await rm(lockFile('gate.lock'));
    await eventually('the lock is there again', () =>
      stat(lockFile('members.lock')).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
        return undefined;
      }),
    );
    await comeAndGo();
    expect(await ask(url)).toBe(1);
  });

  test('that are no file are named, with what to do', async () => {
    await rm(lockFile('gate.lock'));
    await mkdir(lockFile('gate.lock'));
    await expect(joinEmbeddedPostgres({ dataDir, systemDir })).rejects.toMatchObject({
      code: 'store.embedded.lock-file',
      message: expect.stringContaining(`${lockFile('gate.lock')} is not a file`),
    });
    await rm(lockFile('gate.lock'), { recursive: true });
  });

  /** Two who come at the same moment get one server, and it stays until both are gone. */
  async function expectOneServerForAll(): Promise<void> {
    const [first, second] = [await member(), await member()];
    const [one, other] = await Promise.all([first.order('join'), second.order('join')]);
    expect(one.url).toBeDefined();
    expect(other).toEqual(one);
    await first.order('leave');
    expect(await ask(one.url ?? '')).toBe(1);
    expect(await second.order('leave')).toEqual({ left: true });
  }
});

describe('postmaster.pid', () => {
  const contents: [string, () => string | Buffer][] = [
    ['with rubbish', () => RUBBISH],
    ['that is empty', () => ''],
    ['of a process that is no server any more', () => `99999999\n${cluster}\n1\n5999\n\n127.0.0.1\n\nready\n`],
    ['of a stranger who lives', () => `${process.pid}\n${cluster}\n1\n5999\n\n127.0.0.1\n\nready\n`],
    ['with a number that no process has', () => '-0\n'],
  ];

  test.each(contents)('%s does not keep the server from starting', async (_what, content) => {
    const before = await joinEmbeddedPostgres({ dataDir, systemDir });
    await ask(before.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await before.leave();
    await writeFile(pidFile(), content());
    const after = await joinEmbeddedPostgres({ dataDir, systemDir });
    expect(await ask(after.url, 'SELECT n FROM kept')).toBe(7);
    await after.leave();
  });

  test.each([
    ['is missing', async () => rm(pidFile())],
    ['is rubbish', async () => writeFile(pidFile(), RUBBISH)],
  ])('that %s while a server runs is left alone, and the server is named', async (_what, damage) => {
    const first = await member();
    const { url = '' } = await first.order('join');
    const text = await readFile(pidFile(), 'utf8');
    const pid = text.split('\n')[0] ?? '';
    await damage();
    const there = await readFile(pidFile()).catch(() => null);
    await expect(findPostmaster(cluster, 50)).rejects.toMatchObject({
      code: 'store.embedded.unnamed',
      message: expect.stringMatching(new RegExp(`process ${pid}.*postmaster\\.pid`)),
    });
    expect(await readFile(pidFile()).catch(() => null)).toEqual(there);
    expect(await ask(url)).toBe(1);
    await writeFile(pidFile(), text);
  });

  test('of a server on a folder with a longer name is none of ours', async () => {
    const longer = `${cluster}-longer`;
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres', '-D', longer]);
    expect(await findPostmaster(cluster, 50)).toBeNull();
    child.kill('SIGKILL');
  });
});

test('a data folder that lost its beginning is named, and not made anew', async () => {
  await rm(join(cluster, 'PG_VERSION'));
  await expect(joinEmbeddedPostgres({ dataDir, systemDir })).rejects.toMatchObject({
    code: 'store.embedded.damaged',
    message: expect.stringContaining('impact restore'),
  });
});

async function member(): Promise<Member> {
  const started = startMember({ dataDir, systemDir });
  members.push(started);
  return started;
}

async function comeAndGo(): Promise<void> {
  const guest = await member();
  await guest.order('join');
  expect(await guest.order('leave')).toEqual({ left: true });
}

async function ask(url: string, statement = 'SELECT 1 AS n'): Promise<unknown> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(statement);
    return rows[0]?.n;
  } finally {
    await client.end();
  }
}
