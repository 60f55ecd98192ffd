import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServerAccount } from '../store/embedded/account.ts';

/** Where Debian and Ubuntu put the oldest version that may be served. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';

/** Whether this machine has the oldest PostgreSQL that may be served. */
export function hasPostgres15(): boolean {
  return spawnSync(join(PROGRAMS, 'postgres'), ['--version']).status === 0;
}

/** A PostgreSQL 15 of one test, whose user is no superuser. */
export async function startPostgres15(): Promise<{ url: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-postgres-15-'));
  const account = await findServerAccount(folder);
  await chmod(folder, 0o755);
  if (account) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(PROGRAMS, program), args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { LC_ALL: 'C' },
      ...(account ?? {}),
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  run('initdb', `--pgdata=${data}`, '--username=owner', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync');
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const log = join(folder, 'log');
  run('pg_ctl', 'start', `--pgdata=${data}`, `--log=${log}`, `--options=${settings}`, '--wait', '--silent');
  const ask = (statement: string) =>
    run('psql', `--dbname=postgresql://owner@127.0.0.1:${port}/postgres`, `--command=${statement}`);
  ask('CREATE ROLE plain LOGIN');
  ask('CREATE DATABASE plain OWNER plain TEMPLATE template0');
  return {
    url: `postgresql://plain@127.0.0.1:${port}/plain`,
    async remove() {
      run('pg_ctl', 'stop', `--pgdata=${data}`, '--mode=immediate', '--silent');
      await rm(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
