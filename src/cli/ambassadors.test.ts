import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLearningContent } from '../learning-content/library.ts';
import { connect } from '../people/test-people.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runProgram } from '../testing/run-cli.ts';
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
  runProgram('cli.ts', ['ambassadors', ...args], { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

describe('impact ambassadors', () => {
  it('lists the network of the demo, and says how it does', async () => {
    const list = JSON.parse((await run('list', '--json')).stdout);
    expect(list).toHaveLength(31);
    const figures = JSON.parse((await run('figures', '--json')).stdout);
    expect(figures.map(({ ambassadors }: { ambassadors: number }) => ambassadors)).toEqual([6, 19, 6]);
    expect(figures.every(({ sent, answered }: { sent: number; answered: number }) => sent > 40 && answered > 15)).toBe(
      true,
    );
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

  it('keeps the school holidays of a region', async () => {
    expect((await run('school-holiday', 'noord', '2027-02-20', '2027-02-28', 'Voorjaarsvakantie')).stdout).toContain(
      'noord',
    );
    expect((await run('school-holiday', 'oost', '2027-02-20', '2027-02-28', 'X')).stderr).toContain('is no region');
    expect(await database.prisma.schoolHoliday.count()).toBe(1);
  });
});
