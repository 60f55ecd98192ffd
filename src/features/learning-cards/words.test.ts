import { describe, expect, it } from 'vitest';
import { readLearningContent } from '../../learning-content/library.ts';
import { NOTHING_WRITTEN } from '../../learning-content/written-card.ts';
import { cardIn, cardSaid, withSaid } from './words.ts';

const { vocabulary } = await readLearningContent();
const where = { vocabulary, language: 'nl' } as const;

function read(text: string) {
  const behind = cardSaid(text);
  return behind === null ? null : cardIn(behind, where);
}

describe('a card that is written in words', () => {
  it.each([
    'maak een leerkaart: vraag: Wie keurt dit? antwoord: De wethouder. fout: De griffier. uitleg: Zo staat het in het besluit. bron: Mandaatbesluit 2026',
    'Leerkaart: Wie keurt dit? De wethouder. Zo staat het in het besluit.\nfout: De griffier\nbron: Mandaatbesluit 2026',
    'kun je een nieuw leerkaartje maken: Wie keurt dit? antwoord: De wethouder; fout: De griffier; toelichting: Zo staat het in het besluit. Bron: Mandaatbesluit 2026',
  ])('%s', (text) => {
    expect(read(text)).toEqual({
      ...NOTHING_WRITTEN,
      ...{ question: 'Wie keurt dit?', right: 'De wethouder', wrong: 'De griffier' },
      ...{ explanation: 'Zo staat het in het besluit.', sourceTitle: 'Mandaatbesluit 2026' },
    });
  });

  it('names its theme in front or by its label, and its source by an address', () => {
    const text =
      'leerkaart over mobiliteit: Hoeveel deelauto’s hebben we? Vier. bron: https://example.nl/autos (wagenpark)';
    expect(read(text)).toMatchObject({
      themes: ['mobiliteit'],
      right: 'Vier',
      sourceUrl: 'https://example.nl/autos',
      sourceTitle: 'wagenpark',
    });
  });

  it.each([
    'geef me een leerkaart',
    'welke leerkaarten hebben we?',
    'hoe maak ik een leerkaart: weet jij dat?',
  ])('is none: %s', (text) => {
    expect(read(text)?.right ?? null).toBe(null);
  });

  it('changes one part and leaves the others', () => {
    const before = { ...NOTHING_WRITTEN, question: 'Wie keurt dit?', right: 'De griffier' };
    expect(withSaid(before, 'nee, antwoord: de wethouder', where)).toEqual({ ...before, right: 'de wethouder' });
  });
});
