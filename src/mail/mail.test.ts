import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import ical from 'node-ical';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCalendar } from '../calendar-files/write.ts';
import { createBell } from '../store/bell.ts';
import { setClock } from '../store/clock.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { renderMail } from './content.ts';
import { createMailDelivery, type MailDelivery } from './delivery.ts';
import { createMailOutbox, type MailOutbox } from './outbox.ts';
import { checkSmtp, createSmtpMailer } from './smtp-mailer.ts';
import { type Behaviour, startSilentServer, startTestMailServer, type TestMailServer } from './test-server.ts';
import { undeliveredMail } from './undelivered.ts';

const FROM = 'Impactmakelaar <bot@example.nl>';
const CASE = 'case:1';

let database: TestDatabase;
let outbox: MailOutbox;
const cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  outbox = createMailOutbox(database.prisma);
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await database.drop();
});

async function serve(behaviour: Behaviour = 'good'): Promise<TestMailServer> {
  const server = await startTestMailServer(behaviour);
  cleanups.push(() => server.close());
  return server;
}

function deliver(url: string, silenceTimeoutMs = 5_000): MailDelivery {
  const mailer = createSmtpMailer({ url, from: FROM, silenceTimeoutMs, totalTimeoutMs: 10_000 });
  const logger = createLogger({ level: 'silent' });
  const bell = createBell({ databaseUrl: database.url, logger });
  const delivery = createMailDelivery({ outbox, mailer, logger, bell });
  cleanups.push(() => bell.stop());
  cleanups.push(() => delivery.drain());
  bell.start();
  delivery.start();
  return delivery;
}

const content = {
  language: 'nl',
  subject: 'Nieuwe casus 12: "werkplaats" & café',
  paragraphs: ['Een ondernemer zoekt een werkplaats.', 'Regel één\nRegel twee <script>alert(1)</script>'],
  button: { label: 'Bekijk de casus', url: 'https://bot.example.nl/cases/abc?a=1&b=2' },
  footer: 'Impactmakelaar',
};

function enqueue(about = CASE): Promise<bigint> {
  const mail = { about, to: 'loket@example.nl', ...renderMail(content) };
  return database.prisma.$transaction((tx) => outbox.enqueue(tx, mail));
}

function whenSettled(about = CASE) {
  return eventually('a settled e-mail', async () => {
    const states = (await outbox.about(about)).map(({ state, errorCode }) => [state, errorCode]);
    return states.some(([state]) => state === 'queued' || state === 'sending') ? undefined : states;
  });
}

describe('what goes along', () => {
  it('is an invitation that mail programs put into a calendar, and files', async () => {
    const server = await serve();
    deliver(server.url);
    const start = new Date('2027-02-09T13:00:00Z');
    const event = { uid: 'visit-1@impactmakelaar', sequence: 2, start, end: start, title: 'Werkbezoek é' };
    for (const method of ['REQUEST', 'CANCEL'] as const) {
      const text = writeCalendar({ method, writtenAt: start, events: [event] });
      const attached = {
        calendar: { method, name: 'werkbezoek.ics', text },
        files: [{ name: 'wie komt.csv', mediaType: 'text/csv', text: 'naam\r\nJosé\r\n' }],
      };
      const mail = { about: method, to: 'gast@example.nl', ...renderMail(content), attached };
      await database.prisma.$transaction((tx) => outbox.enqueue(tx, mail));
      expect(await whenSettled(method)).toEqual([['sent', null]]);
    }
    const [asked, takenBack] = server.received;
    for (const [mail, method] of [
      [asked, 'REQUEST'],
      [takenBack, 'CANCEL'],
    ] as const) {
      const [beside, file, list] =
        mail?.attachments
          .toSorted((one, other) => one.contentType.localeCompare(other.contentType))
          .toSorted((one) => (one.contentType === 'text/calendar' ? -1 : 1)) ?? [];
      expect(beside).toMatchObject({ contentType: 'text/calendar' });
      expect(beside?.headers.get('content-type')).toMatchObject({ params: { method, charset: 'utf-8' } });
      const [read] = Object.values(ical.sync.parseICS(beside?.content.toString() ?? '')).filter(
        (one) => one?.type === 'VEVENT',
      );
      expect(read).toMatchObject({ method, summary: 'Werkbezoek é', uid: 'visit-1@impactmakelaar' });
      expect(file).toMatchObject({ filename: 'werkbezoek.ics' });
      expect(file?.content.toString()).toBe(beside?.content.toString());
      expect(list).toMatchObject({ filename: 'wie komt.csv' });
      expect(list?.content.toString()).toBe('naam\r\nJosé\r\n');
      expect(mail?.text).toContain('Een ondernemer zoekt een werkplaats.');
    }
  });
});

