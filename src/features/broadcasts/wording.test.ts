import { describe, expect, it } from 'vitest';
import { addedTo, insteadIn, isWrittenToGroup, partsOf, replacedIn, textTyped, titleIn } from './wording.ts';

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

  it('come to it only as they are named', () => {
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

describe('one thing instead of another', () => {
  it.each([
    ['er is plek voor 50 man', 'moet 60 zijn ipv 50', 'er is plek voor 60 man'],
    ['de bus gaat om 9 uur', 'om 10 uur in plaats van om 9 uur', 'de bus gaat om 10 uur'],
    ['er is soep na afloop', 'nee, broodjes ipv soep graag', 'er is broodjes na afloop'],
    ['lever het in voor 4 mei', 'eh wacht, ipv 4 mei 11 mei', 'lever het in voor 11 mei'],
    ['lever het in voor 4 mei', 'o ja hoor ipv 4 mei 11 mei graag', 'lever het in voor 11 mei'],
    ['lever het in voor 4 mei', 'liever niet naar Water. En in plaats van 4 mei 11 mei', 'lever het in voor 11 mei'],
    ['lever het in voor 4 mei', 'alleen de inkopers en 11 mei ipv 4 mei', 'lever het in voor 11 mei'],
    ['we zien je bij de balie', 'prima verder. i.p.v. de balie de hal', 'we zien je bij de hal'],
    ['we zien je donderdag', 'het is vrijdag, niet donderdag', 'we zien je vrijdag'],
    ['we zien je donderdag', 'niet donderdag maar vrijdag', 'we zien je vrijdag'],
    ['we zien je donderdag', 'het is niet donderdag, het is vrijdag', 'we zien je vrijdag'],
    ['we beginnen om 10 uur', 'het is om 11 uur, niet om 10', 'we beginnen om 11 uur'],
    ['er is soep na afloop', 'nee, er zijn broodjes en geen soep', 'er is broodjes na afloop'],
    ['we zijn in zaal 2', 'sorry, niet in zaal 2 maar in zaal 3', 'we zijn in zaal 3'],
  ])('“%s”, and “%s”', (text, said, other) => {
    expect(insteadIn(text, said, 'nl')).toBe(other);
  });

  it('is nothing where what is to go does not stand there', () => {
    expect(insteadIn('er is soep', 'taart ipv koek', 'nl')).toBeNull();
    expect(insteadIn('er is soep', 'eh nee, ipv soep', 'nl')).toBeNull();
  });

  it.each([
    'stuur hem vrijdag, niet donderdag',
    'aan de makelaars, niet aan Water',
    'het is niet donderdag',
    'iedereen moet het weten, niet Water',
    'niet donderdag, dan ben ik er niet',
    'Bea niet, en om half 10 graag',
  ])('is nothing by “%s”, which says something else', (said) => {
    expect(insteadIn('donderdag is Water in de hal', said, 'nl')).toBeNull();
  });
});

describe('the wishes of a sentence', () => {
  it.each([
    ['toch alleen de inkopers. En ipv 4 mei 11 mei', ['toch alleen de inkopers', 'ipv 4 mei 11 mei']],
    ['toch alleen de inkopers en 11 mei ipv 4 mei', ['toch alleen de inkopers', '11 mei ipv 4 mei']],
    ['koffie en thee ipv soep', ['koffie en thee ipv soep']],
  ])('are told apart where one thing comes instead of another: “%s”', (said, parts) => {
    expect(partsOf(said, 'nl')).toEqual(parts);
  });
});

describe('the form of a message to a group', () => {
  it.each([
    'maak een bericht voor afdeling energie: tekst',
    'bericht aan alle inkopers: de link',
    'zet even een bericht klaar voor team Water:\nmorgen overleg',
  ])('“%s” has it', (said) => {
    expect(isWrittenToGroup(said)).toBe(true);
  });
  it.each([
    'stuur een bericht aan het loket: hij is verhuisd',
    'afdeling energie: morgen overleg',
    'maak een bericht voor afdeling energie',
  ])('“%s” has not', (said) => {
    expect(isWrittenToGroup(said)).toBe(false);
  });
});
