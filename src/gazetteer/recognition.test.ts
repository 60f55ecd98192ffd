import { describe, expect, it } from 'vitest';
import type { PlaceMention } from './mention.ts';
import { openGazetteer } from './open.ts';
import { recognisePlaces } from './recognition.ts';
import { readGazetteerData } from './seed.ts';

const gazetteer = await openGazetteer();
const data = await readGazetteerData();

function read(text: string): PlaceMention[] {
  return recognisePlaces(gazetteer, text);
}

function codesIn(text: string): string[] {
  return read(text).flatMap(({ municipalities }) => municipalities);
}

describe('recognisePlaces', () => {
  it('knows every place, hamlet and municipality by its name', () => {
    const never = new Set(data.ambiguous.filter(({ policy }) => policy === 'never').map(({ name }) => name));
    const elsewhere = new Set(data.ambiguous.filter(({ policy }) => policy === 'elsewhere').map(({ name }) => name));
    const unknown = [...data.places, ...data.municipalities.map(({ name, code }) => ({ name, municipalities: [code] }))]
      .filter(({ name }) => !never.has(name) && !elsewhere.has(name))
      .filter(({ name, municipalities }) => {
        const found = codesIn(`Een ondernemer uit ${name} zoekt hulp.`);
        return !municipalities.some((code) => found.includes(code));
      })
      .map(({ name }) => name);
    expect(unknown).toEqual([]);
  });

  it('knows every postcode of the area, with its municipality first', () => {
    const wrong = data.postcodes.filter(
      ({ postcode, municipalities }) => codesIn(`Het adres is Dorpsstraat 1, ${postcode} AB.`)[0] !== municipalities[0],
    );
    expect(wrong).toEqual([]);
  });

  it('never takes an ordinary word for a misspelt name', () => {
    const words = data.words.near.filter((word) => gazetteer.named(word) === null);
    const taken = words.filter((word) => read(`zij werkt in ${word} en zoekt iets`).length > 0);
    expect(taken).toEqual([]);
  });

  it('takes a name with two letters swapped for that name or for nothing', () => {
    const others = data.municipalities.flatMap(({ name, code }) =>
      [...name.slice(1, -2)].flatMap((_, at) => {
        const place = at + 1;
        const typed = name.slice(0, place) + name.charAt(place + 1) + name.charAt(place) + name.slice(place + 2);
        return codesIn(`een bakker uit ${typed} zoekt een pand`).some((found) => found !== code) ? [typed] : [];
      }),
    );
    expect(others).toEqual([]);
  });

  it.each([
    ['ondernmer uit devneter zoekt', 'GM0150'],
    ['iemand uit Enschde wil', 'GM0153'],
    ['horecaondernemer haaksberegn wil', 'GM0158'],
    ['een winkel in Steenwjik', 'GM1708'],
    ['ondernemer in Mariënberg', 'GM0160'],
    ['ondernemer in marienberg', 'GM0160'],
    ['ondernemer uit Rijssen Holten', 'GM1742'],
    ['bedrijf uit hof v twente', 'GM1735'],
    ['Zwolse ondernemer', 'GM0193'],
    ['winkel te St. Jansklooster', 'GM1708'],
    ['ondernemer uit Boarn', 'GM0147'],
    ['ondernemer uit Rĳssen', 'GM1742'],
    ['een bakker in ĲSSELMUIDEN', 'GM0166'],
    ['zaak uit rĳssen‑holten', 'GM1742'],
    ['ondernemer uit Den-Ham', 'GM1700'],
    ['ondernemer uit Den‑Ham', 'GM1700'],
    ['bedrijf uit Hof‐van‐Twente', 'GM1735'],
    ['bedrijf uit Hof–van–Twente', 'GM1735'],
    ['bedrijf uit Hof\u00A0van\u00A0Twente', 'GM1735'],
    ['een bakker in Steen\u00ADwijk', 'GM1708'],
  ])('reads "%s"', (text, code) => {
    expect(codesIn(text)).toEqual([code]);
  });

  it.each([
    'De heer van Almelo zoekt een pand',
    'Mevrouw Van Zwolle belde',
    'Jan van Deventer heeft een zaak',
    'J. van Kampen wil een terras',
    'Ze zit aan de Zwolsestraat',
    'enter je wachtwoord',
    'dat is beter dan 7500 euro',
    'het jaar 2016 in cijfers',
    'de nieuwe wetering van het land',
    'in Nederland is dat zo',
    'wat doet u met handel en winkel',
  ])('reads no place in "%s"', (text) => {
    expect(codesIn(text)).toEqual([]);
  });

  it('knows places well outside the area, with municipality and province', () => {
    expect(read('ondernemer uit Vorden')[0]).toMatchObject({
      kind: 'elsewhere',
      municipalities: [],
      elsewhere: [{ municipality: 'Bronckhorst', province: 'Gelderland' }],
    });
    expect(read('zaak op 7941 AB')[0]).toMatchObject({ elsewhere: [{ municipality: 'Meppel', province: 'Drenthe' }] });
  });

  it.each([
    ['Haarle', ['GM0163', 'GM0183'], 'unsure'],
    ['Haarle (7448)', ['GM0163'], 'stated'],
    ['Haarle, gemeente Tubbergen', ['GM0183'], 'stated'],
    ['Geesteren in Twente', ['GM0183'], 'stated'],
    ['Hengelo', ['GM0164'], 'likely'],
    ['Hengelo (O)', ['GM0164'], 'stated'],
    ['Hengelo Gld', [], 'stated'],
    ['Boekelo', ['GM0153', 'GM0158'], 'likely'],
    ['Mastenbroek, 8293 PA', ['GM0166'], 'stated'],
    ['Deurningen, 7562,', ['GM0173'], 'stated'],
    ['Mastenbroek', ['GM1896', 'GM0166'], 'unsure'],
    ['Wilsum', ['GM0166'], 'likely'],
    ['Wilsum in Duitsland', ['GM0166'], 'unsure'],
  ])('reads %s as far as it can', (place, municipalities, certainty) => {
    expect(read(`ondernemer uit ${place} zoekt hulp`)[0]).toMatchObject({ municipalities, certainty });
  });

  it.each([
    ['Ze woont in Deventer en zoekt hulp', 'home'],
    ['De winkel staat in Deventer', 'seat'],
    ['Hij zoekt een pand in Deventer', 'project'],
    ['een klant in Deventer', 'other'],
    ['mijn collega uit Deventer', 'other'],
    ['ik werk zelf bij de gemeente Deventer', 'other'],
    ['niet uit Deventer', 'other'],
    ['hij zat eerst in Deventer', 'other'],
    ['haar broer zit in Deventer', 'other'],
    ['zij is geboren in Deventer', 'other'],
    ['uit Deventer, sorry, uit Ommen', 'other'],
    ['ik sprak hem op een beurs in Deventer', 'other'],
    ['ze wil een lunchroom beginnen.\nGroet, Fatima, gemeente Deventer', 'other'],
    [
      'ze wil een lunchroom beginnen.\n\nMet vriendelijke groet,\nEls\nProvincie Overijssel\nDorpsstraat 2, 7411 AB Deventer',
      'other',
    ],
    ['ons bedrijf wil uitbreiden.\n\nMet vriendelijke groet,\nEls\nTimmerbedrijf Els, Deventer', 'seat'],
  ])('knows what the place is in "%s"', (text, role) => {
    expect(read(text)[0]).toMatchObject({ role });
  });

  it('gives a postcode beside a place the role of that place', () => {
    expect(read('ze woont in Zwolle, 8011 PV').map(({ role }) => role)).toEqual(['home', 'home']);
  });
});
