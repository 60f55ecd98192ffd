import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONAL_DATA } from '../app/personal-data.ts';
import { erasePerson } from '../people/erasure.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';
import { readOwnExamples } from './own-examples.ts';

let database: TestDatabase;
let dataDir: string;
let personId: string;
let organisationId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'corrections-'));
  const { prisma } = database;
  ({ id: organisationId } = await prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } }));
  ({ id: personId } = await prisma.person.create({ data: { organisationId, displayName: 'Anna' } }));
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: string[]) =>
  runCommand(['understand', 'corrections', ...args], { DATABASE_URL: database.url, DATA_DIR: dataDir });
const file = () => join(dataDir, 'examples', 'corrections.jsonl');

async function corrected(text: string, purpose: string, saidById: string | null = null): Promise<string> {
  const data = { organisationId, text, language: 'nl', purpose, saidById };
  return (await database.prisma.correction.create({ data })).id;
}

describe('impact understand corrections', () => {
  it('makes what is accepted an example, of which nothing stays when who said it is erased', async () => {
    const id = await corrected('Een bakker uit Borne zit te krap', 'question', personId);
    expect((await run()).stdout).toContain('Een bakker uit Borne zit te krap');
    expect(JSON.parse((await run('--json')).stdout)).toMatchObject([{ id, organisation: 'Noord', state: 'open' }]);
    const done = await run('accept', id, '--as', 'case', '--topics', 'locatie', '--json');
    expect(JSON.parse(done.stdout)).toMatchObject({ id, state: 'accepted', purpose: 'case', topics: ['locatie'] });
    const example = { lang: 'nl', situation: 'nothing', act: 'new', skill: 'case', topics: ['locatie'] };
    expect(await readOwnExamples(file())).toEqual([{ id, text: 'Een bakker uit Borne zit te krap', ...example }]);
    expect(await database.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'correction.accepted', objectId: id, actorId: null },
    ]);
    expect(await run('accept', id)).toMatchObject({ code: 1, stderr: expect.stringContaining('waits') });

    await database.prisma.$transaction((tx) => erasePerson(tx, PERSONAL_DATA, personId, { actorId: null }));
    expect(JSON.parse((await run('--json')).stdout)).toEqual([]);
    expect(await readFile(file(), 'utf8')).toBe('');
  });

  it('keeps no word of what is rejected', async () => {
    const id = await corrected('lekker weer', 'question');
    expect((await run('reject', id)).code).toBe(0);
    const kept = await database.prisma.correction.findUniqueOrThrow({ where: { id } });
    expect(kept).toMatchObject({ state: 'rejected', text: null });
    expect(await readOwnExamples(file())).toEqual([]);
  });

  it('knows the topics', async () => {
    const id = await corrected('zoekt iets', 'case');
    const refused = await run('accept', id, '--topics', 'vissen');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('locatie') });
  });
});
