import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorCode } from '../../errors.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import type { Progress } from './format.ts';
import { makeBackup } from './make.ts';
import { checkBackup, readPieces } from './read.ts';
import { restoreBackup } from './restore.ts';

const OPTIONS = { program: '1.2.3', settings: ['SLACK_BOT_TOKEN'], keys: {} };

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-backup-'));
  file = join(folder, 'backup');
});
afterEach(() => rm(folder, { recursive: true }));

describe('a backup', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
  });
  afterAll(() => database.drop());

  it('says of which release, schema and server it is, and how many rows of what are in it', async () => {
    const made = await makeBackup(database.url, file, OPTIONS);
    const counters = await database.prisma.counter.count();
    expect(made.rows).toMatchObject({ counter: counters, person: 0 });
    expect(await checkBackup(file)).toEqual(made);
    const migrations = await ask(database.url, 'SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1');
    expect(made.head).toMatchObject({ program: '1.2.3', settings: ['SLACK_BOT_TOKEN'], migrations });
    expect(Math.abs(Date.parse(made.head.madeAt) - Date.now())).toBeLessThan(60_000);
  });

  it('is for its owner only, and takes the place of no file', async () => {
    await makeBackup(database.url, file, OPTIONS);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(makeBackup(database.url, file, OPTIONS)).rejects.toMatchObject({ code: 'backup.exists' });
    expect(await readdir(folder)).toEqual(['backup']);
  });

  it('is of one moment while others write', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE TABLE zz_last (n int)');
    try {
      let wrote = false;
      const writing: Promise<unknown>[] = [];
      const onProgress = () => {
        if (wrote) return;
        wrote = true;
        writing.push(client.query('INSERT INTO zz_last VALUES (1)'));
      };
      const { rows } = await makeBackup(database.url, file, { ...OPTIONS, onProgress });
      await Promise.all(writing);
      expect(writing).toHaveLength(1);
      expect(rows.zz_last).toBe(0);
    } finally {
      await client.query('DROP TABLE zz_last');
      await client.end();
    }
  });

  it('tells how far it is, table by table, and so does putting it back', async () => {
    const told: Progress[] = [];
    const { head, rows } = await makeBackup(database.url, file, {
      ...OPTIONS,
      onProgress: (one) => void told.push(one),
    });
    const all = Object.values(rows).reduce((sum, count) => sum + count, 0);
    expectToRise(told, head.tables.length, all);
    const target = await createEmptyDatabase();
    const back: Progress[] = [];
    await restoreBackup(target.url, file, { onProgress: (one) => void back.push(one) });
    await target.drop();
    expectToRise(back, head.tables.length, all);
  });

  function expectToRise(told: readonly Progress[], tables: number, rows: number): void {
    expect(told.length).toBeGreaterThan(5);
    expect(told.every((one) => one.tables === tables && one.place >= 1 && one.place <= tables)).toBe(true);
    expect(told.map(({ place }) => place)).toEqual(told.map(({ place }) => place).toSorted((a, b) => a - b));
    expect(told.map((one) => one.rows)).toEqual(told.map((one) => one.rows).toSorted((a, b) => a - b));
    expect(told.at(-1)?.rows).toBe(rows);
  }

  it('leaves nothing when it breaks off in the middle', async () => {
    const onProgress = () => {
      throw new Error('in the middle');
    };
    await expect(makeBackup(database.url, file, { ...OPTIONS, onProgress })).rejects.toThrow('in the middle');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says what to do where it cannot be written, or where there is nothing', async () => {
    const nowhere = makeBackup(database.url, join(folder, 'none', 'backup'), OPTIONS);
    await expect(nowhere).rejects.toMatchObject({ code: 'backup.not-written' });
    const empty = await createEmptyDatabase();
    await expect(makeBackup(empty.url, file, OPTIONS)).rejects.toMatchObject({ code: 'backup.no-database' });
    await empty.drop();
  });

  describe('that is not right', () => {
    let bytes: Buffer;
    let content: Buffer;

    beforeEach(async () => {
      await makeBackup(database.url, file, OPTIONS);
      bytes = await readFile(file);
      content = gunzipSync(bytes);
    });

    const put = (changed: Buffer) => writeFile(file, changed);
    const codeOf = async () =>
      errorCode(
        await checkBackup(file).then(
          () => null,
          (error: unknown) => error,
        ),
      );

    it('is told by what is wrong with it', async () => {
      await truncate(file, Math.floor(bytes.length / 2));
      expect(await codeOf()).toBe('backup.cut-off');
      await put(gzipSync(content.subarray(0, content.length / 2)));
      expect(await codeOf()).toBe('backup.cut-off');
      await put(gzipSync(content.subarray(0, content.lastIndexOf('{"end"'))));
      expect(await codeOf()).toBe('backup.cut-off');
      await put(gzipSync(Buffer.concat([content, Buffer.from('more\n')])));
      expect(await codeOf()).toBe('backup.damaged');
      await put(gzipSync(Buffer.from(content.toString().replace('Deventer', 'Devanter'))));
      expect(await codeOf()).toBe('backup.damaged');
      await put(gzipSync(Buffer.from(content.toString().replace('-backup":1', '-backup":2'))));
      expect(await codeOf()).toBe('backup.format');
      for (const other of [
        Buffer.alloc(0),
        gzipSync(''),
        randomBytes(50_000),
        gzipSync('{"a":1}\n'),
        gzipSync(Buffer.alloc(9_000_000)),
      ]) {
        await put(other);
        expect(await codeOf()).toBe('backup.foreign');
      }
      await rm(file);
      expect(await codeOf()).toBe('backup.unreadable');
    });

    it('is found out whichever byte of it is another one', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, other) => {
          const changed = Buffer.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ other;
          await put(changed);
          const code = await checkBackup(file).then(
            ({ sha256 }) => sha256,
            (error: unknown) => errorCode(error),
          );
          // Of the ten bytes before what is packed some mean nothing: then all that matters was read, and is the same.
          if (place >= 10) expect(code).toMatch(/^backup\.(damaged|cut-off|foreign|format)$/);
        }),
        { numRuns: 25 },
      );
    });

    it('changes nothing where it is restored', async () => {
      await truncate(file, bytes.length - 200);
      const empty = await createEmptyDatabase();
      await expect(restoreBackup(empty.url, file)).rejects.toMatchObject({ code: 'backup.cut-off' });
      expect(await ask(empty.url, `SELECT 1 FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
      await empty.drop();
    });
  });
});

it('reads the same rows however the file comes in, also when a row looks like the end', async () => {
  const database = await createTestDatabase();
  const cell = fc.string({ unit: fc.constantFrom('\\', '.', '\n', 'a', '\\.', '\t', 'é', '\\N'), maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { maxLength: 40 }), async (cells) => {
      await rm(file, { force: true });
      await run(database.url, 'DROP TABLE IF EXISTS cell; CREATE TABLE cell (said text)');
      await ask(database.url, 'INSERT INTO cell SELECT unnest($1::text[])', [cells]);
      const made = await makeBackup(database.url, file, OPTIONS);
      expect(made.rows.cell).toBe(cells.length);
      expect((await checkBackup(file)).sha256).toBe(made.sha256);
    }),
    { numRuns: 30 },
  );
  await database.drop();
});

it('does not read on when nobody wants more', async () => {
  const database = await createTestDatabase();
  await makeBackup(database.url, file, OPTIONS);
  for await (const piece of readPieces(file)) if (piece.kind === 'head') break;
  await database.drop();
});

async function ask(url: string, statement: string, values: unknown[] = []): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

async function run(url: string, statement: string): Promise<void> {
  await ask(url, statement);
}
