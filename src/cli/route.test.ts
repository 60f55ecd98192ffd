import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-cli.ts';

/** Runs `impact route` as an operator does, in any folder and without a database. */
const run = (args: string[], input = '') => runCommand(['route', ...args], {}, input);

describe('impact route', () => {
  it('prints a decision that a program can read', async () => {
    const { stdout, code } = await run([
      'Een vrouw uit Glanerbrug wil een winkel beginnen en zoekt een pand',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'routed',
      municipality: { code: 'GM0153', name: 'Enschede' },
      candidates: [],
      level: 'regional',
      counter: { id: 'roz', name: expect.stringContaining('ROZ') },
      also: [{ topic: 'locatie', counter: { id: 'gem-enschede' } }],
      topics: ['starten', 'locatie'],
      rule: { id: 'start-twente', version: 1 },
      because: expect.stringContaining('Glanerbrug'),
      elapsedMs: expect.any(Number),
    });
  });

  it('decides a batch line by line, in order, and goes on after a bad line', async () => {
    const lines = [
      '{"id":"a","text":"Wat is social return?"}',
      'geen json',
      '{"id":7,"text":"Ondernemer zoekt een pand, bij wie moet hij zijn?"}',
      '{"id":8,"text":"Ondernemer uit Urk zoekt een pand"}',
    ];
    const { stdout, code } = await run(['--batch'], `${lines.join('\n')}\n`);
    const results = stdout.trim().split('\n');
    expect(code).toBe(1);
    expect(results.map((line) => JSON.parse(line))).toMatchObject([
      { id: 'a', status: 'none', municipality: null, counter: null, rule: null },
      { id: null, error: expect.any(String) },
      { id: 7, status: 'clarify', question: expect.stringContaining('?') },
      { id: 8, status: 'outside', counter: null, outside: { place: 'Urk' } },
    ]);
  });

  it('reads well in a terminal', async () => {
    const { stdout } = await run(['Bakker uit Raalte wil een terras, waar vraagt hij de vergunning aan?']);
    expect(stdout).toMatch(
      /^Loket: Economisch cluster gemeente Raalte[\s\S]*Raalte \(GM0177\)[\s\S]*Regel: ordinary-permit v1\n$/,
    );
  });

  it('without a message says what to type', async () => {
    const { stderr, code } = await run([]);
    expect(code).toBe(1);
    expect(stderr).toContain('impact route "');
  });
});
