import { describe, expect, it } from 'vitest';
import { pledgesIn } from './several.ts';

const NOW = new Date('2026-11-30T09:00:00Z');

describe('what is promised in one sentence', () => {
  it.each([
    [
      'ik ga vrijdag Jan bellen en volgende week maandag praat ik met mijn teamleider',
      ['ik ga vrijdag Jan bellen', 'volgende week maandag praat ik met mijn teamleider'],
    ],
    [
      'ik beloof dat ik morgen mijn wethouder spreek en dat ik in januari een werkbezoek doe',
      ['ik beloof dat ik morgen mijn wethouder spreek', 'dat ik in januari een werkbezoek doe'],
    ],
    [
      'I will call Jan on Friday and talk to my team lead next Monday',
      ['I will call Jan on Friday', 'talk to my team lead next Monday'],
    ],
    [
      'morgen bel ik Jan en mail ik Piet, en vrijdag spreek ik de wethouder',
      ['morgen bel ik Jan en mail ik Piet', 'vrijdag spreek ik de wethouder'],
    ],
    [
      'ik bel morgen Jan, overmorgen spreek ik Piet en vrijdag zie ik inkoop',
      ['ik bel morgen Jan', 'overmorgen spreek ik Piet', 'vrijdag zie ik inkoop'],
    ],
  ])('is each with a day of its own: %s', (text, each) => {
    expect(pledgesIn(text, NOW)).toEqual(each);
  });

  it.each([
    'ik bel Jan en Piet vrijdag',
    'ik ga vrijdag en maandag met inkoop praten',
    'ik bel Jan en praat maandag met Piet',
    'ik bel Jan vrijdag en Piet maandag',
    'ik praat tussen vrijdag en maandag met mijn teamleider',
    'ik beloof dat ik voor 1 mei met inkoop praat',
    'ik bel Jan, en als dat niet lukt mail ik hem maandag',
    'ik neem voor vrijdag contact op en vertel dan meer',
  ])('is one where only one has its day: %s', (text) => {
    expect(pledgesIn(text, NOW)).toEqual([text]);
  });
});
