import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

const PROGRAM = join(import.meta.dirname, '..', 'cli.ts');
const MEGABYTE = 1024 * 1024;

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'impact-ingest-'));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function impact(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { DATABASE_URL: database.url, NO_COLOR: '1' },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...output };
}

// Every command is a process of its own, and a slow machine starts few of them a minute.
describe('impact ingest', { timeout: 120_000 }, () => {
  it('brings a document in, tells what was read, and answers from it with its place and its age', async () => {
    const text = '# Kwartelregeling\n\n## Toeslag\n\nDe kwarteltoeslag is 42 euro per maand.\n';
    await writeFile(join(folder, 'regeling.md'), text);
    const options = ['--publisher', 'Gemeente X', '--valid-until', '2020-12-31', '--json'];
    const { stdout, stderr, code } = await impact('ingest', 'regeling.md', ...options);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Reading…\nStoring…/);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ outcome: 'new', title: 'Kwartelregeling', passages: 1, skipped: [] });

    const asked = await impact('ask', 'Hoe hoog is de kwarteltoeslag?', '--json');
    const { answer, citations } = JSON.parse(asked.stdout);
    expect(answer).toContain('De kwarteltoeslag is 42 euro per maand.');
    expect(answer).toContain('kan verouderd zijn');
    expect(citations[0]).toMatchObject({ title: 'Kwartelregeling', source: 'Gemeente X · Toeslag' });
  });

  it('lists what was brought in, renews and withdraws it', async () => {
    await writeFile(join(folder, 'lijst.md'), '# Lijst\n\nEen zin.\n');
    const report = JSON.parse((await impact('ingest', 'lijst.md', '--json')).stdout);
    expect((await impact('documents', 'list')).stdout).toContain(report.slug);
    await impact('documents', 'renew', report.slug, '--valid-until', '2099');
    expect((await impact('documents', 'list')).stdout).toContain('valid until 2099');
    await impact('documents', 'withdraw', report.slug);
    expect((await impact('documents', 'list')).stdout).toContain('withdrawn');
  });

  it('refuses a file of 200 megabytes by its size, without reading it', async () => {
    const file = await open(join(folder, 'groot.pdf'), 'w');
    await file.truncate(200 * MEGABYTE);
    await file.close();
    const { code, stderr } = await impact('ingest', 'groot.pdf');
    expect(code).toBe(1);
    expect(stderr).toMatch(/larger than is allowed/);
    expect(stderr).not.toMatch(/Reading/);
  });

  it.each([
    [['ingest', 'nergens.pdf'], /no file/],
    [['ingest', 'http://127.0.0.1/x'], /closed network/],
    [['ingest', 'regeling.md', '--scope', 'organisation'], /--organisation/],
    [['ingest', 'regeling.md', '--organisation', 'Onbekend'], /no organisation Onbekend/],
    [['ingest', 'regeling.md', '--date', 'gisteren'], /--date/],
    [['documents', 'withdraw', 'document/nergens'], /no document/],
  ])('%j says what is wrong', async (args, sentence) => {
    const { code, stderr } = await impact(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});
