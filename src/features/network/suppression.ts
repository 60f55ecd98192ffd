import { hiddenParts, isSmall } from '../../people/small-groups.ts';

/**
 * Leaves out of figures about groups of people what is too small to be shown, and what would let one work that out by taking
 * away (complementary suppression; see Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
 *
 * Every partition with a published total hides no part or at least two that are together no small group; and of a table of
 * departments by standing whole rows are hidden, until what is left of each column is no small group either. Then every
 * small number may be anything within at least five.
 */

export const STANDINGS = ['active', 'quiet', 'new'] as const;
export type Standing = (typeof STANDINGS)[number];
/** How many of a group stand how; null: not shown. */
export type Split<Count = number> = Readonly<Record<Standing, Count>>;

export interface Group {
  name: string;
  split: Split;
}

export interface ShownGroup {
  name: string;
  /** Null: not shown. */
  total: number | null;
  split: Split | null;
}

export interface ShownTable {
  total: number | null;
  split: Split | null;
  /** Only groups in which there is anybody. */
  groups: ShownGroup[];
}

/** What of the groups of one organisation may be shown. */
export function shownTable(groups: readonly Group[]): ShownTable {
  const filled = groups.filter((group) => totalOf(group.split) > 0);
  const whole = sumOf(filled.map(({ split }) => split));
  if (isSmall(totalOf(whole))) return { total: null, split: null, groups: filled.map(hiddenGroup) };
  const withoutTotal = hiddenParts(filled.map(({ split }) => totalOf(split)));
  const isWholeShown = STANDINGS.every((standing) => !isSmall(whole[standing]));
  const withoutSplit = hiddenSplits(filled, withoutTotal, isWholeShown);
  return {
    total: totalOf(whole),
    split: isWholeShown ? whole : null,
    groups: filled.map(({ name, split }, at) => ({
      name,
      total: withoutTotal.has(at) ? null : totalOf(split),
      split: withoutSplit.has(at) ? null : split,
    })),
  };
}

/** Rows of which it is not shown who stands how. @param isWholeShown the sums of the columns are known */
function hiddenSplits(groups: readonly Group[], withoutTotal: ReadonlySet<number>, isWholeShown: boolean): Set<number> {
  const order = groups.map((_, at) => at).sort((one, other) => totalAt(groups, one) - totalAt(groups, other));
  const hidden = new Set(order.filter((at) => withoutTotal.has(at) || hasSmall(groups[at])));
  const isSafe = () => {
    if (hidden.size === 0 || !isWholeShown) return true;
    const left = sumOf([...hidden].flatMap((at) => groups[at]?.split ?? []));
    return hidden.size > 1 && STANDINGS.every((standing) => !isSmall(left[standing]));
  };
  for (const at of order) {
    if (isSafe()) break;
    hidden.add(at);
  }
  return hidden;
}

function hasSmall(group: Group | undefined): boolean {
  return group === undefined || STANDINGS.some((standing) => isSmall(group.split[standing]));
}

function totalAt(groups: readonly Group[], at: number): number {
  const group = groups[at];
  return group ? totalOf(group.split) : 0;
}

function hiddenGroup({ name }: Group): ShownGroup {
  return { name, total: null, split: null };
}

function totalOf({ active, quiet, new: fresh }: Split): number {
  return active + quiet + fresh;
}

function sumOf(splits: readonly Split[]): Split {
  const add = (standing: Standing) => splits.reduce((sum, split) => sum + split[standing], 0);
  return { active: add('active'), quiet: add('quiet'), new: add('new') };
}
