import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-cli.ts';

const ASKED = 'Een bakker uit Denekamp zoekt een pand van 80.000 euro voor 19 maart 2027';
const understand = (...args: string[]) => runCommand(['understand', ...args, '--words'], { DATA_DIR: tmpdir() });

describe('impact understand', () => {
  it('says what a message is for, what it names and which words weigh most', async () => {
    const { stdout, code } = await understand(ASKED);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^purposes: case \d+%/);
    expect(stdout).toContain('places: Denekamp');
    expect(stdout).toContain('amounts: 80.000 euro');
    expect(stdout).toMatch(/^moments: .*19 maart 2027$/m);
    expect(stdout).toMatch(/for the most part by: “(bakker|pand|zoekt)” \d+%/);
  });

  it('gives the same to a program, and leaves out what is not there', async () => {
    const read = JSON.parse((await understand('wat kun je allemaal?', '--json')).stdout);
    expect(read).toMatchObject({ purposes: { capabilities: expect.any(Number) }, named: {} });
    expect(read.why[0]).toEqual({ word: expect.any(String), weight: expect.any(Number) });
  });

  it('asks for a message where there is none', async () => {
    expect(await understand(' ')).toMatchObject({ code: 1, stderr: expect.stringContaining('Type a message') });
  });
});
