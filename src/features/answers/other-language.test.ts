import { describe, expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { sentencesFromOther } from './other-language.ts';

const TEXT = 'A shared garden is for everybody in the village. It receives a grant of 1,850 euros for seeds and tools.';

function saidOf(nearness: number | null, kind: KnownPassage['kind'] = 'document'): string[] {
  const passage = { id: '1', kind, text: TEXT, language: 'en' } as KnownPassage;
  const found = { hits: [{ passage, nearness }] } as SearchResult;
  const languages = { asked: 'nl', from: 'en' } as const;
  return sentencesFromOther('Hoeveel subsidie krijgt een gedeelde tuin?', found, languages).map(({ text }) => text);
}

describe('a document in the other language', () => {
  it('is quoted when it is near in meaning, by what it says of the kind of thing that was asked', () => {
    expect(saidOf(0.82)).toEqual(['It receives a grant of 1,850 euros for seeds and tools.']);
  });

  it('is not quoted when it is about something else, or when nobody knows what it means', () => {
    expect([...saidOf(0.79), ...saidOf(null)]).toEqual([]);
  });

  it('is no article: those are in both languages', () => {
    expect(saidOf(0.9, 'article')).toEqual([]);
  });
});
