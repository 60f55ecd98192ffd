import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../people/test-people.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';

const SERIES = {
  kind: 'learning_network',
  title: 'Leernetwerk',
  date: '2027-02-09',
  time: '14:00',
  minutes: 120,
  place: 'Grote Kerkhof 1, Deventer',
  capacity: 20,
  rule: 'FREQ=MONTHLY;BYDAY=2TU;COUNT=3',
};

describe('sessions at the command line', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'sessions-'));
    const { prisma } = database;
    await setClock(prisma, new Date('2026-11-30T09:00:00Z'));
    const tenant = await connect(prisma, 'slack', 'T1', 'Noord');
    for (const displayName of ['Bea Vos', 'Anna Smit']) {
      const { id: personId } = await prisma.person.create({
        data: { organisationId: tenant.organisationId, displayName },
      });
      await prisma.chatIdentity.create({
        data: { tenantId: tenant.id, externalUserId: displayName, personId, standing: 'member' },
      });
      if (displayName === 'Bea Vos') await prisma.roleGrant.create({ data: { personId, role: 'broker' } });
    }
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    runCommand(['sessions', ...args], { DATABASE_URL: database.url, DATA_DIR: folder });

  async function create(fields: Record<string, unknown>, ...options: string[]) {
    const file = join(folder, 'session.json');
    await writeFile(file, JSON.stringify({ ...SERIES, ...fields }));
    return run('create', file, '--by', 'Bea Vos', ...options);
  }

  it('say why a file is no session, and keep nothing of it', async () => {
    expect((await create({ rule: 'FREQ=MONTHLY;BYDAY=2TU' })).stderr).toContain('never');
    expect((await create({ date: '2026-01-05', rule: undefined })).stderr).toContain('over');
    expect((await create({ time: 'rond twee' })).stderr).toContain('expected a time');
    expect((await create({ colour: 'rood' })).stderr).toContain('colour');
    expect((await create({}, '--network')).stderr).toContain('network broker');
    const file = join(folder, 'session.json');
    expect((await run('create', file, '--by', 'Anna Smit')).stderr).toContain('"Anna Smit" is no broker');
    expect((await run('create', join(folder, 'none.yaml'), '--by', 'Bea Vos')).stderr).toContain('cannot be read');
    expect(await database.prisma.sessionSeries.count()).toBe(0);
  });

  it('are planned and announced from a file, listed and shown', async () => {
    const made = JSON.parse((await create({}, '--announce', '--json')).stdout);
    expect(made).toMatchObject({ number: 1, state: 'announced', dates: 3, next: '2027-02-09T13:00:00.000Z' });
    expect((await run('list')).stdout).toContain('Leernetwerk');
    expect(JSON.parse((await run('list', '--json')).stdout)).toEqual([made]);
    const shown = JSON.parse((await run('show', '1', '--json')).stdout);
    expect(shown.sessions).toHaveLength(3);
    expect(shown.sessions[0]).toMatchObject({ capacity: 20, taken: 0, coming: 0, waiting: 0, cancelledAt: null });
    expect((await run('show', '1')).stdout).toContain('Tuesday 9 March 2027, 14:00–16:00');
    expect((await run('show', '9')).stderr).toContain('There is no session 9');
  });

  it('are called off at one date, which their calendar file leaves out', async () => {
    expect((await run('cancel', '1', '--reason', 'De zaal is dicht', '--date', '2027-03-10')).stderr).toContain(
      'has none on 2027-03-10',
    );
    await run('cancel', '1', '--reason', 'De zaal is dicht', '--date', '2027-03-09');
    expect((await run('show', '1')).stdout).toContain('called off: De zaal is dicht');
    const { stdout } = await run('export', '1', '--ics');
    const events = Object.values(ical.parseICS(stdout)).filter((part) => part?.type === 'VEVENT');
    expect(events[0]).toMatchObject({ start: new Date('2027-02-09T13:00:00Z'), location: 'Grote Kerkhof 1, Deventer' });
    expect(stdout).not.toMatch(/Bea|Anna/);
    const { dates } = JSON.parse((await run('export', '1', '--json')).stdout);
    expect(dates.map(({ cancelledAt }: { cancelledAt: string | null }) => cancelledAt === null)).toEqual([
      true,
      false,
      true,
    ]);
    expect((await run('cancel', '1', '--reason', 'Het stopt')).stdout).toContain('Session 1 is cancelled now');
    expect((await run('cancel', '1', '--reason', 'Het stopt')).stderr).toContain('has no date to call off');
    const entries = await database.prisma.auditEntry.findMany({ where: { objectKind: 'session' } });
    expect(entries.map(({ action }) => action)).toEqual([
      'session.announced',
      'session.cancelled',
      'session.cancelled',
    ]);
  });
});
