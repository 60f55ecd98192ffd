import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BEGINS, createTestVisit } from '../features/visits/test-visit.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';

describe('site visits at the command line', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'visits-'));
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 3, capacity: 2 });
    const [anna = '', bram = '', cor = ''] = personIds;
    const guests = [
      { personId: anna, reply: 'coming', slotId: slot },
      { personId: bram, reply: 'coming', slotId: slot },
      { personId: cor, reply: 'waiting', slotId: slot, rank: 1 },
    ] as const;
    for (const [at, { personId, ...guest }] of guests.entries()) {
      const displayName = ['Anna', 'Bram', 'Cor'][at] ?? '';
      await database.prisma.person.update({ where: { id: personId }, data: { displayName } });
      await database.prisma.visitGuest.create({ data: { visitId: visit.id, personId, ...guest } });
    }
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]) => runCommand(['visits', ...args], { DATABASE_URL: database.url, DATA_DIR: folder });

  it('are listed and shown, with who comes and who waits', async () => {
    expect((await run('list')).stdout).toContain('coming 2, waiting 1');
    const shown = JSON.parse((await run('show', '1', '--json')).stdout);
    expect(shown).toMatchObject({ number: 1, state: 'open', times: [{ places: 2, taken: 2 }] });
    expect(shown.guests.map(({ name, reply }: { name: string; reply: string }) => `${name} ${reply}`)).toEqual([
      'Cor waiting',
      'Anna coming',
      'Bram coming',
    ]);
    expect((await run('show', '99')).stderr).toContain('There is no site visit 99');
  });

  it('are a calendar file that another program reads, and that names nobody', async () => {
    const { stdout } = await run('export', '1', '--ics');
    const [event] = Object.values(ical.parseICS(stdout)).filter((part) => part?.type === 'VEVENT');
    expect(event).toMatchObject({ start: BEGINS, location: 'Dorpsstraat 1, Rijssen', status: 'CONFIRMED' });
    expect(stdout).not.toMatch(/Anna|Bram|Cor/);
  });

  it('are exported with who replied what, as CSV and as JSON, and listed as JSON', async () => {
    const rows = (await run('export', '1')).stdout.trim().split(/\r?\n/);
    const cells = rows.map((row) =>
      row
        .replace(/^\uFEFF/, '')
        .split(';')
        .map((cell) => cell.replaceAll('"', '')),
    );
    expect(cells[0]).toEqual(['name', 'organisation', 'department', 'reply', 'places', 'attended']);
    expect(cells.slice(1).map((row) => [row[0], ...row.slice(3)])).toEqual([
      ['Cor', 'waiting', '1', ''],
      ['Anna', 'coming', '1', ''],
      ['Bram', 'coming', '1', ''],
    ]);
    const exported = JSON.parse((await run('export', '1', '--json')).stdout);
    expect(exported[1]).toMatchObject({ name: 'Anna', reply: 'coming', places: 1, attended: null });
    expect(JSON.parse((await run('list', '--json')).stdout)).toMatchObject([{ number: 1, state: 'open' }]);
  });

  it('are agreed to by the operator, who says why, when they wait for that', async () => {
    expect((await run('approve', '1', '--reason', 'niemand bereikbaar')).stderr).toContain('Site visit 1 is open');
    await database.prisma.siteVisit.update({ where: { number: 1 }, data: { state: 'awaiting_approval' } });
    expect((await run('approve', '1')).stderr).toContain('--reason');
    const agreed = JSON.parse((await run('approve', '1', '--reason', 'niemand bereikbaar', '--json')).stdout);
    expect(agreed).toMatchObject({ number: 1, state: 'open' });
    const entries = await database.prisma.auditEntry.findMany({ where: { objectKind: 'site_visit' } });
    expect(entries.map(({ action }) => action)).toEqual(['visit.approved', 'visit.opened']);
    expect(entries[0]).toMatchObject({ actorId: null, details: { reason: 'niemand bereikbaar' } });
  });

  it('keep who was there from a file, all of it or nothing, once it has begun', async () => {
    const file = join(folder, 'names.txt');
    await writeFile(file, 'Anna\n');
    expect((await run('attendance', '1', file)).stderr).toContain('has not begun yet');
    await setClock(database.prisma, BEGINS);
    await writeFile(file, 'Anna\nDirk\n');
    expect((await run('attendance', '1', file)).stderr).toContain('"Dirk" is nobody who came');
    expect(await database.prisma.visitGuest.count({ where: { attended: { not: null } } })).toBe(0);
    await writeFile(file, 'anna\n\n');
    expect(JSON.parse((await run('attendance', '1', file, '--json')).stdout)).toEqual({ present: 1, absent: 1 });
    expect(await database.prisma.visitEvent.count({ where: { what: 'attended', via: 'command' } })).toBe(2);
  });
});
