import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  connectTestTenant,
  createTestConversation,
  ECHO,
  message,
  TENANT,
  type TestConversation,
} from '../conversation/test-conversation.ts';
import { AppError } from '../errors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { runCommand } from '../testing/run-cli.ts';
import { undelivered } from './undelivered.ts';

let database: TestDatabase;
let bot: TestConversation;

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
  bot = createTestConversation(database, ECHO);
  bot.start();
});

afterEach(async () => {
  await bot.stop();
  await database.drop();
});

/** An administrator whom the bot never heard, in the team of the others; returns their id. */
async function administrator(data: { email?: string } = {}): Promise<string> {
  const tenant = await database.prisma.chatTenant.findFirstOrThrow({ where: { externalId: TENANT } });
  const { organisationId, id: tenantId } = tenant;
  const { id } = await database.prisma.person.create({ data: { displayName: 'Bea', organisationId, ...data } });
  const identity = { tenantId, personId: id, externalUserId: 'UBEA', standing: 'member' as const };
  await database.prisma.chatIdentity.create({ data: identity });
  await database.prisma.roleGrant.create({ data: { personId: id, role: 'administrator' } });
  return id;
}

const refusal = (code: string, retryable = false, detail?: string) =>
  new AppError({ code, message: `Slack: ${code}.`, retryable, retryAfterMs: 20, detail });
/** Everything that begins with "stuk" fails so. */
const breakWith = (error: AppError) =>
  bot.onSend(async (text) => {
    if (text.startsWith('stuk')) throw error;
  });
const refuse = (...texts: string[]) => Promise.all(texts.map((text) => bot.doors.accept(message(`C-${text}`, text))));
const listed = (count: number) =>
  eventually(`${count} listed`, async () => {
    const found = await undelivered(database.prisma);
    return found.length >= count ? found : undefined;
  });
const toldTo = (conversation: string) => bot.sent.filter((sent) => sent.conversation === conversation);
const told = (count: number, conversation = 'direct:UBEA') =>
  eventually(
    `${count} pieces of news`,
    async () => (toldTo(conversation).length >= count ? toldTo(conversation) : undefined),
    async () => JSON.stringify(bot.sent),
  );
const held = () => database.prisma.chatTenant.findFirstOrThrow({ where: { externalId: TENANT } });
const untilHeld = () => eventually('a tenant that is held', async () => ((await held()).heldSince ? true : undefined));
const endPause = () =>
  database.prisma.$executeRaw`UPDATE chat_tenant SET held_until = clock_now() - interval '1 second'`;
