import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { LONGEST_REST_DAYS, restMeant } from './pause-words.ts';

/** A Tuesday. */
const NOW = new Date('2026-12-01T09:00:00Z');
const SUMMER = [{ name: 'Zomervakantie', from: '2027-07-10', until: '2027-08-22' }];

describe('how long somebody rests', () => {
  it.each([
    ['ik ben volgende week met vakantie, even geen berichten', '2026-12-14', '2026-12-07'],
    ['volgende week niks graag', '2026-12-14', '2026-12-07'],
    ['deze week niet', '2026-12-07'],
    ['deze week en volgende week even niets', '2026-12-14'],
    ['in de kerstvakantie liever niks', '2027-01-04', '2026-12-19'],
    ['tijdens de kerstvakantie even geen kaartjes', '2027-01-04', '2026-12-19'],
    ['tot na de kerst', '2026-12-27'],
    ['even niet tot na de kerstvakantie', '2027-01-04'],
    ['nothing over the Christmas holidays please', '2027-01-04', '2026-12-19'],
    ['even niet, ik ben drie weken weg', '2026-12-22'],
    ['de komende drie weken ben ik er niet', '2026-12-22'],
    ['een maand niks graag', '2027-01-01'],
    ['vanaf maandag ben ik twee weken weg', '2026-12-21', '2026-12-07'],
    ['ik ben vanaf 7 december drie weken vrij', '2026-12-28', '2026-12-07'],
    ['van 3 tot 17 februari ben ik er niet', '2027-02-18', '2027-02-03'],
    ['in januari niet', '2027-02-01', '2027-01-01'],
    ['geen berichten in februari', '2027-03-01', '2027-02-01'],
    ['t/m vrijdag even stil', '2026-12-05'],
    ['ik ben er tot en met 8 januari niet', '2027-01-09'],
    ['vrijdag even niets', '2026-12-05', '2026-12-04'],
    ['no messages next week', '2026-12-14', '2026-12-07'],
    ['I am away until the 20th', '2026-12-20'],
    ['tot 1 april', '2027-04-01'],
    ['tot volgende week', '2026-12-07'],
    ['nu even niet, volgende maand weer', '2027-01-01'],
    ['vraag het me volgende week nog eens', '2026-12-07'],
    ['ask me again next week', '2026-12-07'],
    ['volgende week weer graag', '2026-12-07'],
    ['pas in januari weer', '2027-01-01'],
    ['ik ben volgende week weer weg', '2026-12-14', '2026-12-07'],
    ['in de zomervakantie liever niets', '2027-08-23', '2027-07-10'],
    ['vanaf 1 juli drie weken rust', '2027-07-22', '2027-07-01'],
    ['vanaf vandaag een week niets', '2026-12-08'],
    ['three weeks of rest from 1 July please', '2027-07-22', '2027-07-01'],
  ])('“%s” is until %s, from %s on', (text: string, until: string, from: string | null = null) => {
    expect(restMeant(text, NOW, text.includes('zomer') ? SUMMER : [])).toEqual({ from, until });
  });

  it.each([
    ['even niet', 'when'],
    ['ik ben een tijdje weg', 'when'],
    ['in de herfstvakantie niets', 'when'],
    ['tot na de vakantie even niks', 'when'],
    ['vanaf maandag ben ik met verlof', 'when'],
    ['vrijdag en de week daarna ben ik er niet', 'when'],
    ['tot 1 maart 2020', 'past'],
    ['tot 1 maart 2029', 'too-long'],
  ])('of “%s” is not known: %s', (text, problem) => {
    expect(restMeant(text, NOW)).toEqual({ problem });
  });

  it('has no day of a week, month or length of time that is named within the days on which something may come', () => {
    const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(now, fc.integer({ min: 1, max: 40 }), (at, many) => {
        const today = localTimeAt(at).date;
        const monday = plusDays(today, 7 - weekdayOf(today));
        const rest = (text: string) => restMeant(text, instantAt(today, 600));
        expect(rest('volgende week even niet')).toEqual({ from: monday, until: plusDays(monday, 7) });
        expect(rest(`${many} dagen niets`)).toEqual({ from: null, until: plusDays(today, many) });
        expect(rest(`even stil, ik ben ${many} weken weg`)).toEqual({ from: null, until: plusDays(today, 7 * many) });
        const christmas = rest('in de kerstvakantie niets');
        // Right after one the next is too far away for a rest.
        if ('problem' in christmas) {
          expect(christmas.problem).toBe('too-long');
          return;
        }
        expect(weekdayOf(christmas.until)).toBe(0);
        expect(christmas.until <= plusDays(today, LONGEST_REST_DAYS + 30)).toBe(true);
      }),
      { numRuns: 200, examples: [[new Date('2027-01-03T23:00:00.000Z'), 1]] },
    );
  });
});
