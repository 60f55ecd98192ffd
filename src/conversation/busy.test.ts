import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CallResponse } from '../chat/call.ts';
import { formAction } from '../chat/form-action.ts';
import type { Press } from '../chat/inbound.ts';
import { callAction, type Skill } from '../chat/skill.ts';
import { nl } from '../i18n/nl.ts';
import type { Transaction } from '../store/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { connectTestTenant, createTestConversation, message, type TestConversation } from './test-conversation.ts';

/** What Slack waits for, in milliseconds. */
const SLACK_WAITS_MS = 3_000;

let database: TestDatabase;
let bot: TestConversation;
/** The row that everything in these tests wants: an organisation. */
let first: string;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 8 });
  await connectTestTenant(database);
  first = (await database.prisma.organisation.create({ data: { slug: 'first', name: 'first' } })).id;
  bot = createTestConversation(database, skill());
  bot.start();
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

async function touch(tx: Transaction, ...ids: string[]): Promise<void> {
  for (const id of ids) await tx.$executeRaw`UPDATE organisation SET name = name || '!' WHERE id = ${id}::uuid`;
}

function skill(): Skill {
  const touched = z.object({ ids: z.array(z.uuid()) });
  return {
    name: 'test',
    intents: [
      {
        name: 'test',
        role: 'colleague',
        purposes: ['question'],
        run: async ({ language }, text) => ({
          status: 'answered',
          replies: [{ language, body: [{ kind: 'paragraph', text: `gedaan: ${text}` }] }],
          async settle(tx) {
            await touch(tx, first);
            return {};
          },
        }),
      },
    ],
    calls: [
      callAction({
        name: 'test.touch',
        role: 'colleague',
        payload: touched,
        async run({ language }, { ids }, tx) {
          await touch(tx, ...ids);
          return { kind: 'ephemeral', language, text: 'gedaan' };
        },
      }),
      formAction({
        name: 'test.form',
        role: 'colleague',
        payload: z.null(),
        values: z.object({ what: z.string() }),
        form: async ({ language }) => ({
          language,
          title: 'Vul in',
          submitLabel: 'Verstuur',
          fields: [{ kind: 'line', name: 'what', label: 'Wat', required: true }],
        }),
        async submit({ language }, _filledIn, tx) {
          await touch(tx, first);
          return { kind: 'close', language };
        },
      }),
    ],
  };
}

function press(ids: string[], changes: Partial<Press> = {}): Press {
  const { conversation, sender } = message('C1', 'druk');
  return { key: randomUUID(), sender, conversation, action: 'test.touch', payload: { ids }, ...changes };
}

const nameOf = async (id: string) => (await database.prisma.organisation.findUniqueOrThrow({ where: { id } })).name;

/** Holds rows in another connection while something is done. */
function whileHeld<Result>(
  rows: (tx: Transaction) => Promise<unknown>,
  act: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return database.prisma.$transaction(
    async (tx) => {
      await rows(tx);
      return act(tx);
    },
    { timeout: 20_000 },
  );
}

const holdFirst = (tx: Transaction) => tx.$executeRaw`SELECT FROM organisation WHERE id = ${first}::uuid FOR UPDATE`;

describe('a press while it is busy', () => {
  it('says in time that nothing happened, and may be pressed again, under the same key too', async () => {
    const pressed = press([first]);
    const startedAt = performance.now();
    const answer = await whileHeld(holdFirst, () => bot.doors.call(pressed));
    expect(performance.now() - startedAt).toBeLessThan(SLACK_WAITS_MS);
    expect(answer).toEqual({ kind: 'ephemeral', language: 'nl', text: nl.platform.busy, undone: true });
    expect(await nameOf(first)).toBe('first');
    expect(await bot.doors.call(pressed)).toMatchObject({ text: 'gedaan' });
    expect(await nameOf(first)).toBe('first!');
  });

  it('says so in the language of the person', async () => {
    await bot.doors.call(press([]));
    await database.prisma.person.updateMany({ data: { language: 'en' } });
    const answer = await whileHeld(holdFirst, () => bot.doors.call(press([first])));
    expect(answer).toMatchObject({ language: 'en', text: expect.stringContaining('press again') });
  });

  it('says so in time also when it waits for who pressed', async () => {
    await bot.doors.call(press([]));
    const holdPerson = (tx: Transaction) => tx.$executeRaw`SELECT FROM person FOR UPDATE`;
    const startedAt = performance.now();
    const answer = await whileHeld(holdPerson, () => bot.doors.call(press([first])));
    expect(performance.now() - startedAt).toBeLessThan(SLACK_WAITS_MS);
    expect(answer).toMatchObject({ text: nl.platform.busy });
  });

  it('that waited a little for a lock is done', async () => {
    const answered = await whileHeld(holdFirst, async () => waitingPress([first]));
    expect(await answered.answer).toMatchObject({ text: 'gedaan' });
  });
});

