import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connectTestTenant,
  createTestConversation,
  ECHO,
  message,
  type TestConversation,
} from '../conversation/test-conversation.ts';
import { AppError } from '../errors.ts';
import type { Prisma } from '../store/generated/client.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { forgetMessages } from './retention.ts';

let database: TestDatabase;
let bot: TestConversation;

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
  bot = createTestConversation(database, ECHO);
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

/** The rows of the outbox, as soon as the last has this state. */
function whenLast(state: Prisma.OutboxEntryGetPayload<object>['state']) {
  return eventually(
    `a message that is ${state}`,
    async () => {
      const rows = await database.prisma.outboxEntry.findMany({ orderBy: { id: 'asc' } });
      return rows.at(-1)?.state === state ? rows : undefined;
    },
    async () => JSON.stringify(bot.sent),
  );
}

/** Sending fails so many times with this error, then works. */
function failFirst(times: number, error: Error): void {
  let left = times;
  bot.onSend(async () => {
    left -= 1;
    if (left >= 0) throw error;
  });
}

const failure = (code: string, retryable: boolean, retryAfterMs?: number) =>
  new AppError({ code, message: 'For the test.', retryable, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });

describe('delivery', () => {
  it.each([
    ['is rate limited', failure('delivery.rate-limited', true, 50), false],
    ['is down for a moment', failure('delivery.unavailable', true), false],
    ['did not say whether it arrived', failure('delivery.uncertain', true), true],
  ])('sends again when the platform %s', async (_what, error, possiblyDouble) => {
    failFirst(1, error);
    bot.start();
    await bot.doors.accept(message('C1', 'hallo'));
    await whenLast('sent');
    expect(bot.sent).toEqual([{ conversation: 'C1', text: 'hallo', possiblyDouble }]);
  });

  it.each([
    ['delivery.blocked', 'blocked'],
    ['delivery.not-installed', 'not_installed'],
    ['delivery.rejected', 'failed'],
  ] as const)('gives up at %s and goes on with the next message', async (code, state) => {
    failFirst(1, failure(code, false));
    bot.start();
    await bot.doors.accept(message('C1', 'een'));
    await bot.doors.accept(message('C1', 'twee'));
    const rows = await whenLast('sent');
    expect(rows.map((row) => row.state)).toEqual([state, 'sent']);
    expect(bot.sent.map(({ text }) => text)).toEqual(['twee']);
  });

  it('sends the words alone where the layout is refused, and gives up when those are refused too', async () => {
    failFirst(1, failure('delivery.layout-refused', false));
    bot.start();
    await bot.doors.accept(message('C1', 'hallo'));
    await whenLast('sent');
    expect(bot.sent).toEqual([{ conversation: 'C1', text: 'hallo', possiblyDouble: false, words: 'hallo' }]);
    failFirst(2, failure('delivery.layout-refused', false));
    await bot.doors.accept(message('C1', 'nog eens'));
    await whenLast('failed');
  });

  it('keeps the order while the first message waits', async () => {
    failFirst(2, failure('delivery.rate-limited', true, 100));
    bot.start();
    await bot.doors.accept(message('C1', 'een'));
    await bot.doors.accept(message('C1', 'twee'));
    await whenLast('sent');
    expect(bot.sent.map(({ text }) => text)).toEqual(['een', 'twee']);
  });

  it('takes up what a crash left between request and response, and says that it may be double', async () => {
    await bot.doors.accept(message('C1', 'hallo'));
    await whenLast('sent');
    await database.prisma.$executeRaw`
      UPDATE outbox SET state = 'sending', claim = gen_random_uuid(), claimed_until = now() - interval '1 second'`;
    bot.start();
    await eventually('the second message', async () => (bot.sent.length === 2 ? true : undefined));
    expect(bot.sent[1]).toEqual({ conversation: 'C1', text: 'hallo', possiblyDouble: true });
  });

  it('forgets the words of messages after their time whose end is that nobody knows whether they arrived', async () => {
    const { prisma } = database;
    await bot.doors.accept(message('C1', 'hallo'));
    await whenLast('sent');
    await prisma.$executeRaw`UPDATE outbox SET state = 'uncertain', created_at = now() - interval '8 days'`;
    // It is tried again.
    expect(await forgetMessages(prisma, 7)).toBe(0);
    await prisma.$executeRaw`UPDATE outbox SET repeatable = false`;
    expect(await forgetMessages(prisma, 7)).toBe(1);
    expect((await prisma.outboxEntry.findFirstOrThrow()).payload).toBeNull();
  });

  it('forgets the words of sent messages after their time, never of those that wait', async () => {
    bot.start();
    await bot.doors.accept(message('C1', 'hallo'));
    await whenLast('sent');
    await database.prisma.$executeRaw`UPDATE outbox SET created_at = now() - interval '8 days'`;
    await database.prisma.$executeRaw`
      INSERT INTO outbox (conversation_id, payload, state, created_at, available_at)
      SELECT conversation_id, payload, 'queued', created_at, now() + interval '1 day' FROM outbox`;
    expect(await forgetMessages(database.prisma, 7)).toBe(1);
    const rows = await database.prisma.outboxEntry.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ payload }) => payload === null)).toEqual([true, false]);
  });
});
