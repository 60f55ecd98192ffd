import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../testing/database.ts';
import { evalCommand } from '../eval.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impact-played-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** What the command prints. */
async function evaluation(...args: string[]): Promise<string> {
  let printed = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  await evalCommand().parseAsync(args, { from: 'user' });
  write.mockRestore();
  return printed;
}

const requests = async () => readdir(join(folder, 'requests'));

async function request(file: string): Promise<{ schemaName: string; data: Record<string, unknown> }> {
  return JSON.parse(await readFile(join(folder, 'requests', file), 'utf8'));
}

describe('the judge of what a model wrote, measured with a played reader', () => {
  const statementsSchema = z.array(z.object({ n: z.string(), text: z.string() }));
  const run = (way: '--record' | '--replay') => evaluation('support', '--set', 'second', way, folder, '--json');

  it('is asked of what the rules let through, once a statement, and its verdicts decide', async () => {
    const byRules = JSON.parse(await evaluation('support', '--set', 'second', '--json'));
    // Nobody has answered yet: nothing is kept.
    expect(JSON.parse(await run('--record'))).toMatchObject({ falseKept: 0, trueDropped: 1 });
    const asked = await requests();
    expect(asked.length).toBeGreaterThan(10);
    for (const file of asked) {
      const { schemaName, data } = await request(file);
      expect(schemaName).toBe('support');
      const verdicts = statementsSchema.parse(data.statements).map(({ n }) => ({ n, supported: 'yes' }));
      await writeFile(join(folder, 'answers', file), JSON.stringify({ verdicts }));
    }
    // A reader who agrees with everything leaves what the rules say.
    expect(JSON.parse(await run('--replay'))).toEqual(byRules);
  });
});

describe('answers, measured with a played model', () => {
  it('are asked for, and are what is said once they are there', { timeout: 240_000 }, async () => {
    const database = await createTestDatabase({ seeded: true });
    vi.stubEnv('DATABASE_URL', database.url);
    vi.stubEnv('ENCODER', 'off');
    const run = async (way: '--record' | '--replay') =>
      JSON.parse(await evaluation('answers', '--split', 'tuning', '--sample', '1', way, folder, '--json'));
    try {
      const first = await run('--record');
      expect(first.cost.requests).toBeGreaterThan(0);
      const asked = await requests();
      for (const file of asked) {
        if ((await request(file)).schemaName !== 'answer') continue;
        const elsewhere = { outcome: 'elsewhere', refusal: null, search: null, sentences: [] };
        await writeFile(join(folder, 'answers', file), JSON.stringify(elsewhere));
      }
      expect((await run('--replay')).cost.output).toBeGreaterThan(0);
      expect(await requests()).toEqual(asked);
    } finally {
      await database.drop();
    }
  });
});
