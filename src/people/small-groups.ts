/**
 * What of figures about groups is too small to be shown, and what else has to be left out so that nobody works it out by taking
 * away (complementary suppression; see Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
 */

/** A group of fewer than this is not shown. */
export const SMALLEST_SHOWN = 5;

/** Nobody is no group: that there is none may be said. */
export function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/**
 * Of how many of a group it may be said that they did something; null: too few did, or too few did not.
 *
 * @param of how many there are in the group
 */
export function shownPart(count: number, of: number): number | null {
  return isSmall(count) || (of !== count && isSmall(of - count)) ? null : count;
}

/**
 * Which parts of a known whole are not shown: the small ones, and as many of the next smallest as it takes that those who are
 * hidden are at least two, and together no small group.
 */
export function hiddenParts(counts: readonly number[]): Set<number> {
  const order = counts.map((_, at) => at).sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  const hidden = new Set(order.filter((at) => isSmall(counts[at] ?? 0)));
  const together = () => [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
  for (const at of order) {
    if (hidden.size === 0 || (hidden.size > 1 && !isSmall(together()))) break;
    hidden.add(at);
  }
  return hidden;
}

/** A group, and how many of it there is something of. */
export interface Share {
  some: number;
  of: number;
}

/**
 * The shares of groups of which the sums are known, as far as they may be shown: of who is left out it is known together, and
 * so must be no small number either.
 *
 * @returns in the same order; `of` null: nothing is shown of the group, `some` null: only how large it is
 */
export function shownShares(groups: readonly Share[]): { some: number | null; of: number | null }[] {
  const withoutSize = hiddenParts(groups.map(({ of }) => of));
  const order = groups.map((_, at) => at).sort((one, other) => (groups[one]?.of ?? 0) - (groups[other]?.of ?? 0));
  const hidden = new Set(
    order.filter((at) => {
      const { some = 0, of = 0 } = groups[at] ?? {};
      return withoutSize.has(at) || shownPart(some, of) === null;
    }),
  );
  const isSafe = () => {
    const sum = (key: keyof Share) => [...hidden].reduce((all, at) => all + (groups[at]?.[key] ?? 0), 0);
    return hidden.size === 0 || (hidden.size > 1 && shownPart(sum('some'), sum('of')) !== null);
  };
  for (const at of order) {
    if (isSafe()) break;
    hidden.add(at);
  }
  return groups.map(({ some, of }, at) => ({
    some: hidden.has(at) ? null : some,
    of: withoutSize.has(at) ? null : of,
  }));
}
