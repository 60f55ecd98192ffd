import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '../../app/bot.ts';
import { readConfig } from '../../app/config.ts';
import { LEDGER_STATES } from '../../app/ledger.ts';
import { PERSONAL_DATA } from '../../app/personal-data.ts';
import { caseSubject } from '../../case-life/case-life.ts';
import { appendEntry } from '../../ledger/ledger.ts';
import { verifyLedger } from '../../ledger/verify-stored.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { collectPerson } from '../../people/export.ts';
import { clockNow, setClock } from '../../store/clock.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createEmptyDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { botEnvironment } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { type Contents, loadContents, migrateUpTo, readContents, readFixture } from './fixture.ts';
import { findLost } from './kept.ts';
import { MOVES } from './moves.ts';

const RELEASES = (await readdir(import.meta.dirname)).filter((name) => /^release-\d+$/.test(name)).toSorted();
/** With which the links in its e-mails were signed and the tokens of its workspaces sealed, when it was filled. */
const KEYS = {
  LINK_SIGNING_KEY: Buffer.alloc(32, 'links of the upgrade test').toString('base64'),
  ENCRYPTION_KEY: Buffer.alloc(32, 'tokens of the upgrade test').toString('base64'),
};
const WAITING = ['queued', 'sending', 'uncertain'];
const WRITERS = 8;
const ENTRIES = 1_000;

