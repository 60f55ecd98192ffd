import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyDraft } from '../chat/reply.ts';
import {
  connectTestTenant,
  createTestConversation,
  message,
  TENANT,
  type TestConversation,
} from '../conversation/test-conversation.ts';
import { AppError } from '../errors.ts';
import { nl } from '../i18n/nl.ts';
import { setClock } from '../store/clock.ts';
import { Prisma } from '../store/generated/client.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { changeForMany, type MessageForMany, progressOfChange, queueForMany } from './fan-out.ts';
import type { Fate } from './fate.ts';
import { createOutreach } from './outreach.ts';

/** In the morning, in the evening, and on the next working day, by the wall clock of the Netherlands. */
const FRIDAY_MORNING = new Date('2026-11-27T09:00:00Z');
const FRIDAY_EVENING = new Date('2026-11-27T20:00:00Z');
const MONDAY_MORNING = new Date('2026-11-30T07:00:30Z');

let database: TestDatabase;
let bot: TestConversation;
let fates: Fate[];

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
  await setClock(database.prisma, FRIDAY_MORNING);
  fates = [];
  const echo = async (turn: { language: 'nl' | 'en' }, text: string) => ({
    status: 'answered' as const,
    introduces: true,
    replies: [says(text, turn.language)],
  });
  bot = createTestConversation(
    database,
    { name: 'echo', intents: [{ name: 'echo', role: 'colleague', purposes: ['question'], run: echo }] },
    async (_tx, fate) => void fates.push(fate),
  );
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

function says(text: string, language: 'nl' | 'en' = 'nl'): ReplyDraft {
  return { language, body: [{ kind: 'paragraph', text }] };
}

/** Makes so many people who were never written to, half of whom read English; returns their ids. */
async function people(count: number): Promise<string[]> {
  const { prisma } = database;
  const { id: tenantId, organisationId } = await prisma.chatTenant.findFirstOrThrow({ where: { externalId: TENANT } });
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const identity = { tenantId, externalUserId: `U-${at}`, standing: 'member' as const };
    const language = at % 2 === 0 ? 'nl' : 'en';
    const { id } = await prisma.person.create({
      data: { organisationId, language, identities: { create: identity } },
    });
    ids.push(id);
  }
  return ids;
}

async function queue(
  personIds: readonly string[],
  purpose: MessageForMany['purpose'],
  text = 'nieuws',
  card: string | undefined = undefined,
) {
  const replies = { nl: { ...says(text), card }, en: { ...says(`${text} (en)`, 'en'), card } };
  const outreach = createOutreach({ platforms: bot.platforms });
  const message = { personIds, replies, purpose, about: 'toy:1' };
  return database.prisma.$transaction((tx) => queueForMany(tx, outreach, message));
}

function sent(count: number) {
  return eventually(`${count} messages`, async () => (bot.sent.length >= count ? bot.sent : undefined));
}

function told(count: number) {
  return eventually(`${count} fates`, async () => (fates.length >= count ? fates : undefined));
}

function failure(code: string, retryAfterMs = 50): AppError {
  return new AppError({ code, message: 'For the test.', retryable: true, retryAfterMs });
}

describe('one message for many people', () => {
  it('reaches each once, in their language, says what the bot is, and tells of each what became of it', async () => {
    const ids = await people(230);
    const gone = ids.slice(0, 3);
    await database.prisma.chatIdentity.updateMany({
      where: { personId: { in: gone } },
      data: { deactivatedAt: FRIDAY_MORNING },
    });
    const { queued, unreachable } = await queue([...ids, ...ids.slice(10, 20)], 'broadcast');
    expect(unreachable.toSorted((a, b) => a.personId.localeCompare(b.personId))).toEqual(
      gone
        .map((personId) => ({ personId, reason: 'deactivated' }))
        .toSorted((a, b) => a.personId.localeCompare(b.personId)),
    );
    expect(queued.toSorted()).toEqual(ids.slice(3).toSorted());
    bot.start();
    const arrived = await sent(227);
    expect(new Set(arrived.map(({ conversation }) => conversation)).size).toBe(227);
    const of = (at: number) => arrived.find(({ conversation }) => conversation === `direct:U-${at}`)?.text;
    expect(of(4)).toBe(`${nl.conversation.introduction}\n\nnieuws`);
    expect(of(5)).toMatch(/nieuws \(en\)$/);
    await told(227);
    expect(new Set(fates.map(({ personId }) => personId))).toEqual(new Set(queued));
    expect(new Set(fates.map(({ outcome }) => outcome))).toEqual(new Set(['delivered']));
  });
});