const impact = (...args: string[]) =>
  runCommand(['deliveries', ...args], { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

describe('a message that was given up', () => {
  it('is listed and shown to the operator, without its words unless they are asked for, and can be sent again', async () => {
    breakWith(refusal('delivery.blocked'));
    await refuse('stuk');
    const [found] = await listed(1);
    const id = found?.id ?? '';
    const json = JSON.parse((await impact('list', '--json')).stdout);
    expect(json).toMatchObject([{ id, state: 'given-up', why: 'Slack: delivery.blocked.', platform: 'slack' }]);
    const shown = (await impact('show', id)).stdout + (await impact('show', id, '--json')).stdout;
    expect(shown).toContain('Slack: delivery.blocked.');
    expect(shown).not.toContain('stuk');
    expect((await impact('show', id, '--words')).stdout).toContain('stuk');
    expect(await database.prisma.auditEntry.count({ where: { action: 'message.read', objectId: id } })).toBe(1);
    bot.onSend(async () => undefined);
    expect(await impact('resend', id)).toMatchObject({ code: 0, stdout: expect.stringContaining('if none runs') });
    await eventually('the message', async () => bot.sent.find(({ text }) => text === 'stuk'));
    expect(JSON.parse((await impact('list', '--json')).stdout)).toEqual([]);
    expect(await impact('resend', id)).toMatchObject({ code: 1, stderr: expect.stringContaining('impact deliveries') });
  });

  it('is not listed, nor told to administrators, when it is for nobody any more', async () => {
    await administrator();
    await refuse('hallo');
    await eventually('the answer', async () => bot.sent.find(({ text }) => text === 'hallo'));
    const place = await database.prisma.conversation.findFirstOrThrow({ where: { externalId: 'C-hallo' } });
    const erased = { externalId: 'erased:1', address: {} };
    await database.prisma.conversation.update({ where: { id: place.id }, data: erased });
    const to = { conversationId: place.id };
    const replies = [{ language: 'nl' as const, body: [{ kind: 'paragraph' as const, text: 'nieuws' }] }];
    await bot.messenger.within(async () => ({ messages: [{ to, replies }] }));
    const ended = { where: { gaveUpAt: { not: null } } };
    await eventually('its end', async () => (await database.prisma.outboxEntry.findFirst(ended)) ?? undefined);
    // What really failed is listed and told, and comes after it.
    breakWith(refusal('delivery.rejected'));
    await refuse('stuk');
    expect(await listed(1)).toMatchObject([{ errorCode: 'delivery.rejected' }]);
    expect((await told(1)).map(({ text }) => text)).toEqual([expect.stringContaining('1 bericht is niet bezorgd')]);
    expect(bot.sent.map(({ text }) => text)).not.toContain('nieuws');
  });

  it('is not sent again when its words are gone', async () => {
    breakWith(refusal('delivery.blocked'));
    await refuse('stuk');
    const [found] = await listed(1);
    await database.prisma.$executeRaw`UPDATE outbox SET payload = NULL`;
    expect(await impact('resend', found?.id ?? '')).toMatchObject({ code: 1, stderr: expect.stringContaining('gone') });
  });

  it('is told to administrators: the first of a kind at once, more of it a day later, another kind at once', async () => {
    await administrator();
    breakWith(refusal('delivery.blocked'));
    await refuse('stuk 1');
    const [first] = await told(1);
    expect(first?.text).toContain(
      '1 bericht is niet bezorgd: de ontvanger, of de plek, neemt geen berichten van mij aan.',
    );
    await refuse('stuk 2', 'stuk 3');
    await listed(3);
    breakWith(refusal('delivery.rejected'));
    await refuse('stuk 4');
    const [, second] = await told(2);
    expect(second?.text).toContain('1 bericht is niet bezorgd: het bericht werd geweigerd.');
    expect(second?.text).not.toContain('neemt geen berichten');
    await database.prisma.$executeRaw`UPDATE delivery_notice SET told_at = told_at - interval '25 hours'`;
    breakWith(refusal('delivery.not-installed'));
    await refuse('stuk 5');
    const [, , third] = await told(3);
    expect(third?.text).toContain('2 berichten zijn niet bezorgd: de ontvanger');
  });

  it('tells nothing of itself when it is the notice', async () => {
    await administrator();
    bot.onSend(async () => {
      throw refusal('delivery.blocked');
    });
    await refuse('stuk');
    await listed(2);
    bot.onSend(async () => undefined);
    await database.prisma.$executeRaw`DELETE FROM delivery_notice`;
    breakWith(refusal('delivery.rejected'));
    await refuse('stuk 2');
    const [notice] = await told(1);
    expect(notice?.text).not.toContain('neemt geen berichten');
  });
});

describe('the messages of a tenant that takes nothing', () => {
  it('wait, however long, and go when it works again', async () => {
    breakWith(refusal('delivery.token-refused', true));
    await refuse('stuk 1');
    await untilHeld();
    await database.prisma.$executeRaw`UPDATE outbox SET created_at = created_at - interval '6 days'`;
    await endPause();
    await eventually('one more try', async () => ((await held()).heldUntil ?? 0) > new Date() || undefined);
    expect(await listed(1)).toMatchObject([{ state: 'waiting', errorCode: 'delivery.token-refused' }]);
    // What fails for the moment just after is not given up for the days it waited.
    let failures = 1;
    bot.onSend(async () => {
      failures -= 1;
      if (failures >= 0) throw refusal('delivery.unavailable', true);
    });
    await endPause();
    await eventually('the message', async () => bot.sent.find(({ text }) => text === 'stuk 1'));
    await eventually('no hold', async () => ((await held()).heldSince === null ? true : undefined));
  });

  it('are tried at once when it is connected anew', async () => {
    breakWith(refusal('delivery.token-refused', true));
    await refuse('stuk');
    await untilHeld();
    bot.onSend(async () => undefined);
    await connectTestTenant(database);
    await eventually('the message', async () => bot.sent.find(({ text }) => text === 'stuk'));
  });

  it('are given up after a week', async () => {
    breakWith(refusal('delivery.token-refused', true));
    await refuse('stuk');
    await untilHeld();
    await database.prisma.$executeRaw`UPDATE outbox SET created_at = created_at - interval '8 days'`;
    await endPause();
    await eventually('the end', async () =>
      (await undelivered(database.prisma)).find((one) => one.state === 'given-up'),
    );
  });

  it.each([
    [refusal('delivery.token-refused', true), 'Slack neemt de sleutel van de Impactmakelaar niet meer aan. Er wacht 1'],
    [refusal('delivery.missing-scope', true, 'chat:write'), 'De app in Slack mist een recht: chat:write. Er wacht 1'],
  ])('are told to administrators elsewhere (%s)', async (error, words) => {
    const personId = await administrator();
    const { organisationId } = await held();
    const tenant = { platform: 'slack', externalId: 'T2', organisationId };
    const { id: tenantId } = await database.prisma.chatTenant.create({ data: tenant });
    const identity = { tenantId, personId, externalUserId: 'UBEA2', standing: 'member' as const };
    await database.prisma.chatIdentity.create({ data: identity });
    bot.onSend(async (_text, team) => {
      if (team === TENANT) throw error;
    });
    await refuse('stuk');
    const [notice] = await told(1, 'direct:UBEA2');
    expect(notice?.text).toContain(words);
    expect(bot.mails).toEqual([]);
  });

  it('are told to administrators by e-mail where there is no other chat', async () => {
    await administrator({ email: 'bea@noord.nl' });
    bot.onSend(async () => {
      throw refusal('delivery.token-refused', true);
    });
    await refuse('stuk');
    const [mail] = await eventually('the e-mail', async () => (bot.mails.length > 0 ? bot.mails : undefined));
    expect(mail?.to).toBe('bea@noord.nl');
    expect(mail?.paragraphs.join('\n')).toContain('Slack neemt de sleutel');
  });
});
