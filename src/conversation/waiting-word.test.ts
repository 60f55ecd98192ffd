import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReplyDraft } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import { en } from '../i18n/en.ts';
import { nl } from '../i18n/nl.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { connectTestTenant, createTestConversation, message, type TestConversation } from './test-conversation.ts';

const LATE_MS = 11_000;

let database: TestDatabase;
let bot: TestConversation;
let begun: number;
let answer: () => void;
let answered: Promise<void>;
/** What the skill says besides its words. */
let more: Partial<ReplyDraft>;

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
  begun = 0;
  more = {};
  answered = new Promise((resolve) => {
    answer = resolve;
  });
  bot = createTestConversation(database, slow());
  bot.start();
});

afterEach(async () => {
  answer();
  await bot.stop();
  await database.drop();
});

/** Answers when the test lets it. */
function slow(): Skill {
  return {
    name: 'test',
    intents: [
      {
        name: 'test',
        role: 'colleague',
        purposes: ['question'],
        async run({ language }) {
          begun += 1;
          await answered;
          return {
            status: 'answered',
            introduces: true,
            replies: [{ language, body: [{ kind: 'paragraph', text: 'het antwoord' }], ...more }],
          };
        },
      },
    ],
  };
}

async function ask(text = 'Wat is social return?'): Promise<void> {
  await bot.doors.accept(message('C1', text));
  await eventually('the turn is begun', async () => begun > 0 || undefined);
}

async function passes(ms: number): Promise<void> {
  await setClock(database.prisma, new Date(Date.now() + ms));
  await bot.waitingWord.look();
}

async function said(count: number): Promise<TestConversation['sent']> {
  return eventually(`${count} messages`, async () => (bot.sent.length >= count ? bot.sent : undefined));
}

it('is said once to who waits longer than ten seconds, and the answer takes its place', async () => {
  await ask();
  await passes(LATE_MS);
  expect((await said(1))[0]).toMatchObject({ text: nl.conversation.comesSoon });
  await bot.waitingWord.look();
  answer();
  const [, last] = await said(2);
  expect(last).toMatchObject({ text: 'het antwoord', replaces: '1' });
  expect(bot.sent.length).toBe(2);
});

it('is said in the language in which was asked', async () => {
  await ask('What does social return mean for the procurement of the province?');
  await passes(LATE_MS);
  expect((await said(1))[0]).toMatchObject({ text: en.conversation.comesSoon });
});

it('is not said to who waits shorter', async () => {
  await ask();
  await passes(LATE_MS / 2);
  answer();
  expect((await said(1)).map(({ text }) => text)).toEqual(['het antwoord']);
});

it('is replaced by an answer that is a card of its own', async () => {
  more = { card: 'case:1' };
  await ask();
  await passes(LATE_MS);
  await said(1);
  answer();
  expect((await said(2))[1]).toMatchObject({ text: 'het antwoord', replaces: '1' });
});

it('is not sent any more when the answer is there first', async () => {
  const { prisma } = database;
  await prisma.chatTenant.updateMany({ data: { heldSince: new Date(), heldUntil: new Date(Date.now() + 3_600_000) } });
  await ask();
  await passes(LATE_MS);
  expect(await prisma.outboxEntry.count()).toBe(1);
  answer();
  await eventually('the answer is in its place', async () => {
    const payload = JSON.stringify(await prisma.outboxEntry.findMany({ select: { payload: true } }));
    return payload.includes('het antwoord') || undefined;
  });
  await prisma.chatTenant.updateMany({ data: { heldSince: null, heldUntil: null } });
  const [entry] = await prisma.outboxEntry.findMany();
  bot.wake(entry?.conversationId ?? '');
  expect((await said(1)).map(({ text }) => text)).toEqual(['het antwoord']);
});
