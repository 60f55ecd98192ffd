import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../chat/skill.ts';
import { connect } from '../../people/test-people.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { join } from './joining.ts';

/** A thousand took 34 s on a machine with two busy cores: here as many as show that none is lost. */
const MANY = 200;
const AT_ONCE = 16;

let database: TestDatabase;
let organisationId: string;

beforeAll(async () => {
  database = await createTestDatabase({ poolSize: AT_ONCE });
  ({ organisationId } = await connect(database.prisma, 'teams', 'T1', 'Provincie Drukte'));
});

afterAll(() => database.drop());

it('takes many who join at once, some of them twice, each once', async () => {
  const { prisma } = database;
  const people = Array.from({ length: MANY }, () => ({ id: randomUUID(), organisationId }));
  await prisma.person.createMany({ data: people });
  const actors = people.map(({ id }): Actor => ({ personId: id, organisationId, roles: new Set(['colleague']) }));
  // Every tenth presses twice.
  const presses = actors.flatMap((actor, n) => (n % 10 === 0 ? [actor, actor] : [actor]));
  const worker = async () => {
    for (let actor = presses.pop(); actor; actor = presses.pop()) {
      const by = actor;
      await prisma.$transaction((tx) => join(tx, by, { pace: 'weekly' }), { maxWait: 30_000, timeout: 30_000 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(await prisma.ambassador.count()).toBe(MANY);
  expect(await prisma.roleGrant.count({ where: { role: 'ambassador', revokedAt: null } })).toBe(MANY);
});
