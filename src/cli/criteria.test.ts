import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../testing/run-cli.ts';
import { criteriaFiguresOf, evaluateCriteria } from './eval/criteria.ts';
import { SPLITS } from './eval/questions.ts';

/** Runs `impact criteria` as an operator does, in any folder and without a database. */
const run = (args: string[], input = '') => runCommand(['criteria', ...args], {}, input);

describe('impact criteria', () => {
  it('prints advice that a program can read', async () => {
    const { stdout, code } = await run([
      'Schoonmaak van het provinciehuis, 4 jaar, ongeveer 1,2 miljoen, Europees',
      '--json',
    ]);
    expect(code).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      status: 'suggested',
      productGroup: 'schoonmaak',
      regime: 'above',
      value: { amount: 1_200_000, exclVat: true, basis: expect.stringContaining('zonder btw') },
      warnings: [],
      elapsedMs: expect.any(Number),
    });
    for (const criterion of result.criteria) {
      expect(criterion).toMatchObject({
        id: expect.any(String),
        version: expect.any(Number),
        theme: expect.any(String),
        kind: expect.any(String),
        level: expect.any(String),
        text: expect.any(String),
        verification: expect.any(String),
        proportionality: expect.any(String),
        legalBasis: expect.arrayContaining([expect.stringMatching(/^\d\.\d/)]),
        why: expect.stringMatching(/\w/),
        source: { title: expect.any(String), sentence: expect.any(String) },
      });
    }
  });

  it('advises on a batch line by line, in order, and goes on after a bad line', async () => {
    const lines = [
      '{"id":"a","text":"Wat is social return?"}',
      'geen json',
      '{"id":7,"text":"Schoonmaak van de werf"}',
      '{"id":8,"text":"Catering, 60.000 euro. Alleen bedrijven uit Zwolle mogen meedoen."}',
    ];
    const { stdout, code } = await run(['--batch'], `${lines.join('\n')}\n`);
    expect(code).toBe(1);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { id: 'a', status: 'none', productGroup: null, criteria: [] },
      { id: null, error: expect.any(String) },
      { id: 7, status: 'clarify', question: expect.stringContaining('?'), options: expect.any(Array) },
      { id: 8, status: 'suggested', warnings: [{ code: 'local-preference', severity: 'stop' }] },
    ]);
  });

  it('checks a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'criteria-'));
    const file = join(folder, 'bestek.txt');
    await writeFile(file, 'Levering van papier, 300.000 euro.\nAl het papier moet het FSC-keurmerk hebben.\n');
    const { stdout } = await run(['lint', file]);
    expect(stdout).toContain(
      'Stop: “Al het papier moet het FSC-keurmerk hebben.” Een keurmerk of norm staat er zonder “of gelijkwaardig”',
    );
    expect(JSON.parse((await run(['lint', file, '--json'])).stdout)).toMatchObject({
      warnings: [
        {
          code: 'label-without-equivalent',
          severity: 'stop',
          quotes: ['Al het papier moet het FSC-keurmerk hebben.'],
          law: expect.arrayContaining(['2.78a lid 3']),
        },
      ],
    });
    await rm(folder, { recursive: true });
    expect((await run(['lint', file])).stderr).toContain('is er niet');
  });

  it('without an assignment says what to type', async () => {
    const { stderr, code } = await run([]);
    expect(code).toBe(1);
    expect(stderr).toContain('impact criteria "');
  });
});

describe('advice on the assignments of the evaluation', () => {
  it('is as good as was promised', async () => {
    const figures = criteriaFiguresOf(await evaluateCriteria(SPLITS));
    expect(figures.groupRight).toBeGreaterThanOrEqual(0.92);
    expect(figures.themesFound).toBeGreaterThanOrEqual(0.95);
    expect(figures.trapsWarned).toBe(1);
    expect(figures.falseAlarms).toBeLessThanOrEqual(0.05);
    expect(figures).toMatchObject({ kindsWrong: 0, countsWrong: 0 });
  });
});
