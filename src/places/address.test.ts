import { describe, expect, it } from 'vitest';
import { addressIn } from './address.ts';

describe('an address in a sentence', () => {
  it.each([
    ['Dorpsstraat 1, Rijssen', 'Dorpsstraat 1, Rijssen'],
    ['we gaan naar de bakker aan de Houtmarkt 12 in Zutphen, wie mee wil kan mee', 'Houtmarkt 12 in Zutphen'],
    ['bij Larcom, Stationsstraat 1 in Ommen, 15 december', 'Stationsstraat 1 in Ommen'],
    ['adres Hofstraat 5 Almelo, maximaal 6', 'Hofstraat 5 Almelo'],
    ['het adres is Handelsstraat 3', 'Handelsstraat 3'],
    ['het adres is Spoorzone 14a, 7411 XX Deventer', 'Spoorzone 14a, 7411 XX Deventer'],
    ['bij Van Dorp, Kerkstraat 2, Enschede, 4 plekken', 'Kerkstraat 2, Enschede'],
    ['we reizen samen met de trein van 12.40 uit Zwolle', null],
    ['vrijdag 19 maart 2027 om 10 uur', null],
    ['met 12 plekken bij Breedwerk', null],
  ])('%s', (said, address) => {
    expect(addressIn(said)?.address ?? null).toBe(address);
  });

  it.each([
    ['we zitten aan de Lage Heem 7', 'Lage Heem 7'],
    ['ja in Borne, Oonksel 12b trouwens', 'Oonksel 12b'],
    ['dat is molenweg 4', 'molenweg 4'],
    ['Toch 20', null],
    ['Maximaal 8', null],
    ['maak er 8 van', null],
    ['Werkbezoek 3', null],
  ])('where it is asked for: %s', (said, address) => {
    expect(addressIn(said, { isAsked: true })?.address ?? null).toBe(address);
  });
});
