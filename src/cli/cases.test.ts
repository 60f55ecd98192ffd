import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestNetwork, type TestNetwork } from '../case-life/test-cases.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';

let database: TestDatabase;
let network: TestNetwork;

beforeAll(async () => {
  database = await createTestDatabase();
  network = await createTestNetwork(database.prisma);
  await network.handOver('Graag snel.');
  await database.prisma.entrepreneurCase.updateMany({
    data: { contact: { phone: '06-12345678' }, contactConsentAt: new Date() },
  });
});

afterAll(() => database.drop());

const run = (...args: string[]) => runCommand(['cases', ...args], { DATABASE_URL: database.url, DATA_DIR: tmpdir() });

describe('impact cases', () => {
  it('lists them, for people and for programs', async () => {
    expect((await run('list')).stdout).toMatch(/^ +1 {2}handed_over +Ondernemersloket Zwolle +due 20/);
    expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ number: 1, state: 'handed_over' }]);
  });

  it('says what is overdue, for people and for programs', async () => {
    const { prisma } = database;
    const { firstResponseDueAt } = await prisma.entrepreneurCase.findFirstOrThrow();
    expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ number: 1, overdue: null }]);
    await prisma.entrepreneurCase.updateMany({ data: { firstResponseDueAt: new Date('2026-01-05T09:00:00Z') } });
    expect((await run('list')).stdout).toContain('OVERDUE (no answer yet) since 2026-01-05T09:00:00.000Z');
    expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ number: 1, overdue: 'first-response' }]);
    await prisma.entrepreneurCase.updateMany({ data: { firstResponseDueAt } });
  });

  it('shows why a case is where it is, without contact details', async () => {
    const { stdout } = await run('show', '1');
    expect(stdout).toContain('Gemeente: Zwolle');
    expect(stdout).toContain('overgedragen (Fleur), Ondernemersloket Zwolle “Graag snel.”');
    expect(stdout + (await run('show', '1', '--json')).stdout).not.toContain('06-12345678');
    expect(await run('show', '99')).toMatchObject({ code: 1, stderr: expect.stringContaining('no case 99') });
  });

  it('exports for a spreadsheet and for Open Klant', async () => {
    expect((await run('export')).stdout).toContain('"Een ondernemer zoekt een werkplaats."');
    expect(JSON.parse((await run('export', '--json')).stdout)).toMatchObject([{ nummer: '1', status: 'te_verwerken' }]);
    expect((await run('export', '--csv', '--json')).code).toBe(1);
  });

  it('asks which organisation when there are several', async () => {
    await database.prisma.organisation.create({ data: { slug: 'zuid', name: 'Zuid' } });
    expect(await run('list')).toMatchObject({ code: 1, stderr: expect.stringContaining('provincie, zuid') });
    expect((await run('list', '--organisation', 'zuid')).stdout).toBe('');
  });
});
