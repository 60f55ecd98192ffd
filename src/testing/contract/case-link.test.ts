import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCases } from '../../case-life/cases.ts';
import { createTestNetwork } from '../../case-life/test-cases.ts';
import { caseMail } from '../../case-links/case-mail.ts';
import { createCaseLinks } from '../../case-links/links.ts';
import { renderMail } from '../../mail/content.ts';
import { createMailOutbox } from '../../mail/outbox.ts';
import { startTestMailServer, type TestMailServer } from '../../mail/test-server.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';

const KEY = randomBytes(32);

let mailServer: TestMailServer;
let running: RunningBot;

beforeEach(async () => {
  mailServer = await startTestMailServer();
  running = await startRunningBot([], {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Impactmakelaar <bot@example.nl>',
    PUBLIC_URL: 'https://bot.example.nl',
    LINK_SIGNING_KEY: KEY.toString('base64'),
  });
});

afterEach(async () => {
  await running.stop();
  await mailServer.close();
});

it('a counter without chat gets a case by e-mail and takes it with the link in it', async () => {
  const { prisma } = running.database;
  const network = await createTestNetwork(prisma);
  const caseId = await network.handOver();
  const outbox = createMailOutbox(prisma);
  const publicUrl = running.bot.url;
  const links = createCaseLinks({
    prisma,
    cases: createCases(prisma),
    names: { municipality: (code: string) => code, topic: (id: string) => id },
    signingKey: KEY,
    publicUrl,
    notify: async () => undefined,
  });
  await prisma.$transaction(async (tx) => {
    const link = { subjectId: caseId, memberId: network.anna.memberId, actions: ['accept'], language: 'nl' } as const;
    const content = caseMail({
      language: 'nl',
      number: 1,
      counterName: 'Ondernemersloket Zwolle',
      municipality: 'Zwolle',
      filedBy: { name: 'Fleur', organisation: 'Provincie' },
      request: 'Een ondernemer zoekt een werkplaats.',
      firstResponseDueAt: null,
      url: await links.issue(tx, link),
    });
    await outbox.enqueue(tx, { about: `case:${caseId}`, to: 'loket@example.nl', ...renderMail(content) });
  });
  const mail = await eventually('the e-mail', async () => mailServer.received[0]);
  const url = mail.text?.match(/http:\S+\/cases\/\S+/)?.[0] ?? '';
  const page = await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'read' }) });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Casus aannemen')]);
  const pressed = await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'accept' }) });
  expect(await pressed.text()).toContain('Je hebt deze casus aangenomen');
  expect(await prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({
    state: 'accepted',
  });
  const token = url.split('/').at(-1) ?? '';
  expect(running.logged.join('')).not.toContain(token);
});
