import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { runProgram } from '../testing/run-cli.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

function run(script: 'cli.ts' | 'main.ts', args: string[], input = '', environment: Record<string, string> = {}) {
  return runProgram(script, args, { DATABASE_URL: database.url, ...environment }, input);
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
