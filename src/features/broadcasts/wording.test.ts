import { describe, expect, it } from 'vitest';
import { addedTo, removedFrom, replacedIn, textTyped, titleIn } from './wording.ts';

const TEXT = 'Kom je morgen ook? Ik zorg voor soep. Van 10 tot 12 uur in de hal.';

describe('the words of a message', () => {
  it.each([
    ['de tekst is: Morgen is er taart.', 'Morgen is er taart.'],
    ['Tekst: dank voor jullie inzet', 'dank voor jullie inzet'],
    ['mijn bericht luidt: tot vrijdag', 'tot vrijdag'],
    ['Let op: morgen is de hal dicht', 'Let op: morgen is de hal dicht'],
    ['Beste collega’s,\nmorgen taart', 'Beste collega’s,\nmorgen taart'],
    ['Agenda vrijdag: 10 uur inloop', 'Agenda vrijdag: 10 uur inloop'],
  ])('are taken from “%s”', (said, text) => {
    expect(textTyped(said, 'nl')).toBe(text);
  });

  it.each([
    ['verander soep in koffie', 'soep', 'koffie'],
    ['"soep" moet zijn "koffie"', 'soep', 'koffie'],
    ['nee “10 tot 12” moet “10 tot 11” worden', '10 tot 12', '10 tot 11'],
    ['vervang morgen door vrijdag', 'morgen', 'vrijdag'],
    ['zet "taart" in plaats van "soep"', 'soep', 'taart'],
    ['maak van 12 uur in de hal 13 uur in de kantine', null, null],
    ['er zit een foutje in, het moet beter', null, null],
    ['verander taart in koffie', null, null],
    ['er stond een foutje in, het is van 10 tot 11', null, null],
  ])('change by “%s”', (said, old, other) => {
    expect(replacedIn(TEXT, said, 'nl')).toBe(old === null ? null : TEXT.replace(old, other));
  });

  it('change in English', () => {
    expect(replacedIn('see you at ten in the hall', 'change ten to eleven', 'en')).toBe(
      'see you at eleven in the hall',
    );
  });

  it('go, or come to it, only as they are named', () => {
    expect(removedFrom(TEXT, 'haal "Ik zorg voor soep." weg', 'nl')).toBe(
      'Kom je morgen ook? Van 10 tot 12 uur in de hal.',
    );
    expect(removedFrom(TEXT, 'haal dat van die taart eruit', 'nl')).toBeNull();
    expect(addedTo('Tot morgen!', 'zet er nog bij: neem je laptop mee')).toBe('Tot morgen!\nneem je laptop mee');
    expect(addedTo('Tot morgen!', 'zet erbij dat ze hun laptop meenemen')).toBeNull();
  });

  it.each([
    ['titel: Taart op vrijdag', 'Taart op vrijdag'],
    ['zet er een titel boven: In de krant', 'In de krant'],
    ['maak de titel Lunchlezing', 'Lunchlezing'],
    ['verander de titel in Lunch op vrijdag', 'Lunch op vrijdag'],
    ['er moet nog een titel boven', null],
    ['morgen is er taart', null],
  ])('have a title by “%s”', (said, title) => {
    expect(titleIn(said, 'nl')).toBe(title);
  });
});
