import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { callAction, type Intent, type Role, type Skill } from '../chat/skill.ts';
import { AppError } from '../errors.ts';
import { en } from '../i18n/en.ts';
import { nl } from '../i18n/nl.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { forgetEvents } from './retention.ts';
import {
  connectTestTenant,
  createTestConversation,
  message,
  TENANT,
  type TestConversation,
} from './test-conversation.ts';

let database: TestDatabase;
const started: TestConversation[] = [];

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  await connectTestTenant(database);
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((conversation) => conversation.stop()));
  await database.drop();
});

function start(skill: Skill): TestConversation {
  const conversation = createTestConversation(database, skill);
  started.push(conversation);
  conversation.start();
  return conversation;
}

/** A skill that says what `answer` makes of a text. */
function skillThat(answer: (text: string) => Promise<string>, role: Role = 'colleague'): Skill {
  const intent: Intent = {
    name: 'anything',
    role,
    purposes: ['question'],
    run: async (turn, text) => ({
      status: 'answered',
      introduces: true,
      replies: [{ language: turn.language, body: [{ kind: 'paragraph', text: await answer(text) }] }],
      remember: { question: text, answer: text },
    }),
  };
  return { name: 'test', intents: [intent] };
}

const echo = skillThat(async (text) => `antwoord op ${text}`);

