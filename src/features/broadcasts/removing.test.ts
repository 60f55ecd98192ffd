import { describe, expect, it } from 'vitest';
import { missedIn, removedFrom, saysToRemove } from './removing.ts';

const TEXT =
  'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur in de hal. Graag doorsturen.';

describe('words that go, with what tied them', () => {
  it.each([
    ['koffie met koek om 10 uur', 'haal de koek eruit', 'koffie om 10 uur'],
    ['soep en taart na afloop', 'zonder soep', 'taart na afloop'],
    ['neem je fiets en een helm mee', 'die helm mag eruit', 'neem je fiets mee'],
  ])('“%s”, and “%s”', (text, said, left) => {
    expect(removedFrom(text, said, 'nl')).toBe(left);
  });
});

describe('what goes from a text leaves whole sentences', () => {
  it.each([
    [
      'haal "Ik zorg voor soep, neem je eigen bord mee." weg',
      'Kom je morgen ook? Van 10 tot 12 uur in de hal. Graag doorsturen.',
    ],
    [
      "dat 'graag doorsturen' moet er niet in staan",
      'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur in de hal.',
    ],
    [
      '“neem je eigen bord mee” mag weg',
      'Kom je morgen ook? Ik zorg voor soep. Van 10 tot 12 uur in de hal. Graag doorsturen.',
    ],
    [
      'laat dat van dat bord maar weg',
      'Kom je morgen ook? Ik zorg voor soep. Van 10 tot 12 uur in de hal. Graag doorsturen.',
    ],
    [
      'schrap de laatste zin',
      'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur in de hal.',
    ],
    [
      'haal de eerste zin eruit',
      'Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur in de hal. Graag doorsturen.',
    ],
    ['de zin over de hal kan weg', 'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Graag doorsturen.'],
    [
      'doorsturen moet eruit',
      'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur in de hal.',
    ],
    [
      'ik wil niet dat er staat dat het in de hal is',
      'Kom je morgen ook? Ik zorg voor soep, neem je eigen bord mee. Van 10 tot 12 uur. Graag doorsturen.',
    ],
  ])('by “%s”', (said, left) => {
    expect(saysToRemove(said, 'nl')).toBe(true);
    expect(removedFrom(TEXT, said, 'nl')).toBe(left);
  });

  it('keeps the capital of what began with the part', () => {
    expect(removedFrom('Let op, de hal is dicht. Tot dan!', 'haal "let op," weg', 'nl')).toBe(
      'De hal is dicht. Tot dan!',
    );
    expect(removedFrom('Come at ten. Bring a cup.', 'take the last sentence out', 'en')).toBe('Come at ten.');
  });

  it.each([
    ['haal dat van die taart eruit', 'die taart'],
    ['“taart” moet eruit', 'taart'],
    ['haal het toch maar weg', null],
  ])('and nothing by “%s”', (said, missed) => {
    expect(removedFrom(TEXT, said, 'nl')).toBeNull();
    expect(missedIn(TEXT, said, 'nl')).toBe(missed);
  });

  it.each([
    'stuur het morgen weg',
    'vervang “soep” door “taart”, de soep is weg',
    'ook naar inkoop',
  ])('“%s” takes nothing out', (said) => {
    expect(saysToRemove(said, 'nl') && removedFrom(TEXT, said, 'nl') !== null).toBe(false);
  });
});
