import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMember, changeCounter, removeMember } from '../../counters/changes.ts';
import type { Keeper } from '../../counters/keeper.ts';
import { membersOf } from '../../counters/members.ts';
import { versionsOfCounter } from '../../counters/repository.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import { actor, connect, meet, profile } from '../../people/test-people.ts';
import { readStoredBook } from '../../routing/book.ts';
import { currentRules, versionsOfRule } from '../../routing/repository.ts';
import { createCaseRouter } from '../../routing/router.ts';
import { destinationOf } from '../../routing/routing.ts';
import type { RuleBook } from '../../routing/rule-book.ts';
import { loadRuleSeed } from '../../routing/seed.ts';
import { readSeedRuleBook } from '../../routing/seed-rule-book.ts';
import { openStoredRuleBook } from '../../routing/stored-rule-book.ts';
import { readTopicBook } from '../../routing/topic-book.ts';
import { vocabularyOf } from '../../routing/vocabulary.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { createRuleAlarm } from './alarm.ts';
import { CASES_TRIED, dryRun, tryChange } from './dry-run.ts';
import { latestCases } from './repository.ts';
import { addRule, changeRule, moveRule, type Place, parseRule, withdrawRule } from './rule-changes.ts';

const gazetteer = await openGazetteer();
const topicBook = await readTopicBook();
const vocabulary = vocabularyOf(gazetteer, topicBook);
const seed = await readSeedRuleBook();
const logger = createLogger({ level: 'silent' });
const today = '2026-11-24';
const reason = 'Zo is het afgesproken.';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  await loadRuleSeed(database.prisma, seed);
});

afterEach(() => database.drop());

const rule = (id: string, change: Record<string, unknown> = {}) =>
  parseRule({
    id,
    when: { topics: ['financiering'], municipalities: ['GM0193'] },
    to: ['roz', 'municipality'],
    because: { nl: 'daarom', en: 'that is why' },
    source: 'afspraak',
    ...change,
  });

const add = (id: string, change: Record<string, unknown> = {}, place: Place | null = null, by: Keeper = null) =>
  database.prisma.$transaction((tx) => addRule(tx, rule(id, change), { by, reason, place, vocabulary }));

const change = (id: string, changed: Record<string, unknown>, basedOn: number | null, by: Keeper = null) =>
  database.prisma.$transaction((tx) => changeRule(tx, rule(id, changed), { by, reason, basedOn, vocabulary }));

const order = async () => (await currentRules(database.prisma)).map(({ ruleId }) => ruleId);

function decide(rules: RuleBook, topic: string, code: string): { counter: string; rule: string } {
  const facts = { signals: new Set<never>(), stage: 'running', complexity: 'plain', organisation: null } as const;
  const { counter, rule: decided } = destinationOf(topic, code, facts, { gazetteer, rules, today });
  return { counter: counter.id, rule: decided.id };
}

