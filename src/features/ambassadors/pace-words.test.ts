import { describe, expect, it } from 'vitest';
import type { Pace } from './pace.ts';
import { daysBetweenMeant, paceMeant, wantsLess } from './pace-words.ts';

describe('how often somebody wants it', () => {
  it.each<[string, Pace, Pace | null]>([
    ['iedere week is me wat te veel, kan het minder?', 'weekly', 'fortnightly'],
    ['ik hoef niet elke week iets te horen', 'weekly', null],
    ['mag het iets minder vaak dan elke twee weken', 'fortnightly', 'monthly'],
    ['niet elke maand hoor, minder vaak graag', 'monthly', null],
    ['niet al te vaak, en over wonen', 'weekly', 'fortnightly'],
    ['niet zo vaak graag', 'monthly', null],
    ['please not every week, less often', 'weekly', 'fortnightly'],
    ['not too often please', 'weekly', 'fortnightly'],
    ['niet elke week maar elke maand', 'weekly', 'monthly'],
    ['liever eens per maand, elke week is te vaak', 'weekly', 'monthly'],
    ['niet meer dan één keer per maand', 'weekly', 'monthly'],
    ['om de week', 'monthly', 'fortnightly'],
    ['alleen over wonen', 'weekly', null],
    ['minder kosten en minder uitstoot', 'weekly', null],
    ['dat is te veel', 'weekly', null],
    ['ik vind iedere week te veel', 'weekly', 'fortnightly'],
  ])('is read from "%s", where it is %s', (text, now, wanted) => {
    expect(paceMeant(text, now)).toBe(wanted);
  });

  it('is less than now without a pace that is named', () => {
    expect(wantsLess('kan het wat minder vaak?')).toBe(true);
    expect(wantsLess('minder vaak, eens per maand')).toBe(false);
    expect(wantsLess('niet te vaak')).toBe(false);
  });

  it('counts no days of what is not wanted', () => {
    expect(daysBetweenMeant('ik hoef niet elke maand een berichtje')).toBeNull();
    expect(daysBetweenMeant('elke maand een berichtje')).toBe(30);
  });
});
