import { describe, expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { askedOf } from './asked.ts';
import { lackingIn } from './lacking.ts';
import { rank } from './ranking.ts';

const article: KnownPassage = {
  id: 'a1',
  documentId: 'a',
  kind: 'article',
  title: 'De PSO',
  aliases: [],
  headings: ['Hoe lang is een PSO-certificaat geldig?'],
  askedAs: ['Wanneer verloopt de PSO?'],
  notHeld: ['Wat kost een PSO-certificaat per jaar?'],
  text: 'Een PSO-certificaat is twee jaar geldig.',
  position: 0,
  page: null,
  language: 'nl',
  source: { title: 'Bron', publisher: 'Test', url: null, date: null },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
};
/** Somebody's own document, of which nobody said what is not in it. */
const { notHeld: _, ...untold } = article;
const document: KnownPassage = {
  ...untold,
  id: 'd1',
  documentId: 'd',
  kind: 'document',
  title: 'Tarieven',
  headings: ['Tarieven'],
  askedAs: [],
  text: 'Een PSO-certificaat kost 900 euro per jaar.',
};

const COST = 'wat kost zo een PSO-certificaat per jaar';
const found = (question: string, passages: readonly KnownPassage[]) =>
  buildPassageIndex(passages, 'nl').search(question, { limit: 10, mayRead: () => true });

describe('what an article is known not to answer', () => {
  it('is told by the question that it does not hold, when that is nearer than any that is answered', () => {
    expect(lackingIn(COST, 'nl', found(COST, [article]))).toBe('De PSO');
    const other = 'hoe lang is mijn PSO-certificaat geldig';
    expect(lackingIn(other, 'nl', found(other, [article]))).toBeNull();
    expect(lackingIn(COST, 'nl', found(COST, [untold]))).toBeNull();
  });

  it('speaks against the passages of articles, and not against the document in which it stands', () => {
    const result = found(COST, [article, document]);
    const ranked = rank(askedOf(COST, 'nl', result), result.hits);
    const signsOf = (id: string) => ranked.find(({ passage }) => passage.id === id)?.signs;
    expect(signsOf('a1')?.notHeld).toBeGreaterThan(0.2);
    expect(signsOf('d1')).toMatchObject({ notHeld: 0, nearNotHeld: 0 });
  });
});
