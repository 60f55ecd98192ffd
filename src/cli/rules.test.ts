import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCases } from '../case-life/cases.ts';
import { createTestNetwork } from '../case-life/test-cases.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand } from '../testing/run-cli.ts';

/** Each command is a process that loads the whole program. */
const MANY_PROCESSES_MS = 120_000;

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  folder = await mkdtemp(join(tmpdir(), 'impact-rules-'));
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const impact = (...args: string[]) => runCommand(args, { DATABASE_URL: database.url });

async function json(...args: string[]) {
  const { stdout, stderr } = await impact(...args, '--json');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

async function file(name: string, content: unknown): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(content));
  return join(folder, name);
}

const MESSAGE = 'Een vrouw uit Glanerbrug wil een winkel beginnen';

describe('impact rules', () => {
  it('changes a rule, which counts for the next message and is in its history', {
    timeout: MANY_PROCESSES_MS,
  }, async () => {
    expect(await json('route', MESSAGE)).toMatchObject({
      counter: { id: 'roz' },
      rule: { id: 'start-twente', version: 1 },
    });
    const changed = await file('changed.json', { id: 'start-twente', version: 1, to: ['novelt', 'municipality'] });
    expect(await json('rules', 'change', changed, '--reason', 'Afgesproken')).toEqual({
      id: 'start-twente',
      version: 2,
    });
    expect(await json('route', MESSAGE)).toMatchObject({
      counter: { id: 'novelt' },
      rule: { id: 'start-twente', version: 2 },
    });
    expect(await json('rules', 'history', 'start-twente')).toMatchObject([
      { version: 2, source: 'operator', reason: 'Afgesproken', destinations: ['novelt', 'municipality'] },
      { version: 1, source: 'seed' },
    ]);

    const again = await impact('rules', 'change', changed, '--reason', 'Nog eens');
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('changed meanwhile') });
    expect((await json('rules', 'show', 'start-twente')).version).toBe(2);
  });

  it('adds, moves and withdraws', { timeout: MANY_PROCESSES_MS }, async () => {
    const flags = [
      '--to',
      'kennispoort,municipality',
      '--topics',
      'financiering',
      '--because-nl',
      'x',
      '--because-en',
      'y',
    ];
    const added = ['rules', 'add', '--id', 'money', ...flags, '--source', 'test', '--reason', 'Nieuw'];
    expect(await json(...added)).toEqual({ id: 'money', version: 1 });
    expect((await impact(...added)).stderr).toContain('There is (or was) a rule money');
    expect(await json('rules', 'move', 'money', '--first', '--reason', 'Eerst')).toEqual({ id: 'money', version: 2 });
    expect((await json('rules', 'list'))[0]).toMatchObject({
      ruleId: 'money',
      conditions: { topics: ['financiering'] },
    });
    await json('rules', 'withdraw', 'money', '--reason', 'Toch niet');
    expect((await impact('rules', 'list')).stdout).not.toContain('money');
    expect((await impact('rules', 'list', '--all')).stdout).toContain('(off) money v3');
  });

  it('tries a rule on the cases there are', { timeout: MANY_PROCESSES_MS }, async () => {
    const network = await createTestNetwork(database.prisma);
    const filed = network.newCase({ municipalityCode: 'GM0150', topics: ['netwerk'], request: 'Zoekt een netwerk.' });
    const { number } = await database.prisma.$transaction((tx) => createCases(database.prisma).file(tx, filed));
    const tried = await file('tried.json', { id: 'network', to: ['municipality'] });
    expect(await json('rules', 'dry-run', tried)).toMatchObject({
      tried: 1,
      moved: [{ number, from: { id: 'impact-oost' }, to: { id: 'gem-deventer' } }],
    });
    expect((await json('rules', 'show', 'network')).version).toBe(1);
  });

  it('says what is wrong, and changes nothing', { timeout: MANY_PROCESSES_MS }, async () => {
    const bad = await file('bad.json', {
      id: 'network',
      to: ['nobody'],
      when: { topics: ['netwerk'], weather: ['rain'] },
    });
    const versions = await database.prisma.ruleVersion.count();
    const refused = await Promise.all([
      impact('rules', 'change', bad, '--reason', 'x'),
      impact('rules', 'change', '--id', 'network', '--to', 'nobody', '--reason', 'x'),
      impact('rules', 'change', join(folder, 'no-such.yaml'), '--reason', 'x'),
      impact('rules', 'move', 'network', '--reason', 'x'),
      impact('rules', 'withdraw', 'nothing', '--reason', 'x'),
      impact('rules', 'withdraw', 'network'),
    ]);
    expect(refused.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1, 1]);
    const words = ['weather', 'unknown nobody', 'cannot be read', 'Say where', 'no rule nothing', '--reason'];
    for (const [at, { stderr }] of refused.entries()) expect(stderr).toContain(words[at]);
    expect(await database.prisma.ruleVersion.count()).toBe(versions);
  });

  it('lints what holds', { timeout: MANY_PROCESSES_MS }, async () => {
    await json('counters', 'change', 'impact-oost', '--status', 'ended', '--reason', 'Gestopt');
    const findings = await json('rules', 'lint');
    expect(findings).toContainEqual({ kind: 'ended', about: ['impact-oost'], severe: true });
    expect((await impact('rules', 'lint')).code).toBe(1);
  });
});

describe('impact counters', () => {
  it('keeps contact and status, with who did it', { timeout: MANY_PROCESSES_MS }, async () => {
    const done = await json(
      'counters',
      'change',
      'rbz',
      '--email',
      'testloket@example.nl',
      '--verified',
      'no',
      '--reason',
      'Gebeld',
    );
    expect(done).toEqual({ id: 'rbz', version: 2 });
    const shown = await json('counters', 'show', 'rbz');
    expect(shown).toMatchObject({
      entry: { email: 'testloket@example.nl', verified: false },
      reason: 'Gebeld',
      members: [],
    });
    await json('counters', 'change', 'rbz', '--email', '', '--reason', 'Toch niet');
    expect((await json('counters', 'show', 'rbz')).entry.email).toBeNull();
    const refused = await impact('counters', 'change', 'rbz', '--email', 'geen adres', '--reason', 'x');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('expected an e-mail address') });
  });

  it('keeps who is there', { timeout: MANY_PROCESSES_MS }, async () => {
    const add = [
      'counters',
      'member',
      'add',
      'rbz',
      'testpersoon@example.nl',
      '--name',
      'Test Persoon',
      '--reason',
      'Nieuw',
    ];
    await json(...add);
    expect((await impact(...add)).stderr).toContain('member of the counter already');
    expect((await json('counters', 'show', 'rbz')).members).toMatchObject([{ name: 'Test Persoon', rung: 'contact' }]);
    await json('counters', 'member', 'remove', 'rbz', 'testpersoon@example.nl', '--reason', 'Weg');
    expect((await json('counters', 'show', 'rbz')).members).toEqual([]);
  });
});
