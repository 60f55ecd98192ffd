import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '../../app/bot.ts';
import { readConfig } from '../../app/config.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { openDatabase } from '../../store/database.ts';
import type { Prisma } from '../../store/generated/client.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { runProgram } from '../run-cli.ts';
import { botEnvironment, type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

/** It starts the operator's commands again and again. */
const SLOW_MS = 300_000;
const QUESTION = 'Wat is een makelaar met mandaat?';
const KEY = (seed: number) => Buffer.alloc(32, seed).toString('base64');
const LINKS = { PUBLIC_URL: 'https://bot.example.nl' };
const KEYS_THEN = { ...LINKS, LINK_SIGNING_KEY: KEY(1), ENCRYPTION_KEY: KEY(2) };
const KEYS_NOW = { ...LINKS, LINK_SIGNING_KEY: KEY(3) };

// One story: a backup is made while the bot runs, things happen, and the backup is put back elsewhere.
describe('a backup of a running bot that is put back', { timeout: SLOW_MS }, () => {
  let folder: string;
  let slack: SlackDriver;
  let mail: TestMailServer;
  let running: RunningBot;
  let target: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let prisma: TestDatabase['prisma'];
  let bot: Bot | undefined;
  let restored: Record<string, unknown>;
  /** The person who is erased after the backup. */
  let erasedId: string;
  let database: Pick<TestDatabase, 'prisma' | 'drop'>;

  const file = (name: string) => join(folder, name);

  async function impact(url: string, args: readonly string[], environment: Record<string, string> = {}) {
    const { code, stdout, stderr } = await runProgram('cli.ts', args, { DATABASE_URL: url, ...environment });
    return { code, stderr, printed: args.includes('--json') ? JSON.parse(stdout || 'null') : stdout };
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-restored-'));
    slack = await createSlackDriver();
    mail = await startTestMailServer('good');
    running = await startRunningBot([slack]);
    target = await createEmptyDatabase();
    await slack.answers((await slack.say('anna', QUESTION)).thread, 1);
    await slack.answers((await slack.say('bram', QUESTION)).thread, 1);
    ({ prisma } = running.database);
    await leaveWaiting();
    erasedId = await personOf('bram');
    const made = await impact(running.database.url, ['backup', file('backup'), '--json'], KEYS_THEN);
    expect(made).toMatchObject({ code: 0, printed: { isNoted: true, keys: ['ENCRYPTION_KEY', 'LINK_SIGNING_KEY'] } });
    await impact(running.database.url, ['people', 'erase', erasedId, '--yes']);
    await impact(running.database.url, ['people', 'erasures', '--out', file('erasures')]);
    await running.bot.stop();
    const outcome = await impact(
      target.url,
      ['restore', file('backup'), '--erasures', file('erasures'), '--json'],
      KEYS_NOW,
    );
    expect(outcome).toMatchObject({ code: 0 });
    restored = outcome.printed;
    database = await openTarget();
    ({ prisma } = database);
  }, SLOW_MS);

  afterAll(async () => {
    await bot?.stop();
    await database?.drop();
    await Promise.all([running?.database.drop(), slack?.close(), mail?.close(), rm(folder, { recursive: true })]);
    await target?.drop();
  });

  async function openTarget(): Promise<typeof database> {
    const opened = await openDatabase({ databaseUrl: target.url, dataDir: tmpdir(), poolSize: 2 });
    return { prisma: opened.prisma, drop: opened.close };
  }

  async function personOf(name: string): Promise<string> {
    const { personId } = await prisma.chatIdentity.findFirstOrThrow({ where: { externalUserId: slack.userId(name) } });
    return personId;
  }

  /** An answer and a notice for Anna, an e-mail, and a message of hers, none of which anything is done with yet. */
  async function leaveWaiting(): Promise<void> {
    const said = await prisma.outboxEntry.findFirstOrThrow({
      where: { state: 'sent', conversation: { kind: 'personal' }, inbox: { sender: slack.userId('anna') } },
      include: { inbox: true },
    });
    const later = new Date(Date.now() + 3_600_000);
    const payload: Prisma.InputJsonValue = JSON.parse(JSON.stringify(said.payload));
    const message = { conversationId: said.conversationId, payload, availableAt: later, notBefore: later };
    await prisma.outboxEntry.create({ data: { ...message, purpose: 'answer', priority: 0, attempts: 1 } });
    await prisma.outboxEntry.create({ data: { ...message, purpose: 'notice' } });
    await prisma.mailEntry.create({
      data: {
        about: 'x:1',
        to: 'loket@example.nl',
        subject: 'Nieuws',
        text: 'Nieuws',
        html: '<p>Nieuws</p>',
        messageId: 'm1',
      },
    });
    const { id: _id, claim: _claim, claimedUntil: _until, payload: event, ...entry } = said.inbox ?? {};
    await prisma.inboxEntry.create({
      data: {
        ...(entry as Prisma.InboxEntryUncheckedCreateInput),
        key: 'waits',
        payload: JSON.parse(JSON.stringify(event)),
        state: 'received',
        doneAt: null,
        availableAt: later,
      },
    });
  }

  /** Messages that reached Slack as new ones. */
  const posted = () => slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

  it('says what is held, which keys are other ones, and that the history is whole', () => {
    expect(restored).toMatchObject({
      flaws: 0,
      migrated: 0,
      leftOut: [],
      held: { messages: 2, mails: 1, events: 1 },
      settings: [
        { name: 'ENCRYPTION_KEY', state: 'missing' },
        { name: 'LINK_SIGNING_KEY', state: 'other' },
      ],
    });
  });

  it('has erased again who was erased since, and nobody else', async () => {
    expect(restored.erasedAgain).toBe(1);
    const people = await prisma.person.findMany({ select: { id: true, erasedAt: true } });
    expect(people.filter(({ erasedAt }) => erasedAt !== null).map(({ id }) => id)).toEqual([erasedId]);
    expect(await prisma.chatIdentity.count({ where: { externalUserId: slack.userId('bram') } })).toBe(0);
    expect(await prisma.chatIdentity.count({ where: { externalUserId: slack.userId('anna') } })).toBe(1);
  });

  it('is told of by doctor and the log', async () => {
    const { printed } = await impact(target.url, ['doctor', '--json']);
    expect(printed).toContainEqual(expect.objectContaining({ part: 'backup', state: 'ok' }));
    expect(printed).toContainEqual({
      part: 'deliveries',
      state: 'wrong',
      message: expect.stringContaining('impact deliveries release'),
    });
    const log = await impact(target.url, ['audit', 'list']);
    expect(log.printed).toContain('put back a backup');
  });

  it('answers what is asked from then on, and sends nothing of before', async () => {
    await prisma.$executeRaw`UPDATE outbox SET available_at = now(), not_before = now() WHERE state = 'queued'`;
    const environment = {
      ...botEnvironment(target.url, [slack]),
      SMTP_URL: mail.url,
      MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
    };
    bot = await startBot(readConfig(environment), createLogger({ level: 'silent' }));
    slack.connect(bot.url);
    const before = posted();
    const { thread } = await slack.say('anna', QUESTION);
    expect(await slack.answers(thread, 1)).toHaveLength(1);
    expect(posted()).toBe(before + 1);
    expect(mail.received).toEqual([]);
    expect(await prisma.inboxEntry.count({ where: { key: 'waits', state: 'failed' } })).toBe(1);
  });

  it('sends what waited once it is released', async () => {
    const before = posted();
    const { printed } = await impact(target.url, ['deliveries', 'release', '--json']);
    expect(printed).toEqual({ messages: 2, mails: 1, events: 1, dropped: false });
    await eventually('both messages', async () => (posted() >= before + 2 ? true : undefined));
    await eventually('the e-mail', async () => mail.received[0]);
    await eventually('the message of before', async () =>
      (await prisma.inboxEntry.count({ where: { key: 'waits', state: 'done' } })) === 1 ? true : undefined,
    );
    const again = await impact(target.url, ['deliveries', 'release']);
    expect(again.printed).toContain('Nothing is held');
  });
});

