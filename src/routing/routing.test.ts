import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counter, isChoosable } from '../counters/register.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { lintRules } from './lint.ts';
import { destinationOf } from './routing.ts';
import type { RoutingRule, RuleBook } from './rule-book.ts';
import { readSeedRuleBook } from './seed-rule-book.ts';
import { readTopicBook } from './topic-book.ts';

const gazetteer = await openGazetteer();
const seed = await readSeedRuleBook();
const topics = (await readTopicBook()).topics.map(({ id }) => id);
const today = '2026-11-24';
const codes = gazetteer.municipalities.map(({ code }) => code);

const situations = fc.record({
  topic: fc.constantFrom(...topics),
  code: fc.constantFrom(...codes),
  signals: fc.subarray(['authority_unclear', 'province_buys'] as const).map((signals) => new Set(signals)),
  stage: fc.constantFrom('starting' as const, 'running' as const),
  complexity: fc.constantFrom('plain' as const, 'complicated' as const),
  organisation: fc.constantFrom(null, 'an-organisation'),
});

const rules: fc.Arbitrary<RoutingRule> = fc.record({
  id: fc.string({ minLength: 1 }),
  version: fc.nat(),
  when: fc.record(
    {
      topics: fc.subarray(topics, { minLength: 1 }),
      municipalities: fc.subarray(codes, { minLength: 1 }),
      regions: fc.subarray(['twente', 'regio-zwolle', 'cleantech-regio'], { minLength: 1 }),
      signals: fc.subarray(['authority_unclear', 'province_buys']),
      stages: fc.subarray(['starting', 'running'], { minLength: 1 }),
    },
    { requiredKeys: [] },
  ),
  to: fc.subarray(['municipality', ...seed.counters.map(({ id }) => id)], { minLength: 1, maxLength: 4 }),
  because: fc.constant({ nl: 'daarom', en: 'that is why' }),
});

function decide(
  book: RuleBook,
  { topic, code, ...facts }: typeof situations extends fc.Arbitrary<infer T> ? T : never,
) {
  return destinationOf(topic, code, facts, { gazetteer, rules: book, today });
}

describe('the rules', () => {
  it('lead every topic in every municipality to a counter, and never to one that may not be chosen', () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 6 }), situations, (own, situation) => {
        const { counter } = decide({ ...seed, rules: [...own, ...seed.rules] }, situation);
        expect(isChoosable(counter, today)).toBe(true);
        if (counter.kind === 'counter') expect(counter).toMatchObject({ verified: true, status: 'active' });
        expect(counter.municipalities === 'all' || counter.municipalities.includes(situation.code)).toBe(true);
      }),
    );
  });

  it('also without any rule lead to the municipality', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { counter } = decide({ rules: [], counters: [] }, situation);
        expect(counter).toMatchObject({ level: 'municipal', municipalities: [situation.code] });
      }),
    );
  });

  it('decide the same when a rule is added below the one that decided', () => {
    fc.assert(
      fc.property(fc.array(rules, { minLength: 1, maxLength: 8 }), rules, situations, (own, added, situation) => {
        const before = decide({ ...seed, rules: own }, situation);
        const decidedAt = own.indexOf(before.rule);
        fc.pre(decidedAt >= 0);
        const after = decide(
          { ...seed, rules: [...own.slice(0, decidedAt + 1), added, ...own.slice(decidedAt + 1)] },
          situation,
        );
        expect(after).toEqual(before);
      }),
    );
  });

  it.each([
    ['starten', 'GM0153', 'roz'],
    ['businessmodel', 'GM0193', 'gem-zwolle'],
    ['bijstand_schulden', 'GM0193', 'rbz'],
    ['bijstand_schulden', 'GM0148', 'gem-dalfsen'],
    ['bijstand_schulden', 'GM0164', 'roz'],
    ['inclusief_werkgeven', 'GM0160', 'wsp-zwolle'],
    ['inclusief_werkgeven', 'GM0150', 'gem-deventer'],
    ['innovatie', 'GM0153', 'novelt'],
    ['innovatie', 'GM0193', 'gem-zwolle'],
    ['starten', 'GM0160', 'gem-hardenberg'],
    ['financiering', 'GM0153', 'gem-enschede'],
    ['impactmeting', 'GM0150', 'impact-oost'],
  ])('%s in %s goes to %s', (topic, code, id) => {
    const facts = { signals: new Set<never>(), stage: 'running', complexity: 'plain', organisation: null } as const;
    expect(decide(seed, { topic, code, ...facts }).counter.id).toBe(id);
  });

  it('name a municipality without a verified counter by its own name', () => {
    const unverified = seed.counters.filter(({ kind, verified }) => kind === 'municipality' && !verified);
    expect(unverified.length).toBeGreaterThan(0);
    for (const { name } of unverified) expect(name).toMatch(/^gemeente /);
  });
});

describe('lintRules', () => {
  const lint = (book: RuleBook) => lintRules(book, { gazetteer, topics, today });
  const rule = (id: string, change: Partial<RoutingRule>): RoutingRule => ({
    id,
    version: 1,
    when: {},
    to: ['municipality'],
    because: { nl: 'daarom', en: 'that is why' },
    ...change,
  });

  it('finds nothing severe in the rules that come with the program', () => {
    expect(lint(seed).filter(({ severe }) => severe)).toEqual([]);
  });

  it('says which counters the rules pass over', () => {
    expect(lint(seed)).toContainEqual({ kind: 'skipped', about: ['inclusive-twente', 'wsp-twente'], severe: false });
  });

  it('finds a municipality without a counter', () => {
    const counters = seed.counters.filter(({ id }) => id !== 'gem-losser');
    expect(lint({ ...seed, counters })).toContainEqual({ kind: 'no-counter', about: ['GM0168'], severe: true });
  });

  it('finds rules that are never reached, in conflict, or lead nowhere', () => {
    const wide = rule('wide', { when: { regions: ['twente'] } });
    const narrow = rule('narrow', { when: { regions: ['twente'], topics: ['starten'] }, to: ['roz'] });
    const other = rule('other', { when: { regions: ['twente'] }, to: ['novelt'] });
    const lost = rule('lost', { when: { topics: ['netwerk'] }, to: ['nobody'] });
    const findings = lint({ ...seed, rules: [wide, narrow, other, lost] });
    expect(findings).toContainEqual({ kind: 'never-reached', about: ['narrow', 'wide'], severe: false });
    expect(findings).toContainEqual({ kind: 'conflict', about: ['wide', 'other'], severe: true });
    expect(findings).toContainEqual({ kind: 'unknown-counter', about: ['lost', 'nobody'], severe: true });
  });

  it('finds counters beyond their term and without contact', () => {
    const change = (counter: Counter): Counter =>
      counter.id === 'roz' ? { ...counter, validUntil: '2026-01-01' } : { ...counter, website: null };
    const findings = lint({ ...seed, counters: seed.counters.map(change) });
    expect(findings).toContainEqual({ kind: 'ended', about: ['roz'], severe: true });
    expect(findings).toContainEqual({ kind: 'without-contact', about: ['gem-almelo'], severe: false });
  });
});
