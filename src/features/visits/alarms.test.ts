import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt } from '../../calendar/local-time.ts';
import { OFFICE_HOURS } from '../../calendar/opening-hours.ts';
import { isWorkingMoment } from '../../calendar/working-time.ts';
import { REMINDERS, reminderAt, thanksAt } from './alarms.ts';

/** Any minute of a year in which the clock changes twice. */
const moment = fc
  .integer({ min: Date.UTC(2027, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

describe('reminders', () => {
  it('come while people work, before it, through both changes of the clock', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...Object.values(REMINDERS)), (startsAt, days) => {
        const at = reminderAt(startsAt, days);
        expect(isWorkingMoment(OFFICE_HOURS, at)).toBe(true);
        expect(localTimeAt(at).minute).toBe(600);
        expect(at < startsAt).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('of a Monday come on the Friday before, and of the day after Easter before Good weekend', () => {
    expect(reminderAt(instantAt('2027-03-15', 600), 1)).toEqual(instantAt('2027-03-12', 600));
    expect(reminderAt(instantAt('2027-03-30', 600), 1)).toEqual(instantAt('2027-03-26', 600));
    // On the Sunday in between the clock went forward.
    expect(reminderAt(instantAt('2027-03-30', 600), 7)).toEqual(instantAt('2027-03-23', 600));
  });

  it('and thanks come when people work', () => {
    fc.assert(
      fc.property(moment, (endsAt) => {
        expect(isWorkingMoment(OFFICE_HOURS, thanksAt(endsAt))).toBe(true);
        expect(thanksAt(endsAt) >= endsAt).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
