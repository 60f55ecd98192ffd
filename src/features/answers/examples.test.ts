import { describe, expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { asksForExamples, examplesIn } from './examples.ts';

const common = {
  headings: [],
  position: 0,
  page: null,
  language: 'nl',
  source: { title: 'Bron', publisher: 'Uitgever', url: null, date: null },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
} as const;

const PASSAGES: KnownPassage[] = [
  {
    ...common,
    id: '1',
    documentId: 'd1',
    kind: 'example',
    example: { organisation: 'Gemeente Deventer', year: 2024, contactRole: 'inkoopadviseur' },
    title: 'Bedrijfskleding met sociale werkplaats',
    aliases: ['Gemeente Deventer'],
    text: 'Deventer kocht bedrijfskleding in bij een sociale werkplaats. Dat werkte goed voor impactvol inkopen.',
  },
  {
    ...common,
    id: '2',
    documentId: 'd2',
    kind: 'document',
    title: 'Impactvol inkopen, beleidsnota',
    aliases: [],
    text: 'De nota noemt voorbeelden van impactvol inkopen in Deventer.',
  },
];

const found = (question: string) =>
  buildPassageIndex(PASSAGES, 'nl').search(question, { limit: 10, mayRead: () => true });

describe('good examples', () => {
  it.each([
    'Hoe doet Deventer dit?',
    'voorbeelden van impactvol inkopen',
    'Heb je een goed voorbeeld voor bedrijfskleding?',
    'wie doet dit al?',
  ])('are asked for by "%s"', (question) => {
    expect(asksForExamples(question, 'nl')).toBe(true);
  });

  it.each([
    'Wat is social return?',
    'Hoe vraag ik een vergunning aan?',
    'Hoe werkt het Impactpad?',
  ])('are not asked for by "%s"', (question) => {
    expect(asksForExamples(question, 'nl')).toBe(false);
  });

  it.each([
    'Hoe doet Deventer dit?',
    'voorbeelden van impactvol inkopen',
  ])('are found for "%s", and only they', (question) => {
    const [example, ...more] = examplesIn(found(question), 'nl');
    expect(more).toEqual([]);
    expect(example?.text).toContain('Bedrijfskleding met sociale werkplaats (Gemeente Deventer, 2024).');
    expect(example?.text).toContain('inkoopadviseur');
    expect(example?.quote).toBe('Deventer kocht bedrijfskleding in bij een sociale werkplaats.');
  });

  it('are none where nothing of the kind was found', () => {
    expect(examplesIn(found('Hoe doet Kampen dit met vergunningen?'), 'nl')).toEqual([]);
  });
});
