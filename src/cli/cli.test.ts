import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestNetwork } from '../features/cases/life/test-cases.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

const SOURCES = join(import.meta.dirname, '..');

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** Runs a program of ours as an operator does. */
async function run(script: 'cli.ts' | 'main.ts', args: string[], input = '', environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(SOURCES, script), ...args], {
    cwd: tmpdir(),
    env: { DATABASE_URL: database.url, NO_COLOR: '1', ...environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, ...output };
}

describe('impact ask', () => {
  it('prints an answer that a program can read', async () => {
    const { stdout, code } = await run('cli.ts', ['ask', 'Wat is een makelaar met mandaat?', '--json']);
    const result = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(result).toMatchObject({ status: 'answered', language: 'nl', elapsedMs: expect.any(Number) });
    expect(Object.keys(result.citations[0]).sort()).toEqual(
      ['documentId', 'n', 'passageId', 'quote', 'source', 'title'].sort(),
    );
    const { text } = await database.prisma.passage.findUniqueOrThrow({ where: { id: result.citations[0].passageId } });
    expect(text).toContain(result.citations[0].quote);
  });

  it('answers a batch line by line, in order, and goes on after a bad line', async () => {
    const lines = ['{"id":"a","text":"hoi"}', 'geen json', '{"id":7,"text":"What is social return?"}'];
    const { stdout, code } = await run('cli.ts', ['ask', '--batch'], `${lines.join('\n')}\n`);
    const results = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(results).toMatchObject([
      { id: 'a', status: 'smalltalk' },
      { id: null, error: expect.any(String) },
      { id: 7, status: 'answered', language: 'en' },
    ]);
  });

  it('reads well in a terminal', async () => {
    const { stdout } = await run('cli.ts', ['ask', 'Wat is social return?']);
    expect(stdout).toMatch(/\[1\][\s\S]*Bronnen\n\[1\] /);
  });

  it('leaves nothing behind of what an operator asked', async () => {
    expect(await database.prisma.answer.count()).toBe(0);
  });
});

describe('impact audit verify', () => {
  const verify = async (...options: string[]) => {
    const { stdout, code } = await run('cli.ts', ['audit', 'verify', '--json', ...options]);
    return { code, ...JSON.parse(stdout) };
  };

  let caseId: string;

  beforeAll(async () => {
    caseId = await (await createTestNetwork(database.prisma)).handOver('Warm overgedragen.');
  });

  it('proves the history whole, also against a head that was noted before', async () => {
    const before = await verify();
    expect(before).toMatchObject({ code: 0, whole: true, cases: 1, events: 2, erased: 0, flaws: [] });
    const { number } = await database.prisma.entrepreneurCase.findUniqueOrThrow({ where: { id: caseId } });
    expect(await verify('--expect', before.head, '--case', String(number))).toMatchObject({ code: 0, whole: true });
  });

  it('says where it is not whole', async () => {
    await database.prisma.$transaction([
      database.prisma.$executeRaw`SET LOCAL session_replication_role = 'replica'`,
      database.prisma.$executeRaw`UPDATE case_event SET kind = 'finish' WHERE sequence = 2`,
    ]);
    expect(await verify()).toMatchObject({ code: 1, whole: false, flaws: [{ kind: 'changed', caseId, ledger: 2 }] });
    const { stdout } = await run('cli.ts', ['audit', 'verify']);
    expect(stdout).toContain(`case ${caseId}, event 2 was changed`);
  });

  it.each([
    [['--case', '999'], 'no case 999'],
    [['--expect', 'abc'], '<length>:<hash>'],
  ])('says what it expects: %j', async (options, expected) => {
    const { stderr, code } = await run('cli.ts', ['audit', 'verify', ...options]);
    expect(code).toBe(1);
    expect(stderr).toContain(expected);
  });
});

describe('impact doctor', () => {
  it('says of each part how it is, and what to do', async () => {
    const { stdout, code } = await run('cli.ts', ['doctor', '--json'], '', {
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { part: 'configuration', state: 'wrong', message: expect.stringContaining('npm run demo') },
      { part: 'database', state: 'ok' },
      { part: 'knowledge', state: 'ok' },
      { part: 'slack', state: 'off' },
      { part: 'teams', state: 'off' },
      { part: 'model', state: 'wrong', message: expect.any(String) },
      { part: 'mail', state: 'off' },
      { part: 'links', state: 'off', message: expect.stringContaining('LINK_SIGNING_KEY') },
    ]);
  });
});

describe('npm start', () => {
  it('without a platform stops and says what to set', async () => {
    const { stderr, code } = await run('main.ts', []);
    expect(code).toBe(1);
    expect(stderr).toMatch(/SLACK_BOT_TOKEN[\s\S]*TEAMS_APP_ID[\s\S]*npm run demo/);
  });

  it('with mistakes in the configuration stops and names them all', async () => {
    const { stderr, code } = await run('main.ts', [], '', { PORT: 'x', SLACK_BOT_TOKEN: 'y' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/PORT[\s\S]*SLACK_BOT_TOKEN/);
  });
});
