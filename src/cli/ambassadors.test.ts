import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLearningContent } from '../learning-content/library.ts';
import { connect } from '../people/test-people.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';
import { prepareDemoAmbassadors } from './demo-ambassadors.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  const { id: tenantId, organisationId } = await connect(prisma, 'teams', 'T1', 'Provincie Demo');
  const identities = { create: { tenantId, externalUserId: 'alex', standing: 'member' as const } };
  const { id } = await prisma.person.create({ data: { organisationId, displayName: 'Alex', identities } });
  await prisma.$transaction((tx) => prepareDemoAmbassadors(tx, id), { timeout: 60_000 });
});

afterAll(() => database.drop());

const run = (...args: string[]) =>
  runCommand(['ambassadors', ...args], { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

describe('impact ambassadors', () => {
  it('lists the network of the demo, and says how it does', async () => {
    const list = JSON.parse((await run('list', '--json')).stdout);
    expect(list).toHaveLength(31);
    const figures = JSON.parse((await run('figures', '--json')).stdout);
    expect(figures.map(({ total }: { total: number }) => total)).toEqual([6, 19, 6]);
    // Of six, who is quiet is a small number.
    expect(figures.map(({ split }: { split: unknown }) => split)).toEqual([
      null,
      { active: 13, quiet: 6, new: 0 },
      null,
    ]);
    const numbers = figures.flatMap(({ moves }: { moves: Record<string, number | null> }) => Object.values(moves));
    expect(numbers.some((count: number | null) => count !== null && count > 4)).toBe(true);
    expect(numbers.every((count: number | null) => count === null || count === 0 || count > 4)).toBe(true);
  });

  it('plans a day and keeps nothing of it, and none on a holiday', async () => {
    const monday = JSON.parse((await run('plan', '--date', '2027-03-15', '--json')).stdout);
    expect(monday).toMatchObject({ day: '2027-03-15', people: 31 });
    expect(monday.nudges.length).toBeGreaterThan(5);
    const easter = JSON.parse((await run('plan', '--date', '2027-03-29', '--json')).stdout);
    expect(easter.nudges).toEqual([]);
    expect(await database.prisma.nudge.count({ where: { state: 'planned' } })).toBe(0);
    expect((await run('plan', '--date', 'morgen')).stderr).toContain('"morgen" is no day');
  });

  it('adds cards from a file, and says what is wrong in one', async () => {
    const [card] = (await readLearningContent()).cards;
    if (!card) throw new Error('There are no cards.');
    const file = join(tmpdir(), 'cards-to-add.yaml');
    await writeFile(file, JSON.stringify([{ ...card, id: 'een-nieuwe-kaart' }]));
    expect((await run('card', 'add', file)).stdout).toContain('een-nieuwe-kaart');
    expect(await database.prisma.learningCard.count({ where: { id: 'een-nieuwe-kaart' } })).toBe(1);
    await writeFile(file, JSON.stringify([card]));
    expect((await run('card', 'add', file)).stderr).toContain('already');
    const { answer: _, ...nl } = card.nl;
    await writeFile(file, JSON.stringify([{ ...card, id: 'zonder-antwoord', nl }]));
    expect((await run('card', 'add', file)).stderr).toContain('answer');
  });

  it('adds short cards for one organisation through the same door as brokers, lists and withdraws them', async () => {
    const file = join(tmpdir(), 'short-cards.yaml');
    const card = { question: 'Hoeveel procent kopen wij sociaal in?', right: '12 procent', sourceTitle: 'Jaarverslag' };
    await writeFile(file, JSON.stringify([{ ...card, sourceTitle: null }]));
    expect((await run('card', 'add', file, '--organisation', 'Provincie Demo')).stderr).toContain('has no source');
    await writeFile(file, JSON.stringify([{ ...card, right: null }]));
    expect((await run('card', 'add', file, '--organisation', 'Provincie Demo')).stderr).toContain('has no answer');
    await writeFile(file, JSON.stringify([card]));
    expect((await run('card', 'add', file, '--organisation', 'Elders')).stderr).toContain('no organisation');
    const { added } = JSON.parse((await run('card', 'add', file, '--organisation', 'Provincie Demo', '--json')).stdout);
    const of = async () =>
      JSON.parse((await run('card', 'list', '--json')).stdout).find(({ id }: { id: string }) => id === added[0]);
    expect(await of()).toMatchObject({ organisation: 'Provincie Demo', question: card.question, state: 'used' });
    await run('card', 'withdraw', added[0]);
    expect(await of()).toMatchObject({ state: 'withdrawn' });
    expect((await run('card', 'withdraw', 'is-er-niet')).stderr).toContain('no card');
  });

  it('keeps the school holidays of a region', async () => {
    expect((await run('school-holiday', 'noord', '2027-02-20', '2027-02-28', 'Voorjaarsvakantie')).stdout).toContain(
      'noord',
    );
    expect((await run('school-holiday', 'oost', '2027-02-20', '2027-02-28', 'X')).stderr).toContain('is no region');
    expect(await database.prisma.schoolHoliday.count()).toBe(1);
    expect(JSON.parse((await run('school-holiday', 'list', '--json')).stdout)).toEqual([
      { region: 'noord', name: 'Voorjaarsvakantie', from: '2027-02-20', until: '2027-02-28' },
    ]);
    expect((await run('school-holiday', 'remove', 'noord', '2027-02-21')).stderr).toContain('begins on 2027-02-21');
    expect((await run('school-holiday', 'remove', 'noord', '2027-02-20')).stdout).toContain(
      'Removed: Voorjaarsvakantie',
    );
    expect((await run('school-holiday', 'list')).stdout).toContain('No school holidays are kept.');
    const logged = await database.prisma.auditEntry.findMany({
      where: { objectKind: 'school_holiday' },
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true, objectId: true },
    });
    const of = { actorId: null, objectId: 'noord 2027-02-20' };
    expect(logged).toEqual([
      { action: 'school-holiday.kept', ...of },
      { action: 'school-holiday.removed', ...of },
    ]);
  });
});
