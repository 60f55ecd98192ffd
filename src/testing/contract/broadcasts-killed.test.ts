import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../people/test-people.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import { type CountingSlack, type CountingSlackOptions, startCountingSlack } from '../counting-slack-process.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { type SenderProcess, startSender } from '../sender-process.ts';

const MONDAY = new Date('2026-11-30T09:00:00Z');
const TENANT = 'T1';
/** More than any limit of the fake. */
const UNLIMITED = 1_000_000;
/** Longer than the lease of what a killed process held, and than all attempts after a 500. */
const PATIENCE_MS = 400_000;

let database: TestDatabase;
let slack: CountingSlack;
let senders: SenderProcess[];

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 4 });
  await setClock(database.prisma, MONDAY);
  senders = [];
});

afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.kill()));
  slack.stop();
  await database.drop();
});

async function startSlack(options: Omit<CountingSlackOptions, 'tenant' | 'botUserId'>): Promise<void> {
  slack = await startCountingSlack({ ...options, tenant: TENANT, botUserId: 'U0BOT' });
}

function start(pace: { perSecond: number; atOnce: number }): Promise<SenderProcess> {
  return startSender({
    databaseUrl: database.url,
    platform: 'slack',
    platformUrl: slack.url,
    pace,
    requestTimeoutMs: 2_000,
  });
}

/** A broadcast that is to go out now to so many colleagues, who never wrote to the bot. @returns its id */
async function broadcastTo(people: number): Promise<string> {
  const { prisma } = database;
  const { id: tenantId, organisationId } = await connect(prisma, 'slack', TENANT, 'Noord');
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id, department)
      SELECT gen_random_uuid(), ${organisationId}::uuid, 'Inkoop' FROM generate_series(1, ${people}) RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenantId}::uuid, 'U' || id, id, 'member' FROM made`;
  const { id: by } = await prisma.person.create({ data: { organisationId } });
  const { id } = await prisma.broadcast.create({
    data: {
      ...{ organisationId, createdById: by, editedById: by, state: 'sending', startedAt: MONDAY },
      ...{ title: 'Nieuws', textNl: 'Nieuws.', audience: { departments: ['inkoop'] } },
    },
  });
  await ringAtCommit(prisma, ['broadcast']);
  return id;
}

/** What the broadcast says became of it, by person as Slack knows them. */
async function states(id: string): Promise<Map<string, string>> {
  const rows = await database.prisma.$queryRaw<{ channel: string; state: string }[]>`
    SELECT identity.external_user_id AS channel, recipient.state::text FROM broadcast_recipient recipient
    JOIN chat_identity identity ON identity.person_id = recipient.person_id
    WHERE recipient.broadcast_id = ${id}::uuid`;
  return new Map(rows.map(({ channel, state }) => [channel, state]));
}

async function isOver(id: string): Promise<void> {
  const { prisma } = database;
  const over = async () => ((await prisma.broadcast.count({ where: { id, state: 'done' } })) === 1 ? true : undefined);
  const left = async () => {
    const queued = await prisma.broadcastRecipient.count({ where: { broadcastId: id, state: 'queued' } });
    return `${queued} of whom nothing became yet`;
  };
  await eventually('the broadcast to be over', over, left, PATIENCE_MS);
}

/** How often it arrived where it arrived. */
async function arrivals(): Promise<Map<string, number>> {
  const { posts } = await slack.counted();
  return new Map(Object.entries(posts).map(([place, { times }]) => [place.trim(), times]));
}

describe('a broadcast whose processes are killed, at a Slack that fails', () => {
  const PEOPLE = 2_000;
  const KILLS = 6;
  const PACE = { perSecond: 400, atOnce: 8 };

  it('loses nobody, reaches nobody twice, and calls uncertain no more than was on its way', async () => {
    await startSlack({
      perMinute: UNLIMITED,
      faults: { tooMuch: 0.1, failure: 0.05, silence: 0.02 },
      answersAfterMs: 10,
    });
    const id = await broadcastTo(PEOPLE);
    senders = [await start(PACE), await start(PACE)];
    let kills = 0;
    // From before anybody has it until most do.
    while (kills < KILLS) {
      await wait(200 + Math.random() * 1_000);
      const at = kills % senders.length;
      await senders[at]?.kill();
      kills += 1;
      senders[at] = await start(PACE);
    }
    await isOver(id);

    const became = await states(id);
    const arrived = await arrivals();
    const { silent, tooMuch, failed } = await slack.counted();
    expect(became.size).toBe(PEOPLE);
    expect(new Set(became.values())).toEqual(new Set(['sent', 'uncertain']));
    const lost = [...became].filter(([channel, state]) => state === 'sent' && arrived.get(channel) !== 1);
    expect(lost).toEqual([]);
    expect([...arrived].filter(([, times]) => times > 1)).toEqual([]);
    const uncertain = [...became.values()].filter((state) => state === 'uncertain').length;
    expect(uncertain).toBeLessThanOrEqual(silent.length + kills * PACE.atOnce);
    // What was to go wrong did.
    for (const count of [silent.length, tooMuch, failed]) expect(count).toBeGreaterThan(PEOPLE / 200);
  }, 600_000);
});

describe('processes on one database', () => {
  const PEOPLE = 48;
  /** So slow that a busy machine is not what holds them up. */
  const PACE = { perSecond: 8, atOnce: 2 };

  it.each([2, 4])('%d of them keep the limit of a workspace together, and reach nobody twice', async (count) => {
    await startSlack({ perMinute: UNLIMITED });
    senders = await Promise.all(Array.from({ length: count }, () => start(PACE)));
    const id = await broadcastTo(PEOPLE);
    await isOver(id);
    const { posts } = await slack.counted();
    const at = Object.values(posts).map((post) => post.at);
    expect([...(await arrivals()).values()]).toEqual(Array.from({ length: PEOPLE }, () => 1));
    // A message may come late, never early; each process for itself would take half or a quarter of the time.
    const tookMs = Math.max(...at) - Math.min(...at);
    expect(tookMs).toBeGreaterThan((0.9 * (PEOPLE - 1) * 1_000) / PACE.perSecond);
  }, 600_000);
});
