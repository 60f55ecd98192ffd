import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../store/clock.ts';
import { type CountingTeams, startCountingTeams } from '../counting-teams-process.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { broadcastInTeams, broadcastToAll, WHILE_PEOPLE_WORK } from '../many-people.ts';
import { type SenderProcess, startSender } from '../sender-process.ts';

const PEOPLE = 24;
/** So slow that a busy machine is not what holds it up. */
const PACE = { perSecond: 12, atOnce: 4 };
const PATIENCE_MS = 60_000;

let database: TestDatabase;
let teams: CountingTeams;
let senders: SenderProcess[];

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 4 });
  await setClock(database.prisma, WHILE_PEOPLE_WORK);
  teams = await startCountingTeams();
  const about = { databaseUrl: database.url, platform: 'teams', platformUrl: teams.url, pace: PACE } as const;
  senders = await Promise.all([1, 2].map(() => startSender({ ...about, requestTimeoutMs: 10_000 })));
});

afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.kill()));
  teams.stop();
  await database.drop();
});

async function isOver(id: string): Promise<void> {
  const over = async () => (await database.prisma.broadcast.count({ where: { id, state: 'done' } })) || undefined;
  const left = async () => JSON.stringify({ ...(await teams.counted()), taken: undefined });
  await eventually('the broadcast to be over', over, left, PATIENCE_MS);
}

describe('a broadcast in Teams to people who never wrote to the bot', () => {
  it('opens each chat once, whichever process sends there, and counts that against what Teams takes', async () => {
    const { prisma } = database;
    const id = await broadcastInTeams(prisma, { teamsUrl: teams.url, people: PEOPLE, chats: 'new' });
    await isOver(id);
    const { taken, posts, opened, tooMuch } = await teams.counted();
    expect(Object.values(posts).map(({ times }) => times)).toEqual(Array.from({ length: PEOPLE }, () => 1));
    expect({ opened, tooMuch }).toEqual({ opened: PEOPLE, tooMuch: 0 });
    // Each message takes two turns: without the second, half of the time.
    const tookMs = (taken.at(-1) ?? 0) - (taken[0] ?? 0);
    expect(tookMs).toBeGreaterThan((0.9 * (2 * PEOPLE - 1) * 1_000) / PACE.perSecond);

    // The next one finds them open.
    const { organisationId } = await prisma.broadcast.findUniqueOrThrow({ where: { id } });
    await isOver(await broadcastToAll(prisma, organisationId));
    const after = await teams.counted();
    expect(after.opened).toBe(PEOPLE);
    expect(Object.values(after.posts).map(({ times }) => times)).toEqual(Array.from({ length: PEOPLE }, () => 2));
  }, 180_000);
});
