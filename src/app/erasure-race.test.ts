import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callAction, type Skill } from '../chat/skill.ts';
import {
  connectTestTenant,
  createTestConversation,
  message,
  type TestConversation,
} from '../conversation/test-conversation.ts';
import { erasePerson } from '../people/erasure.ts';
import type { PersonalDataPart } from '../store/personal-data.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { PERSONAL_DATA } from './personal-data.ts';

const WORDS = 'kanariewoorden';

let database: TestDatabase;
let bot: TestConversation;
/** What the turn waits for before it decides, and inside the transaction that stores what it decided. */
let deciding: Gate;
let storing: Gate;

/** Something that can be reached, and that holds whoever reaches it until it is opened. */
interface Gate {
  pass(): Promise<void>;
  reached: Promise<void>;
  open(): void;
}

function createGate(): Gate {
  const reached = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<void>();
  return {
    pass() {
      reached.resolve();
      return opened.promise;
    },
    reached: reached.promise,
    open: () => opened.resolve(),
  };
}

/** Answers slowly, remembers what was said, and keeps it with the person. */
const slowSkill: Skill = {
  name: 'slow',
  intents: [
    {
      name: 'anything',
      role: 'anyone',
      purposes: ['question'],
      async run(turn, text) {
        await deciding.pass();
        return {
          status: 'answered',
          replies: [{ language: turn.language, body: [{ kind: 'paragraph', text }] }],
          remember: { question: text, answer: text },
          async settle(tx) {
            const { personId, conversationId } = { ...turn, personId: turn.actor.personId };
            await tx.answer.create({
              data: { personId, conversationId, question: text, ...FIGURES },
            });
            await storing.pass();
            return {};
          },
        };
      },
    },
  ],
  calls: [
    callAction({
      name: 'slow.press',
      role: 'anyone',
      payload: z.object({}),
      async run(turn, _payload, tx) {
        await tx.answer.create({ data: { personId: turn.actor.personId, question: WORDS, ...FIGURES } });
        return { kind: 'ephemeral', language: turn.language, text: 'Gedaan.' };
      },
    }),
  ],
};

const FIGURES = { status: 'answered', mode: 'quoted', language: 'nl', elapsedMs: 1 } as const;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 8 });
  await connectTestTenant(database);
  bot = createTestConversation(database, slowSkill);
  bot.start();
  deciding = createGate();
  storing = createGate();
});

afterEach(async () => {
  deciding.open();
  storing.open();
  await bot.stop();
  await database.drop();
});

/** Lets somebody say something that is answered at once, so that they are known. */
async function known(): Promise<string> {
  deciding.open();
  storing.open();
  await bot.doors.accept(message('C0', 'hoi'));
  await eventually('the first answer', async () => (bot.sent.length > 0 ? true : undefined));
  deciding = createGate();
  storing = createGate();
  const { personId } = await database.prisma.chatIdentity.findFirstOrThrow();
  return personId;
}

function erase(personId: string, parts: readonly PersonalDataPart[] = PERSONAL_DATA) {
  return database.prisma.$transaction((tx) => erasePerson(tx, parts, personId, { actorId: personId }), {
    timeout: 20_000,
  });
}

/** Everything is erased, but the transaction has yet to end. */
function heldOpen(gate: Gate): readonly PersonalDataPart[] {
  const last: PersonalDataPart = {
    name: 'last',
    tables: {},
    processing: { purpose: 'None', whose: [], ground: 'task', receivers: [], data: {} },
    collect: async () => ({}),
    erase: () => gate.pass(),
    move: async () => undefined,
  };
  return [...PERSONAL_DATA, last];
}

/** Until a connection waits for another one. */
function somebodyWaits(): Promise<true> {
  return eventually('somebody to wait for a lock', async () => {
    const rows = await database.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return rows.length > 0 ? true : undefined;
  });
}

async function keptUnder(personId: string) {
  const { prisma } = database;
  return {
    answers: await prisma.answer.count({ where: { personId, question: { contains: WORDS } } }),
    messages: (await prisma.outboxEntry.findMany()).filter(({ payload }) => JSON.stringify(payload).includes(WORDS))
      .length,
    events: (await prisma.inboxEntry.findMany()).filter(({ payload }) => JSON.stringify(payload).includes(WORDS))
      .length,
    memories: (await prisma.conversation.findMany()).filter(({ memory }) => JSON.stringify(memory).includes(WORDS))
      .length,
  };
}

