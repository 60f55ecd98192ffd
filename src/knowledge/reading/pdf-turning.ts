import type { TextPiece } from './pdf-fragments.ts';

/** A piece of text as the PDF library tells it. */
interface DrawnText {
  str: string;
  /** a, b, c, d, x, y: how its letters are turned and set, and where the first stands. */
  transform: number[];
  width: number;
  fontName: string;
}

const QUARTER = Math.PI / 2;
/** Text that stands neither along nor across the page is a stamp over it. */
const STAMP = 0.1;

/**
 * The text of a page as it stands when one holds the page so that most of it can be read.
 *
 * @param view the corners of the page, in points: left, bottom, right, top
 */
export function upright(drawn: readonly DrawnText[], view: readonly number[]): { pieces: TextPiece[]; height: number } {
  const letters = new Map<number, number>();
  for (const { str, transform } of drawn) {
    const turns = quartersOf(transform);
    if (turns !== null) letters.set(turns, (letters.get(turns) ?? 0) + str.trim().length);
  }
  const turns = [...letters].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const turned = [turn(left, bottom, turns), turn(right, top, turns)];
  const x0 = Math.min(...turned.map(({ x }) => x));
  const y0 = Math.min(...turned.map(({ y }) => y));
  const pieces = drawn
    .filter(({ transform }) => quartersOf(transform) !== null)
    .map(({ str, transform: [a = 0, b = 0, , , x = 0, y = 0], width, fontName }) => {
      const at = turn(x, y, turns);
      return { text: str, x: at.x - x0, y: at.y - y0, width, size: Math.hypot(a, b), font: fontName };
    });
  return { pieces, height: Math.abs((turned[1]?.y ?? 0) - (turned[0]?.y ?? 0)) };
}

/** How many quarters the letters are turned; null for what stands askew. */
function quartersOf([a = 1, b = 0]: readonly number[]): number | null {
  const angle = Math.atan2(b, a) / QUARTER;
  return Math.abs(angle - Math.round(angle)) > STAMP ? null : (Math.round(angle) + 4) % 4;
}

function turn(x: number, y: number, turns: number): { x: number; y: number } {
  switch (turns) {
    case 1:
      return { x: y, y: -x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: -y, y: x };
    default:
      return { x, y };
  }
}
