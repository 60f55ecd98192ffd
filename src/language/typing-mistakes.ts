/**
 * How many typing mistakes lie between two words: a letter missing, extra or wrong, or two neighbours swapped
 * (optimal string alignment distance).
 *
 * @param most stops counting beyond this
 * @returns the distance, or `most + 1` when it is larger than `most`
 */
export function typingMistakes(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(cheapest(a, b, row, column, { beforePrevious, previous, current }));
    }
    if (Math.min(...current) > most) return most + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? most + 1, most + 1);
}

interface Rows {
  beforePrevious: readonly number[];
  previous: readonly number[];
  current: readonly number[];
}

function cheapest(a: string, b: string, row: number, column: number, rows: Rows): number {
  const wrong = cost(rows.previous, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
  const missing = cost(rows.previous, column) + 1;
  const extra = cost(rows.current, column - 1) + 1;
  const swappable = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
  const swapped = swappable ? cost(rows.beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(wrong, missing, extra, swapped);
}

function cost(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