/** Presses, and comes back as soon as that waits for a lock. */
async function waitingPress(ids: string[]): Promise<{ answer: Promise<CallResponse> }> {
  const answer = bot.doors.call(press(ids));
  await eventually('the press that waits', async () => {
    const rows = await database.prisma.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`;
    return (rows[0]?.n ?? 0) > 0 ? true : undefined;
  });
  return { answer };
}

describe('a form that is sent in while it is busy', () => {
  it('stays open with its words, and may be sent in again', async () => {
    const opened = await bot.doors.call(press([], { action: 'test.form', payload: null }));
    const formId = opened.kind === 'form' ? opened.form.id : '';
    const submission = { formId, values: { what: 'veel werk' } };
    const sent = press([], { action: 'test.form', payload: null, submission, key: formId });
    const startedAt = performance.now();
    const answer = await whileHeld(holdFirst, () => bot.doors.call(sent));
    expect(performance.now() - startedAt).toBeLessThan(SLACK_WAITS_MS);
    expect(answer).toMatchObject({
      kind: 'form-errors',
      form: { id: formId, fields: [{ initial: 'veel werk' }] },
      errors: { '': nl.forms.failed },
    });
    expect(await bot.doors.call(sent)).toMatchObject({ kind: 'close' });
    expect(await nameOf(first)).toBe('first!');
  });
});

describe('a command while its conversation is busy', () => {
  it('is refused in time, and is not stored', async () => {
    await bot.doors.accept(message('C1', 'eerst'));
    await eventually('the answer', async () => (bot.sent.length > 0 ? true : undefined));
    const holdPlace = (tx: Transaction) => tx.$executeRaw`SELECT FROM conversation FOR UPDATE`;
    const startedAt = performance.now();
    const failure = await whileHeld(holdPlace, () =>
      bot.doors.accept({ ...message('C1', 'dan'), kind: 'command' }).catch((error: unknown) => error),
    );
    expect(performance.now() - startedAt).toBeLessThan(SLACK_WAITS_MS);
    expect(failure).toMatchObject({ code: 'store.unavailable', retryable: true });
    expect(await database.prisma.inboxEntry.count()).toBe(1);
  });
});

describe('a message while it is busy', () => {
  it('is answered as soon as it can be, however often it failed, and nobody reads of an error', async () => {
    await whileHeld(holdFirst, async () => {
      await bot.doors.accept(message('C1', 'hallo'));
      // As if it had been busy for long: more attempts than a turn that breaks gets.
      await database.prisma.inboxEntry.updateMany({ data: { attempts: 2 } });
      await eventually('an attempt that came to nothing', async () => {
        const { errorCode, attempts } = await database.prisma.inboxEntry.findFirstOrThrow();
        return errorCode === 'store.busy' ? attempts : undefined;
      });
    });
    const said = () => bot.sent.map(({ text }) => text);
    const isAnswer = (text: string) => text.includes('gedaan: hallo');
    await eventually('the answer', async () => (said().some(isAnswer) ? true : undefined));
    // Who waited longer than ten seconds, on a machine that is busy itself, was told that it comes.
    expect(said().filter((text) => text !== nl.conversation.comesSoon)).toEqual([
      expect.stringContaining('gedaan: hallo'),
    ]);
  });
});
