import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createStatementNames } from './statement-names.ts';

describe('a statement', () => {
  const asked = (sql: string, args: readonly unknown[] = [1]) => ({ sql, args });

  it('that comes again and again has a name of its own, and always the same', () => {
    const nameOf = createStatementNames();
    const [one, other] = ['SELECT a FROM t WHERE id = $1', 'SELECT b FROM t WHERE id = $1'].map((sql) =>
      [1, 2, 3, 4].map(() => nameOf(asked(sql))),
    );
    expect(one?.slice(0, 2)).toEqual(['', '']);
    expect(one?.[2]).not.toBe('');
    expect(one?.[3]).toBe(one?.[2]);
    expect(other?.[3]).not.toBe(one?.[3]);
  });

  it('of all columns, or without values, has none', () => {
    const nameOf = createStatementNames();
    for (const sql of ['SELECT * FROM t WHERE id = $1', 'UPDATE t SET a = $1 RETURNING *', 'SELECT t.* FROM t, u']) {
      expect([1, 2, 3, 4].map(() => nameOf(asked(sql)))).toEqual(['', '', '', '']);
    }
    expect([1, 2, 3, 4].map(() => nameOf(asked('COMMIT', []))).at(-1)).toBe('');
    const within = 'WITH held AS (UPDATE t SET a = $1 RETURNING *) SELECT id FROM held';
    expect([1, 2, 3].map(() => nameOf(asked(within))).at(-1)).not.toBe('');
    expect([1, 2, 3].map(() => nameOf(asked('SELECT count(*) FROM t WHERE a = $1'))).at(-1)).not.toBe('');
  });

  it('of more than a connection should keep has none', () => {
    const nameOf = createStatementNames();
    const named = Array.from({ length: 1_000 }, (_, at) =>
      [1, 2, 3].map(() => nameOf(asked(`SELECT ${at} WHERE $1`))).at(-1),
    );
    expect(new Set(named.filter((name) => name !== '')).size).toBe(200);
  });
});

describe('the database', () => {
  let database: TestDatabase;
  let migrating: Client;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 1 });
    migrating = new Client({ connectionString: database.url });
    await migrating.connect();
  });
  afterAll(async () => {
    await migrating.end();
    await database.drop();
  });

  const prepared = () => database.prisma.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_prepared_statements`;
  const find = () => database.prisma.organisation.findUnique({ where: { slug: 'noord' } });

  it('goes on with what is within a statement when another release adds a column', async () => {
    const { prisma } = database;
    const change = () => prisma.$queryRaw`
      WITH changed AS (UPDATE organisation SET name = ${'Noord'} WHERE slug = ${'noord'} RETURNING *) SELECT name FROM changed`;
    for (let times = 0; times < 5; times += 1) await change();
    await migrating.query('ALTER TABLE organisation ADD COLUMN more text');
    await expect(change()).resolves.toEqual(expect.any(Array));
  });

  it('reads what comes again and again once, and goes on with it when another release adds a column', async () => {
    for (let times = 0; times < 5; times += 1) await find();
    expect(Number((await prepared())[0]?.n)).toBeGreaterThan(0);
    await migrating.query(`ALTER TABLE organisation ADD COLUMN added text DEFAULT 'x'`);
    await database.prisma.organisation.create({ data: { slug: 'noord', name: 'Gemeente Noord' } });
    expect(await find()).toMatchObject({ name: 'Gemeente Noord' });
  });
});
