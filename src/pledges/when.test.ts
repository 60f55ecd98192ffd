import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTimeAt } from '../calendar/local-time.ts';
import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { isWorkingMoment } from '../calendar/working-time.ts';
import { askAt, dueIn } from './when.ts';

/** A Monday. */
const NOW = new Date('2026-11-30T09:00:00Z');

describe('by when something is promised', () => {
  it.each([
    ['ik beloof dat ik voor 1 mei met inkoop praat', '2027-04-30'],
    ['ik doe het uiterlijk 1 maart 2027', '2027-03-01'],
    ['over drie weken', '2026-12-21'],
    ['I promise to talk to procurement before 1 May', '2027-04-30'],
    ['in three weeks', '2026-12-21'],
    ['vrijdag 12 maart 2027', '2027-03-12'],
  ])('"%s" is %s', (text, day) => {
    expect(dueIn(text, NOW)).toEqual({ on: day });
  });

  it.each([
    ['ik praat met inkoop', 'none'],
    ['1 november 2026', 'past'],
    ['31 februari', 'unclear'],
  ])('"%s" is not known', (text, problem) => {
    expect(dueIn(text, NOW)).toEqual({ problem });
  });
});

describe('when somebody is asked', () => {
  it('is at ten on the day, or on the first working day after it', () => {
    expect(localTimeAt(askAt('2026-12-02', NOW))).toMatchObject({ date: '2026-12-02', minute: 600 });
    // King's Day, a holiday.
    expect(localTimeAt(askAt('2027-04-27', NOW)).date).toBe('2027-04-28');
    expect(localTimeAt(askAt('2026-12-05', NOW)).date).toBe('2026-12-07');
  });

  it('is always while people work, and never before now', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (day, now) => {
          const at = askAt(day.toISOString().slice(0, 10), now);
          return at >= now && isWorkingMoment(OFFICE_HOURS, at);
        },
      ),
    );
  });
});
