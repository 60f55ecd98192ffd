import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import { connect, profile } from '../people/test-people.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { rosterJob } from './roster.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A platform that lists one person a team, of those teams it can reach. */
function platform(reachable: Set<string>, asked: string[]): Platform {
  const unused = () => Promise.reject(new Error('not asked'));
  return {
    name: 'slack',
    send: unused,
    openDirect: () => null,
    showWorking: unused,
    profile: unused,
    peopleListed: 'everyone',
    async *people(tenant) {
      asked.push(tenant);
      if (!reachable.has(tenant)) throw new AppError({ code: 'people.unavailable', message: 'No.', retryable: true });
      yield [profile(`U-${tenant}`)];
    },
  };
}

describe('the nightly list of people', () => {
  it('reads what it can, and tries again what it could not', async () => {
    for (const team of ['T1', 'T2', 'T3']) await connect(database.prisma, 'slack', team, `Gemeente ${team}`);
    const reachable = new Set(['T1', 'T3']);
    const asked: string[] = [];
    const platforms = new Map([['slack' as const, platform(reachable, asked)]]);
    const job = rosterJob({ prisma: database.prisma, platforms, logger: createLogger({ level: 'silent' }) });

    await expect(job.run({})).rejects.toMatchObject({ code: 'people.unavailable', retryable: true });
    expect(asked.sort()).toEqual(['T1', 'T2', 'T3']);
    expect(await database.prisma.chatIdentity.count()).toBe(2);

    asked.length = 0;
    reachable.add('T2');
    await job.run({});
    expect(asked).toEqual(['T2']);
    expect(await database.prisma.chatIdentity.count()).toBe(3);
  });
});
