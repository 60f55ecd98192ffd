import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicHoliday } from '../../calendar/holidays.ts';
import { instantAt, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import type { Offer } from '../../nudges/offers.ts';
import { PACES } from './pace.ts';
import {
  daysBetween,
  decide,
  IGNORED_BEFORE_ASKING,
  offerKey,
  type PlannedPerson,
  type PlannedWorld,
} from './planner.ts';

const OFFERS: readonly Offer[] = [
  ...['a', 'b', 'c', 'd', 'e'].map((item) =>
    offer({ kind: 'card', item, themes: item < 'c' ? ['inkoop'] : ['klimaat'] }),
  ),
  offer({ kind: 'hook', item: 'h', departments: ['mobiliteit'] }),
  offer({ kind: 'who-knows', item: '' }),
  offer({ kind: 'pledge', item: 'p', personId: 'anna' }),
  offer({ kind: 'invitation', item: 'i', from: '2027-03-01', until: '2027-03-20' }),
];

function offer(given: Partial<Offer> & Pick<Offer, 'kind' | 'item'>): Offer {
  return { themes: [], departments: [], personId: null, organisationId: null, from: null, until: null, ...given };
}

const SOMEBODY: PlannedPerson = {
  id: 'bram',
  organisationId: 'noord',
  department: null,
  pace: 'weekly',
  themes: [],
  days: [0, 1, 2, 3, 4],
  fromMinute: 540,
  untilMinute: 1020,
  schoolRegion: null,
  joinedOn: '2026-11-02',
  stopped: false,
  refusesUnasked: false,
  snoozedFrom: null,
  snoozedUntil: null,
  unreachableSince: null,
  ignored: 0,
  asked: false,
  unaskedOn: [],
  lastBroadcastOn: null,
  lastNudgeOn: null,
  lastKinds: [],
  lastCardWhy: null,
  had: new Map(),
  cardsDue: new Map(),
};

/** A Tuesday. */
const DAY = '2027-03-16';
const world = (day: string = DAY, offers = OFFERS): PlannedWorld => ({ day, offers, schoolHolidays: [], seed: 's' });
const on = (given: Partial<PlannedPerson>, day = DAY, offers = OFFERS) =>
  decide({ ...SOMEBODY, ...given }, world(day, offers));
const whyNot = (...args: Parameters<typeof on>) => {
  const decision = on(...args);
  return decision.nudge === null ? decision.whyNot : 'a nudge';
};

const day = fc.integer({ min: 0, max: 800 }).map((days) => plusDays('2026-12-01', days));
const person: fc.Arbitrary<PlannedPerson> = fc
  .record({
    id: fc.constantFrom('anna', 'bram', 'cor'),
    pace: fc.constantFrom(...PACES),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1 }),
    themes: fc.subarray(['inkoop', 'klimaat']),
    department: fc.constantFrom(null, 'mobiliteit', 'inkoop'),
    fromMinute: fc.constantFrom(540, 720),
    untilMinute: fc.constantFrom(780, 1020),
    ignored: fc.integer({ min: 0, max: 5 }),
    asked: fc.boolean(),
    stopped: fc.boolean(),
    refusesUnasked: fc.boolean(),
    snoozedUntil: fc.option(day),
    lastNudgeOn: fc.option(day),
    lastBroadcastOn: fc.option(day),
    unaskedOn: fc.array(day, { maxLength: 4 }),
    cardsDue: fc.dictionary(fc.constantFrom('a', 'b', 'c'), day).map((due) => new Map(Object.entries(due))),
  })
  .map((given) => ({ ...SOMEBODY, ...given }));

