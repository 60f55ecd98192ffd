import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkFigures } from '../features/network/figures.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { connect } from '../people/test-people.ts';
import { PLAYGROUND_TENANT_ID } from '../platforms/teams/playground.ts';
import { termsOf } from '../policy-themes/terms.ts';
import { readStoredBook } from '../routing/book.ts';
import { createCaseRouter } from '../routing/router.ts';
import { loadRuleSeed } from '../routing/seed.ts';
import { readSeedRuleBook } from '../routing/seed-rule-book.ts';
import { readTopicBook } from '../routing/topic-book.ts';
import { BroadcastRecipientState } from '../store/generated/enums.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { prepareDemoNetwork } from './demo-network.ts';

describe('the network of the demo', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await loadRuleSeed(database.prisma, await readSeedRuleBook());
    await connect(database.prisma, 'teams', PLAYGROUND_TENANT_ID, 'Provincie Demo');
    await prepareDemoNetwork(database.prisma);
  });

  afterAll(() => database.drop());

  it('leads a case in Zwolle to a counter that is plainly not real, with the person of the page there', async () => {
    const [gazetteer, topicBook, book] = await Promise.all([
      openGazetteer(),
      readTopicBook(),
      readStoredBook(database.prisma),
    ]);
    const router = createCaseRouter({ gazetteer, topicBook }, () => book);
    const { decision } = router.consider('Een bakker uit Zwolle zoekt een pand', { today: '2026-11-24' });
    expect(decision.destination?.counter).toMatchObject({
      id: 'testloket-zwolle',
      name: expect.stringContaining('demo'),
      email: expect.stringMatching(/@example\.nl$/),
    });
    const members = await database.prisma.counterMember.findMany({ include: { person: true } });
    expect(members).toMatchObject([{ counterId: 'testloket-zwolle', person: { displayName: 'Alex Wilber' } }]);
    const roles = await database.prisma.roleGrant.findMany({ where: { personId: members[0]?.personId ?? '' } });
    expect(roles.map(({ role }) => role).toSorted()).toEqual([
      'administrator',
      'ambassador',
      'broker',
      'network_broker',
    ]);
  });

  it('has a broadcast that went out, with somebody in every state there is, and a draft', async () => {
    const { prisma } = database;
    const broadcasts = await prisma.broadcast.findMany({ orderBy: { number: 'asc' }, include: { recipients: true } });
    expect(broadcasts.map(({ state }) => state)).toEqual(['done', 'draft']);
    const states = new Set(broadcasts[0]?.recipients.map(({ state }) => state));
    // Nothing waits of what went out.
    expect(states).toEqual(new Set(Object.values(BroadcastRecipientState).filter((state) => state !== 'queued')));
  });

  it('has thirty ambassadors in three organisations with half a year behind them, so that a broker sees figures', async () => {
    const { prisma } = database;
    const alex = await prisma.person.findFirstOrThrow({ where: { displayName: 'Alex Wilber' } });
    const organisationId = alex.organisationId ?? '';
    expect(await prisma.ambassador.count()).toBe(31);
    const kinds = await prisma.nudge.groupBy({ by: ['kind'], _count: true });
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual(['card', 'hook', 'who-knows']);
    const { table, moves, missing } = await networkFigures(prisma, organisationId, 'onbekend');
    expect(table.total).toBe(19);
    expect(table.groups.filter(({ total }) => total !== null).length).toBeGreaterThan(0);
    expect(moves.pledged).toBeGreaterThan(4);
    expect(missing).toContain('mobiliteit');
    expect(
      await prisma.person.count({ where: { organisationId, region: 'Twente', ambassador: { isNot: null } } }),
    ).toBe(9);
    expect(table.split).toEqual({ active: 13, quiet: 6, new: 0 });
    const [current, before] = await termsOf(prisma, organisationId);
    expect(current?.themes.every(({ links }) => links.length > 0)).toBe(true);
    expect(before?.endsOn).not.toBeNull();
  });

  it('is made once', async () => {
    const count = async () => [
      await database.prisma.ruleVersion.count(),
      await database.prisma.counterVersion.count(),
      await database.prisma.counterMember.count(),
      await database.prisma.roleGrant.count(),
      await database.prisma.broadcast.count(),
    ];
    const before = await count();
    await prepareDemoNetwork(database.prisma);
    expect(await count()).toEqual(before);
  });
});