describe.each(RELEASES)('a database of %s', (release) => {
  let before: Contents;
  let after: Contents;
  let empty: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let database: Database;
  /** The head of the history as it was noted before, as `impact audit verify` takes it. */
  let noted: string;

  beforeAll(async () => {
    before = await readFixture(join(import.meta.dirname, release));
    empty = await createEmptyDatabase();
    await migrateUpTo(empty.url, before.migration);
    await loadContents(empty.url, before);
    await migrate(empty.url);
    after = await readContents(empty.url);
    database = await openDatabase({ databaseUrl: empty.url, dataDir: tmpdir(), poolSize: 3 });
    await setClock(database.prisma, momentOf(before));
    const [ledger] = rowsOf('case_ledger');
    noted = `${ledger?.length}:${ledger?.hash}`;
  });

  afterAll(async () => {
    await database?.close();
    await empty?.drop();
  });

  function rowsOf(table: string) {
    return before.tables[table] ?? [];
  }

  function statesIn(table: string): string[] {
    return [...new Set(rowsOf(table).map(({ state }) => String(state)))].toSorted();
  }

  it('had something in every table, and of everything that is sent or handled something in every state', () => {
    // A rule that was broken is rare, and only says when its alarm was raised.
    const bare = Object.keys(before.tables).filter((table) => rowsOf(table).length === 0);
    expect(bare.filter((table) => table !== 'rule_alarm')).toEqual([]);
    expect({ cases: statesIn('entrepreneur_case'), gaps: statesIn('knowledge_gap') }).toEqual({
      cases: ['accepted', 'bounced', 'draft', 'finished', 'handed_over', 'waiting_for_entrepreneur', 'withdrawn'],
      gaps: ['answered', 'closed', 'open'],
    });
    expect({ messages: statesIn('outbox'), mail: statesIn('mail_outbox') }).toEqual({
      messages: ['blocked', 'failed', 'not_installed', 'queued', 'sending', 'sent', 'uncertain'],
      mail: ['failed', 'queued', 'sending', 'sent', 'uncertain'],
    });
  });

  it('keeps every row of every table', () => {
    expect(findLost(before.tables, after.tables, MOVES[release]?.tables ?? {})).toEqual([]);
  });

  it('goes on counting where it was', () => {
    const names = MOVES[release]?.sequences ?? {};
    const counted = Object.keys(before.sequences).map((name) => [name, after.sequences[names[name] ?? name]]);
    expect(Object.fromEntries(counted)).toEqual(before.sequences);
  });

  it('has a history that is whole, up to the head that was noted before', async () => {
    expect(await verdict()).toMatchObject({ flaws: [], ledger: { length: BigInt(noted.split(':')[0] ?? '') } });
    const { code, stdout } = await runCommand(['audit', 'verify', '--expect', noted], {
      DATABASE_URL: empty.url,
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(noted.split(':')[1] ?? '') });
  });

  it('tells every person what is kept of them', async () => {
    const people = rowsOf('person');
    for (const { id, email, erased_at: erasedAt } of people) {
      const file = await collectPerson(database.prisma, PERSONAL_DATA, String(id));
      if (erasedAt === null) expect(file.parts.people?.person).toMatchObject([{ id, email }]);
    }
    expect(people.length).toBeGreaterThan(10);
  });

  describe('serves again', () => {
    let slack: SlackDriver;
    let mailServer: TestMailServer;
    let bot: Bot;

    beforeAll(async () => {
      slack = await createSlackDriver();
      mailServer = await startTestMailServer('good');
      // The emulator is another workspace, in which nobody of before is: it takes whatever is sent.
      let sent = 0;
      slack.answer('chat.postMessage', ({ channel }) => {
        sent += 1;
        return { ok: true, channel, ts: `1800000000.${sent}` };
      });
      slack.answer('chat.update', ({ channel, ts }) => ({ ok: true, channel, ts }));
      const { prisma } = database;
      await prisma.chatTenant.updateMany({
        where: { platform: 'slack', credentials: null },
        data: { externalId: slack.tenant },
      });
      const environment = {
        ...botEnvironment(empty.url, [slack]),
        ...KEYS,
        SMTP_URL: mailServer.url,
        MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
        PUBLIC_URL: 'https://bot.example.nl',
        SLACK_CLIENT_ID: '12.34',
        SLACK_CLIENT_SECRET: 'het-geheim',
      };
      bot = await startBot(readConfig(environment), createLogger({ level: 'silent' }));
    });

    afterAll(async () => {
      await bot?.stop();
      await Promise.all([slack?.close(), mailServer?.close()]);
    });

    it('sends what waited, once, and leaves alone what was done with', async () => {
      const { prisma } = database;
      const ids = rowsOf('outbox').filter(({ state }) => WAITING.includes(String(state)));
      const inSlack = await prisma.outboxEntry.findMany({
        where: { id: { in: ids.map(({ id }) => BigInt(String(id))) }, conversation: { tenant: { platform: 'slack' } } },
        select: { id: true },
      });
      expect(inSlack.length).toBeGreaterThan(3);
      await eventually('everything that waited', async () => {
        const left = await prisma.outboxEntry.count({
          where: { id: { in: inSlack.map(({ id }) => id) }, state: { not: 'sent' } },
        });
        return left === 0 || undefined;
      });
      const posted = slack.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update');
      expect(posted.length).toBeGreaterThanOrEqual(inSlack.length);
      const refused = rowsOf('outbox').filter(({ state }) =>
        ['blocked', 'failed', 'not_installed'].includes(String(state)),
      );
      const states = await prisma.outboxEntry.findMany({
        where: { id: { in: refused.map(({ id }) => BigInt(String(id))) } },
        orderBy: { id: 'asc' },
        select: { id: true, state: true },
      });
      expect(states.map(({ id, state }) => `${id} ${state}`)).toEqual(
        refused.toSorted((left, right) => Number(left.id) - Number(right.id)).map(({ id, state }) => `${id} ${state}`),
      );
    });

    it('sends the e-mail that waited', async () => {
      const [queued] = rowsOf('mail_outbox').filter(({ state }) => state === 'queued');
      const mail = await eventually('the e-mail', async () =>
        mailServer.received.find(({ subject }) => subject === queued?.subject),
      );
      expect(mail.text).toContain('/cases/');
    });

    it('acts on a case by the link that was in an e-mail of before, and goes on with its history', async () => {
      const { prisma } = database;
      const links = await prisma.signedLink.findMany({ where: { uses: { none: {} }, revokedAt: null } });
      const open = await prisma.entrepreneurCase.findFirstOrThrow({
        where: { state: 'handed_over', id: { in: links.map(({ subjectId }) => subjectId) } },
      });
      const mail = rowsOf('mail_outbox').find(({ about }) => about === `case:${open.id}`);
      const path = new URL(/https:\S+\/cases\/\S+/.exec(String(mail?.text))?.[0] ?? '').pathname;
      const page = await fetch(`${bot.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ action: 'accept' }),
      });
      expect(page.status).toBe(200);
      expect((await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: open.id } })).state).toBe('accepted');
      expect(await verdict()).toMatchObject({ flaws: [] });
    });
  });

  it(`takes ${ENTRIES} entries of ${WRITERS} connections, without a gap`, { timeout: 120_000 }, async () => {
    const { prisma } = database;
    const cases = await prisma.entrepreneurCase.findMany({ select: { id: true, state: true, counterId: true } });
    const { ledger: last } = await verdict();
    const at = await clockNow(prisma);
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const own = await openDatabase({ databaseUrl: empty.url, dataDir: tmpdir(), poolSize: 1 });
        try {
          for (let n = writer; n < ENTRIES; n += WRITERS) {
            const {
              id: caseId,
              state,
              counterId: place,
            } = cases[n % cases.length] ?? { id: '', state: 'draft', counterId: null };
            const event = {
              ...caseSubject(caseId),
              kind: 'remind',
              at,
              by: { kind: 'system' },
              state,
              place,
              words: null,
            } as const;
            await own.prisma.$transaction((tx) => appendEntry(tx, event), { timeout: 30_000, maxWait: 30_000 });
          }
        } finally {
          await own.close();
        }
      }),
    );
    const now = await verdict();
    expect(now.flaws).toEqual([]);
    expect(now.ledger.length - last.length).toBe(BigInt(ENTRIES));
  });

  /** Of the whole history, checked against the head that was noted before the upgrade. */
  function verdict() {
    const [length = '', hash = ''] = noted.split(':');
    return verifyLedger(database.prisma, { states: LEDGER_STATES, expected: { length: BigInt(length), hash } });
  }
});

/** A little after the last thing that happened there: it is opened again at once, whenever this test is run. */
function momentOf({ tables }: Contents): Date {
  const moments = (tables.outbox ?? []).map(({ created_at: at }) => Date.parse(String(at)));
  return new Date(Math.max(...moments) + 60_000);
}