describe('bulk', () => {
  it('never holds up an answer in the same conversation, whatever its tenant takes', async () => {
    await bot.doors.accept(message('C1', 'hallo'));
    await sent(1);
    const { id } = await database.prisma.person.findFirstOrThrow();
    bot.onSend(async (text) => {
      if (text === 'nieuws') throw failure('delivery.rate-limited', 60_000);
    });
    await queue([id], 'broadcast');
    bot.start();
    await eventually('a brake', async () => {
      const { brakedUntil } = await database.prisma.chatTenant.findFirstOrThrow();
      return brakedUntil ?? undefined;
    });
    await bot.doors.accept(message('C1', 'nog iets'));
    expect((await sent(2)).map(({ text }) => text)).toEqual(['hallo', 'nog iets']);
  });

  it('that must wait for an hour keeps nobody from stopping the bot, and is not lost', async () => {
    const ids = await people(3);
    bot.onSend(async () => {
      throw failure('delivery.rate-limited', 3_600_000);
    });
    await queue(ids, 'broadcast');
    bot.start();
    await eventually('a turn in an hour, that somebody waits for', async () => {
      const rows = await database.prisma.$queryRaw<{ far: boolean }[]>`
        SELECT bulk_next_at > clock_timestamp() + interval '30 minutes' AS far FROM chat_tenant`;
      return rows[0]?.far || undefined;
    });
    await bot.stop();
    expect(await database.prisma.outboxEntry.count({ where: { state: 'queued' } })).toBe(3);
  });

  it('pauses in the whole tenant after one refusal, and goes on by itself', async () => {
    const ids = await people(40);
    let refusals = 0;
    bot.onSend(async () => {
      if (refusals > 0) return;
      refusals += 1;
      throw failure('delivery.rate-limited', 300);
    });
    await queue(ids, 'broadcast');
    bot.start();
    await sent(40);
    expect(bot.sent.every(({ possiblyDouble }) => !possiblyDouble)).toBe(true);
  });

  it('of which nobody knows whether it arrived is not sent again, and that is told', async () => {
    const [id = ''] = await people(1);
    let attempts = 0;
    bot.onSend(async () => {
      attempts += 1;
      throw failure('delivery.uncertain');
    });
    await queue([id], 'broadcast');
    bot.start();
    expect(await told(1)).toMatchObject([{ personId: id, outcome: 'uncertain' }]);
    expect(attempts).toBe(1);
    expect(await database.prisma.outboxEntry.findFirstOrThrow()).toMatchObject({ state: 'uncertain', attempts: 1 });
  });

  it('that changes what stands already is tried again when nobody knows whether it arrived, and holds up nothing', async () => {
    const [id = ''] = await people(1);
    await queue([id], 'broadcast', 'oud', 'toy:card');
    bot.start();
    await told(1);
    let cutOff = 1;
    bot.onSend(async (text) => {
      if (text !== 'nieuw' || cutOff === 0) return;
      cutOff -= 1;
      throw failure('delivery.uncertain');
    });
    const change = { card: 'toy:card', about: 'toy:change', forms: { only: says('nieuw') } };
    const who = Prisma.sql`SELECT ${id}::uuid AS person_id, 'only' AS form`;
    await database.prisma.$transaction((tx) => changeForMany(tx, { ...change, who }));
    await eventually('an attempt that was cut off', async () => (cutOff === 0 ? true : undefined));
    await queue([id], 'broadcast', 'later');
    expect((await sent(3)).map(({ text }) => text.split('\n').at(-1))).toEqual(['oud', 'nieuw', 'later']);
    expect(bot.sent[1]).toMatchObject({ replaces: '1', possiblyDouble: false });
  });

  it('that changes what stands already counts as waiting while nobody knows whether it arrived', async () => {
    const [id = ''] = await people(1);
    await queue([id], 'broadcast', 'nieuw', 'toy:card');
    const { prisma } = database;
    await prisma.outboxEntry.updateMany({ data: { state: 'uncertain', repeatable: true } });
    const progress = await prisma.$transaction((tx) => progressOfChange(tx, ['toy:card'], 'toy:1'));
    expect(progress).toMatchObject({ done: 0, failed: 0, waiting: 1 });
    await prisma.outboxEntry.updateMany({ data: { repeatable: false } });
    const ended = await prisma.$transaction((tx) => progressOfChange(tx, ['toy:card'], 'toy:1'));
    expect(ended).toMatchObject({ done: 0, failed: 1, waiting: 0 });
  });

  it('that was cut off by a crash is not sent again, and that is told', async () => {
    const [id = ''] = await people(1);
    await queue([id], 'broadcast');
    await database.prisma.$executeRaw`
      UPDATE outbox SET state = 'sending', claim = gen_random_uuid(), claimed_until = now() - interval '1 second'`;
    bot.start();
    expect(await told(1)).toMatchObject([{ personId: id, outcome: 'uncertain' }]);
    expect(bot.sent).toEqual([]);
  });

  it('that waited until nobody is served by it is not sent, and that is told', async () => {
    const [id = ''] = await people(1);
    await queue([id], 'nudge');
    await setClock(database.prisma, new Date('2026-12-01T09:00:00Z'));
    bot.start();
    expect(await told(1)).toMatchObject([{ outcome: 'undeliverable', errorCode: 'delivery.expired' }]);
    expect(bot.sent).toEqual([]);
  });
});

describe('quiet hours', () => {
  it('keep what nobody waits for until people are at work, and hold up nothing else', async () => {
    const [id = ''] = await people(1);
    await setClock(database.prisma, FRIDAY_EVENING);
    await bot.messenger.within(async () => ({
      messages: [
        {
          to: { personId: id, ifUnreachable: 'fail' as const },
          replies: [says('herinnering')],
          purpose: 'reminder' as const,
        },
        { to: { personId: id, ifUnreachable: 'fail' as const }, replies: [says('je zaak is aangenomen')] },
      ],
    }));
    bot.start();
    expect((await sent(1))[0]?.text).toContain('je zaak is aangenomen');
    await setClock(database.prisma, MONDAY_MORNING);
    const { conversationId } = await database.prisma.outboxEntry.findFirstOrThrow();
    bot.wake(conversationId);
    expect((await sent(2)).map(({ text }) => text.split('\n').at(-1))).toEqual([
      'je zaak is aangenomen',
      'herinnering',
    ]);
  });
});
