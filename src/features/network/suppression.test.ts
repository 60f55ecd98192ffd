import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenParts, SMALLEST_SHOWN, shownPart } from '../../people/small-groups.ts';
import { type Group, STANDINGS, type Standing, shownTable } from './suppression.ts';

const split = (active: number, quiet: number, fresh: number) => ({ active, quiet, new: fresh });
const count = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 30 }));
const groupsOf = fc
  .array(fc.tuple(count, count, count), { minLength: 1, maxLength: 6 })
  .map((all): Group[] => all.map((counts, at) => ({ name: `afdeling ${at}`, split: split(...counts) })));

/** What somebody can know who adds up and takes away: for every number the least and the most it may be. */
function attack(groups: readonly Group[]): { cells: [number, number][]; totals: [number, number][] } {
  const shown = shownTable(groups);
  const rows = shown.groups.length;
  const most = 10_000;
  type Range = [number, number];
  const exactly = (known: number | null): Range => (known === null ? [0, most] : [known, known]);
  const totals = shown.groups.map(({ total }) => exactly(total));
  const cells = shown.groups.map((group) => STANDINGS.map((standing) => exactly(group.split?.[standing] ?? null)));
  const whole = exactly(shown.total);
  const columns = STANDINGS.map((standing) => exactly(shown.split?.[standing] ?? null));
  const tighten = (parts: Range[], sum: Range) => {
    for (const part of parts) {
      const others = parts.filter((other) => other !== part);
      const least = others.reduce((all, [low]) => all + low, 0);
      const largest = others.reduce((all, [, high]) => all + high, 0);
      part[0] = Math.max(part[0], sum[0] - largest);
      part[1] = Math.min(part[1], sum[1] - least);
    }
    sum[0] = Math.max(
      sum[0],
      parts.reduce((all, [low]) => all + low, 0),
    );
    sum[1] = Math.min(
      sum[1],
      parts.reduce((all, [, high]) => all + high, 0),
    );
  };
  for (let round = 0; round < 40; round += 1) {
    tighten(totals, whole);
    for (let row = 0; row < rows; row += 1) tighten(cells[row] ?? [], totals[row] ?? [0, most]);
    for (let column = 0; column < STANDINGS.length; column += 1) {
      tighten(
        cells.map((row) => row[column] ?? [0, most]),
        columns[column] ?? [0, most],
      );
    }
    tighten(columns, whole);
  }
  return { cells: cells.flat(), totals };
}

describe('what is shown of groups', () => {
  it('never has fewer than five people in it', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const { total, split: whole, groups: shown } = shownTable(groups);
        const numbers = [total, ...shown.map((group) => group.total)];
        const splits = [whole, ...shown.map((group) => group.split)].flatMap((one) =>
          one === null ? [] : STANDINGS.map((standing: Standing) => one[standing]),
        );
        return [...numbers, ...splits].every((number) => number === null || number === 0 || number >= SMALLEST_SHOWN);
      }),
    );
  });

  it('lets nobody work out a small group by taking away: it may be anything within five', () => {
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const { cells, totals } = attack(groups);
        const filled = groups.filter(({ split: { active, quiet, new: fresh } }) => active + quiet + fresh > 0);
        const counts = filled.flatMap((group) => STANDINGS.map((standing) => group.split[standing]));
        const sums = filled.map(({ split: { active, quiet, new: fresh } }) => active + quiet + fresh);
        const isSafe = (real: number | undefined, [low, high]: [number, number]) =>
          real === undefined || real === 0 || real >= SMALLEST_SHOWN || high - low >= SMALLEST_SHOWN;
        expect(totals.filter((range, at) => !isSafe(sums[at], range))).toEqual([]);
        expect(cells.filter((range, at) => !isSafe(counts[at], range))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no small group when those that are shown are taken from the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }), (counts) => {
        fc.pre(counts.reduce((sum, one) => sum + one, 0) >= SMALLEST_SHOWN);
        const hidden = hiddenParts(counts);
        const left = [...hidden].reduce((sum, at) => sum + (counts[at] ?? 0), 0);
        return hidden.size === 0 || (left >= SMALLEST_SHOWN && (hidden.size > 1 || counts.length === 1));
      }),
    );
  });

  it('shows all of groups that are large enough', () => {
    const groups = [
      { name: 'inkoop', split: split(6, 5, 7) },
      { name: 'economie', split: split(9, 8, 5) },
    ];
    expect(shownTable(groups)).toEqual({
      total: 40,
      split: split(15, 13, 12),
      groups: groups.map(({ name, split: own }) => ({ name, total: own.active + own.quiet + own.new, split: own })),
    });
  });

  it('hides a second group beside a small one', () => {
    expect(hiddenParts([3, 20, 7])).toEqual(new Set([0, 2]));
    expect(hiddenParts([8, 20, 7])).toEqual(new Set());
  });

  it('says of a part only what says nothing of the few others', () => {
    expect([shownPart(4, 20), shownPart(18, 20), shownPart(12, 20), shownPart(20, 20)]).toEqual([null, null, 12, 20]);
  });
});
