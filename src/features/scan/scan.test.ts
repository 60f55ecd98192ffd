import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFromScanSchema } from '../../chat/shared-actions.ts';
import { openCaseRouter } from '../../routing/router.ts';
import { readSeedRuleBook } from '../../routing/seed-rule-book.ts';
import { outcomeCard } from './cards.ts';
import { SCAN_NEEDS, SCAN_STAGES, SCAN_THEMES, scanOutcome } from './outcome.ts';

const { counters } = await readSeedRuleBook();
const router = await openCaseRouter();
const today = '2026-11-24';
const codes = router.reader.gazetteer.municipalities.map(({ code }) => code);

const answers = fc.record({
  stage: fc.constantFrom(...SCAN_STAGES),
  theme: fc.constantFrom(...SCAN_THEMES),
  needs: fc.subarray([...SCAN_NEEDS], { minLength: 1 }),
  code: fc.constantFrom(...codes),
});

const names = (outcome: ReturnType<typeof scanOutcome>) => outcome.fitting.map(({ counter }) => counter.id);

describe('the outcome of the scan', () => {
  it('names only what is active, verified, within its term and there for the municipality, with a reason', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat(counters.length - 1)), (given, ending) => {
        const register = counters.map((one, at) => (ending.includes(at) ? { ...one, validUntil: '2026-11-23' } : one));
        for (const { counter, because } of scanOutcome(given, register, today).fitting) {
          expect(counter).toMatchObject({ status: 'active', verified: true });
          expect(counter.validUntil).not.toBe('2026-11-23');
          expect(counter.municipalities === 'all' || counter.municipalities.includes(given.code)).toBe(true);
          expect(because.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it.each([
    ['GM0153', 'starting', ['skills', 'money'], ['roz', 'novelt']],
    ['GM0193', 'running', ['staff'], ['wsp-zwolle']],
    ['GM0150', 'idea', ['network'], ['impact-oost']],
    ['GM0150', 'running', ['staff'], []],
    ['GM0141', 'running', ['space'], ['almelo-stimulering']],
  ] as const)('in %s, %s, with %s is %s', (code, stage, needs, expected) => {
    expect(new Set(names(scanOutcome({ code, stage, needs, theme: 'other' }, counters, today)))).toEqual(
      new Set(expected),
    );
  });

  it('tells of the Startversneller and Move2Social as what they were, until somebody confirms that one is there', () => {
    const given = { code: 'GM0153', stage: 'idea', theme: 'other', needs: ['skills'] } as const;
    expect(scanOutcome(given, counters, today).past.map(({ id }) => id)).toEqual(['startversneller', 'move2social']);
    const card = outcomeCard({ ...given, municipality: 'Enschede' }, scanOutcome(given, counters, today), {
      language: 'nl',
      gazetteer: router.reader.gazetteer,
    });
    expect(JSON.stringify(card.body)).toContain('uiterlijk 31 december 2021');
    const back = counters.map((one) => (one.id === 'startversneller' ? { ...one, status: 'active' as const } : one));
    const outcome = scanOutcome(given, back, today);
    expect(outcome.past.map(({ id }) => id)).toEqual(['move2social']);
    expect(names(outcome)).toContain('startversneller');
  });

  it('travels as the text of a case that routing reads, in both languages', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('nl' as const, 'en' as const), (given, language) => {
        const { name } = router.reader.gazetteer.municipality(given.code);
        const card = outcomeCard({ ...given, municipality: name }, scanOutcome(given, counters, today), {
          language,
          gazetteer: router.reader.gazetteer,
        });
        const [button] = card.buttons ?? [];
        const { text } = caseFromScanSchema.parse(button?.kind === 'action' ? button.payload : null);
        const { decision } = router.consider(text, { today });
        expect(decision).toMatchObject({ status: 'routed', municipality: { code: given.code } });
      }),
      { numRuns: 60 },
    );
  });
});
