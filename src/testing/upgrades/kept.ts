import type { Contents, Row } from './fixture.ts';

/** Where a table of an earlier release has gone since. What is not said of it stayed as it was. */
export interface Move {
  /** Its name now. */
  table?: string;
  /** Name of a column then → its name now; null: it is gone. Say beside it what became of what stood there. */
  columns?: Readonly<Record<string, string | null>>;
  /** Name of a column then → what its value has become, where that is another one. */
  values?: Readonly<Record<string, (value: unknown, row: Row) => unknown>>;
}

/** By the name of the table then. */
export type Moves = Readonly<Record<string, Move>>;

/** A row that stood in a table and is nowhere now. */
export interface Lost {
  table: string;
  row: Row;
}

/** Finds every row of before that is not there any more, with the same value in each column that was kept. */
export function findLost(before: Contents['tables'], after: Contents['tables'], moves: Moves): Lost[] {
  return Object.entries(before).flatMap(([table, rows]) => {
    const move = moves[table] ?? {};
    const found = after[move.table ?? table] ?? [];
    return lostRows(rows, found, move).map((row) => ({ table, row }));
  });
}

function lostRows(before: readonly Row[], after: readonly Row[], { columns = {}, values = {} }: Move): Row[] {
  // Two rows that are the same must still be two.
  const left = new Map<string, number>();
  const kept = Object.keys(before[0] ?? {}).filter((column) => columns[column] !== null);
  for (const row of after) {
    const key = JSON.stringify(kept.map((column) => ordered(row[columns[column] ?? column])));
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return before.filter((row) => {
    const key = JSON.stringify(kept.map((column) => ordered(values[column]?.(row[column], row) ?? row[column])));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** The same value as the same text: the order of the keys of an object means nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => left.localeCompare(right))
      .map(([key, one]) => [key, ordered(one)]),
  );
}
