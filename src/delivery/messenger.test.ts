import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Addressee } from '../chat/outgoing.ts';
import type { ReplyDraft } from '../chat/reply.ts';
import type { Skill } from '../chat/skill.ts';
import {
  connectTestTenant,
  createTestConversation,
  message,
  type TestConversation,
} from '../conversation/test-conversation.ts';
import { AppError } from '../errors.ts';
import { nl } from '../i18n/nl.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { queueInPlaces } from './fan-out.ts';
import type { Fate, OnFate } from './fate.ts';

let database: TestDatabase;
let bot: TestConversation;
/** What became of messages about something. */
let fates: Fate[];
let onFate: OnFate;

const says = (text: string, card?: string): ReplyDraft => ({
  language: 'nl',
  body: [{ kind: 'paragraph', text }],
  ...(card ? { card } : {}),
});

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
  fates = [];
  onFate = async (_tx, fate) => void fates.push(fate);
  const skill: Skill = {
    name: 'echo',
    intents: [
      {
        name: 'echo',
        role: 'anyone',
        purposes: ['question'],
        run: async (_turn, text) => ({
          status: 'answered',
          introduces: true,
          replies: [says(text, text.startsWith('kaart') ? text.split(' ')[0] : undefined)],
          messages: text === 'meld' ? [{ to: { card: 'kaart' }, replies: [says('gemeld')] }] : [],
        }),
      },
    ],
  };
  bot = createTestConversation(database, skill, (tx, fate) => onFate(tx, fate));
  bot.start();
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

async function sentTexts(count: number): Promise<typeof bot.sent> {
  await eventually(`${count} messages`, async () => (bot.sent.length >= count ? true : undefined));
  return bot.sent;
}

async function say(conversation: string, text: string): Promise<void> {
  const before = bot.sent.length;
  await bot.doors.accept(message(conversation, text));
  await sentTexts(before + 1);
}

const conversationId = async (externalId: string) =>
  (await database.prisma.conversation.findFirstOrThrow({ where: { externalId } })).id;

const tell = (to: Addressee, reply: ReplyDraft) =>
  bot.messenger.within(async () => ({ messages: [{ to, replies: [reply] }] }));

describe('a message to somewhere', () => {
  it('is sent after the commit', async () => {
    await say('C1', 'hallo');
    await tell({ conversationId: await conversationId('C1') }, says('nieuws'));
    expect((await sentTexts(2)).at(-1)).toMatchObject({ conversation: 'C1', text: 'nieuws' });
  });

  it('is not sent when the work is undone', async () => {
    await say('C1', 'hallo');
    const place = await conversationId('C1');
    const work = bot.messenger.within(async (tx) => {
      await bot.messenger.queue(tx, [{ to: { conversationId: place }, replies: [says('niets')] }]);
      throw new AppError({ code: 'test.undone', message: 'No.' });
    });
    await expect(work).rejects.toMatchObject({ code: 'test.undone' });
    await say('C1', 'daarna');
    expect(bot.sent.map(({ text }) => text)).toEqual(['hallo', 'daarna']);
  });

  it('goes out with the turn that says so', async () => {
    await say('C1', 'kaart');
    await say('C2', 'meld');
    expect(await sentTexts(3)).toEqual(
      expect.arrayContaining([expect.objectContaining({ conversation: 'C1', text: 'gemeld', replaces: '1' })]),
    );
  });
});

