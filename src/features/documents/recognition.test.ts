import { describe, expect, it } from 'vitest';
import { addressesHandedOver } from './recognition.ts';

describe('an address to be read', () => {
  it.each([
    ['https://www.overijssel.nl/beleid', ['https://www.overijssel.nl/beleid']],
    ['Lees dit even: https://voorbeeld.nl/a.pdf', ['https://voorbeeld.nl/a.pdf']],
    ['<https://voorbeeld.nl/a|voorbeeld.nl/a>', ['https://voorbeeld.nl/a']],
    ['kun je deze pagina lezen? https://voorbeeld.nl/x.', ['https://voorbeeld.nl/x']],
    ['please read https://a.example/1 and https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
  ])('stands in "%s"', (text, addresses) => {
    expect(addressesHandedOver(text)).toEqual(addresses);
  });

  it.each([
    'Klopt het dat de drempel op https://voorbeeld.nl/drempels veranderd is?',
    'Wat is social return volgens https://voorbeeld.nl/sr',
    'Wat is social return?',
    'lees dit even',
    '',
  ])('does not stand in "%s"', (text) => {
    expect(addressesHandedOver(text)).toEqual([]);
  });
});
