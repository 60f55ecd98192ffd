import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

describe('the sentences of a text', () => {
  it.each([
    ['Het geldt a.d.h.v. een meting o.a. de heer J. Ansen van afd. Water anders beslist. Dat is alles.', 2],
    ['Zie art. 2.82 en blz. 4. Bel mevr. De Wit, tel. 0570 123456.', 2],
    ['Het gaat om stoelen, tafels e.d. De prijs is vast.', 2],
    ['Dit staat in klasse C. Daarna volgt klasse D.', 2],
    ['Kosten: max. 500 euro per jaar, m.u.v. De Hoeve. Niet meer.', 2],
  ])('of "%s" are %i', (text, count) => {
    expect(sentencesOf(text, 'nl')).toHaveLength(count);
  });

  it('knows the abbreviations of English', () => {
    expect(sentencesOf('Ask Mr. J. Bell, e.g. On Monday. He knows sec. 4 by heart.', 'en')).toHaveLength(2);
  });
});
