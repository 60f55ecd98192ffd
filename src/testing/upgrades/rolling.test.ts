import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from '../../app/bot.ts';
import { readConfig } from '../../app/config.ts';
import { MIGRATIONS_DIR, readMigrations } from '../../store/migration-files.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { PLATFORMS } from '../contract/drivers.ts';
import { eventually } from '../eventually.ts';
import { botEnvironment, type RunningBot, startRunningBot } from '../running-bot.ts';
import { breakingIn } from './breaking.ts';
import { readFixture } from './fixture.ts';

/**
 * Migrations that take something from processes of the release before, and why they may. From a release with one of these all
 * processes are stopped before the first new one starts, and `manifests/deploy/README.md` says so.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '20261128175900_platform_names': 'platforms are text: a new one must not need a migration',
  '20261128214200_ledger_of_any_subject': 'the one history is no longer of cases alone, and was never kept twice',
  '20261128215500_links_of_any_subject':
    'links in e-mails of before must go on working, so their table changed its name',
  '20261128220500_deadlines': 'one clock over anything takes the place of that of cases',
};

describe('the migrations since the last release', () => {
  it('only add, so that processes of before go on, but for those that say why not', async () => {
    const releases = (await readdir(import.meta.dirname)).filter((name) => /^release-\d+$/.test(name)).toSorted();
    const { migration: last } = await readFixture(join(import.meta.dirname, releases.at(-1) ?? ''));
    const since = (await readMigrations()).filter(({ name }) => name > last);
    const breaking = breakingIn(since);
    const told = breaking.map(({ migration, statement }) => `${migration}: ${statement}`).join('\n');
    expect([...new Set(breaking.map(({ migration }) => migration))], told).toEqual(Object.keys(EXCEPTIONS));
  });

  it.each([
    'ALTER TABLE "outbox" DROP COLUMN "claim"',
    'ALTER TABLE "outbox" ADD COLUMN "why" TEXT, ADD COLUMN "who" TEXT NOT NULL',
    'ALTER TABLE "outbox" RENAME TO "sent"',
    'ALTER TABLE "outbox" RENAME COLUMN "claim" TO "lease"',
    'ALTER TABLE "outbox" ALTER COLUMN "claim" SET NOT NULL',
    'ALTER TABLE "outbox" ALTER COLUMN "claim" TYPE TEXT',
    'ALTER TABLE "outbox" ADD CONSTRAINT "outbox_rule" CHECK ("attempts" < 9)',
    'CREATE UNIQUE INDEX "outbox_key" ON "outbox"("claim")',
    'DROP TABLE IF EXISTS "outbox"',
    "ALTER TYPE \"OutboxState\" RENAME VALUE 'sent' TO 'gone'",
  ])('are looked through: %s', (statement) => {
    const script = `CREATE TABLE "own" ("id" INT);\n-- DROP TABLE "own";\n${statement};`;
    const migration = { name: 'new', script, checksum: '' };
    expect(breakingIn([migration]).map((one) => one.statement)).toEqual([statement]);
    const ownToo = { ...migration, script: script.replaceAll(/outbox\b|OutboxState/g, 'own') };
    expect(breakingIn([ownToo])).toEqual([]);
  });

  it.each([
    'CREATE TABLE "new" ("id" INT NOT NULL)',
    'ALTER TABLE "outbox" ADD COLUMN "why" TEXT',
    'ALTER TABLE "outbox" ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "why" TEXT',
    'CREATE INDEX "outbox_why" ON "outbox"("why")',
    'ALTER TABLE "outbox" ALTER COLUMN "claim" DROP NOT NULL',
  ])('may do this: %s', (script) => {
    expect(breakingIn([{ name: 'new', script, checksum: '' }])).toEqual([]);
  });
});

/** What a next release may do to the tables that every turn uses; it holds them while it is at it. */
const NEXT = `
  ALTER TABLE inbox ADD COLUMN next_release TEXT;
  ALTER TABLE outbox ADD COLUMN next_release INTEGER NOT NULL DEFAULT 7;
  ALTER TABLE conversation ADD COLUMN next_release TIMESTAMPTZ;
  ALTER TABLE answer ADD COLUMN next_release TEXT[];
  CREATE TABLE next_release (id INT PRIMARY KEY);
  CREATE INDEX outbox_next_release ON outbox (next_release);
  SELECT pg_sleep(0.5);`;
const QUESTION = 'Wat is een makelaar met mandaat?';

describe.each(PLATFORMS)('a process on $name while the next release begins', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let migrationsDir: string;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    migrationsDir = await mkdtemp(join(tmpdir(), 'impactmakelaar-next-'));
    await cp(MIGRATIONS_DIR, migrationsDir, { recursive: true });
    await mkdir(join(migrationsDir, '99990101000000_next'));
    await writeFile(join(migrationsDir, '99990101000000_next', 'migration.sql'), NEXT);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
    await rm(migrationsDir, { recursive: true, force: true });
  });

  it('answers before, while and after it migrates', async () => {
    const before = await driver.say('Anna', QUESTION);
    const migrating = migrate(running.database.url, { migrationsDir });
    const meanwhile = await Promise.all(
      ['Bram', 'Carla', 'Dirk'].map(async (person) => {
        const said = await driver.say(person, QUESTION);
        if (said.status === 200) return said;
        // Nothing was acknowledged that is not stored: the platform sends it again.
        expect(said.status).toBe(503);
        await migrating;
        return driver.say(person, QUESTION);
      }),
    );
    expect(await migrating).toEqual({ applied: ['99990101000000_next'] });
    const after = await driver.say('Anna', QUESTION);
    for (const { thread, status } of [before, ...meanwhile, after]) {
      expect(status).toBe(200);
      expect((await driver.answers(thread, 1)).at(-1)?.text).toMatch(/makelaar/i);
    }
    await eventually('every event to be done', async () =>
      (await running.database.prisma.inboxEntry.count({ where: { state: { not: 'done' } } })) === 0 ? true : undefined,
    );
  });

  it('is refused when it starts anew, and says what is in the way', async () => {
    const config = readConfig(botEnvironment(running.database.url, []));
    await expect(startBot(config, createLogger({ level: 'silent' }))).rejects.toMatchObject({
      code: 'store.migration.ahead',
      message: expect.stringContaining('99990101000000_next'),
    });
  });
});
