import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartFigures } from '../features/criteria/figures.ts';
import { nl } from '../i18n/nl.ts';
import { connect } from '../people/test-people.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';
import { prepareDemoDossiers } from './demo-dossiers.ts';

const { dossiers, criteria } = nl;

describe('dossiers at the command line', { timeout: 240_000 }, () => {
  let database: TestDatabase;
  let folder: string;
  let slug: string;

  beforeAll(async () => {
    database = await createTestDatabase({ seeded: true });
    folder = await mkdtemp(join(tmpdir(), 'dossiers-'));
    const { prisma } = database;
    await setClock(prisma, new Date('2026-11-30T09:00:00Z'));
    const { organisationId } = await connect(prisma, 'slack', 'T1', 'Noord');
    ({ slug } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } }));
    const { id } = await prisma.person.create({ data: { organisationId, displayName: 'Alex' } });
    await prisma.$transaction((tx) => prepareDemoDossiers(tx, id), { timeout: 60_000 });
  }, 240_000);

  afterAll(async () => {
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const environment = () => ({ DATABASE_URL: database.url, DATA_DIR: folder });
  const run = (...args: string[]) => runCommand(['criteria', ...args], environment());

  async function exported(number: number, format: 'md' | 'csv'): Promise<string> {
    const out = join(folder, `one.${format}`);
    const { stdout, code } = await run('export', String(number), '--format', format, '--out', out, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ file: out });
    return readFile(out, 'utf8');
  }

  /** The number of the one with a rejected criterion that was awarded. */
  async function awarded(): Promise<number> {
    const { number } = await database.prisma.dossier.findFirstOrThrow({
      where: { state: 'awarded', criteria: { some: { state: 'rejected' } } },
    });
    return number;
  }

  it('are CSV that another program reads: a criterion a row, with source and what was decided', async () => {
    const number = await awarded();
    const rows: Record<string, string>[] = parseCsv(await exported(number, 'csv'), {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    const { fields } = dossiers.document;
    const states = rows.map((row) => row[fields.state ?? '']);
    expect(states.filter((state) => state === dossiers.criterion.chosen)).toHaveLength(3);
    const rejected = rows.find((row) => row[fields.state] === dossiers.criterion.rejected);
    expect(rejected?.[fields.reason]).toBe('dat vragen we al in een ander contract');
    for (const row of rows) {
      expect(row[criteria.source]).toMatch(/\(.+\)/);
      expect(row[dossiers.why.law]).toMatch(/artikel \d/);
      expect(row[dossiers.why.text]?.length).toBeGreaterThan(50);
    }
    expect(rows.map((row) => row[fields.number])).toEqual(rows.map((_, at) => String(at + 1)));
  });

  it('are Markdown with the assignment, what was chosen and not, the sources and who did what', async () => {
    const markdown = await exported(await awarded(), 'md');
    const headings = markdown.split('\n').filter((line) => line.startsWith('## '));
    expect(headings).toEqual([
      `## ${dossiers.document.assignment}`,
      `## ${dossiers.document.checks}`,
      `## ${dossiers.document.chosen}`,
      `## ${dossiers.document.suggested}`,
      `## ${dossiers.document.rejected}`,
      `## ${dossiers.document.history}`,
    ]);
    const chosen = markdown.split(`## ${dossiers.document.chosen}`)[1]?.split(`## ${dossiers.document.suggested}`)[0];
    expect(chosen?.match(/^### \d+\. /gm)).toHaveLength(3);
    expect(chosen).toContain(`**${criteria.source}**: `);
    expect(chosen).toContain(dossiers.criterion.stayed);
    expect(markdown).toContain('dat vragen we al in een ander contract');
    expect(markdown).toContain(dossiers.history['dossier.awarded']);
    expect(markdown).toContain('Fatima, inkoop');
  });

  it('that are none are refused in a sentence', async () => {
    expect((await run('export', '999')).stderr).toContain('There is no dossier 999');
    expect((await run('target', 'nergens', '60')).stderr).toContain('There is no organisation "nergens"');
    expect((await run('target', slug, 'veel')).stderr).toContain('"veel" is no percentage');
  });

  it('are counted with the aim and a drawn bar, as text, JSON and CSV', async () => {
    expect((await run('target', slug, '60')).stdout).toBe('Noord aims at 60%.\n');
    const { stdout } = await run('figures');
    expect(stdout).toContain('dossiers 7, with criteria 6, aim 60%');
    expect(stdout).toMatch(/■{12}│■{5}□{3} 86%/);
    const [figures] = JSON.parse((await run('figures', '--json')).stdout);
    expect(figures).toMatchObject({ organisation: 'Noord', target: 60, dossiers: 7, withCriteria: 6, year: 2026 });
    // Two were awarded: too few to say anything of.
    expect(figures.inContract).toBeNull();
    expect(figures.shareOfValue).toBeGreaterThan(0.5);
    const parts: [string, PartFigures][] = Object.entries({ ...figures.byTheme, ...figures.byLevel });
    const shown = parts.filter(([, { dossiers: count }]) => count !== null && count > 0);
    expect(shown.length).toBeGreaterThan(0);
    for (const [, { dossiers: count, share, shareOfValue }] of shown) {
      expect(share).toBeCloseTo((count ?? 0) / 7);
      expect(shareOfValue).toBeGreaterThan(0);
    }
    const rows: Record<string, string>[] = parseCsv((await run('figures', '--csv')).stdout, {
      bom: true,
      columns: true,
      delimiter: ';',
    });
    expect(rows).toMatchObject([{ organisation: 'Noord', target: '60', dossiers: '7', 'in contract': '' }]);
    for (const [part, { dossiers: count }] of shown) expect(rows[0]?.[part]).toBe(String(count));
    expect((await run('target', slug, 'none')).stdout).toBe('Noord has no aim any more.\n');
    expect((await run('figures')).stdout).not.toContain('aim');
    // Both stand in the log that administrators read, as what the operator did.
    const { id: organisationId } = await database.prisma.organisation.findUniqueOrThrow({ where: { slug } });
    const written = await database.prisma.auditEntry.findMany({ where: { action: 'criteria.target-set' } });
    expect(written).toMatchObject([
      { actorId: null, organisationId, objectId: organisationId, details: { target: 60 } },
      { actorId: null, organisationId, objectId: organisationId, details: { target: 0 } },
    ]);
  });

  it('and visits have a line of the doctor, that says what to do when something is not right', async () => {
    const { prisma } = database;
    const lines = async () => {
      const { stdout } = await runCommand(['doctor', '--json'], environment());
      const findings: { part: string; state: string; message: string }[] = JSON.parse(stdout);
      return new Map(findings.map((finding) => [finding.part, finding]));
    };
    const good = await lines();
    expect(good.get('criteria')).toMatchObject({ state: 'ok', message: expect.stringContaining('131 criteria') });
    expect(good.get('visits')).toMatchObject({ state: 'ok' });
    const { id: organisationId } = await prisma.organisation.findUniqueOrThrow({ where: { slug } });
    const by = await prisma.person.findFirstOrThrow({ where: { displayName: 'Alex' } });
    const opened = new Date('2026-11-30T08:00:00Z');
    const visit = { organisationId, createdById: by.id, state: 'open', openedAt: opened, audience: {} } as const;
    await prisma.siteVisit.create({ data: visit });
    const row = await prisma.dossierCriterion.findFirstOrThrow({ where: { dossier: { state: 'open' } } });
    await prisma.dossierCriterion.updateMany({
      where: { dossierId: row.dossierId, criterionId: row.criterionId },
      data: { criterionId: 'weg-uit-de-bibliotheek' },
    });
    const bad = await lines();
    expect(bad.get('visits')).toMatchObject({ state: 'wrong', message: expect.stringContaining('site visit 1') });
    expect(bad.get('criteria')).toMatchObject({
      state: 'wrong',
      message: expect.stringContaining('weg-uit-de-bibliotheek'),
    });
    // A year of which the library knows no thresholds.
    await setClock(prisma, new Date('2028-02-01T09:00:00Z'));
    const { state, message } = (await lines()).get('criteria') ?? {};
    expect({ state, message }).toEqual({
      state: 'wrong',
      message: expect.stringMatching(/2026 and 2027.*those of 2028/),
    });
  });
});
