import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LiveCards } from '../../delivery/live-cards.ts';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { UNASKED_A_WEEK } from '../../delivery/unasked.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { connect } from '../../people/test-people.ts';
import { createBell } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { Prisma } from '../../store/generated/client.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { SILENT_SLACK } from '../../testing/silent-slack.ts';
import { messageName } from './actions.ts';
import { lockBroadcast } from './repository.ts';
import { forgetBroadcasts } from './retention.ts';
import { createSending } from './sending.ts';
import { pauseBroadcast } from './steering.ts';

const MONDAY = new Date('2026-11-30T09:00:00Z');
const PEOPLE = 1_300;

let database: TestDatabase;
let organisationId: string;
let brokerId: string;
let drained: (() => Promise<void>)[];

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 8 });
  const { prisma } = database;
  await setClock(prisma, MONDAY);
  const tenant = await connect(prisma, 'slack', 'T1', 'Noord');
  organisationId = tenant.organisationId;
  drained = [];
  ({ id: brokerId } = await prisma.person.create({ data: { organisationId } }));
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id, department)
      SELECT gen_random_uuid(), ${organisationId}::uuid, 'Inkoop' FROM generate_series(1, ${PEOPLE}) RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenant.id}::uuid, 'U' || id, id, 'member' FROM made`;
});

afterEach(async () => {
  for (const drain of drained) await drain();
  await database.drop();
});

/** One process's worth of sending; nothing is delivered. */
async function createProcess(): Promise<LiveCards> {
  const { prisma, url } = database;
  const logger = createLogger({ level: 'silent' });
  const platforms = new Map([['slack', SILENT_SLACK]]);
  const { messenger, outreach } = createDeliveryParts({ prisma, platforms, logger });
  const gazetteer = await openGazetteer();
  const sending = createSending({
    prisma,
    messenger,
    outreach,
    gazetteer,
    bell: createBell({ databaseUrl: url, logger }),
    logger,
  });
  drained.push(() => sending.drain());
  return sending;
}

async function broadcast(title: string): Promise<string> {
  const { id } = await database.prisma.broadcast.create({
    data: {
      organisationId,
      createdById: brokerId,
      editedById: brokerId,
      state: 'sending',
      startedAt: MONDAY,
      title,
      textNl: 'Nieuws.',
      audience: { departments: ['inkoop'] },
    },
  });
  return id;
}

async function oneOf(broadcastId: string): Promise<string> {
  return (await database.prisma.broadcastRecipient.findFirstOrThrow({ where: { broadcastId } })).personId;
}

function queuedFor(id: string): Promise<{ times: number; people: number }[]> {
  return database.prisma.$queryRaw`
    SELECT times, count(*)::int AS people FROM (
      SELECT count(outbox.id)::int AS times FROM broadcast_recipient recipient
      LEFT JOIN outbox ON outbox.recipient_id = recipient.person_id AND outbox.card = ${messageName(id)}
      WHERE recipient.broadcast_id = ${id}::uuid GROUP BY recipient.person_id) AS each
    GROUP BY times ORDER BY times`;
}

describe('sending to many', () => {
  it('queues one message for each, however many processes are at it', async () => {
    const id = await broadcast('Nieuws');
    const processes = await Promise.all([createProcess(), createProcess(), createProcess()]);
    await Promise.all(processes.map((one) => one.settled()));
    expect(await queuedFor(id)).toEqual([{ times: 1, people: PEOPLE }]);
  });

  it('gives nobody more than their share, also when two go out at the same time', async () => {
    const ids = [];
    for (let n = 0; n < UNASKED_A_WEEK + 2; n += 1) ids.push(await broadcast(`Nieuws ${n}`));
    const processes = await Promise.all([createProcess(), createProcess(), createProcess()]);
    await Promise.all(processes.map((one) => one.settled()));
    const most = await database.prisma.$queryRaw<{ most: number; least: number }[]>`
      SELECT max(times)::int AS most, min(times)::int AS least
      FROM (SELECT count(*) AS times FROM outbox GROUP BY recipient_id) AS each`;
    expect(most).toEqual([{ most: UNASKED_A_WEEK, least: UNASKED_A_WEEK }]);
    const waiting = await database.prisma.broadcastRecipient.count({
      where: { reason: 'over-the-cap', state: 'queued' },
    });
    expect(waiting).toBe(2 * PEOPLE);
    expect(ids).toHaveLength(UNASKED_A_WEEK + 2);
  });
});

describe('what became of it with somebody', () => {
  it.each([
    ['acknowledged', 'sent'],
    ['sent', 'queued'],
    ['sent', 'failed'],
    ['skipped', 'queued'],
    ['blocked', 'failed'],
  ] as const)('never goes from %s back to %s', async (now, before) => {
    const id = await broadcast('Nieuws');
    const { prisma } = database;
    await prisma.broadcastRecipient.create({ data: { broadcastId: id, personId: brokerId, state: now } });
    const back = prisma.broadcastRecipient.updateMany({ where: { broadcastId: id }, data: { state: before } });
    await expect(back).rejects.toThrow();
  });
});

describe('after its term', () => {
  it('the words and the names are gone, and the numbers stay', async () => {
    const id = await broadcast('Nieuws');
    const { prisma } = database;
    await prisma.broadcastRecipient.create({ data: { broadcastId: id, personId: brokerId, state: 'sent' } });
    await prisma.broadcast.update({ where: { id }, data: { state: 'done', endedAt: MONDAY } });
    expect(await forgetBroadcasts(prisma, 30)).toBe(0);
    await setClock(prisma, new Date('2027-01-15T09:00:00Z'));
    expect(await forgetBroadcasts(prisma, 30)).toBe(1);
    expect(await prisma.broadcastRecipient.count()).toBe(0);
    expect(await prisma.broadcast.findUniqueOrThrow({ where: { id } })).toMatchObject({
      title: null,
      textNl: null,
      progress: { counts: { sent: 1 } },
    });
  });

  it('one that was left lying half-way goes to nobody any more, and nothing of its words waits', async () => {
    const id = await broadcast('Nieuws');
    const { prisma } = database;
    const sending = await createProcess();
    await sending.settled();
    await prisma.broadcastRecipient.updateMany({ where: { personId: await oneOf(id) }, data: { state: 'sent' } });
    await prisma.$transaction(async (tx) => {
      const half = await lockBroadcast(tx, id);
      if (half) await pauseBroadcast(tx, half);
    });
    await setClock(prisma, new Date('2026-12-20T09:00:00Z'));
    expect(await forgetBroadcasts(prisma, 30)).toBe(0);
    await setClock(prisma, new Date('2027-01-15T09:00:00Z'));
    expect(await forgetBroadcasts(prisma, 30)).toBe(1);
    expect(await prisma.broadcast.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'stopped',
      title: null,
      progress: { counts: { sent: 1, skipped: PEOPLE - 1 } },
    });
    const waiting = { card: messageName(id), OR: [{ state: 'queued' as const }, { payload: { not: Prisma.DbNull } }] };
    expect(await prisma.outboxEntry.count({ where: waiting })).toBe(0);
    await sending.settled();
    expect(await prisma.broadcast.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'stopped',
      progress: { counts: { sent: 1, skipped: PEOPLE - 1 } },
    });
  });

  it.each([
    'draft',
    'awaiting_approval',
    'scheduled',
  ] as const)('one that was left lying as %s never goes', async (state) => {
    const id = await broadcast('Nieuws');
    const { prisma } = database;
    const sendAt = state === 'scheduled' ? new Date('2026-12-20T09:00:00Z') : null;
    await prisma.broadcast.update({ where: { id }, data: { state, startedAt: null, sendAt, createdAt: MONDAY } });
    await setClock(prisma, new Date('2027-01-15T09:00:00Z'));
    expect(await forgetBroadcasts(prisma, 30)).toBe(state === 'scheduled' ? 0 : 1);
    await setClock(prisma, new Date('2027-02-15T09:00:00Z'));
    await forgetBroadcasts(prisma, 30);
    const now = await prisma.broadcast.findUniqueOrThrow({ where: { id } });
    expect(now).toMatchObject({ state: 'dropped', title: null, textNl: null });
  });
});
