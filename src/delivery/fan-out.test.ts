import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyDraft } from '../chat/reply.ts';
import { connect, meet, profile } from '../people/test-people.ts';
import { setClock } from '../store/clock.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { SILENT_SLACK } from '../testing/silent-slack.ts';
import type { ClaimedMessage } from './claiming.ts';
import { changeForMany, changeInPlaces, queueForMany, queueInPlaces, rewriteWaiting } from './fan-out.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createOutreach } from './outreach.ts';

const CARD = 'toy:card';

let database: TestDatabase;
let outbox: Outbox;
let tenantId: string;
let personId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
  tenantId = tenant.id;
  personId = await meet(database.prisma, tenant, profile('U1'));
  outbox = createOutbox(database.prisma);
});

afterEach(() => database.drop());

function says(text: string): ReplyDraft {
  return { language: 'nl', card: CARD, body: [{ kind: 'paragraph', text }] };
}

const inEach = (text: string) => ({ nl: says(text), en: says(text) });

async function queueForOne(): Promise<void> {
  const outreach = createOutreach({ platforms: new Map([['slack', SILENT_SLACK]]) });
  const message = { personIds: [personId], replies: inEach('oud'), purpose: 'broadcast', about: CARD } as const;
  await database.prisma.$transaction((tx) => queueForMany(tx, outreach, message));
  // It may go at any hour.
  await database.prisma.outboxEntry.updateMany({ data: { availableAt: new Date(0) } });
}

function changeForOne(tx: Transaction, text = 'nieuw'): Promise<number> {
  const who = Prisma.sql`SELECT ${personId}::uuid AS person_id, 'only' AS form`;
  return changeForMany(tx, { card: CARD, about: 'toy:change', forms: { only: says(text) }, who });
}

async function claimed(): Promise<ClaimedMessage> {
  const message = await outbox.claimBulk(tenantId);
  if (!message) throw new Error('Nothing waits.');
  return message;
}

const wordsOf = ({ reply }: ClaimedMessage) => JSON.stringify(reply);

describe('a message for many that changes while it goes out', () => {
  it('goes out as it is now where it waited, also when a process looks for work in the middle of the change', async () => {
    await queueForOne();
    const meanwhile = await database.prisma.$transaction(async (tx) => {
      await changeForOne(tx);
      const taken = await outbox.claimBulk(tenantId);
      await rewriteWaiting(tx, CARD, inEach('nieuw'));
      return taken;
    });
    expect(meanwhile).toBeNull();
    expect(wordsOf(await claimed())).toContain('nieuw');
    expect(await outbox.claimBulk(tenantId)).toBeNull();
  });

  it('goes out as it is now in a place where it waited as well', async () => {
    const conversation = { tenantId, externalId: 'C1', kind: 'channel' as const, address: {} };
    const { id } = await database.prisma.conversation.create({ data: conversation });
    const message = { conversationIds: [id], reply: says('oud'), about: CARD };
    await database.prisma.$transaction((tx) => queueInPlaces(tx, message));
    await database.prisma.outboxEntry.updateMany({ data: { availableAt: new Date(0) } });
    const change = { card: CARD, message: CARD, replies: inEach('nieuw'), about: 'toy:change' };
    const meanwhile = await database.prisma.$transaction(async (tx) => {
      const taken: (ClaimedMessage | null)[] = [];
      await changeInPlaces(claimingBeforeEachUpdate(tx, taken), change);
      return taken;
    });
    expect(meanwhile).toEqual([null]);
    expect(wordsOf(await claimed())).toContain('nieuw');
  });

  it('is changed where it stands when it was on its way', async () => {
    await queueForOne();
    const message = await claimed();
    const end = database.prisma.$transaction(async (tx) => {
      await changeForOne(tx);
      // Put back in the middle of it, the message is neither lost nor taken up before the change of it is there.
      const back = outbox.retry(message, { errorCode: 'toy', reason: 'For the test.', afterMs: 0, uncertain: false });
      await rewriteWaiting(tx, CARD, inEach('nieuw'));
      return { back };
    });
    await (await end).back;
    const again = await claimed();
    await outbox.sent(again, '1');
    const change = await claimed();
    expect(change.replaces).toBe('1');
    expect(wordsOf(change)).toContain('nieuw');
  });

  it('waits for nobody who writes down at that moment what became of a message', async () => {
    await queueForOne();
    const message = await claimed();
    const heard: number[] = [];
    const busy = createOutbox(database.prisma, async () => {
      heard.push(await database.prisma.$transaction((tx) => changeForOne(tx)));
    });
    await busy.sent(message, '1');
    expect(heard).toEqual([1]);
    expect((await claimed()).replaces).toBe('1');
  });

  it('is not changed back by an earlier change that had to wait for its turn', async () => {
    await queueForOne();
    await outbox.sent(await claimed(), '1');
    await database.prisma.$transaction((tx) => changeForOne(tx, 'nieuw'));
    await outbox.postpone(await claimed(), 60_000);
    await database.prisma.$transaction((tx) => changeForOne(tx, 'nieuwst'));
    const change = await claimed();
    expect(wordsOf(change)).toContain('nieuwst');
    await outbox.sent(change, '1');
    expect(await database.prisma.outboxEntry.count({ where: { state: 'queued' } })).toBe(0);
  });

  it('is changed only after it came, also when it had to wait for its turn itself', async () => {
    await queueForOne();
    const message = await claimed();
    await database.prisma.$transaction((tx) => changeForOne(tx));
    await outbox.postpone(message, 60_000);
    expect(await outbox.claimBulk(tenantId)).toBeNull();
    await setClock(database.prisma, new Date(Date.now() + 3_600_000));
    await outbox.sent(await claimed(), '1');
    expect(await claimed()).toMatchObject({ replaces: '1' });
  });

  /** Another process looks for work right before each statement that begins with UPDATE. */
  function claimingBeforeEachUpdate(tx: Transaction, taken: (ClaimedMessage | null)[]): Transaction {
    return new Proxy(tx, {
      get(target, name) {
        if (name !== '$executeRaw') return Reflect.get(target, name);
        return async (statement: TemplateStringsArray, ...values: unknown[]) => {
          if (statement[0]?.trim().startsWith('UPDATE')) taken.push(await outbox.claimBulk(tenantId));
          return target.$executeRaw(statement, ...values);
        };
      },
    });
  }
});
