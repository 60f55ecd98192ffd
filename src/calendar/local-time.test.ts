import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt, plusDays, weekdayOf } from './local-time.ts';

const at = (time: string) => new Date(time);

describe('the Dutch wall clock', () => {
  it.each([
    ['winter', '2026-01-15', 9 * 60, '2026-01-15T08:00:00Z'],
    ['summer', '2026-07-15', 9 * 60, '2026-07-15T07:00:00Z'],
    ['the night the clock goes forward, before', '2026-03-29', 60, '2026-03-29T00:00:00Z'],
    ['a time that does not come', '2026-03-29', 150, '2026-03-29T01:00:00Z'],
    ['the night the clock goes forward, after', '2026-03-29', 180, '2026-03-29T01:00:00Z'],
    ['a time that comes twice', '2026-10-25', 150, '2026-10-25T00:30:00Z'],
    ['the night the clock goes back, after', '2026-10-25', 180, '2026-10-25T02:00:00Z'],
    ['midnight at the end of a day', '2026-10-25', 1440, '2026-10-25T23:00:00Z'],
  ])('in %s', (_when, date, minute, instant) => {
    expect(instantAt(date, minute)).toEqual(at(instant));
  });

  it('goes there and back, for any minute but those that come twice', () => {
    const minutes = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(minutes, (instant) => {
        const minuteStart = Math.floor(instant.getTime() / 60_000) * 60_000;
        const { date, minute } = localTimeAt(instant);
        const lateMs = minuteStart - instantAt(date, minute).getTime();
        expect([0, 3_600_000]).toContain(lateMs);
      }),
    );
  });

  it('counts days and weekdays over months and leap years', () => {
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(weekdayOf('2026-11-29')).toBe(6);
  });
});
