import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICE_HOURS, type OpeningHours, openingHoursSchema } from './opening-hours.ts';
import {
  addWorkingMinutes,
  isWorkingMoment,
  nextWorkingMoment,
  type Pause,
  workingMinutesBetween,
} from './working-time.ts';

const at = (time: string) => new Date(time);

const SPLIT: OpeningHours = openingHoursSchema.parse({
  weekly: {
    tuesday: [
      { from: '09:00', until: '12:30' },
      { from: '13:30', until: '17:00' },
    ],
    saturday: [{ from: '10:00', until: '12:00' }],
  },
  closed: [{ from: '2026-12-21', until: '2026-12-31' }],
});

/** Open day and night, on Sundays too: the changes of the clock fall in open time. */
const ROUND_THE_CLOCK: OpeningHours = openingHoursSchema.parse({
  weekly: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
      day,
      [{ from: '00:00', until: '24:00' }],
    ]),
  ),
  liberationDay: 'never',
});

const NEVER: OpeningHours = openingHoursSchema.parse({ weekly: {} });

describe('working time', () => {
  it.each([
    ['within a day', OFFICE_HOURS, '2026-11-24T09:00:00Z', 60, '2026-11-24T10:00:00Z'],
    ['up to closing time, not the next morning', OFFICE_HOURS, '2026-11-24T15:00:00Z', 60, '2026-11-24T16:00:00Z'],
    ['over a night', OFFICE_HOURS, '2026-11-24T15:00:00Z', 61, '2026-11-25T08:01:00Z'],
    ['over a weekend', OFFICE_HOURS, '2026-11-27T15:30:00Z', 60, '2026-11-30T08:30:00Z'],
    ['over Christmas', OFFICE_HOURS, '2026-12-24T15:30:00Z', 60, '2026-12-28T08:30:00Z'],
    ['over the weekend the clock goes forward', OFFICE_HOURS, '2026-03-27T15:30:00Z', 60, '2026-03-30T07:30:00Z'],
    ['over lunch', SPLIT, '2026-11-24T11:00:00Z', 60, '2026-11-24T13:00:00Z'],
    ['over bridging days', SPLIT, '2026-12-19T10:30:00Z', 90, '2027-01-02T10:00:00Z'],
  ])('is added %s', (_how, hours, from, minutes, end) => {
    expect(addWorkingMinutes(hours, at(from), minutes)).toEqual(at(end));
  });

  it('counts the real length of the days on which the clock changes', () => {
    const day = (from: string, until: string) => workingMinutesBetween(ROUND_THE_CLOCK, at(from), at(until));
    expect(day('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23 * 60);
    expect(day('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25 * 60);
  });

  it('knows when a counter opens next', () => {
    expect(nextWorkingMoment(OFFICE_HOURS, at('2026-11-24T10:00:00Z'))).toEqual(at('2026-11-24T10:00:00Z'));
    expect(nextWorkingMoment(OFFICE_HOURS, at('2026-11-24T16:00:00Z'))).toEqual(at('2026-11-25T08:00:00Z'));
    expect(nextWorkingMoment(SPLIT, at('2026-11-24T11:45:00Z'))).toEqual(at('2026-11-24T12:30:00Z'));
    expect(isWorkingMoment(OFFICE_HOURS, at('2026-11-24T16:00:00Z'))).toBe(false);
    expect(isWorkingMoment(OFFICE_HOURS, at('2026-11-24T15:59:00Z'))).toBe(true);
  });

  it('has no end while a pause lasts, except what had ended before', () => {
    const pauses = [{ from: at('2026-11-24T10:00:00Z'), until: null }];
    expect(addWorkingMinutes(OFFICE_HOURS, at('2026-11-24T09:00:00Z'), 60, pauses)).toEqual(at('2026-11-24T10:00:00Z'));
    expect(addWorkingMinutes(OFFICE_HOURS, at('2026-11-24T09:00:00Z'), 61, pauses)).toBeNull();
  });

  it.each([
    ['that are never open', NEVER],
    [
      'that are closed for years',
      { ...OFFICE_HOURS, closed: [{ from: '2026-01-01', until: '9999-12-31' }] } satisfies OpeningHours,
    ],
  ])('ends with a clear error for hours %s', (_which, hours) => {
    const from = at('2026-11-24T09:00:00Z');
    expect(() => addWorkingMinutes(hours, from, 1)).toThrow(expect.objectContaining({ code: 'calendar.never-open' }));
    expect(() => nextWorkingMoment(hours, from)).toThrow(expect.objectContaining({ code: 'calendar.never-open' }));
    expect(workingMinutesBetween(hours, from, at('2027-11-24T09:00:00Z'))).toBe(0);
  });

  it('is never added backwards', () => {
    expect(() => addWorkingMinutes(OFFICE_HOURS, at('2026-11-24T09:00:00Z'), -1)).toThrow(
      expect.objectContaining({ code: 'calendar.negative' }),
    );
    expect(() => addWorkingMinutes(OFFICE_HOURS, at('2026-11-24T09:00:00Z'), Number.NaN)).toThrow();
  });

  it.each([
    [[{ from: '12:00', until: '09:00' }]],
    [
      [
        { from: '09:00', until: '12:00' },
        { from: '11:00', until: '13:00' },
      ],
    ],
    [[{ from: '9:00', until: '12:00' }]],
  ])('takes no hours that make no sense: %j', (monday) => {
    expect(openingHoursSchema.safeParse({ weekly: { monday } }).success).toBe(false);
  });
});

describe('the rules of working time, for any hours', () => {
  const minuteOfDay = fc.integer({ min: 0, max: 1440 });
  const asTime = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const stretches = fc.uniqueArray(minuteOfDay, { minLength: 0, maxLength: 6 }).map((edges) => {
    const sorted = [...edges].sort((one, other) => one - other);
    return sorted.flatMap((from, index) => {
      const until = sorted[index + 1];
      return index % 2 === 0 && until !== undefined ? [{ from: asTime(from), until: asTime(until) }] : [];
    });
  });
  const openHours = fc
    .record({
      weekly: fc.record({
        monday: stretches,
        tuesday: stretches,
        wednesday: stretches,
        thursday: stretches,
        friday: stretches,
        saturday: stretches,
        // Always something, and over the hours at which the clock changes.
        sunday: fc.constant([{ from: '00:30', until: '05:00' }]),
      }),
      liberationDay: fc.constantFrom('never', 'lustrum', 'every-year'),
      closed: fc.array(
        fc.integer({ min: 0, max: 700 }).map((day) => {
          const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
          return { from: date, until: date };
        }),
        { maxLength: 5 },
      ),
    })
    .map((hours) => openingHoursSchema.parse(hours));
  const instant = fc
    .integer({ min: 0, max: 2 * 365 * 24 * 60 })
    .map((minute) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000));
  const amount = fc.integer({ min: 0, max: 10_000 });
  const pauses = fc.array(
    fc
      .tuple(instant, fc.integer({ min: 0, max: 20_000 }))
      .map(([from, minutes]): Pause => ({ from, until: new Date(from.getTime() + minutes * 60_000) })),
    { maxLength: 3 },
  );

  it('adding is additive: a and then b is a + b', () => {
    fc.assert(
      fc.property(openHours, instant, amount, amount, pauses, (hours, from, a, b, paused) => {
        const afterA = addWorkingMinutes(hours, from, a, paused) ?? from;
        expect(addWorkingMinutes(hours, afterA, b, paused)).toEqual(addWorkingMinutes(hours, from, a + b, paused));
      }),
    );
  });

  it('what was added is what lies between', () => {
    fc.assert(
      fc.property(openHours, instant, amount, pauses, (hours, from, minutes, paused) => {
        const end = addWorkingMinutes(hours, from, minutes, paused) ?? from;
        expect(workingMinutesBetween(hours, from, end, paused)).toBe(minutes);
      }),
    );
  });

  it('is never negative, never more than the time on the clock, and additive over its parts', () => {
    fc.assert(
      fc.property(openHours, instant, instant, instant, pauses, (hours, one, two, three, paused) => {
        const [first = one, second = two, third = three] = [one, two, three].sort((x, y) => x.getTime() - y.getTime());
        const between = (from: Date, until: Date) => workingMinutesBetween(hours, from, until, paused);
        expect(between(first, second)).toBeGreaterThanOrEqual(0);
        expect(between(first, second)).toBeLessThanOrEqual((second.getTime() - first.getTime()) / 60_000);
        expect(between(first, second) + between(second, third)).toBe(between(first, third));
        expect(between(third, first)).toBe(0);
      }),
    );
  });

  it('is monotone: later or more never ends earlier', () => {
    fc.assert(
      fc.property(openHours, instant, instant, amount, amount, (hours, one, two, a, b) => {
        const [earlier, later] = one <= two ? [one, two] : [two, one];
        const less = Math.min(a, b);
        const more = Math.max(a, b);
        const end = (from: Date, minutes: number) => addWorkingMinutes(hours, from, minutes)?.getTime() ?? 0;
        if (less > 0) expect(end(earlier, less)).toBeLessThanOrEqual(end(later, less));
        expect(end(earlier, less)).toBeLessThanOrEqual(end(earlier, more));
      }),
    );
  });

  it('never ends within a pause, nor while the counter is closed', () => {
    fc.assert(
      fc.property(openHours, instant, fc.integer({ min: 1, max: 10_000 }), pauses, (hours, from, minutes, paused) => {
        const end = addWorkingMinutes(hours, from, minutes, paused) ?? from;
        for (const pause of paused) {
          expect(pause.from < end && pause.until !== null && end <= pause.until).toBe(false);
        }
        expect(isWorkingMoment(hours, new Date(end.getTime() - 1))).toBe(true);
      }),
    );
  });

  it('the next working moment is open, and nothing before it is', () => {
    fc.assert(
      fc.property(openHours, instant, (hours, from) => {
        const next = nextWorkingMoment(hours, from);
        expect(isWorkingMoment(hours, next)).toBe(true);
        expect(workingMinutesBetween(hours, from, next)).toBe(0);
      }),
    );
  });
});
