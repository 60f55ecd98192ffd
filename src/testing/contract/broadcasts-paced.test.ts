import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pacesWith } from '../../delivery/pace.ts';
import { readBroadcast } from '../../features/broadcasts/repository.ts';
import { recallBroadcast } from '../../features/broadcasts/steering.ts';
import { setClock } from '../../store/clock.ts';
import { transact } from '../../store/transact.ts';
import { type CountingSlack, startCountingSlack } from '../counting-slack-process.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { broadcastToAll, manyPeople, WHILE_PEOPLE_WORK } from '../many-people.ts';
import { type SenderProcess, startSender } from '../sender-process.ts';

const PATIENCE_MS = 300_000;
/** So much faster than Slack is, so that nobody waits: what it takes, and what is sent there. */
const FASTER = 12;

describe('the pace of a broadcast in Slack', () => {
  let database: TestDatabase;
  let slack: CountingSlack;
  let sender: SenderProcess | undefined;

  beforeEach(async () => {
    database = await createTestDatabase({ poolSize: 4 });
    await setClock(database.prisma, WHILE_PEOPLE_WORK);
  });

  afterEach(async () => {
    await sender?.kill();
    slack.stop();
    await database.drop();
  });

  /** A broadcast that everybody has. @param messagesAMinute what the operator says that a workspace takes */
  async function sentTo(people: number, messagesAMinute: number): Promise<string> {
    const { prisma } = database;
    const { organisationId } = await manyPeople(prisma, { platform: 'slack', people });
    const { slack: pace } = pacesWith(messagesAMinute);
    if (!pace) throw new Error('Slack has no pace.');
    const id = await broadcastToAll(prisma, organisationId);
    const changesPerSecond = (pace.changesPerSecond ?? 0) * FASTER;
    sender = await startSender({
      ...{ databaseUrl: database.url, platform: 'slack', platformUrl: slack.url, requestTimeoutMs: 5_000 },
      pace: { ...pace, changesPerSecond },
    });
    await until('everybody has it', async () => (await prisma.broadcast.count({ where: { id, state: 'done' } })) === 1);
    return id;
  }

  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    await eventually(what, async () => ((await isSo()) ? true : undefined), undefined, PATIENCE_MS);
  }

  it('changes a hundred cards without being refused once', async () => {
    const people = 100;
    slack = await startCountingSlack({
      ...{ tenant: 'T1', botUserId: 'U0BOT', perMinute: 1_000_000 },
      changesPerMinute: 50 * FASTER,
    });
    const id = await sentTo(people, 2_400);
    const { prisma } = database;
    const broadcast = await readBroadcast(prisma, id);
    if (!broadcast) throw new Error('The broadcast is gone.');
    await transact(prisma, (tx) => recallBroadcast(tx, broadcast), { withinMs: 60_000 });
    const left = { about: `broadcast-change:${id}:1`, state: { not: 'sent' as const } };
    await until('all are changed', async () => (await prisma.outboxEntry.count({ where: left })) === 0);
    const { changes, tooMuch } = await slack.counted();
    expect(Object.values(changes)).toEqual(Array.from({ length: people }, () => 1));
    expect(tooMuch).toBe(0);
  }, 600_000);

  it('is what the operator says that a workspace takes, and no more', async () => {
    const people = 60;
    const perMinute = 480;
    slack = await startCountingSlack({ tenant: 'T1', botUserId: 'U0BOT', perMinute });
    await sentTo(people, perMinute);
    const { posts, tooMuch } = await slack.counted();
    const at = Object.values(posts).map((post) => post.at);
    expect(at).toHaveLength(people);
    expect(tooMuch).toBe(0);
    expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan((0.9 * (people - 1) * 60_000) / perMinute);
  }, 600_000);
});
