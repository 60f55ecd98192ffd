import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTenants } from '../people/tenants.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { createInbox } from './inbox.ts';
import { connectTestTenant, message, TENANT } from './test-conversation.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await connectTestTenant(database);
});

afterEach(() => database.drop());

describe('the inbox', () => {
  it('stores an event that is sent again while it is being finished, without a deadlock', async () => {
    const { prisma } = database;
    const inbox = createInbox(prisma, database.database.door);
    const tenant = await createTenants(prisma).find('slack', TENANT);
    if (!tenant) throw new Error('The tenant was just connected.');
    const event = message('C1', 'de vraag');
    const { conversationId } = await inbox.store(tenant, event);
    const entry = await inbox.claim(conversationId);
    if (!entry) throw new Error('The event was just stored.');
    const { storing } = await prisma.$transaction(async (tx) => {
      await inbox.finish(tx, entry);
      const storing = inbox.store(tenant, event);
      storing.catch(() => undefined);
      await eventually('somebody who waits for the conversation or the event', async () => {
        const waiting = await prisma.$queryRaw<unknown[]>`
          SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return waiting.length > 0 || undefined;
      });
      await tx.conversation.update({ where: { id: conversationId }, data: { memory: ['what was said'] } });
      // It goes on when this transaction is committed.
      return { storing };
    });
    expect(await storing).toEqual({ conversationId, duplicate: true });
  });

  it('tells at the end of an event whether more waits in its conversation', async () => {
    const { prisma } = database;
    const inbox = createInbox(prisma, database.database.door);
    const tenant = await createTenants(prisma).find('slack', TENANT);
    if (!tenant) throw new Error('The tenant was just connected.');
    const { conversationId } = await inbox.store(tenant, message('C1', 'de eerste vraag'));
    await inbox.store(tenant, message('C1', 'de tweede vraag'));
    const ends: (boolean | undefined)[] = [];
    for (let n = 0; n < 2; n += 1) {
      const entry = await inbox.claim(conversationId);
      if (!entry) throw new Error('There were two.');
      ends.push((await prisma.$transaction((tx) => inbox.finish(tx, entry)))?.more);
    }
    expect(ends).toEqual([true, false]);
  });

  it('keeps for a channel in which messages are posted what its threads tell of who reads along', async () => {
    const { prisma } = database;
    const inbox = createInbox(prisma, database.database.door);
    const tenant = await createTenants(prisma).find('slack', TENANT);
    if (!tenant) throw new Error('The tenant was just connected.');
    const { id: personId } = await prisma.person.create({ data: { organisationId: tenant.organisationId } });
    const opened = ['C1', 'C2'].map((channel) => ({
      ...{ tenantId: tenant.id, externalId: `channel:${channel}`, kind: 'channel' as const, address: { channel } },
      broadcastChannel: {
        create: { name: channel, organisationId: tenant.organisationId, openedById: personId },
      },
    }));
    for (const data of opened) await prisma.conversation.create({ data });
    const told = async (shared?: boolean) => {
      const said = message('C1', 'de vraag');
      const { shared: _, ...place } = said.conversation;
      const address = { channel: 'C1', thread: '1.1' };
      const conversation = {
        ...place,
        id: 'C1:1.1',
        kind: 'channel' as const,
        ...(shared === undefined ? {} : { shared }),
        address,
      };
      await inbox.store(tenant, { ...said, conversation });
      const rows = await prisma.conversation.findMany({
        where: { externalId: { startsWith: 'channel:' } },
        orderBy: { externalId: 'asc' },
      });
      return rows.map((row) => row.shared);
    };
    expect(await told(true)).toEqual([true, false]);
    expect(await told()).toEqual([true, false]);
    expect(await told(false)).toEqual([false, false]);
  });
});
