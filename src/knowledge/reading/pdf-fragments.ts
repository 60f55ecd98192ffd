/** What the PDF library tells of a piece of text: where its baseline begins and how long it is, in points. */
export interface TextPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
}

/** Pieces beside each other on one baseline: a line of a column, or a cell of a table. */
export interface Fragment {
  text: string;
  x: number;
  /** Of the baseline, from the bottom of the page. */
  y: number;
  right: number;
  size: number;
  /** The font of most of its letters. */
  font: string;
}

/** In widths of the font's size: less is no space, more is another column. */
const SPACE_FROM = 0.15;
const COLUMN_FROM = 1.3;
/** A mark of a list stands this far before its text at most. */
const LIST_GAP = 4;
const LIST_MARK = /^(?:[-–•▪◦*·]|\d{1,3}[.)]|\d+\.\d+|\d+°\.?|[a-z]{1,2}[.)]|[ivx]{1,4}[.)])$/;

/** Joins the pieces of a page, in the order in which they were drawn, to fragments. */
export function fragmentsOf(pieces: readonly TextPiece[]): Fragment[] {
  const fragments: (Fragment & Letters)[] = [];
  let space = false;
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      // A wide space is how some programs jump to the next column.
      space ||= piece.width <= piece.size * COLUMN_FROM;
      continue;
    }
    const open = fragments.at(-1);
    if (open && isFootnoteMark(piece, open)) continue;
    if (open && continues(open, piece)) {
      const gap = piece.x - open.right;
      const apart = (space || gap > piece.size * SPACE_FROM) && !/\s$/.test(open.text);
      open.text += (apart ? ' ' : '') + piece.text;
      open.right = Math.max(open.right, piece.x + piece.width);
      count(open, piece);
    } else {
      const { text, x, y, size, font, width } = piece;
      const begun = { text, x, y, right: x + width, size, font, fonts: new Map(), sizes: new Map() };
      count(begun, piece);
      fragments.push(begun);
    }
    space = false;
  }
  const told = fragments.filter(({ text }) => /[\p{L}\p{N}•–-]/u.test(text));
  return told.map(({ fonts, sizes, ...fragment }) => ({
    ...fragment,
    // Some programs draw the number of an item twice.
    text: fragment.text.replace(/^(\S{1,4}[.)]) \1 /, '$1 '),
    font: mostOf(fonts) ?? fragment.font,
    size: mostOf(sizes) ?? fragment.size,
  }));
}

/** How many letters are set in what. */
interface Letters {
  fonts: Map<string, number>;
  sizes: Map<number, number>;
}

/** The small raised number behind a word belongs to no sentence. */
function isFootnoteMark({ text, size, y, x }: TextPiece, open: Fragment): boolean {
  const raised = y - open.y;
  const behind = Math.abs(x - open.right) < open.size;
  return /^\d{1,2}$/.test(text.trim()) && size < open.size * 0.8 && raised > 0 && raised < open.size && behind;
}

function continues(open: Fragment, piece: TextPiece): boolean {
  if (Math.abs(open.y - piece.y) > Math.min(open.size, piece.size) * 0.5) return false;
  const gap = piece.x - open.right;
  if (gap < -piece.size) return false;
  return gap <= piece.size * COLUMN_FROM || (LIST_MARK.test(open.text.trim()) && gap <= piece.size * LIST_GAP);
}

function count({ fonts, sizes }: Letters, { text, font, size }: TextPiece): void {
  const letters = text.trim().length;
  fonts.set(font, (fonts.get(font) ?? 0) + letters);
  sizes.set(size, (sizes.get(size) ?? 0) + letters);
}

/** The key with the highest count. */
export function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  return [...counts].reduce<[Key, number] | undefined>(
    (best, next) => (best === undefined || next[1] > best[1] ? next : best),
    undefined,
  )?.[0];
}

export function startsList(text: string): boolean {
  const [mark = '', rest] = text.trim().split(/\s+/, 2);
  return rest !== undefined && LIST_MARK.test(mark);
}