/** Every row of every table, as text. */
async function everythingStored(): Promise<string> {
  const tables = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`;
  const rows = await Promise.all(
    tables.map(({ name }) => database.prisma.$queryRawUnsafe<unknown[]>(`SELECT t::text FROM ${name} t`)),
  );
  expect(rows.flat().length).toBeGreaterThan(0);
  return JSON.stringify(rows);
}

async function sentTexts(conversation: TestConversation, count: number): Promise<string[]> {
  await eventually(
    `${count} messages`,
    async () => (conversation.sent.length >= count ? true : undefined),
    async () => JSON.stringify(conversation.sent),
  );
  return conversation.sent.map(({ text }) => text);
}

describe('a conversation', () => {
  it('answers what is said', async () => {
    const bot = start(echo);
    expect(await bot.doors.accept(message('C1', 'de vraag'))).toEqual({ kind: 'accepted' });
    expect(await sentTexts(bot, 1)).toEqual(['antwoord op de vraag']);
  });

  it('takes the same event once', async () => {
    const bot = start(echo);
    const arrivals = await Promise.all([1, 2, 3].map(() => bot.doors.accept(message('C1', 'de vraag'))));
    expect(arrivals.map(({ kind }) => kind).sort()).toEqual(['accepted', 'duplicate', 'duplicate']);
    await bot.doors.accept(message('C1', 'de laatste'));
    expect(await sentTexts(bot, 2)).toEqual(['antwoord op de vraag', 'antwoord op de laatste']);
  });

  it('stores nothing of an unknown tenant', async () => {
    const bot = start(echo);
    const foreign = message('C1', 'de vraag');
    const conversation = { ...foreign.conversation, tenant: 'T-unknown' };
    expect(await bot.doors.accept({ ...foreign, conversation })).toEqual({ kind: 'unknown-tenant' });
    expect(await database.prisma.inboxEntry.count()).toBe(0);
  });

  it('keeps the order within it while others go on, also with two processes', async () => {
    const texts = Array.from({ length: 12 }, (_, at) => `vraag ${at}`);
    const bots = [start(echo), start(echo)];
    for (const [at, text] of texts.entries()) {
      for (const place of ['A', 'B', 'C']) await bots[at % 2]?.doors.accept(message(place, text, `${place}${at}`));
    }
    const all = await eventually('every answer', async () => {
      const sent = bots.flatMap((bot) => bot.sent);
      return sent.length >= texts.length * 3 ? sent : undefined;
    });
    expect(all).toHaveLength(texts.length * 3);
    const rows = await database.prisma.outboxEntry.findMany({
      orderBy: { id: 'asc' },
      include: { conversation: true },
    });
    for (const place of ['A', 'B', 'C']) {
      const said = rows.filter(({ conversation }) => conversation.externalId === place).map(({ payload }) => payload);
      expect(said.map((reply) => JSON.stringify(reply).match(/vraag \d+/)?.[0])).toEqual(texts);
    }
  });

  it('tries a turn that failed again', async () => {
    let failures = 1;
    const bot = start(
      skillThat(async (text) => {
        failures -= 1;
        if (failures >= 0) throw new AppError({ code: 'test.hiccup', message: 'Once.', retryable: true });
        return text;
      }),
    );
    await bot.doors.accept(message('C1', 'de vraag'));
    expect(await sentTexts(bot, 1)).toEqual(['de vraag']);
  });

  it('says so when it gives up, and goes on with the next', async () => {
    const bot = start(
      skillThat(async (text) => {
        if (text === 'kapot') throw new Error('Always.');
        return text;
      }),
    );
    await bot.doors.accept(message('C1', 'kapot'));
    await bot.doors.accept(message('C1', 'heel'));
    expect(await sentTexts(bot, 2)).toEqual([nl.conversation.failed, 'heel']);
  }, 20_000);

  it.each([
    ['nl', 'Mijn klant heeft bsn 123 456 782 en rekening NL91 ABNA 0417 1643 00. Wat nu?', nl],
    ['en', 'My client has citizen number 123456782 and account NL91ABNA0417164300. What should we do now?', en],
  ])('keeps no citizen service number or account number, anywhere, and says so (%s)', async (_language, text, catalogue) => {
    const bot = start(echo);
    await bot.doors.accept(message('C1', text, 'masked'));
    const [answer] = await sentTexts(bot, 1);
    expect(answer).toContain('[BSN ███]');
    expect(answer).toContain(catalogue.conversation.masked(['bsn', 'iban']));
    const stored = await database.prisma.inboxEntry.findUnique({ where: { key: 'masked' } });
    expect(stored?.payload).toMatchObject({ masked: ['bsn', 'iban'] });
    expect(await everythingStored()).not.toMatch(/123.?456.?782|ABNA|0417.?1643/);
    await bot.doors.accept(message('C1', 'Zonder nummers dan?', 'plain'));
    expect((await sentTexts(bot, 2))[1]).toBe('antwoord op Zonder nummers dan?');
  });

  it('answers a sign without words in the language of the conversation it stands in', async () => {
    const inLanguage: Intent = {
      name: 'language',
      role: 'colleague',
      purposes: ['question'],
      run: async ({ language }, text) => {
        if (text === '💥') throw new Error('Always.');
        const body = [{ kind: 'paragraph' as const, text: `in ${language}` }];
        return { status: 'answered', introduces: true, replies: [{ language, body }] };
      },
    };
    const bot = start({ name: 'test', intents: [inLanguage] });
    const says = async (place: string, text: string, count: number) => {
      await bot.doors.accept(message(place, text));
      return (await sentTexts(bot, count)).at(-1);
    };
    expect(await says('C1', 'What is this about, please?', 1)).toBe('in en');
    expect(await says('C2', 'Waar gaat dit over?', 2)).toBe('in nl');
    expect(await says('C1', '👍', 3)).toBe('in en');
    expect(await says('C2', '👍', 4)).toBe('in nl');
    expect(await says('C1', '💥', 5)).toBe(en.conversation.failed);
  }, 20_000);

  it('denies what the role does not allow', async () => {
    const bot = start(skillThat(async () => 'geheim', 'administrator'));
    await bot.doors.accept(message('C1', 'de vraag'));
    expect((await sentTexts(bot, 1))[0]).toContain(nl.conversation.forbidden);
  });

  it('introduces itself once', async () => {
    const skill = skillThat(async (text) => text);
    const silent: Skill = {
      ...skill,
      intents: (skill.intents ?? []).map((intent) => ({
        ...intent,
        run: async (turn, text) => ({ ...(await intent.run(turn, text)), introduces: false }),
      })),
    };
    const bot = start(silent);
    await bot.doors.accept(message('C1', 'een'));
    await bot.doors.accept(message('C1', 'twee'));
    const [first, second] = await sentTexts(bot, 2);
    expect(first).toContain(nl.conversation.introduction);
    expect(second).toBe('twee');
  });

  it('forgets the words of an event after its time, and not before', async () => {
    const bot = start(echo);
    await bot.doors.accept(message('C1', 'oud'));
    await bot.doors.accept(message('C1', 'nieuw'));
    await sentTexts(bot, 2);
    await database.prisma.$executeRaw`UPDATE inbox SET received_at = now() - interval '8 days' WHERE key = 'C1:oud'`;
    expect(await forgetEvents(database.prisma, 7)).toBe(1);
    const left = await database.prisma.inboxEntry.findMany({
      orderBy: { id: 'asc' },
      select: { key: true, payload: true },
    });
    expect(left).toMatchObject([
      { key: 'C1:oud', payload: null },
      { key: 'C1:nieuw', payload: { text: 'nieuw' } },
    ]);
  });
});

describe('a press', () => {
  const skill: Skill = {
    name: 'test',
    calls: [
      callAction({
        name: 'test.press',
        role: 'colleague',
        payload: z.object({ n: z.number() }),
        run: async (turn, { n }) => ({ kind: 'ephemeral', language: turn.language, text: `gedrukt ${n}` }),
      }),
      callAction({
        name: 'test.form',
        role: 'colleague',
        payload: z.object({ text: z.string() }),
        run: async (turn, { text }) => ({ kind: 'ephemeral', language: turn.language, text: `bewaard: ${text}` }),
      }),
      callAction({
        name: 'test.secret',
        role: 'administrator',
        payload: z.object({}),
        run: async (turn) => ({ kind: 'ephemeral', language: turn.language, text: 'geheim' }),
      }),
    ],
  };

  function press(action: string, payload: unknown, tenant = TENANT) {
    const { conversation, sender, key } = message('C1', 'druk');
    return { key, sender, action, payload, conversation: { ...conversation, tenant } };
  }

  it('is answered at once', async () => {
    const bot = start(skill);
    expect(await bot.doors.call(press('test.press', { n: 3 }))).toMatchObject({ kind: 'ephemeral', text: 'gedrukt 3' });
  });

  it('without the role gets a sentence that says so', async () => {
    const bot = start(skill);
    const text = nl.conversation.forbidden;
    expect(await bot.doors.call(press('test.secret', {}))).toEqual({
      kind: 'ephemeral',
      language: 'nl',
      text,
      undone: true,
    });
  });

  it('masks what is written in a form before anybody sees it, and says so', async () => {
    const bot = start(skill);
    const response = await bot.doors.call(press('test.form', { text: 'bsn 123456782' }));
    expect(response).toMatchObject({
      kind: 'ephemeral',
      text: `bewaard: bsn [BSN ███] ${nl.conversation.masked(['bsn'])}`,
    });
  });

  it.each([
    ['whose payload was changed', press('test.press', { n: 'drie' })],
    ['that no skill knows', press('test.other', {})],
  ])('%s gets a sentence that says so', async (_what, pressed) => {
    const bot = start(skill);
    expect(await bot.doors.call(pressed)).toMatchObject({ text: nl.conversation.oldButton, undone: true });
  });

  it('of an unknown tenant is refused', async () => {
    const bot = start(skill);
    const pressed = press('test.press', { n: 1 }, 'T-unknown');
    await expect(bot.doors.call(pressed)).rejects.toMatchObject({ code: 'call.unknown-tenant' });
  });
});