const NOTHING = { answers: 0, messages: 0, events: 0, memories: 0 };

describe('a turn in flight', () => {
  it('stores nothing once its person was erased', async () => {
    const personId = await known();
    await bot.doors.accept(message('C1', WORDS));
    await deciding.reached;
    await erase(personId);
    deciding.open();
    storing.open();
    await bot.stop();
    expect(await keptUnder(personId)).toEqual(NOTHING);
    expect(await database.prisma.inboxEntry.findMany({ select: { state: true, claim: true } })).toEqual([
      { state: 'done', claim: null },
      { state: 'done', claim: null },
    ]);
  });

  it('that stores first is erased after it', async () => {
    const personId = await known();
    await bot.doors.accept(message('C1', WORDS));
    await deciding.reached;
    deciding.open();
    await storing.reached;
    const erasure = erase(personId);
    await somebodyWaits();
    storing.open();
    expect(await erasure).toEqual({ kind: 'erased' });
    await bot.stop();
    expect(await keptUnder(personId)).toEqual(NOTHING);
  });

  it('that comes in while the erasure ends is of a stranger', async () => {
    const personId = await known();
    const ending = createGate();
    const erasure = erase(personId, heldOpen(ending));
    await ending.reached;
    await bot.doors.accept(message('C2', WORDS));
    await deciding.reached;
    deciding.open();
    storing.open();
    await somebodyWaits();
    ending.open();
    await erasure;
    await eventually('the answer', async () => (bot.sent.length > 1 ? true : undefined));
    expect(await keptUnder(personId)).toMatchObject({ answers: 0 });
    const [answer] = await database.prisma.answer.findMany({ where: { question: WORDS } });
    expect(answer?.personId).not.toBe(personId);
  });
});

describe('a turn of somebody else where they spoke', () => {
  const CHANNEL = 'C9';

  /** Somebody asked something in a channel and was answered; then a colleague asks something there. @returns who asked first */
  async function colleagueAsks(): Promise<string> {
    deciding.open();
    storing.open();
    await bot.doors.accept(inChannel(WORDS, 'U1'));
    await eventually('the first answer', async () => (bot.sent.length > 0 ? true : undefined));
    deciding = createGate();
    storing = createGate();
    const { personId } = await database.prisma.chatIdentity.findFirstOrThrow({ where: { externalUserId: 'U1' } });
    await bot.doors.accept(inChannel('vraag van een collega', 'U2'));
    await deciding.reached;
    return personId;
  }

  function inChannel(text: string, externalId: string) {
    const said = message(CHANNEL, text);
    return { ...said, conversation: { ...said.conversation, kind: 'channel' as const }, sender: { externalId } };
  }

  async function remembered() {
    const { memory } = await database.prisma.conversation.findFirstOrThrow({ where: { externalId: CHANNEL } });
    return memory;
  }

  const OF_COLLEAGUE = [expect.objectContaining({ question: 'vraag van een collega' })];

  it('brings nothing back that was erased meanwhile', async () => {
    const personId = await colleagueAsks();
    await erase(personId);
    deciding.open();
    storing.open();
    await eventually('the second answer', async () => (bot.sent.length > 1 ? true : undefined));
    expect(await remembered()).toEqual(OF_COLLEAGUE);
    expect(await keptUnder(personId)).toEqual(NOTHING);
  });

  it('is remembered when it is stored while they are erased', async () => {
    const personId = await colleagueAsks();
    deciding.open();
    await storing.reached;
    const erasure = erase(personId);
    await somebodyWaits();
    storing.open();
    expect(await erasure).toEqual({ kind: 'erased' });
    expect(await remembered()).toEqual(OF_COLLEAGUE);
  });
});

describe('a press', () => {
  it('while the erasure ends is of a stranger', async () => {
    const personId = await known();
    const ending = createGate();
    const erasure = erase(personId, heldOpen(ending));
    await ending.reached;
    const { conversation, sender } = message('C0', 'druk');
    const pressed = bot.doors.call({ key: 'p1', conversation, sender, action: 'slow.press', payload: {} });
    await somebodyWaits();
    ending.open();
    await erasure;
    expect(await pressed).toMatchObject({ text: 'Gedaan.' });
    expect(await keptUnder(personId)).toMatchObject({ answers: 0 });
  });
});
