import { describe, expect, it } from 'vitest';
import { openGazetteer } from './open.ts';
import { onlyPlace, placeMeant } from './place-meant.ts';

const gazetteer = await openGazetteer();

/** How people answer and correct: around the name of any municipality, in capitals or not. */
const FRAMES: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => `${name}!`,
  (name) => `nee, ${name}`,
  (name) => `nee ${name}`,
  (name) => `nee toch ${name}`,
  (name) => `sorry, ik bedoel ${name}`,
  (name) => `nee wacht hij komt uit ${name}`,
  (name) => `het is ${name}`,
  (name) => `niet daar, ${name}`,
  (name) => `in ${name} dus`,
  (name) => `no, ${name}`,
  (name) => `sorry I meant ${name}`,
];

describe('a place that answers or corrects', () => {
  it.each(
    FRAMES.map((frame) => [frame('…'), frame] as const),
  )('is read in “%s”, whatever else its name means', (_shown, frame) => {
    for (const { name, code } of gazetteer.municipalities) {
      for (const written of [name, name.toLowerCase()]) {
        const meant = placeMeant(gazetteer, frame(written), null);
        expect(meant?.words.toLowerCase(), frame(written)).toBe(written.toLowerCase());
        expect(placeMeant(gazetteer, frame(written), code)?.isOther ?? false, frame(written)).toBe(false);
      }
    }
  });

  it('is all that is said there, and not in a longer sentence or a question', () => {
    expect(onlyPlace(gazetteer, 'nee, losser', null)?.words).toBe('losser');
    expect(onlyPlace(gazetteer, 'niet deventer, wierden', 'GM0150')).toMatchObject({ words: 'wierden', isOther: true });
    expect(onlyPlace(gazetteer, 'hij zit trouwens in Kampen', 'GM0193')).toMatchObject({
      words: 'Kampen',
      isOther: true,
    });
    expect(onlyPlace(gazetteer, 'het bedrijf staat overigens in Kampen', 'GM0193')?.words).toBe('Kampen');
    expect(onlyPlace(gazetteer, 'hij wil ook leveren in Kampen', 'GM0193')).toBeNull();
    expect(onlyPlace(gazetteer, 'en in Borne?', null)).toBeNull();
    expect(onlyPlace(gazetteer, 'wat als hij uit Kampen kwam', null)).toBeNull();
    expect(onlyPlace(gazetteer, 'nee, hij zoekt een pand in Borne voor zijn bakkerij', null)).toBeNull();
  });

  it.each([
    'kan de tekst wat losser',
    'hij wil kampen houden voor jongeren',
    'de plannen wierden afgewezen',
    'prima',
    'nee',
    'echt',
    'doe maar',
  ])('is not read in “%s”', (text) => {
    expect(placeMeant(gazetteer, text, null)).toBeNull();
  });
});
