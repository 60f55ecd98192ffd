import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall, type Share, shownShares } from './small-groups.ts';

const share = fc
  .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 }))
  .map(([some, others]): Share => ({ some, of: some + others }));

describe('shares of groups', () => {
  it('are shown of groups of five or more of which five or more did and did not, or all or none', () => {
    const shown = shownShares([
      { some: 6, of: 12 },
      { some: 8, of: 8 },
      { some: 0, of: 7 },
    ]);
    expect(shown).toEqual([
      { some: 6, of: 12 },
      { some: 8, of: 8 },
      { some: 0, of: 7 },
    ]);
    expect(
      shownShares([
        { some: 3, of: 3 },
        { some: 6, of: 6 },
        { some: 20, of: 20 },
      ]),
    ).toEqual([
      { some: null, of: null },
      { some: null, of: null },
      { some: 20, of: 20 },
    ]);
  });

  it('let nobody work out a small number by taking what is shown from the whole', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 6 }), (groups) => {
        const shown = shownShares(groups);
        const left = groups.filter((_, at) => shown[at]?.some === null);
        const some = left.reduce((sum, one) => sum + one.some, 0);
        const of = left.reduce((sum, one) => sum + one.of, 0);
        // What is hidden of all of them is what is known of the whole, and that is shown or not by itself.
        if (left.length < groups.length && left.length > 0) {
          expect(isSmall(some) || isSmall(of - some)).toBe(false);
          expect(left.length).toBeGreaterThan(1);
        }
        const small = groups.filter(({ of }, at) => isSmall(of) && shown[at]?.of !== null);
        expect(small).toEqual([]);
      }),
    );
  });
});