describe('a card', () => {
  it('takes the place of the one before it in its conversation, in order, however often it changes', async () => {
    await say('C1', 'kaart open');
    await say('C1', 'tussendoor');
    const place = await conversationId('C1');
    for (const text of ['aangenomen', 'gesloten']) await tell({ conversationId: place }, says(text, 'kaart'));
    expect((await sentTexts(4)).slice(2)).toMatchObject([
      { text: 'aangenomen', replaces: '1' },
      { text: 'gesloten', replaces: '1' },
    ]);
  });

  it('takes the place of the one that came last, though what was drawn on the one before was queued after it', async () => {
    await say('C1', 'kaart open');
    const place = await conversationId('C1');
    await tell({ conversationId: place }, { ...says('opnieuw', 'kaart'), standing: 'anew' });
    await tell({ conversationId: place }, says('aangenomen', 'kaart'));
    await sentTexts(4);
    const { prisma } = database;
    const [first, , , redrawn] = await prisma.outboxEntry.findMany({
      where: { card: 'kaart' },
      orderBy: { id: 'asc' },
    });
    if (!first?.sentAt || !redrawn) throw new Error('Not all of them were sent.');
    // Somebody waits for it: it went before the one that was queued to come anew.
    const data = { platformMessageId: first.platformMessageId, sentAt: new Date(first.sentAt.getTime() + 1) };
    await prisma.outboxEntry.update({ where: { id: redrawn.id }, data });
    await tell({ conversationId: place }, says('gesloten', 'kaart'));
    expect((await sentTexts(5)).at(-1)).toMatchObject({ text: 'gesloten', replaces: redrawn.platformMessageId });
    expect(redrawn.platformMessageId).not.toBe(first.platformMessageId);
  });

  it('changes with all that are about the same, each in its own place, and no other', async () => {
    await say('C1', 'kaart:7:een eerst');
    await say('C1', 'kaart:7:twee daarna');
    await say('C2', 'kaart:7:een elders');
    await say('C3', 'kaart:77:een anders');
    await say('C4', 'kaart:7 zo heet hij');
    await tell({ cardsAbout: 'kaart:7' }, says('besloten'));
    const changed = (await sentTexts(8)).slice(5);
    expect(changed.map(({ conversation, text, replaces }) => [conversation, text, replaces]).toSorted()).toEqual([
      ['C1', 'besloten', '1'],
      ['C1', 'besloten', '2'],
      ['C2', 'besloten', '3'],
    ]);
  });

  it('says how it is now where it still waits for its turn among what is sent to many, and stands there once', async () => {
    await say('C1', 'hallo');
    const place = await conversationId('C1');
    const { prisma } = database;
    await prisma.$transaction(async (tx) => {
      await queueInPlaces(tx, { conversationIds: [place], reply: says('nog niemand', 'kaart:9:hier'), about: 'post' });
      await bot.messenger.queue(tx, [{ to: { cardsAbout: 'kaart:9' }, replies: [says('al een')] }]);
    });
    const rows = await prisma.outboxEntry.findMany({ where: { card: 'kaart:9:hier' } });
    expect(rows.map(({ payload }) => JSON.stringify(payload).includes('al een'))).toEqual([true]);
  });

  it('changes everywhere it was sent', async () => {
    await say('C1', 'kaart een');
    await say('C2', 'kaart twee');
    await say('C3', 'geen kaart');
    await tell({ card: 'kaart' }, says('gesloten'));
    const changed = (await sentTexts(5)).slice(3);
    expect(changed.map(({ conversation, replaces }) => [conversation, replaces]).sort()).toEqual([
      ['C1', '1'],
      ['C2', '2'],
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['left', () => database.prisma.chatIdentity.updateMany({ data: { deactivatedAt: new Date() } })],
    ['was erased', eraseU1],
  ])('no longer changes for somebody who %s, and that is no failure', async (_what, change) => {
    await say('C1', 'kaart van wie ging');
    await bot.doors.accept({ ...message('C2', 'kaart van een ander'), sender: { externalId: 'U2' } });
    await sentTexts(2);
    await change();
    await database.prisma.chatIdentity.updateMany({ where: { externalUserId: 'U2' }, data: { deactivatedAt: null } });
    await tell({ card: 'kaart' }, says('gesloten'));
    await sentTexts(3);
    expect(bot.sent.slice(2)).toMatchObject([{ conversation: 'C2', text: 'gesloten' }]);
    expect(await database.prisma.outboxEntry.count()).toBe(3);
  });

  it('is a new message where the old one cannot be changed', async () => {
    await say('C1', 'kaart');
    let failures = 1;
    bot.onSend(async () => {
      failures -= 1;
      if (failures >= 0) throw new AppError({ code: 'delivery.not-replaceable', message: 'Gone.' });
    });
    await tell({ card: 'kaart' }, says('gesloten'));
    const last = (await sentTexts(2)).at(-1);
    expect(last).toEqual({ conversation: 'C1', text: 'gesloten', possiblyDouble: false });
  });

  it('changed twice by a cut-off attempt says nothing of that', async () => {
    await say('C1', 'kaart');
    let failures = 1;
    bot.onSend(async () => {
      failures -= 1;
      const cutOff = { code: 'delivery.uncertain', message: 'Cut off.', retryable: true, retryAfterMs: 50 };
      if (failures >= 0) throw new AppError(cutOff);
    });
    await tell({ card: 'kaart' }, says('gesloten'));
    const last = (await sentTexts(2)).at(-1);
    expect(last).toEqual({ conversation: 'C1', text: 'gesloten', possiblyDouble: false, replaces: '1' });
  });
});

/** As an erasure leaves who they were, and the place in which they were alone with the bot. */
async function eraseU1(): Promise<void> {
  const { prisma } = database;
  await prisma.chatIdentity.updateMany({ where: { externalUserId: 'U1' }, data: { externalUserId: 'erased:1' } });
  await prisma.inboxEntry.updateMany({ where: { sender: 'U1' }, data: { sender: null } });
  const place = { externalId: 'erased:1', address: {} };
  await prisma.conversation.updateMany({ where: { externalId: 'C1' }, data: place });
}

describe('a message to a person', () => {
  const demanded = async () => ({ personId: (await person()).id, ifUnreachable: 'fail' as const });
  const person = () => database.prisma.person.findFirstOrThrow();
  const identity = (data: object) => database.prisma.chatIdentity.updateMany({ data });

  it('goes to their latest direct conversation', async () => {
    await say('C1', 'eerst');
    await say('C2', 'later');
    await tell(await demanded(), says('nieuws'));
    expect((await sentTexts(3)).at(-1)).toMatchObject({ conversation: 'C2', text: 'nieuws' });
  });

  it('opens a conversation with who never wrote', async () => {
    await say('C1', 'hallo');
    await identity({ externalUserId: 'U-STIL' });
    await tell(await demanded(), says('nieuws'));
    await tell(await demanded(), says('meer'));
    expect((await sentTexts(3)).slice(1)).toMatchObject([
      { conversation: 'direct:U-STIL', text: 'nieuws' },
      { conversation: 'direct:U-STIL', text: 'meer' },
    ]);
  });

  it('says what the bot is to who never heard from it, once, and not when that is undone', async () => {
    await say('C1', 'hallo');
    await identity({ introducedAt: null });
    const undone = bot.messenger.within(async () => ({
      messages: [
        { to: await demanded(), replies: [says('ongedaan')] },
        { to: { personId: '00000000-0000-4000-8000-000000000000', ifUnreachable: 'fail' }, replies: [says('niemand')] },
      ],
    }));
    await expect(undone).rejects.toMatchObject({ code: 'delivery.unreachable' });
    await tell(await demanded(), says('nieuws'));
    await tell(await demanded(), says('meer'));
    const [, first, second] = await sentTexts(3);
    expect(first?.text).toBe(`${nl.conversation.introduction}\n\nnieuws`);
    expect(second?.text).toBe('meer');
  });

  it('goes to the platform they prefer, else to where they were last', async () => {
    await say('C1', 'hallo');
    const { id: personId, organisationId } = await person();
    const tenant = { platform: 'slack' as const, externalId: 'T2', organisationId: organisationId ?? '' };
    const { id: tenantId } = await database.prisma.chatTenant.create({ data: tenant });
    const second = { tenantId, personId, externalUserId: 'U2', standing: 'member' as const };
    await database.prisma.chatIdentity.create({ data: second });
    await tell(await demanded(), says('waar je was'));
    expect((await sentTexts(2)).at(-1)).toMatchObject({ conversation: 'C1' });
    // A platform that is not connected here cannot be written to, however much they like it.
    await database.prisma.chatTenant.update({ where: { id: tenantId }, data: { platform: 'teams' } });
    await database.prisma.person.updateMany({ data: { preferredPlatform: 'teams' } });
    await tell(await demanded(), says('toch maar'));
    expect((await sentTexts(3)).at(-1)).toMatchObject({ conversation: 'C1' });
    await database.prisma.chatTenant.update({ where: { id: tenantId }, data: { platform: 'slack' } });
    await database.prisma.chatTenant.updateMany({ where: { externalId: 'T1' }, data: { platform: 'teams' } });
    await database.prisma.person.updateMany({ data: { preferredPlatform: 'slack' } });
    await tell(await demanded(), says('je voorkeur'));
    expect((await sentTexts(4)).at(-1)).toMatchObject({ conversation: 'direct:U2' });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['a guest', () => identity({ standing: 'guest' })],
    ['of another organisation', () => identity({ standing: 'external' })],
    ['not known yet', () => identity({ standing: 'unknown' })],
    ['gone', () => identity({ deactivatedAt: new Date() })],
    ['erased', () => database.prisma.person.updateMany({ data: { erasedAt: new Date() } })],
    ['of a tenant that left', () => database.prisma.chatTenant.updateMany({ data: { disconnectedAt: new Date() } })],
  ])('is never sent to who is %s', async (_what, change) => {
    await say('C1', 'hallo');
    await change();
    const { id: personId } = await person();
    await expect(tell({ personId, ifUnreachable: 'fail' }, says('nieuws'))).rejects.toMatchObject({
      code: 'delivery.unreachable',
    });
    await tell({ personId, ifUnreachable: 'skip' }, says('nieuws'));
    expect(await database.prisma.outboxEntry.count()).toBe(1);
  });
});

describe('a message about something', () => {
  const person = () => database.prisma.person.findFirstOrThrow();
  const tellAbout = async (text: string, about?: string) =>
    bot.messenger.within(async () => ({
      messages: [{ to: { personId: (await person()).id, ifUnreachable: 'skip' }, replies: [says(text)], about }],
    }));
  const whenFates = (count: number) =>
    eventually(`${count} fates`, async () => (fates.length >= count ? fates : undefined));
  const refuse = (code: string) =>
    bot.onSend(async (text) => {
      if (text.startsWith('nieuws')) throw new AppError({ code, message: 'For the test.' });
    });

  it('tells whose business it is that it arrived, and of others nothing', async () => {
    await say('C1', 'hallo');
    await tellAbout('zomaar');
    await tellAbout('nieuws', 'zaak:1');
    const { id: personId } = await person();
    const place = await conversationId('C1');
    expect(await whenFates(1)).toEqual([
      { about: 'zaak:1', personId, conversationId: place, outcome: 'delivered', errorCode: null, reply: null },
    ]);
  });

  it.each([
    'delivery.blocked',
    'delivery.not-installed',
    'delivery.rejected',
  ])('tells that it cannot be delivered (%s), to whom, and what it said', async (code) => {
    await say('C1', 'hallo');
    refuse(code);
    await tellAbout('nieuws', 'zaak:1');
    const [fate] = await whenFates(1);
    expect(fate).toMatchObject({ about: 'zaak:1', personId: (await person()).id, outcome: 'undeliverable' });
    expect(fate).toMatchObject({ errorCode: code, reply: { body: [{ text: 'nieuws' }] } });
  });

  it('tells at once of somebody who cannot be written to at all', async () => {
    await say('C1', 'hallo');
    await database.prisma.chatIdentity.updateMany({ data: { deactivatedAt: new Date() } });
    await tellAbout('nieuws', 'zaak:1');
    expect(fates).toMatchObject([
      { conversationId: null, outcome: 'undeliverable', errorCode: 'delivery.deactivated' },
    ]);
  });

  it.each([
    ['arrived', null, 'sent'],
    ['was refused', 'delivery.blocked', 'blocked'],
  ])('that %s is that at once, also when whose business it is fails; they hear later, and it goes once', async (_what, code, state) => {
    await say('C1', 'hallo');
    if (code) refuse(code);
    let failures = 2;
    onFate = async (tx, fate) => {
      await tx.$executeRaw`UPDATE conversation SET memory = '[]'::jsonb`;
      failures -= 1;
      if (failures >= 0) throw new Error('A mistake in a feature.');
      fates.push(fate);
    };
    await tellAbout('nieuws', 'zaak:1');
    await eventually('the outcome', async () => ((await last()).state === state ? true : undefined));
    expect(fates).toEqual([]);
    await whenHeardAgain(() => fates.length > 0);
    expect(fates).toMatchObject([{ outcome: code ? 'undeliverable' : 'delivered', errorCode: code }]);
    if (code) expect(fates).toMatchObject([{ reply: { body: [{ text: 'nieuws' }] } }]);
    expect(bot.sent.filter(({ text }) => text === 'nieuws')).toHaveLength(code ? 0 : 1);
  });

  it('is not told without end: administrators hear that nobody could make anything of it', async () => {
    await say('C1', 'hallo');
    const { organisationId, id: personId } = await person();
    await database.prisma.person.update({ where: { id: personId }, data: { language: 'nl' } });
    await database.prisma.roleGrant.create({ data: { personId, role: 'administrator' } });
    expect(organisationId).not.toBeNull();
    let tries = 0;
    onFate = async () => {
      tries += 1;
      throw new Error('A mistake in a feature.');
    };
    await tellAbout('nieuws', 'zaak:1');
    const notice = () => bot.sent.find(({ text }) => text.includes(nl.undelivered.unheard(1)));
    await whenHeardAgain(() => notice() !== undefined);
    const before = tries;
    await expect(whenHeardAgain(() => tries > before, 1_500)).rejects.toThrow();
    expect(bot.sent.filter(({ text }) => text === 'nieuws')).toHaveLength(1);
    expect(await database.prisma.outboxEntry.findFirstOrThrow({ where: { about: 'zaak:1' } })).toMatchObject({
      state: 'sent',
      fateDueAt: null,
    });
  });
});

const last = () => database.prisma.outboxEntry.findFirstOrThrow({ where: { about: 'zaak:1' } });

/** Lets the time of the next try come, again and again, until something is so. */
async function whenHeardAgain(isSo: () => boolean, deadlineMs?: number): Promise<void> {
  await eventually(
    'another try',
    async () => {
      await database.prisma.$executeRaw`
        UPDATE outbox SET fate_due_at = clock_now() - interval '1 second' WHERE fate_due_at IS NOT NULL`;
      bot.wake((await last()).conversationId);
      return isSo() ? true : undefined;
    },
    async () => JSON.stringify(bot.sent),
    deadlineMs,
  );
}
