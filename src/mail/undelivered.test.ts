import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBell } from '../store/bell.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { runCommand } from '../testing/run-cli.ts';
import { renderMail } from './content.ts';
import { createMailDelivery } from './delivery.ts';
import { createMailOutbox } from './outbox.ts';
import { createSmtpMailer } from './smtp-mailer.ts';
import { type Behaviour, startTestMailServer, type TestMailServer } from './test-server.ts';

const WORDS = 'Er is iets niet bezorgd.';

let database: TestDatabase;
const cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await database.drop();
});

const impact = (...args: string[]) =>
  runCommand(['deliveries', ...args], { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

/** A bot that sends to such a server, until it is stopped. */
async function deliverTo(behaviour: Behaviour): Promise<{ server: TestMailServer; stop(): Promise<void> }> {
  const server = await startTestMailServer(behaviour);
  const logger = createLogger({ level: 'silent' });
  const bell = createBell({ databaseUrl: database.url, logger });
  const timeouts = { silenceTimeoutMs: 3_000, totalTimeoutMs: 30_000 };
  const mailer = createSmtpMailer({ url: server.url, from: 'Impactmakelaar <bot@example.nl>', ...timeouts });
  const delivery = createMailDelivery({ outbox: createMailOutbox(database.prisma), mailer, logger, bell });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= delivery.drain().then(() => bell.stop());
    return stopping;
  };
  cleanups.push(() => server.close(), stop);
  bell.start();
  delivery.start();
  return { server, stop };
}

function enqueue(): Promise<bigint> {
  const content = { language: 'nl', subject: 'Bericht', paragraphs: [WORDS], button: null, footer: '-' } as const;
  const mail = { about: 'deliveries', to: 'bea@example.nl', ...renderMail(content) };
  return database.prisma.$transaction((tx) => createMailOutbox(database.prisma).enqueue(tx, mail));
}

/** An e-mail of which such a server made something that is not good; its name in the list. */
async function gone(behaviour: Behaviour): Promise<string> {
  const { stop } = await deliverTo(behaviour);
  const id = await enqueue();
  await eventually('an e-mail that is not sent', async () => {
    const { state } = await database.prisma.mailEntry.findUniqueOrThrow({ where: { id } });
    return state === 'failed' || state === 'uncertain' ? true : undefined;
  });
  await stop();
  return `mail-${id}`;
}

async function listed() {
  const { code, stdout, stderr } = await impact('list', '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

it('an e-mail that was refused is listed with why, shown without its words unless they are asked for, and sent again', async () => {
  const name = await gone('refusing');
  const why = 'The mail server refused it.';
  expect(await listed()).toMatchObject([
    { id: name, state: 'given-up', why, to: 'bea@example.nl', platform: 'e-mail' },
  ]);
  const shown = (await impact('show', name)).stdout + (await impact('show', name, '--json')).stdout;
  expect(shown).toContain(why);
  expect(shown).not.toContain(WORDS);
  expect((await impact('show', name, '--words')).stdout).toContain(WORDS);
  const { server } = await deliverTo('good');
  expect(await impact('resend', name)).toMatchObject({ code: 0 });
  const mail = await eventually('the e-mail', async () => server.received[0]);
  expect(mail.text).toContain(WORDS);
  expect(
    await database.prisma.auditEntry.findMany({ where: { objectId: name }, orderBy: { id: 'asc' } }),
  ).toMatchObject([{ action: 'message.read' }, { action: 'message.resent' }]);
  await eventually('an empty list', async () => ((await listed()).length === 0 ? true : undefined));
  expect(await impact('resend', name)).toMatchObject({ code: 1, stderr: expect.stringContaining('deliveries list') });
});

it('an e-mail that may have arrived is sent again only by who says so, with the same Message-ID', async () => {
  const name = await gone('hanging');
  expect(await listed()).toMatchObject([{ id: name, state: 'uncertain' }]);
  expect(await impact('resend', name)).toMatchObject({ code: 1, stderr: expect.stringContaining('--again') });
  const { server } = await deliverTo('good');
  expect(await impact('resend', name, '--again')).toMatchObject({ code: 0 });
  const mail = await eventually('the e-mail', async () => server.received[0]);
  const { messageId } = await database.prisma.mailEntry.findFirstOrThrow();
  expect(mail.messageId).toContain(messageId);
});

it('one that waits too long is listed and needs no sending; one whose words are gone cannot be sent', async () => {
  const id = await enqueue();
  expect(await listed()).toEqual([]);
  await database.prisma.$executeRaw`UPDATE mail_outbox SET created_at = clock_now() - interval '6 minutes'`;
  expect(await listed()).toMatchObject([{ id: `mail-${id}`, state: 'waiting' }]);
  expect(await impact('resend', `mail-${id}`)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('still waits'),
  });
  await database.prisma.mailEntry.updateMany({
    data: { state: 'failed', to: null, subject: null, text: null, html: null },
  });
  expect(await impact('resend', `mail-${id}`)).toMatchObject({ code: 1, stderr: expect.stringContaining('gone') });
  expect(await impact('show', 'mail-x')).toMatchObject({ code: 1, stderr: expect.stringContaining('mail-') });
});
