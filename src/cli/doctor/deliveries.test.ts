import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { runCommand } from '../../testing/run-cli.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function line(): Promise<unknown> {
  const { stdout } = await runCommand(['doctor', '--json'], {
    DATABASE_URL: database.url,
    DATA_DIR: tmpdir(),
  });
  const findings: { part: string }[] = JSON.parse(stdout);
  return findings.find(({ part }) => part === 'deliveries');
}

it('counts messages and e-mails that were given up since yesterday, and that wait longer than they should', {
  timeout: 120_000,
}, async () => {
  expect(await line()).toMatchObject({ state: 'ok' });
  const { prisma } = database;
  const { conversations } = await prisma.chatTenant.create({
    data: {
      platform: 'slack',
      externalId: 'T1',
      organisation: { create: { slug: 'noord', name: 'Noord' } },
      conversations: { create: { externalId: 'C1', kind: 'channel', address: { channel: 'C1' } } },
    },
    select: { conversations: true },
  });
  const conversationId = conversations[0]?.id ?? '';
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  const lost = { conversationId, payload: {}, state: 'failed', errorCode: 'delivery.blocked' } as const;
  await prisma.outboxEntry.createMany({
    data: [
      { ...lost, createdAt: hoursAgo(2), gaveUpAt: hoursAgo(1) },
      { ...lost, createdAt: hoursAgo(50), gaveUpAt: hoursAgo(49) },
      { conversationId, payload: {}, errorCode: 'delivery.unavailable', createdAt: hoursAgo(1) },
    ],
  });
  await prisma.mailEntry.createMany({
    data: [
      { about: 'deliveries', to: 'bea@example.nl', state: 'failed', errorCode: 'mail.refused', createdAt: hoursAgo(1) },
      {
        about: 'deliveries',
        to: 'bea@example.nl',
        state: 'uncertain',
        errorCode: 'mail.uncertain',
        createdAt: hoursAgo(49),
      },
      { about: 'deliveries', to: 'bea@example.nl', createdAt: hoursAgo(1) },
      // To who was erased meanwhile: it was not to arrive.
      { about: 'deliveries', state: 'failed', errorCode: 'privacy.erased', createdAt: hoursAgo(1) },
    ],
  });
  const message = '2 messages and e-mails were given up since yesterday and 2 wait: see `impact deliveries list`.';
  expect(await line()).toMatchObject({ state: 'wrong', message });
});
