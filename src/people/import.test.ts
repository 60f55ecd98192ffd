import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { importPeople } from './import.ts';
import { readPeopleCsv } from './people-csv.ts';
import { connect, meet, profile } from './test-people.ts';

describe('importing people', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await connect(database.prisma, 'slack', 'T1', 'Noord');
  });
  afterAll(() => database.drop());

  const run = (csv: string, options: { dryRun?: boolean; organisation?: string | null } = {}) => {
    const rows = readPeopleCsv(new TextEncoder().encode(csv));
    const { dryRun = false, organisation = 'Noord' } = options;
    return database.prisma.$transaction((tx) => importPeople(tx, rows, { organisation, dryRun }));
  };

  it('says in a dry run what it would do, and does it', async () => {
    const csv = 'naam;e-mail;afdeling;rollen\nAnna;anna@noord.nl;Economie;makelaar\nBram;bram@noord.nl;;';
    const dry = await run(csv, { dryRun: true });
    expect(await database.prisma.person.count()).toBe(0);
    expect(await run(csv)).toEqual(dry);
    expect(await run(csv)).toEqual({ people: dry.people.map((person) => ({ ...person, kind: 'same', roles: [] })) });
    const anna = await database.prisma.person.findFirst({
      where: { email: 'anna@noord.nl' },
      include: { roleGrants: true },
    });
    expect(anna).toMatchObject({ displayName: 'Anna', department: 'Economie', roleGrants: [{ role: 'broker' }] });
  });

  it('changes what the file says and keeps what it does not say', async () => {
    const plan = await run('e-mail;afdeling;regio\nanna@noord.nl;Inkoop;Twente');
    expect(plan.people).toEqual([
      { line: 2, email: 'anna@noord.nl', kind: 'changed', fields: ['department', 'region'], roles: [] },
    ]);
    const anna = await database.prisma.person.findFirst({ where: { email: 'anna@noord.nl' } });
    expect(anna).toMatchObject({ displayName: 'Anna', department: 'Inkoop', region: 'Twente' });
  });

  it('meets an imported person by the address for which the tenant vouches', async () => {
    const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
    const imported = await database.prisma.person.findFirstOrThrow({ where: { email: 'anna@noord.nl' } });
    expect(await meet(database.prisma, tenant, profile('U1', { email: 'anna@noord.nl' }))).toBe(imported.id);
  });

  it.each([
    ['of the file', 'e-mail;organisatie\nnieuw@x.nl;Noord\noud@x.nl;Atlantis', 'Noord'],
    ['that was named', 'e-mail\nnieuw@x.nl', 'Atlantis'],
    ['at all', 'e-mail\nnieuw@x.nl', null],
  ])('does nothing when there is no organisation %s', async (_which, csv, organisation) => {
    await expect(run(csv, { organisation })).rejects.toMatchObject({ code: 'people.organisation' });
    expect(await database.prisma.person.count({ where: { email: 'nieuw@x.nl' } })).toBe(0);
  });

  it('does the same once when two imports run at the same time', async () => {
    const csv = 'e-mail;rollen\ntegelijk@noord.nl;makelaar';
    await Promise.all([run(csv), run(csv)]);
    const people = await database.prisma.person.findMany({
      where: { email: 'tegelijk@noord.nl' },
      include: { roleGrants: true },
    });
    expect(people).toHaveLength(1);
    expect(people[0]?.roleGrants).toHaveLength(1);
  });
});
