import { describe, expect, it } from 'vitest';
import { instantAt } from '../calendar/local-time.ts';
import { endIn, lastingIn, movedIn, onDay, replyByIn, timesIn } from './times.ts';

const NOW = new Date('2026-11-30T09:00:00Z');
const at = (date: string, hour: number) => instantAt(date, hour * 60);

describe('the times of a visit in words', () => {
  it('are read with their ends, two hours where none is said, several on lines of their own', () => {
    const said = 'vrijdag 19 maart 2027 om 10 uur\nmaandag 22 maart 2027 van 13 tot 16 uur';
    expect(timesIn(said, NOW, 'nl')).toEqual([
      { startsAt: at('2027-03-19', 10), endsAt: at('2027-03-19', 12) },
      { startsAt: at('2027-03-22', 13), endsAt: at('2027-03-22', 16) },
    ]);
  });

  it('end where "tot" stands behind their beginning, and that is no day until which one can sign up', () => {
    const said = 'werkbezoek op 15 december 9u30 tot 12u, aanmelden tot 10 december';
    const [span] = [timesIn(said, NOW, 'nl')].flatMap((read) => ('problem' in read ? [] : read));
    expect(span).toEqual({ startsAt: instantAt('2026-12-15', 570), endsAt: at('2026-12-15', 12) });
    expect(replyByIn(said, NOW, { bare: false })).toEqual(instantAt('2026-12-10', 24 * 60 - 1));
    expect(replyByIn('15 december 9u30 tot 12u', NOW, { bare: false })).toBeNull();
  });

  it('are refused when they are over, at the same time, without an hour, or on another weekday', () => {
    const problem = (said: string) => {
      const read = timesIn(said, NOW, 'nl');
      return 'problem' in read ? read.problem : read;
    };
    expect(problem('27 november 2026 om 10 uur')).toBe('past');
    expect(problem('19 maart 2027 van 10 tot 12 uur\n19 maart 2027 van 11 tot 13 uur')).toBe('overlap');
    expect(problem('vrijdag 19 maart 2027')).toBe('no-time');
    expect(problem('binnenkort')).not.toEqual([]);
    expect(problem('zaterdag 19 maart 2027 om 10 uur')).toBe('weekday');
    expect(problem('bij een kringloop')).toBe('none');
  });

  it('move by what is said: later, at another hour, on another day', () => {
    const span = { startsAt: at('2027-03-19', 10), endsAt: at('2027-03-19', 12) };
    expect(movedIn('een uur later', span, NOW)).toEqual({
      startsAt: at('2027-03-19', 11),
      endsAt: at('2027-03-19', 13),
    });
    expect(movedIn('een uur eerder', span, NOW)).toEqual({
      startsAt: at('2027-03-19', 9),
      endsAt: at('2027-03-19', 11),
    });
    expect(movedIn('een dag eerder', span, NOW)).toEqual({
      startsAt: at('2027-03-18', 10),
      endsAt: at('2027-03-18', 12),
    });
    expect(movedIn('een half jaar eerder', span, NOW)).toEqual({ problem: 'past' });
    expect(movedIn('om 9 uur', span, NOW)).toEqual({ startsAt: at('2027-03-19', 9), endsAt: at('2027-03-19', 11) });
    expect(movedIn('een week later', span, NOW)).toEqual({
      startsAt: at('2027-03-26', 10),
      endsAt: at('2027-03-26', 12),
    });
    expect(movedIn('toch 20 plekken', span, NOW)).toBeNull();
    expect(movedIn('gooi maar weg, ik doe het volgend jaar', span, NOW)).toBeNull();
    expect(movedIn('niet in augustus', span, NOW)).toBeNull();
  });

  it('move to an earlier day that is named', () => {
    const span = { startsAt: at('2027-03-19', 10), endsAt: at('2027-03-19', 12) };
    const earlier = { startsAt: at('2027-03-18', 10), endsAt: at('2027-03-18', 12) };
    expect(movedIn('o en 18 maart toch, niet 19', span, NOW)).toEqual(earlier);
  });

  it('until when people sign up is the whole of a day', () => {
    expect(replyByIn('aanmelden tot 12 maart 2027', NOW, { bare: false })).toEqual(
      instantAt('2027-03-12', 24 * 60 - 1),
    );
    expect(replyByIn('12 maart 2027', NOW, { bare: false })).toBeNull();
    expect(replyByIn('12 maart 2027', NOW, { bare: true })).toEqual(instantAt('2027-03-12', 24 * 60 - 1));
  });

  it.each([
    ['het duurt tot vier uur', 16],
    ['we eindigen pas om 4 uur', 16],
    ['om 5 uur is het afgelopen', 17],
    ['it ends at 4 pm', 16],
    ['aanmelden kan tot 12 uur', null],
    ['tot vrijdag 16 uur', null],
  ])('end on their day where it is said when: %s', (said, hour) => {
    const end = hour === null ? null : at('2027-02-11', hour);
    expect(endIn(said, { startsAt: at('2027-02-11', 9) }, ['aanmeld'])).toEqual(end);
  });

  it.each([
    ['het duurt 2 uur', 120],
    ['duurt ongeveer 90 minuten', 90],
    ['het duurt tot vier uur', null],
  ])('last as long as is said: %s', (said, minutes) => {
    expect(lastingIn(said, 'nl')?.minutes ?? null).toBe(minutes);
  });

  it.each([
    'vrijdag 19 maart 2027 van 15 tot 16.30',
    'vrijdag 19 maart 2027 van 15.00 tot half vijf',
    'vrijdag 19 maart 2027, van 3 tot half 5',
  ])('are read where the two are written in different ways: %s', (said) => {
    expect(timesIn(said, NOW, 'nl')).toEqual([
      { startsAt: at('2027-03-19', 15), endsAt: instantAt('2027-03-19', 990) },
    ]);
  });

  it.each([
    'doe een uur later',
    'een uur eerder graag',
    'toch een week later',
    'an hour later',
  ])('are none where a time is moved that nobody told: %s', (said) => {
    expect(timesIn(said, NOW, 'nl')).toEqual({ problem: 'unmoved' });
    expect(onDay(said, '2027-01-14', NOW, 'nl')).toBeNull();
  });

  it.each([
    ['tien uur later', 16, 'night'],
    ['drie uur eerder', 8, 'night'],
    ['een uur eerder', 8, 7],
    ['tien uur later', 10, 20],
  ])('are never moved into the night: %s of %i is %s', (said, hour, then) => {
    const span = { startsAt: at('2027-02-11', hour), endsAt: at('2027-02-11', hour + 1) };
    const moved = movedIn(said, span, NOW);
    expect(moved).toMatchObject(typeof then === 'number' ? { startsAt: at('2027-02-11', then) } : { problem: then });
  });
});