describe('the seed', () => {
  it('decides through the database as it does from the files', async () => {
    const stored = await readStoredBook(database.prisma);
    expect(stored.broken).toEqual([]);
    expect(stored.rules.map(({ id, version, when, to, because }) => ({ id, version, when, to, because }))).toEqual(
      seed.rules.map(({ id, version, when, to, because }) => ({ id, version, when, to, because })),
    );
    expect(new Set(stored.counters)).toEqual(new Set(seed.counters));
  });

  it('loaded again changes nothing, also by two processes at once', async () => {
    const again = await Promise.all([loadRuleSeed(database.prisma, seed), loadRuleSeed(database.prisma, seed)]);
    expect(again).toEqual([
      { changed: 0, kept: [] },
      { changed: 0, kept: [] },
    ]);
    expect(await database.prisma.ruleVersion.count()).toBe(seed.rules.length);
    expect(await database.prisma.counterVersion.count()).toBe(seed.counters.length);
  });

  it('that changed becomes a version of the seed', async () => {
    const changed = seed.rules.map((one) => (one.id === 'start-twente' ? { ...one, to: ['novelt'] } : one));
    expect(await loadRuleSeed(database.prisma, { ...seed, rules: changed })).toEqual({ changed: 1, kept: [] });
    expect(await versionsOfRule(database.prisma, 'start-twente')).toMatchObject([
      { version: 2, destinations: ['novelt'], source: 'seed', author: null },
      { version: 1, destinations: ['roz', 'municipality'] },
    ]);
  });

  it('never overwrites what people changed, moved or turned off', async () => {
    await change('start-twente', { to: ['novelt'] }, 1);
    await database.prisma.$transaction((tx) => withdrawRule(tx, 'network', { by: null, reason, basedOn: 1 }));
    await database.prisma.$transaction((tx) =>
      changeCounter(tx, 'roz', { email: 'testloket@example.nl' }, { by: null, reason, basedOn: 1 }),
    );
    await add('own');
    const before = await readStoredBook(database.prisma);
    const everything = {
      rules: seed.rules.map((one) => ({ ...one, source: 'another source' })),
      counters: seed.counters.map((one) => ({ ...one, website: 'example.nl' })),
    };
    const { kept } = await loadRuleSeed(database.prisma, everything);
    expect(new Set(kept)).toEqual(new Set(['start-twente', 'network', 'roz']));
    const after = await readStoredBook(database.prisma);
    for (const id of ['start-twente', 'network', 'own']) {
      expect(after.rules.find((one) => one.id === id)).toEqual(before.rules.find((one) => one.id === id));
    }
    expect(after.counters.find(({ id }) => id === 'roz')).toMatchObject({ email: 'testloket@example.nl' });
    expect(after.rules.map(({ id }) => id)).toEqual(before.rules.map(({ id }) => id));
  });

  it('withdraws what the release has no more, and takes in what is new in its place', async () => {
    const [first, second, ...rest] = seed.rules;
    if (!first || !second) throw new Error('The seed has rules.');
    const rules = [first, { ...second, id: 'fresh' }, ...rest];
    await loadRuleSeed(database.prisma, { ...seed, rules });
    const { rules: read } = await readStoredBook(database.prisma);
    expect(read.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect((await versionsOfRule(database.prisma, second.id))[0]).toMatchObject({ withdrawn: true, source: 'seed' });
  });
});

describe('a change of a rule', () => {
  it('is a version with author and reason, and is in the log', async () => {
    const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
    const anna = await meet(database.prisma, tenant, profile('U-anna', { displayName: 'Anna' }));
    const by = actor(anna, tenant.organisationId, ['network_broker']);
    expect(await change('start-twente', { to: ['novelt'] }, 1, by)).toEqual({ version: 2 });
    const versions = await versionsOfRule(database.prisma, 'start-twente');
    expect(versions).toMatchObject([
      { version: 2, source: 'person', author: 'Anna', reason, destinations: ['novelt'] },
      { version: 1, source: 'seed', author: null, reason: null },
    ]);
    expect(versions[0]?.position).toBe(versions[1]?.position);
    const log = await database.prisma.auditEntry.findMany({ where: { objectId: 'start-twente' } });
    expect(log).toMatchObject([{ action: 'rule.changed', actorId: anna, details: { version: 2 } }]);
  });

  it.each([['administrator'], ['broker'], ['counter_contact']] as const)('is not for a %s', async (role) => {
    const by = actor('00000000-0000-7000-8000-000000000001', 'noord', [role]);
    await expect(change('start-twente', {}, null, by)).rejects.toMatchObject({ code: 'rules.forbidden' });
    await expect(add('own', {}, null, by)).rejects.toMatchObject({ code: 'rules.forbidden' });
    expect(await database.prisma.ruleVersion.count()).toBe(seed.rules.length);
  });

  it('by two at once is made by one, and the other is told', async () => {
    const both = await Promise.allSettled([
      change('start-twente', { to: ['novelt'] }, 1),
      change('start-twente', { to: ['municipality'] }, 1),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'rules.changed-meanwhile' } });
    expect(await versionsOfRule(database.prisma, 'start-twente')).toHaveLength(2);
  });

  it.each([
    ['a counter', { to: ['nobody'] }, 'to: unknown nobody'],
    ['a topic', { when: { topics: ['visserij'] } }, 'when.topics: unknown visserij'],
    ['a municipality', { when: { municipalities: ['GM9999'] } }, 'when.municipalities: unknown GM9999'],
    ['a region', { when: { regions: ['veluwe'] } }, 'when.regions: unknown veluwe'],
    ['an organisation', { when: { organisations: ['x'] } }, 'when.organisations: unknown x'],
  ])('that names %s nobody knows changes nothing, and says which', async (_what, changed, sentence) => {
    await expect(change('start-twente', changed, 1)).rejects.toThrow(sentence);
    await expect(add('own', changed)).rejects.toMatchObject({ code: 'rules.bad-rule' });
    expect(await database.prisma.ruleVersion.count()).toBe(seed.rules.length);
    expect(await database.prisma.auditEntry.count()).toBe(0);
  });

  it('needs a reason', async () => {
    const empty = database.prisma.$transaction((tx) =>
      withdrawRule(tx, 'network', { by: null, reason: ' ', basedOn: 1 }),
    );
    await expect(empty).rejects.toMatchObject({ code: 'rules.no-reason' });
  });

  it('turned off decides nothing, and changed again decides anew', async () => {
    const roz = { when: { topics: ['starten'], regions: ['twente'] }, to: ['roz', 'municipality'] };
    await database.prisma.$transaction((tx) => withdrawRule(tx, 'start-twente', { by: null, reason, basedOn: 1 }));
    expect(decide(await readStoredBook(database.prisma), 'starten', 'GM0153').counter).toBe('gem-enschede');
    await change('start-twente', roz, 2);
    expect(decide(await readStoredBook(database.prisma), 'starten', 'GM0153').counter).toBe('roz');
  });
});

