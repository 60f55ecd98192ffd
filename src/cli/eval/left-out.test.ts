import { expect, it } from 'vitest';
import type { Shares } from '../../knowledge/fusion.ts';
import { leaveOut } from './left-out.ts';

const LOW = { letters: 0.3, meaning: 0 };
const HIGH = { letters: 0.9, meaning: 0 };

/** A set of one question, which is answered first with the right shares and never with others. */
const bestWith = (set: 'own' | 'law' | 'articles', right: Shares) => ({
  set,
  bm25: 0.5,
  plain: 0.6,
  searches: [
    (shares: Shares) => [{ found: shares.letters === right.letters ? ['a'] : [], relevant: new Map([['a', 1]]) }],
  ],
});

it('measures a set with what is best on the others, whatever is best on itself', () => {
  const sets = [bestWith('own', LOW), bestWith('law', HIGH), bestWith('articles', HIGH)];
  const measured = leaveOut(sets, [LOW, HIGH], LOW);
  expect(measured[0]).toMatchObject({ set: 'own', queries: 1, chosen: 1, leftOut: 0, best: HIGH });
  // One of the others is best with the one, one with the other: the first of them is taken.
  expect(measured[1]).toMatchObject({ set: 'law', chosen: 0, leftOut: 0, best: LOW });
});