describe('the planner', () => {
  it('decides the same for the same seed', () => {
    fc.assert(
      fc.property(person, day, (one, at) => {
        expect(decide(one, world(at))).toEqual(decide(one, world(at)));
        const mixed = { ...world(at), offers: OFFERS.toReversed() };
        expect(decide(one, mixed)).toEqual(decide(one, world(at)));
      }),
    );
  });

  it('lets a rest, a stop and a refusal win over everything', () => {
    fc.assert(
      fc.property(person, day, fc.constantFrom('stopped', 'refusesUnasked', 'rest'), (one, at, how) => {
        const chosen = how === 'rest' ? { snoozedFrom: null, snoozedUntil: plusDays(at, 1) } : { [how]: true };
        expect(decide({ ...one, ...chosen }, world(at)).nudge).toBeNull();
      }),
    );
  });

  it('plans nothing at night, on a day that is not theirs, in a weekend or on a holiday, also when the clock changes', () => {
    const changes = ['2027-03-26', '2027-03-29', '2027-03-30', '2027-10-29', '2027-11-01', '2027-05-06', '2027-04-27'];
    const whenever = fc.oneof(day, fc.constantFrom(...changes));
    const free = person.map((one) => ({
      ...one,
      ...{ stopped: false, refusesUnasked: false, asked: false, snoozedUntil: null, lastNudgeOn: null, unaskedOn: [] },
    }));
    let planned = 0;
    fc.assert(
      fc.property(free, whenever, (one, at) => {
        const { nudge } = decide(one, world(at));
        if (nudge === null) return;
        planned += 1;
        const { date, minute } = localTimeAt(instantAt(at, nudge.minute));
        expect(date).toBe(at);
        expect(minute).toBeGreaterThanOrEqual(one.fromMinute);
        expect(minute).toBeLessThan(one.untilMinute);
        expect(weekdayOf(at)).toBeLessThan(5);
        expect(one.days).toContain(weekdayOf(at));
        expect(isPublicHoliday(at, 'lustrum')).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(planned).toBeGreaterThan(50);
  });

  it('never gives two within the pace, nor a fourth thing unasked in a week, through two years', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PACES), fc.nat(1_000), (pace, seed) => {
        const had: string[] = [];
        let one: PlannedPerson = { ...SOMEBODY, id: `p${seed}`, pace };
        for (let n = 0; n < 730; n += 1) {
          const at = plusDays('2026-12-01', n);
          const { nudge } = decide(one, { ...world(at), seed: String(seed) });
          if (nudge === null) continue;
          had.push(at);
          const key = offerKey(nudge);
          expect(one.had.get(key)).not.toBe(at);
          one = { ...one, lastNudgeOn: at, unaskedOn: [at], had: new Map([...one.had, [key, at]]) };
        }
        const gaps = had.slice(1).map((at, n) => daysBetween(had[n] ?? at, at));
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual({ weekly: 6, fortnightly: 13, monthly: 28 }[pace]);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['stopped', { stopped: true }],
    ['refused', { refusesUnasked: true }],
    ['snoozed', { snoozedUntil: '2027-03-17' }],
    ['snoozed', { snoozedFrom: '2027-03-16', snoozedUntil: '2027-03-17' }],
    ['resting', { asked: true, ignored: 4 }],
    ['not-their-day', { days: [0] }],
    ['unreachable', { unreachableSince: '2027-03-01' }],
    ['after-broadcast', { lastBroadcastOn: '2027-03-15' }],
    ['too-soon', { lastNudgeOn: '2027-03-12' }],
    ['too-soon', { joinedOn: DAY }],
    ['full-share', { unaskedOn: ['2027-03-11', '2027-03-12', '2027-03-13'] }],
    ['a nudge', { snoozedUntil: DAY }],
    ['a nudge', { snoozedFrom: '2027-03-17', snoozedUntil: '2027-04-17' }],
    ['a nudge', { lastBroadcastOn: '2027-03-14' }],
    ['a nudge', { lastNudgeOn: '2027-03-08' }],
    ['a nudge', { unaskedOn: ['2027-03-09', '2027-03-12', '2027-03-13'] }],
  ] as const)('says %s of %o', (said, given) => {
    expect(whyNot(given)).toBe(said);
  });

  it('keeps the school holidays of their region, and of no other', () => {
    const schoolHolidays = [{ region: 'noord', from: '2027-03-15', until: DAY }];
    const at = (schoolRegion: string | null) => decide({ ...SOMEBODY, schoolRegion }, { ...world(), schoolHolidays });
    expect(at('noord')).toEqual({ nudge: null, whyNot: 'school-holiday' });
    expect(at('zuid').nudge).not.toBeNull();
    expect(at(null).nudge).not.toBeNull();
  });

  it('drops the pace after three that were ignored, and asks once instead of anything else', () => {
    const lastNudgeOn = '2027-03-08';
    expect(on({ lastNudgeOn, ignored: IGNORED_BEFORE_ASKING - 1 }).nudge).not.toBeNull();
    expect(whyNot({ lastNudgeOn, ignored: IGNORED_BEFORE_ASKING })).toBe('too-soon');
    const asked = on({ lastNudgeOn: '2027-02-20', ignored: IGNORED_BEFORE_ASKING });
    expect(asked.nudge).toMatchObject({ kind: 'still-welcome', why: 'many-ignored' });
  });

  it('puts a pledge before an invitation, that before a card, and that before a hook', () => {
    const cardsDue = new Map([['a', '2027-03-15']]);
    expect(on({ id: 'anna', cardsDue }).nudge).toMatchObject({ kind: 'pledge', item: 'p' });
    expect(on({ cardsDue }).nudge).toMatchObject({ kind: 'invitation', item: 'i' });
    const later = '2027-03-23';
    expect(on({ cardsDue }, later).nudge).toMatchObject({ kind: 'card' });
    const known = new Map(['a', 'b', 'c', 'd', 'e'].map((card) => [card, '2027-06-01'] as const));
    expect(on({ cardsDue: known, joinedOn: '2027-02-01' }, later).nudge).toMatchObject({ kind: 'hook', item: 'h' });
  });

  it('lets what is known come back and what is new come in in turn, however long the first waits', () => {
    const known = { cardsDue: new Map([['a', '2026-12-01']]) };
    const later = '2027-03-23';
    expect(on({ ...known, lastCardWhy: 'card-due' }, later).nudge).toMatchObject({ why: 'card-new' });
    expect(on({ ...known, lastCardWhy: 'card-new' }, later).nudge).toMatchObject({ item: 'a', why: 'card-due' });
    const two = new Map([...known.cardsDue, ['b', '2027-03-22']]);
    expect(on({ cardsDue: two, lastCardWhy: 'card-new' }, later).nudge).toMatchObject({ item: 'a' });
  });

  it('asks whom they know once a quarter, also while there are hooks, and not who just became one', () => {
    const others = [
      offer({ kind: 'who-knows', item: '' }),
      ...['h', 'i', 'j'].map((item) => offer({ kind: 'hook', item })),
      ...['a', 'b', 'c'].map((item) => offer({ kind: 'card', item })),
    ];
    const lastKinds = ['card', 'hook'];
    expect(on({ lastKinds, joinedOn: '2026-12-01' }, DAY, others).nudge).toMatchObject({ kind: 'who-knows' });
    expect(on({ lastKinds, joinedOn: '2027-02-01' }, DAY, others).nudge).toMatchObject({ kind: 'card' });
    const had = new Map([['who-knows:', '2027-01-01']]);
    expect(on({ lastKinds, had, joinedOn: '2026-01-01' }, DAY, others).nudge).toMatchObject({ kind: 'card' });
  });

  it('gives nothing of another theme, department, person or organisation', () => {
    const others = [
      offer({ kind: 'card', item: 'x', themes: ['klimaat'] }),
      offer({ kind: 'hook', item: 'y', departments: ['mobiliteit'] }),
      offer({ kind: 'pledge', item: 'z', personId: 'anna' }),
      offer({ kind: 'success', item: 'w', organisationId: 'zuid' }),
    ];
    expect(whyNot({ themes: ['inkoop'], department: 'inkoop' }, DAY, others)).toBe('nothing-fits');
  });

  it('repeats no card before it is due, and no hook within half a year', () => {
    const cards = [offer({ kind: 'card', item: 'a' }), offer({ kind: 'hook', item: 'h' })];
    const had = new Map([
      ['card:a', '2027-02-01'],
      ['hook:h', '2026-12-01'],
    ]);
    expect(whyNot({ had, cardsDue: new Map([['a', '2027-03-17']]) }, DAY, cards)).toBe('nothing-fits');
    expect(on({ had, cardsDue: new Map([['a', DAY]]) }, DAY, cards).nudge).toMatchObject({ kind: 'card' });
  });
});
