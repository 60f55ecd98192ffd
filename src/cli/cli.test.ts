import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestNetwork } from '../case-life/test-cases.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runCommand, runProgram } from '../testing/run-cli.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** As a process of its own. */
function run(script: 'cli.ts' | 'main.ts', args: string[], input = '', environment: Record<string, string> = {}) {
  return runProgram(script, args, { DATABASE_URL: database.url, ...environment }, input);
}

/** In this one. */
function impact(args: string[], environment: Record<string, string> = {}) {
  return runCommand(args, { DATABASE_URL: database.url, ...environment });
}

describe('a command in a process of its own', () => {
  it.each([
    [['role', 'list', '--json'], 0],
    [['tenant', '--help'], 0],
    [['role', 'grant'], 1],
    [['role', 'grnt', '--json'], 1],
    [['poeple'], 1],
    [[], 1],
  ])('ends as one of these tests does, and says the same: %j', async (args, code) => {
    const own = await run('cli.ts', args);
    expect(own).toMatchObject({ code });
    expect(own.stdout + own.stderr).not.toBe('');
    expect(await impact(args)).toEqual(own);
  });
});

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
    const { stdout, code } = await impact(['audit', 'verify', '--json', ...options]);
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
      database.prisma.$executeRaw`UPDATE ledger_entry SET kind = 'finish' WHERE sequence = 2`,
    ]);
    expect(await verify()).toMatchObject({ code: 1, whole: false, flaws: [{ kind: 'changed', caseId, ledger: 2 }] });
    const { stdout } = await impact(['audit', 'verify']);
    expect(stdout).toContain(`case ${caseId}, event 2 was changed`);
  });

  it.each([
    [['--case', '999'], 'no case 999'],
    [['--expect', 'abc'], '<length>:<hash>'],
  ])('says what it expects: %j', async (options, expected) => {
    const { stderr, code } = await impact(['audit', 'verify', ...options]);
    expect(code).toBe(1);
    expect(stderr).toContain(expected);
  });
});

describe('impact doctor', () => {
  it('says of each part how it is, and what to do', async () => {
    const { stdout, code } = await impact(['doctor', '--json'], {
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { part: 'configuration', state: 'wrong', message: expect.stringContaining('npm run demo') },
      { part: 'database', state: 'ok' },
      { part: 'knowledge', state: 'ok' },
      { part: 'backup' },
      { part: 'rules', state: 'ok' },
      { part: 'counters', state: 'off', message: expect.stringContaining('move2social') },
      { part: 'counters', state: 'off', message: expect.stringContaining('impact counters change') },
      { part: 'slack', state: 'off' },
      { part: 'teams', state: 'off' },
      { part: 'deliveries', state: 'ok' },
      { part: 'jobs', state: 'ok' },
      { part: 'broadcasts', state: 'ok' },
      { part: 'ambassadors', state: 'off' },
      { part: 'visits', state: 'ok' },
      { part: 'criteria', state: 'ok' },
      { part: 'people', state: 'ok' },
      { part: 'model', state: 'wrong', message: expect.any(String) },
      { part: 'pictures', state: 'ok' },
      { part: 'mail', state: 'off' },
      { part: 'links', state: 'off', message: expect.stringContaining('LINK_SIGNING_KEY') },
      { part: 'metrics', state: 'off', message: expect.stringContaining('METRICS_PORT') },
    ]);
  });
});

describe('impact people export and erase', () => {
  async function somebody(email: string): Promise<string> {
    const { id } = await database.prisma.person.create({ data: { email, displayName: 'Kanarie' } });
    return id;
  }

  it('gives the file of one person, by address or id', async () => {
    const id = await somebody('kees@example.nl');
    for (const by of ['Kees@Example.nl', id]) {
      const { stdout, code } = await impact(['people', 'export', by]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        personId: id,
        parts: { people: { person: [{ displayName: 'Kanarie' }] } },
      });
    }
  });

  it('erases only when it is told to, and says so the second time', async () => {
    const id = await somebody('nel@example.nl');
    const asked = await impact(['people', 'erase', 'nel@example.nl']);
    expect(asked).toMatchObject({ code: 1, stdout: expect.stringMatching(/^This would erase .*<nel@example.nl>/) });
    expect(await database.prisma.person.count({ where: { id, erasedAt: null } })).toBe(1);
    const { stdout } = await impact(['people', 'erase', 'nel@example.nl', '--yes', '--json']);
    expect(JSON.parse(stdout)).toEqual({ kind: 'erased', personId: id });
    const again = await impact(['people', 'erase', id, '--yes', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ kind: 'already' });
  });

  it('says so when nobody, or more than one, is meant', async () => {
    const ids = [await somebody('twee@example.nl'), await somebody('twee@example.nl')];
    const several = await impact(['people', 'export', 'twee@example.nl']);
    for (const id of ids) expect(several.stderr).toContain(id);
    expect(await impact(['people', 'erase', 'niemand@example.nl', '--yes'])).toMatchObject({ code: 1 });
  });
});

describe('impact retention', () => {
  it('changes a term within its bounds, runs, and tells what it did', async () => {
    const refused = [
      ['audit', '3'],
      ['niets', '3'],
    ].map((change) => impact(['retention', 'set', ...change]));
    expect((await Promise.all(refused)).map(({ code }) => code)).toEqual([1, 1]);
    expect(await impact(['retention', 'set', 'inbox', '3d'])).toMatchObject({ code: 0 });
    await impact(['retention', 'run']);
    const [terms, report] = await Promise.all(
      ['list', 'report'].map((command) => impact(['retention', command, '--json'])),
    );
    expect(JSON.parse(terms?.stdout ?? '')).toContainEqual({ kind: 'inbox', days: 3, setAt: expect.any(String) });
    const line = { at: expect.any(String), kind: 'inbox', days: 3, forgotten: 0 };
    expect(JSON.parse(report?.stdout ?? '')).toContainEqual(line);
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
