import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { datesPlanned, type Plan, REPEATS, ruleOf } from './planning.ts';
import { nextStep, reminderMoment } from './reminding.ts';

const NOW = new Date('2026-11-29T10:00:00Z');
const plan = (of: Partial<Plan> = {}): Plan => ({
  kind: 'learning_network',
  date: '2027-02-09',
  minute: 14 * 60,
  minutes: 120,
  rule: null,
  place: 'Grote Kerkhof 1, Deventer',
  link: null,
  ...of,
});

const aDay = fc.integer({ min: 1, max: 3_650 }).map((days) => plusDays('2026-11-29', days));
/** Both Sundays on which the clock is changed, and the days around them, for ten years. */
const aroundAChange = fc
  .record({
    year: fc.integer({ min: 2027, max: 2036 }),
    month: fc.constantFrom('03-31', '10-31'),
    days: fc.integer({ min: -9, max: 9 }),
  })
  .map(({ year, month, days }) => plusDays(`${year}-${month}`, days));

describe('a reminder', () => {
  it('never comes at night, in a weekend or too late, through both changes of the clock', () => {
    fc.assert(
      fc.property(
        fc.oneof(aDay, aroundAChange),
        fc.integer({ min: 0, max: 1_439 }),
        fc.constantFrom(1, 7),
        (day, minute, before) => {
          const startsAt = instantAt(day, minute);
          const at = reminderMoment(startsAt, before);
          const local = localTimeAt(at);
          expect(local.minute).toBe(9 * 60);
          expect(weekdayOf(local.date)).toBeLessThan(5);
          expect(local.date <= plusDays(day, -before)).toBe(true);
          expect(local.date >= plusDays(day, -before - 7)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('comes on the working day before a weekend or Easter', () => {
    // A Monday; and the Tuesday after Easter Monday.
    expect(localTimeAt(reminderMoment(instantAt('2027-02-08', 9 * 60), 1)).date).toBe('2027-02-05');
    const easter = localTimeAt(reminderMoment(instantAt('2027-03-30', 9 * 60), 1)).date;
    expect(['2027-03-25', '2027-03-26']).toContain(easter);
  });

  it('comes a week and a day before, and then the recap is asked for; what is over is not made up for', () => {
    const startsAt = instantAt('2027-02-09', 14 * 60);
    const session = { startsAt, endsAt: instantAt('2027-02-09', 16 * 60) };
    const first = nextStep(session, NOW);
    expect(first).toEqual({ step: 'week_reminder', at: instantAt('2027-02-02', 9 * 60) });
    const second = nextStep(session, first?.at ?? NOW);
    expect(second).toEqual({ step: 'day_reminder', at: instantAt('2027-02-08', 9 * 60) });
    const third = nextStep(session, second?.at ?? NOW);
    expect(third?.step).toBe('recap');
    expect(nextStep(session, third?.at ?? NOW)).toBeNull();
    expect(nextStep(session, instantAt('2027-02-05', 0))?.step).toBe('day_reminder');
  });
});

describe('what is planned', () => {
  it('of every way of coming back begins on its own day and comes as often as was said', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom(...REPEATS), fc.integer({ min: 2, max: 12 }), (date, repeat, times) => {
        const dates = datesPlanned(plan({ date, rule: ruleOf(repeat, date, times) }), NOW);
        if (!Array.isArray(dates)) throw new Error(dates);
        expect(dates).toHaveLength(repeat === 'once' ? 1 : times);
        expect(dates[0]?.startsAt).toEqual(instantAt(date, 14 * 60));
        for (const { startsAt, endsAt } of dates) {
          expect(localTimeAt(startsAt).minute).toBe(14 * 60);
          expect(endsAt.getTime() - startsAt.getTime()).toBe(120 * 60_000);
          expect(weekdayOf(localTimeAt(startsAt).date)).toBe(weekdayOf(date));
        }
      }),
    );
  });

  it.each([
    [{ date: '2026-11-28' }, 'past'],
    [{ place: null }, 'nowhere'],
    [{ place: 'het stadhuis' }, 'no-address'],
    [{ place: 'Almelo' }, 'no-address'],
    [{ kind: 'webinar', place: null }, 'no-link'],
    [{ link: 'http://intern' }, 'bad-link'],
    [{ link: 'zoom' }, 'bad-link'],
    [{ rule: 'FREQ=MONTHLY;BYDAY=2TU' }, 'endless'],
    [{ rule: 'FREQ=DAILY;COUNT=1000' }, 'too-many'],
    [{ rule: 'elke week' }, 'not-a-rule'],
  ] as const)('with %j is refused: %s', (of, problem) => {
    expect(datesPlanned(plan(of), NOW)).toBe(problem);
  });
});
