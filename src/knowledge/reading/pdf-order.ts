import type { Fragment } from './pdf-fragments.ts';

/** A column of a page, or a table, top to bottom. */
export type Region = { kind: 'text'; lines: Fragment[] } | { kind: 'table'; rows: string[][] };

/** Points between two columns, at least. */
const GUTTER = 4;
/** A column has so many lines at least, and so much of its width is filled on the average: else it is of a table. */
const FEWEST_LINES = 4;
const LEAST_FILLED = 0.55;
const MOST_DEPTH = 6;

/**
 * The regions of a page in the order in which one reads them: cut between columns where a gutter runs, and across
 * where a line spans them (after Nagy and Seth's recursive X–Y cut, 1984).
 */
export function readingOrder(fragments: readonly Fragment[], depth = 0): Region[] {
  if (fragments.length < 2 * FEWEST_LINES || depth > MOST_DEPTH) return plain(fragments);
  const cut = columnCut(fragments);
  if (cut === null) return plain(fragments);
  const regions: Region[] = [];
  for (const band of bandsOf(fragments, cut)) {
    if (band.spanning) regions.push(...plain(band.fragments));
    else {
      const left = band.fragments.filter(({ x }) => x < cut - GUTTER);
      const right = band.fragments.filter(({ x }) => x >= cut - GUTTER);
      const table = tableOf(band.fragments, left, right);
      regions.push(...(table ?? [...readingOrder(left, depth + 1), ...readingOrder(right, depth + 1)]));
    }
  }
  return regions;
}

function plain(fragments: readonly Fragment[]): Region[] {
  if (fragments.length === 0) return [];
  const table = tableIn(fragments);
  return table ?? [{ kind: 'text', lines: topToBottom(fragments) }];
}

function topToBottom(fragments: readonly Fragment[]): Fragment[] {
  return rowsOf(fragments).flat();
}

/** Fragments on one baseline, left to right; the rows top to bottom. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row?.[0] && row[0].y - fragment.y <= Math.min(row[0].size, fragment.size) * 0.4) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/** Where a gutter runs between two columns, in points from the left; null when there is none. */
function columnCut(fragments: readonly Fragment[]): number | null {
  const left = Math.min(...fragments.map(({ x }) => x));
  const right = Math.max(...fragments.map((fragment) => fragment.right));
  const starts = new Map<number, number>();
  for (const { x } of fragments) {
    // Near the left edge a start is an indent.
    if (x > left + (right - left) * 0.12) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
  }
  const candidates = [...starts].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES);
  const cuts = candidates.flatMap(([start]) => {
    const cut = start - 2;
    const crossing = fragments.filter((fragment) => spans(fragment, cut)).length;
    const right = fragments.filter(({ x }) => x >= cut - GUTTER).length;
    const enough = Math.min(right, fragments.length - crossing - right) >= FEWEST_LINES;
    return enough && crossing <= fragments.length * MOST_CROSSING ? [{ cut, crossing }] : [];
  });
  // The one that fewest lines cross; of those the leftmost, as an indent within a column begins further on.
  return cuts.sort((a, b) => a.crossing - b.crossing || a.cut - b.cut)[0]?.cut ?? null;
}

const CANDIDATES = 8;
const MOST_CROSSING = 0.25;

function spans({ x, right }: Fragment, cut: number): boolean {
  return x < cut - GUTTER && right > cut;
}

interface Band {
  spanning: boolean;
  fragments: Fragment[];
}

/** The page from top to bottom: stretches with two columns, and lines that span them. */
function bandsOf(fragments: readonly Fragment[], cut: number): Band[] {
  const bands: Band[] = [];
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const spanning = spans(fragment, cut);
    const band = bands.at(-1);
    if (band && band.spanning === spanning) band.fragments.push(fragment);
    else bands.push({ spanning, fragments: [fragment] });
  }
  return bands;
}

/** Two columns of running text fill their lines; the cells of a table do not, and stand on common baselines. */
function tableOf(all: readonly Fragment[], left: readonly Fragment[], right: readonly Fragment[]): Region[] | null {
  if (left.length === 0 || right.length === 0) return null;
  if (
    Math.min(left.length, right.length) >= FEWEST_LINES &&
    filled(left) >= LEAST_FILLED &&
    filled(right) >= LEAST_FILLED
  ) {
    return null;
  }
  return tableIn(all);
}

function filled(column: readonly Fragment[]): number {
  const left = Math.min(...column.map(({ x }) => x));
  const width = Math.max(...column.map(({ right }) => right)) - left;
  return column.reduce((sum, { x, right }) => sum + (right - x), 0) / Math.max(1, width * column.length);
}

/** Cells begin within so many points of their column. */
const ALIGNED = 4;
const FEWEST_ROWS = 3;

/**
 * Stretches of rows with as many cells that begin at the same places: those are a table, what stands around them text.
 *
 * @returns null when there is no such stretch
 */
function tableIn(fragments: readonly Fragment[]): Region[] | null {
  const regions: Region[] = [];
  let found = false;
  let stretch: Fragment[][] = [];
  const close = () => {
    const table = stretch.length >= FEWEST_ROWS;
    if (table) regions.push({ kind: 'table', rows: stretch.map((row) => row.map(({ text }) => text)) });
    else if (stretch.length > 0) addLines(regions, stretch.flat());
    found ||= table;
    stretch = [];
  };
  for (const row of rowsOf(fragments)) {
    if (row.length >= 2 && (stretch[0] === undefined || isAligned(row, stretch[0]))) stretch.push(row);
    else {
      close();
      if (row.length >= 2) stretch.push(row);
      else addLines(regions, row);
    }
  }
  close();
  return found ? regions : null;
}

function isAligned(row: readonly Fragment[], other: readonly Fragment[]): boolean {
  return row.length === other.length && row.every(({ x }, at) => Math.abs(x - (other[at]?.x ?? 0)) <= ALIGNED);
}

function addLines(regions: Region[], lines: readonly Fragment[]): void {
  const last = regions.at(-1);
  if (last?.kind === 'text') last.lines.push(...lines);
  else regions.push({ kind: 'text', lines: [...lines] });
}