describe('the check of the mail server', () => {
  it('passes where it lets us in and sends nothing, and says what is wrong elsewhere', async () => {
    const server = await serve();
    await checkSmtp({ url: server.url, from: FROM, silenceTimeoutMs: 10_000, totalTimeoutMs: 20_000 });
    expect(server.received).toEqual([]);
    const silent = await startSilentServer();
    cleanups.push(() => silent.close());
    const impatient = { url: silent.url, from: FROM, silenceTimeoutMs: 200, totalTimeoutMs: 20_000 };
    await expect(checkSmtp(impatient)).rejects.toMatchObject({
      code: 'mail.unavailable',
    });
  });
});

describe('an e-mail', () => {
  it('arrives once, and says the same in both bodies', async () => {
    const server = await serve();
    await enqueue();
    deliver(server.url);
    expect(await whenSettled()).toEqual([['sent', null]]);
    const [mail, ...more] = server.received;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      subject: content.subject,
      from: { text: '"Impactmakelaar" <bot@example.nl>' },
      to: { text: 'loket@example.nl' },
      messageId: expect.stringMatching(/^<[0-9a-f-]{36}@example\.nl>$/),
    });
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    for (const said of [...content.paragraphs.flatMap((one) => one.split('\n')), content.button.url, content.footer]) {
      expect(mail?.text).toContain(said);
    }
    const html = typeof mail?.html === 'string' ? mail.html : '';
    expect(html).toContain('Regel twee &lt;script&gt;');
    expect(html).toContain('href="https://bot.example.nl/cases/abc?a=1&amp;b=2"');
    expect(html).not.toMatch(/<script|<img|src=/);
  });

  it('is sent in order with the others, one process or more', async () => {
    const server = await serve();
    for (let n = 0; n < 10; n += 1) await enqueue(`case:${n}`);
    deliver(server.url);
    deliver(server.url);
    await eventually('ten e-mails', async () => (server.received.length >= 10 ? true : undefined));
    for (let n = 0; n < 10; n += 1) expect(await whenSettled(`case:${n}`)).toEqual([['sent', null]]);
    expect(server.received).toHaveLength(10);
  });

  it('cannot smuggle in a header or a second recipient', async () => {
    const server = await serve();
    const smuggling = renderMail({ ...content, subject: 'Casus\r\nBcc: ander@example.nl' });
    const mail = { about: CASE, to: 'loket@example.nl', ...smuggling };
    await database.prisma.$transaction((tx) => outbox.enqueue(tx, mail));
    deliver(server.url);
    await whenSettled();
    expect(server.received[0]?.subject).toBe('Casus Bcc: ander@example.nl');
    expect(server.received[0]?.headers.has('bcc')).toBe(false);
  });

  it('that is refused has failed, and the next one goes on', async () => {
    const server = await serve('refusing');
    await enqueue();
    await enqueue('case:2');
    deliver(server.url);
    expect(await whenSettled()).toEqual([['failed', 'mail.refused']]);
    expect(await whenSettled('case:2')).toEqual([['failed', 'mail.refused']]);
    expect(server.received).toEqual([]);
  });

  it('has failed when there is no server, or one that says nothing', async () => {
    const gone = await startTestMailServer();
    await gone.close();
    await enqueue();
    const first = deliver(gone.url);
    expect(await whenSettled()).toEqual([['failed', 'mail.unavailable']]);
    await first.drain();
    const silent = await startSilentServer();
    cleanups.push(() => silent.close());
    await enqueue('case:2');
    deliver(silent.url, 200);
    expect(await whenSettled('case:2')).toEqual([['failed', 'mail.unavailable']]);
  });

  it('that was handed over without an answer is uncertain, and not sent again', async () => {
    const server = await serve('hanging');
    await enqueue();
    const delivery = deliver(server.url, 3_000);
    expect(await whenSettled()).toEqual([['uncertain', 'mail.uncertain']]);
    await delivery.settled();
    await delivery.drain();
    expect(server.received).toHaveLength(1);
  });

  it('whose sender is killed in the middle is uncertain, and not sent again', async () => {
    const server = await serve('hanging');
    await enqueue();
    const sender = spawn(process.execPath, [
      join(import.meta.dirname, 'testing', 'sender.ts'),
      database.url,
      server.url,
    ]);
    await eventually('the e-mail to be handed over', async () => (server.received.length > 0 ? true : undefined));
    sender.kill('SIGKILL');
    await once(sender, 'exit');
    expect(await outbox.about(CASE)).toMatchObject([{ state: 'sending' }]);
    // The lease of the killed one ends.
    await database.prisma.$executeRaw`UPDATE mail_outbox SET claimed_until = now() - interval '1 second'`;
    const good = await serve();
    deliver(good.url);
    expect(await whenSettled()).toEqual([['uncertain', 'mail.uncertain']]);
    await enqueue('case:2');
    await whenSettled('case:2');
    expect(good.received).toHaveLength(1);
    expect(server.received).toHaveLength(1);
  });

  it('of which whose business it is cannot hear goes out once, holds up no other, and is listed in the end', async () => {
    const server = await serve();
    let told = 0;
    outbox = createMailOutbox(database.prisma, async (_tx, { about }) => {
      if (about !== CASE) return;
      told += 1;
      throw new Error('Whose business it is fails.');
    });
    const id = await enqueue();
    await enqueue('case:2');
    const delivery = deliver(server.url);
    expect(await whenSettled()).toEqual([['sent', null]]);
    expect(await whenSettled('case:2')).toEqual([['sent', null]]);
    await delivery.settled();
    expect(await undeliveredMail(database.prisma)).toEqual([]);
    for (let minutes = 2; minutes <= 14; minutes += 2) {
      await setClock(database.prisma, new Date(Date.now() + minutes * 60_000));
      await delivery.settled();
    }
    expect(told).toBe(5);
    expect(await undeliveredMail(database.prisma)).toMatchObject([{ id, state: 'not-heard', canResend: false }]);
    expect(server.received).toHaveLength(2);
  });

  it('whose sender was killed is known as uncertain, whoever cannot hear it', async () => {
    outbox = createMailOutbox(database.prisma, async () => {
      throw new Error('Whose business it is fails.');
    });
    await enqueue();
    await enqueue('case:2');
    await outbox.claim();
    await database.prisma
      .$executeRaw`UPDATE mail_outbox SET claimed_until = now() - interval '1 second' WHERE claim IS NOT NULL`;
    const good = await serve();
    deliver(good.url);
    expect(await whenSettled()).toEqual([['uncertain', 'mail.uncertain']]);
    expect(await whenSettled('case:2')).toEqual([['sent', null]]);
  });

  it('is not queued when what makes it necessary is undone', async () => {
    const undone = database.prisma.$transaction(async (tx) => {
      await outbox.enqueue(tx, { about: CASE, to: 'loket@example.nl', ...renderMail(content) });
      throw new Error('Undone.');
    });
    await expect(undone).rejects.toThrow('Undone.');
    expect(await outbox.about(CASE)).toEqual([]);
  });

  it('is forgotten after its time, but what became of it is not', async () => {
    await enqueue();
    await enqueue('case:2');
    await database.prisma.$executeRaw`UPDATE mail_outbox SET created_at = now() - interval '8 days'`;
    await database.prisma.$executeRaw`UPDATE mail_outbox SET state = 'sent' WHERE about = ${CASE}`;
    expect(await outbox.forget(7)).toBe(1);
    const rows = await database.prisma.mailEntry.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ to, html, state }) => [to, html === null, state])).toEqual([
      [null, true, 'sent'],
      ['loket@example.nl', false, 'queued'],
    ]);
  });
});
