import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { afterEach, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type Behaviour, startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { eventually } from '../eventually.ts';
import { runCommand } from '../run-cli.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const CASE = 'Ik sprak een ondernemer uit Denekamp, zij zoekt een werkplaats voor haar meubels.';
const { cases } = nl;

let mailServer: TestMailServer;
let driver: SlackDriver;
let running: RunningBot;

afterEach(async () => {
  await running.stop();
  await driver.close();
  await mailServer.close();
});

/** A colleague hands a case over to a counter of which only a general address is known. */
async function handOver(behaviour: Behaviour) {
  mailServer = await startTestMailServer(behaviour);
  driver = await createSlackDriver();
  running = await startRunningBot([driver], {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
    PUBLIC_URL: 'https://bot.example.nl',
    LINK_SIGNING_KEY: randomBytes(32).toString('base64'),
  });
  await running.database.prisma.counter.update({
    where: { id: 'gem-dinkelland' },
    data: { email: 'loket@example.nl' },
  });
  const { thread } = await driver.say('Fleur', CASE);
  const [proposal] = await driver.answers(thread, 1);
  await driver.press('Fleur', thread, proposal?.id ?? '', cases.handOver);
  const has = (text: string) =>
    eventually(
      `"${text}"`,
      async () => (await driver.answers(thread, 0)).find((message) => message.text.includes(text)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map((message) => message.text)),
    );
  return { thread, has };
}

const resend = (id: bigint) =>
  runCommand(['deliveries', 'resend', `mail-${id}`, '--again'], {
    DATABASE_URL: running.database.url,
    DATA_DIR: tmpdir(),
  });

it('a counter without chat reads the case in its mail, and its answer comes back to the colleague', async () => {
  const { has } = await handOver('good');
  const mail = await eventually('the e-mail', async () => mailServer.received[0]);
  expect(mail.to).toMatchObject({ text: 'loket@example.nl' });
  expect(mail.subject).toContain('Dinkelland');
  expect(mail.text).toContain('zij zoekt een werkplaats');
  const path = new URL(mail.text?.match(/https:\S+\/cases\/\S+/)?.[0] ?? '').pathname;
  const page = `${running.bot.url}${path}`;
  expect(await (await fetch(page)).text()).not.toContain('werkplaats');
  const opened = await fetch(page, { method: 'POST', body: new URLSearchParams({ action: 'read' }) });
  expect(await opened.text()).toContain('werkplaats');
  const asked = { action: 'ask_back', words: 'Hoe groot?' };
  await fetch(page, { method: 'POST', body: new URLSearchParams(asked) });
  const { number } = await running.database.prisma.entrepreneurCase.findFirstOrThrow();
  const question = await has(cases.told.question(number, 'gemeente Dinkelland'));
  expect(question.text).toContain('Hoe groot?');
  expect(mailServer.received).toHaveLength(1);
});

it('a mail that may not have arrived can be sent again while the case waits for who was to read it', async () => {
  await handOver('good');
  const { prisma } = running.database;
  const { id } = await eventually('an e-mail that was sent', async () =>
    prisma.mailEntry.findFirst({ where: { state: 'sent' } }).then((mail) => mail ?? undefined),
  );
  // As a process leaves it that was killed while it sent.
  await prisma.mailEntry.update({ where: { id }, data: { state: 'uncertain', errorCode: 'mail.uncertain' } });
  expect(await resend(id)).toMatchObject({ code: 0 });
  await eventually('the e-mail again', async () => mailServer.received[1]);
});

it('a mail server that refuses, with no broker to take it: the case waits for the colleague to forward it', async () => {
  const { has } = await handOver('refusing');
  await has(cases.told.nobodyReached('gemeente Dinkelland'));
  const text = await has('Beste collega van gemeente Dinkelland');
  expect(text.buttons).toEqual([cases.forwarded]);
  const { prisma } = running.database;
  expect(await prisma.entrepreneurCase.findFirstOrThrow()).toMatchObject({ state: 'to_forward', ownerRung: 'filer' });
  // The case is the colleague's now: the counter must not hear of it all the same.
  const { id } = await prisma.mailEntry.findFirstOrThrow({ where: { state: 'failed' } });
  expect(await resend(id)).toMatchObject({ code: 1, stderr: expect.stringContaining('went on without it') });
});