describe('the order of the rules', () => {
  it('has a new rule above the one that fits every question, unless told otherwise', async () => {
    await add('own');
    expect((await order()).slice(-2)).toEqual(['own', 'municipality']);
    await add('top', {}, 'first');
    await add('beside', {}, { after: 'debts-twente' });
    await add('bottom', {}, 'last');
    const ids = await order();
    expect(ids[0]).toBe('top');
    expect(ids[ids.indexOf('debts-twente') + 1]).toBe('beside');
    expect(ids.at(-1)).toBe('bottom');
  });

  it('changes by moving one, as a version of that one only', async () => {
    await database.prisma.$transaction((tx) =>
      moveRule(tx, 'network', { by: null, reason, basedOn: 1, place: { before: 'province-subsidy' } }),
    );
    expect((await order())[0]).toBe('network');
    expect(await database.prisma.ruleVersion.count()).toBe(seed.rules.length + 1);
    const beside = database.prisma.$transaction((tx) =>
      moveRule(tx, 'network', { by: null, reason, basedOn: 2, place: { before: 'nothing' } }),
    );
    await expect(beside).rejects.toMatchObject({ code: 'rules.not-found' });
  });
});

describe('a rule added below', () => {
  let shared: TestDatabase;

  beforeAll(async () => {
    shared = await createTestDatabase();
    await loadRuleSeed(shared.prisma, seed);
  });

  afterAll(() => shared.drop());

  it('never changes what an earlier one decides, through the database', async () => {
    const situations = fc.record({
      topic: fc.constantFrom(...vocabulary.topics),
      code: fc.constantFrom(...vocabulary.municipalities),
      added: fc.record({
        when: fc.record(
          {
            topics: fc.subarray([...vocabulary.topics], { minLength: 1 }),
            municipalities: fc.subarray([...vocabulary.municipalities], { minLength: 1 }),
          },
          { requiredKeys: [] },
        ),
        to: fc.subarray(['municipality', ...seed.counters.map(({ id }) => id)], { minLength: 1, maxLength: 4 }),
      }),
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(situations, async ({ topic, code, added }) => {
        const before = decide(await readStoredBook(shared.prisma), topic, code);
        count += 1;
        const place = { after: before.rule };
        await shared.prisma.$transaction((tx) =>
          addRule(tx, rule(`added-${count}`, added), { by: null, reason, place, vocabulary }),
        );
        expect(decide(await readStoredBook(shared.prisma), topic, code)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('another process', () => {
  it('decides by the change as soon as it looks, and reads nothing when nothing changed', async () => {
    const book = await openStoredRuleBook(database.prisma, logger);
    const router = createCaseRouter({ gazetteer, topicBook }, book.current);
    const text = 'Een vrouw uit Glanerbrug wil een winkel beginnen';
    const goesTo = () => router.consider(text, { today }).decision.destination?.counter.id;
    expect(goesTo()).toBe('roz');
    const read = book.current();
    await book.refresh();
    expect(book.current()).toBe(read);
    await change('start-twente', { when: { topics: ['starten'], regions: ['twente'] }, to: ['novelt'] }, 1);
    await book.refresh();
    expect(goesTo()).toBe('novelt');
    await database.prisma.$transaction((tx) =>
      changeCounter(tx, 'novelt', { status: 'ended' }, { by: null, reason, basedOn: null }),
    );
    await book.refresh();
    expect(goesTo()).toBe('gem-enschede');
  });
});

describe('a broken rule', () => {
  const breakRule = (broken: { destinations?: string[]; conditions?: object }) =>
    database.prisma.ruleVersion.create({
      data: {
        ruleId: 'start-twente',
        version: 2,
        position: 1,
        conditions: { topics: ['starten'], regions: ['twente'] },
        destinations: ['roz'],
        because: { nl: 'daarom', en: 'that is why' },
        basis: 'test',
        source: 'operator',
        reason,
        ...broken,
      },
    });

  it.each([
    ['names a counter that is not there', { destinations: ['nobody'] }, 'unknown-counter'],
    ['cannot be read', { conditions: { topics: 'starten' } }, 'unreadable'],
  ])('that %s falls to the municipality and raises one alarm in all processes', async (_what, broken, problem) => {
    const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
    const anna = await meet(database.prisma, tenant, profile('U-anna'));
    await database.prisma.roleGrant.create({ data: { personId: anna, role: 'network_broker' } });
    const logged: string[] = [];
    const told: string[] = [];
    const alarm = createRuleAlarm({
      logger: createLogger({ level: 'error', destination: { write: (line) => void logged.push(line) } }),
      messenger: {
        within: (work) =>
          database.prisma.$transaction(async (tx) => {
            const result = await work(tx);
            for (const { to } of result.messages ?? []) told.push('personId' in to ? to.personId : '');
            return result;
          }),
      },
    });
    const books = [
      await openStoredRuleBook(database.prisma, logger, alarm),
      await openStoredRuleBook(database.prisma, logger, alarm),
    ];
    for (const book of books) await book.refresh();
    expect([logged, told]).toEqual([[], []]);

    await breakRule(broken);
    for (const book of [...books, ...books]) await book.refresh();
    expect(books[0]?.current().broken).toMatchObject([{ ruleId: 'start-twente', version: 2, problem }]);
    expect(decide(books[0]?.current() ?? seed, 'starten', 'GM0153').counter).toBe('gem-enschede');
    expect(told).toEqual([anna]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('start-twente');

    await change('start-twente', { to: ['roz'] }, 2);
    for (const book of books) await book.refresh();
    expect(books[0]?.current().broken).toEqual([]);
    expect(await database.prisma.ruleAlarm.count()).toBe(0);
    expect(told).toHaveLength(1);
  });

  it('is told of again when telling failed', async () => {
    let fails = true;
    const told: number[] = [];
    const book = await openStoredRuleBook(database.prisma, logger, async (broken) => {
      if (fails) throw new Error('Nobody listens.');
      told.push(broken.length);
    });
    await breakRule({ destinations: ['nobody'] });
    await expect(book.refresh()).rejects.toThrow('Nobody listens.');
    fails = false;
    await book.refresh();
    await book.refresh();
    expect(told).toEqual([1]);
  });
});

describe('the dry run', () => {
  it('says which stored cases would go elsewhere, by words or without, and changes nothing', async () => {
    const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
    const personId = await meet(database.prisma, tenant, profile('U-fleur'));
    const filed = { organisationId: tenant.organisationId, filedById: personId };
    const owned = { ownerPersonId: personId, ownerRung: 'filer', clocks: {} } as const;
    const file = (more: { municipalityCode: string | null; topics: string[]; request?: string }) =>
      database.prisma.entrepreneurCase.create({ data: { ...filed, ...owned, request: 'Een vraag.', ...more } });
    const moves = await file({
      municipalityCode: 'GM0153',
      topics: ['starten'],
      request: 'Zij wil een winkel beginnen.',
    });
    const erased = await file({ municipalityCode: 'GM0141', topics: ['starten'] });
    await database.prisma.entrepreneurCase.update({ where: { id: erased.id }, data: { request: null } });
    await file({ municipalityCode: 'GM0193', topics: ['starten'] });
    await file({ municipalityCode: null, topics: ['starten'] });
    const versions = await database.prisma.ruleVersion.count();

    const content = rule('start-twente', { when: { topics: ['starten'], regions: ['twente'] }, to: ['novelt'] });
    const books = await database.prisma.$transaction((tx) =>
      tryChange(tx, () => changeRule(tx, content, { by: null, reason, basedOn: null, vocabulary })),
    );
    const tried = dryRun(await latestCases(database.prisma, CASES_TRIED), books, {
      reader: { gazetteer, topicBook },
      today,
    });
    expect(tried.tried).toBe(3);
    expect(tried.moved.map(({ number, from, to }) => [number, from.id, to.id])).toEqual([
      [erased.number, 'roz', 'novelt'],
      [moves.number, 'roz', 'novelt'],
    ]);
    expect(await database.prisma.ruleVersion.count()).toBe(versions);
    expect(await database.prisma.auditEntry.count({ where: { objectKind: 'routing_rule' } })).toBe(0);
  });

  it('of a wrong change says what is wrong', async () => {
    const content = rule('start-twente', { to: ['nobody'] });
    const wrong = database.prisma.$transaction((tx) =>
      tryChange(tx, () => changeRule(tx, content, { by: null, reason, basedOn: null, vocabulary })),
    );
    await expect(wrong).rejects.toMatchObject({ code: 'rules.bad-rule' });
  });
});

describe('a counter', () => {
  const changeRoz = (changed: Record<string, unknown>, basedOn: number | null = null) =>
    database.prisma.$transaction((tx) => changeCounter(tx, 'roz', changed, { by: null, reason, basedOn }));

  it('is changed as a version, and cases see the same', async () => {
    expect(await changeRoz({ email: 'testloket@example.nl', status: 'ended' }, 1)).toEqual({ version: 2 });
    expect(await versionsOfCounter(database.prisma, 'roz')).toMatchObject([
      { version: 2, source: 'operator', reason, entry: { email: 'testloket@example.nl', status: 'ended' } },
      { version: 1, source: 'seed', entry: { email: null, status: 'active' } },
    ]);
    expect(await database.prisma.counter.findUnique({ where: { id: 'roz' } })).toMatchObject({
      email: 'testloket@example.nl',
      active: false,
    });
  });

  it.each([
    ['no address', { email: 'geen adres' }, null, 'counters.bad-counter'],
    ['no date', { validUntil: 'morgen' }, null, 'counters.bad-counter'],
    ['nothing new', { status: 'active' }, null, 'counters.no-change'],
    ['an old version', { phone: '0612345678' }, 7, 'rules.changed-meanwhile'],
  ])('with %s is not changed', async (_what, changed, basedOn, code) => {
    await expect(changeRoz(changed, basedOn)).rejects.toMatchObject({ code });
    expect(await versionsOfCounter(database.prisma, 'roz')).toHaveLength(1);
  });

  it('has members who come, go and come back', async () => {
    const tenant = await connect(database.prisma, 'slack', 'T1', 'Noord');
    const personId = await meet(database.prisma, tenant, profile('U-bram'));
    const added = { counterId: 'novelt', personId, name: null, email: null, rung: 'contact' } as const;
    const come = () => database.prisma.$transaction((tx) => addMember(tx, added, { by: null, reason }));
    const { memberId } = await come();
    await expect(come()).rejects.toMatchObject({ code: 'counters.member-already' });
    await database.prisma.$transaction((tx) =>
      removeMember(tx, { counterId: 'novelt', memberId }, { by: null, reason }),
    );
    expect(await membersOf(database.prisma, 'novelt')).toEqual([]);
    expect(await come()).toEqual({ memberId });
    const nobody = { counterId: 'novelt', personId: null, name: 'X', email: 'geen', rung: 'contact' } as const;
    const wrong = database.prisma.$transaction((tx) => addMember(tx, nobody, { by: null, reason }));
    await expect(wrong).rejects.toMatchObject({ code: 'counters.bad-member' });
  });
});
