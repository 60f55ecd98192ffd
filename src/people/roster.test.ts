import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform, Profile } from '../chat/platform.ts';
import { AppError } from '../errors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { peopleData } from './personal-data.ts';
import { keepProfile, keepProfiles } from './profiles.ts';
import { type RosterTenant, refreshPeople, rosterTenants } from './roster.ts';
import { connect, meet, personOf, profile } from './test-people.ts';

describe('the roster', () => {
  let database: TestDatabase;
  let slack: RosterTenant;
  let teams: RosterTenant;
  let seed = 0;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 6 });
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    seed += 1;
    const tenant = async (platform: 'slack' | 'teams') => ({
      ...(await connect(database.prisma, platform, `R${seed}`, `Noord ${seed}`)),
      platform,
      externalId: `R${seed}`,
    });
    [slack, teams] = [await tenant('slack'), await tenant('teams')];
  });

  /** A platform that lists these pages; an error in place of a page breaks off there. */
  function platform(pages: readonly (readonly Profile[] | AppError)[], peopleListed: Platform['peopleListed']) {
    const unused = () => Promise.reject(new Error('not asked'));
    return {
      name: 'slack' as const,
      send: unused,
      openDirect: () => null,
      showWorking: unused,
      profile: unused,
      peopleListed,
      async *people() {
        for (const page of pages) {
          if (page instanceof AppError) throw page;
          yield page;
        }
      },
    };
  }
  const refreshSlack = (...pages: (readonly Profile[] | AppError)[]) =>
    refreshPeople(database.prisma, platform(pages, 'everyone'), slack, [peopleData]);
  const refreshTeams = (...pages: (readonly Profile[] | AppError)[]) =>
    refreshPeople(database.prisma, platform(pages, 'in-places'), teams, [peopleData]);
  const broken = new AppError({ code: 'people.unavailable', message: 'Broken off.', retryable: true });
  const person = async (externalId: string, tenant = slack) =>
    database.prisma.person.findUniqueOrThrow({ where: { id: await personOf(database.prisma, tenant, externalId) } });
  const identity = (externalUserId: string, tenant = slack) =>
    database.prisma.chatIdentity.findFirst({ where: { tenantId: tenant.id, externalUserId } });
  const readAt = async () =>
    (await database.prisma.chatTenant.findUniqueOrThrow({ where: { id: slack.id } })).peopleReadAt;

  it('brings in who is new, and what has changed', async () => {
    await refreshSlack([profile('U1', { displayName: 'Anna', email: 'anna@noord.nl' })], [profile('U2')]);
    expect(await person('U1')).toMatchObject({ displayName: 'Anna', email: 'anna@noord.nl' });
    const report = await refreshSlack(
      [profile('U1', { displayName: 'Anna de Vries', email: 'a.devries@noord.nl' })],
      [profile('U2', { standing: 'guest' }), profile('U3')],
    );
    expect(report).toEqual({ listed: 3, new: 1, changed: 1, gone: 0 });
    expect(await person('U1')).toMatchObject({ displayName: 'Anna de Vries', email: 'a.devries@noord.nl' });
    expect(await identity('U2')).toMatchObject({ standing: 'guest' });
  });

  it('changes nothing when the list breaks off, and everything when it is read again', async () => {
    await refreshSlack([profile('U1'), profile('U2')]);
    const before = await readAt();
    await expect(refreshSlack([profile('U1', { displayName: 'Nieuw' })], broken)).rejects.toBe(broken);
    expect(await person('U1')).toMatchObject({ displayName: null });
    expect(await identity('U2')).toMatchObject({ deactivatedAt: null });
    expect(await readAt()).toEqual(before);
    await refreshSlack([profile('U1', { displayName: 'Nieuw' })]);
    expect(await person('U1')).toMatchObject({ displayName: 'Nieuw' });
  });

  it('changes nothing when it lists nobody', async () => {
    await refreshSlack([profile('U1')]);
    await expect(refreshSlack([])).rejects.toMatchObject({ code: 'people.empty-list' });
    expect(await identity('U1')).toMatchObject({ deactivatedAt: null });
  });

  it('deactivates who is gone, and takes them back as the same person', async () => {
    await refreshSlack([profile('U1'), profile('U2')]);
    const one = await person('U1');
    expect(await refreshSlack([profile('U2')])).toMatchObject({ gone: 1 });
    expect(await identity('U1')).toMatchObject({ deactivatedAt: expect.any(Date) });
    expect(await refreshSlack([profile('U2')])).toMatchObject({ gone: 0 });
    await refreshSlack([profile('U1'), profile('U2')]);
    expect(await identity('U1')).toMatchObject({ deactivatedAt: null });
    expect((await person('U1')).id).toBe(one.id);
  });

  it('deactivates who is listed as having left, and keeps nothing of who left before they were ever here', async () => {
    await refreshSlack([profile('U1')]);
    await refreshSlack([profile('U1', { deactivated: true }), profile('U8', { deactivated: true })]);
    expect(await identity('U1')).toMatchObject({ deactivatedAt: expect.any(Date) });
    expect(await identity('U8')).toBeNull();
  });

  it('keeps nothing of people of another organisation who never said anything', async () => {
    await meet(database.prisma, slack, profile('X1', { standing: 'external' }));
    await refreshSlack([
      profile('U1'),
      profile('X1', { standing: 'external' }),
      profile('X2', { standing: 'external' }),
    ]);
    expect(await identity('X2')).toBeNull();
    await refreshSlack([profile('U1')]);
    expect(await identity('X1')).toMatchObject({ deactivatedAt: null });
  });

  it('where people are listed by place, asks anew about who is in no place any more, and leaves who never was', async () => {
    await meet(database.prisma, teams, profile('private'));
    await refreshTeams([profile('g1', { email: 'g1@noord.nl' }), profile('g2')]);
    expect(await refreshTeams([profile('g2')])).toMatchObject({ gone: 1 });
    expect(await identity('g1', teams)).toMatchObject({ standing: 'unknown', email: null, deactivatedAt: null });
    expect(await identity('private', teams)).toMatchObject({ standing: 'member' });
    await meet(database.prisma, teams, profile('g1', { email: 'g1@noord.nl' }));
    expect(await identity('g1', teams)).toMatchObject({ standing: 'member', email: 'g1@noord.nl' });
  });

  it('without any place changes nothing', async () => {
    await refreshTeams([profile('g1')]);
    expect(await refreshTeams([])).toEqual({ listed: 0, new: 0, changed: 0, gone: 0 });
    expect(await identity('g1', teams)).toMatchObject({ standing: 'member' });
  });

  it('read twice at once is as read once', async () => {
    const page = Array.from({ length: 50 }, (_, n) => profile(`U${n}`, { email: `u${n}@noord.nl` }));
    const reports = await Promise.all([refreshSlack(page), refreshTeams(page), refreshSlack(page)]);
    expect(reports.map((report) => report.new).sort()).toEqual([0, 50, 50]);
    const organisation = { organisationId: slack.organisationId };
    expect(await database.prisma.person.count({ where: organisation })).toBe(50);
    expect(await database.prisma.chatIdentity.count({ where: { person: organisation } })).toBe(100);
  });

  it('stands beside first contacts at the same moment', async () => {
    const page = Array.from({ length: 200 }, (_, n) => profile(`U${n}`, { email: `u${n}@noord.nl` }));
    await Promise.all([
      refreshSlack(page),
      ...[1, 2, 3].map((n) => meet(database.prisma, slack, page[n] ?? profile('U'))),
    ]);
    expect(await database.prisma.person.count({ where: { organisationId: slack.organisationId } })).toBe(200);
  });

  it('is due for connected tenants that were not read for a while', async () => {
    const due = async () => (await rosterTenants(database.prisma, { notReadForHours: 12 })).map(({ id }) => id);
    expect(await due()).toEqual(expect.arrayContaining([slack.id, teams.id]));
    await refreshSlack([profile('U1')]);
    expect(await due()).not.toContain(slack.id);
    await database.prisma.$executeRaw`UPDATE chat_tenant SET disconnected_at = now() WHERE id = ${teams.id}::uuid`;
    expect(await due()).not.toContain(teams.id);
  });

  it('lets addresses change hands as an administrator of the platform did', async () => {
    await refreshSlack([profile('U1', { email: 'a@noord.nl' }), profile('U2', { email: 'b@noord.nl' })]);
    await refreshSlack([profile('U1', { email: 'c@noord.nl' }), profile('U2', { email: 'a@noord.nl' })]);
    expect([(await person('U1')).email, (await person('U2')).email]).toEqual(['c@noord.nl', 'a@noord.nl']);
  });

  it('decides about many at once as about one after the other', async () => {
    const told = fc.record({
      externalId: fc.constantFrom('U1', 'U2', 'U3', 'U4'),
      displayName: fc.option(fc.constantFrom('Anna', 'Bram')),
      email: fc.option(fc.constantFrom('a@noord.nl', 'b@noord.nl', 'c@noord.nl')),
      department: fc.option(fc.constantFrom('Inkoop')),
      standing: fc.constantFrom('member' as const, 'guest' as const, 'external' as const),
      deactivated: fc.boolean(),
    });
    // A list tells of each account once, as a refresh sees to.
    const list = (maxLength: number) => fc.uniqueArray(told, { maxLength, selector: ({ externalId }) => externalId });
    const runs = fc.asyncProperty(list(8), list(4), async (before, now) => {
      seed += 1;
      const name = `Proef ${seed}`;
      const other = await connect(database.prisma, 'teams', `P${seed}`, name);
      const bulk = await connect(database.prisma, 'slack', `P${seed}`, name);
      const otherOne = await connect(database.prisma, 'teams', `Q${seed}`, `${name} een`);
      const one = await connect(database.prisma, 'slack', `Q${seed}`, `${name} een`);
      for (const tenant of [other, otherOne]) {
        await database.prisma.$transaction((tx) => keepProfiles(tx, [peopleData], tenant, before));
      }
      for (const listed of [now, before])
        await database.prisma.$transaction((tx) => keepProfiles(tx, [peopleData], bulk, listed));
      for (const single of [...now, ...before])
        await database.prisma.$transaction((tx) => keepProfile(tx, [peopleData], one, single));
      expect(await picture(bulk.organisationId, [bulk.id, other.id])).toEqual(
        await picture(one.organisationId, [one.id, otherOne.id]),
      );
    });
    await fc.assert(runs, { numRuns: 25 });
  });

  /** Who is who, without ids. */
  async function picture(organisationId: string, tenants: string[]) {
    const identities = await database.prisma.chatIdentity.findMany({
      where: { tenantId: { in: tenants } },
      include: { person: { include: { identities: true } }, tenant: true, proposals: true },
    });
    return identities
      .map(({ person: owner, tenant, proposals, ...rest }) => ({
        who: `${tenant.platform}:${rest.externalUserId}`,
        is: [rest.standing, rest.email, rest.deactivatedAt !== null],
        person: [owner.displayName, owner.email, owner.department, owner.organisationId === organisationId],
        shares: owner.identities.map(({ externalUserId }) => externalUserId).sort(),
        doubts: proposals.map(({ reason }) => reason).sort(),
      }))
      .sort((left, right) => left.who.localeCompare(right.who));
  }

  it('takes seconds for twenty thousand people', async () => {
    const page = Array.from({ length: 20_000 }, (_, n) =>
      profile(`U${n}`, { displayName: `Collega ${n}`, email: `u${n}@noord.nl` }),
    );
    const startedAt = performance.now();
    expect(await refreshSlack(page)).toMatchObject({ new: 20_000 });
    const renamed = page.map((one) => ({ ...one, displayName: `${one.displayName} (nieuw)` }));
    expect(await refreshSlack(renamed.slice(1))).toEqual({ listed: 19_999, new: 0, changed: 19_999, gone: 1 });
    // The same people on the other platform: each is linked by the address.
    await refreshTeams(page.map((one) => ({ ...one, externalId: `g${one.externalId}` })));
    expect(await database.prisma.person.count({ where: { organisationId: slack.organisationId } })).toBe(20_000);
    // Generous: the point is that it is not a statement a person, which takes minutes.
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  }, 120_000);
});