describe('what waits in a backup that is put back', { timeout: SLOW_MS }, () => {
  it('is given up when the operator says so, and can still be sent by hand', async () => {
    const source = await createTestDatabase();
    const { prisma } = source;
    const { conversations } = await prisma.chatTenant.create({
      data: {
        platform: 'slack',
        externalId: 'T1',
        organisation: { create: { slug: 'noord', name: 'Noord' } },
        conversations: { create: { externalId: 'C1', kind: 'channel', address: { channel: 'C1' } } },
      },
      select: { conversations: true },
    });
    await prisma.outboxEntry.create({ data: { conversationId: conversations[0]?.id ?? '', payload: {} } });
    const environment = { DATABASE_URL: source.url };
    const held = await runProgram(
      'cli.ts',
      ['deliveries', 'hold', '--made-at', '2027-03-15T03:00:00Z', '--json'],
      environment,
    );
    expect(JSON.parse(held.stdout)).toEqual({ messages: 1, mails: 0, events: 0 });
    const released = await runProgram('cli.ts', ['deliveries', 'release', '--drop', '--json'], environment);
    expect(JSON.parse(released.stdout)).toEqual({ messages: 1, mails: 0, events: 0, dropped: true });
    const listed = await runProgram('cli.ts', ['deliveries', 'list', '--json'], environment);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { state: 'given-up', errorCode: 'restore.dropped', canResend: true },
    ]);
    await source.drop();
  });
});
