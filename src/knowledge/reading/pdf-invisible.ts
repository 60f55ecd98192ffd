/** A piece of text as the program that shows pages gives it. */
interface Item {
  str: string;
}

/** What a page draws, in order: the codes of what is done, and what goes with each. */
export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** The codes that tell here. */
export interface OperatorCodes {
  save: number;
  restore: number;
  setTextRenderingMode: number;
  showText: number;
}

/** Neither filled nor outlined (ISO 32000-1, table 106). */
const INVISIBLE = 3;

/**
 * Leaves out text that nobody sees who looks at the page: an older amount under the newer one, words for search engines.
 * Where all text is such, a scan was read by a machine: then it is what the page says.
 *
 * @returns all items where what is drawn and what is read do not agree
 */
export function withoutInvisible<Text extends Item>(
  items: readonly Text[],
  operators: Operators,
  codes: OperatorCodes,
): Text[] {
  const drawn = drawnLetters(operators, codes);
  if (drawn.every(({ isSeen }) => !isSeen)) return [...items];
  const seen: Text[] = [];
  let at = 0;
  for (const item of items) {
    const letters = lettersOf(item.str);
    const own = drawn.slice(at, at + letters.length);
    if (own.length < letters.length || own.some(({ letter }, index) => letter !== letters[index])) return [...items];
    at += letters.length;
    if (own.length === 0 || own.some(({ isSeen }) => isSeen)) seen.push(item);
  }
  return seen;
}

function drawnLetters({ fnArray, argsArray }: Operators, codes: OperatorCodes): { letter: string; isSeen: boolean }[] {
  const letters: { letter: string; isSeen: boolean }[] = [];
  const kept: number[] = [];
  let mode = 0;
  const doing: Record<number, (args: unknown) => void> = {
    [codes.save]: () => kept.push(mode),
    [codes.restore]: () => {
      mode = kept.pop() ?? 0;
    },
    [codes.setTextRenderingMode]: (args) => {
      mode = Array.isArray(args) ? Number(args[0]) : 0;
    },
    [codes.showText]: (args) => {
      for (const letter of lettersOf(shownText(args))) letters.push({ letter, isSeen: mode !== INVISIBLE });
    },
  };
  for (const [index, code] of fnArray.entries()) doing[code]?.(argsArray[index]);
  return letters;
}

/** Glyphs, with numbers between them for the space that is left. */
function shownText(args: unknown): string {
  const glyphs: unknown = Array.isArray(args) ? args[0] : null;
  if (!Array.isArray(glyphs)) return '';
  return glyphs
    .map((glyph: unknown) => {
      const letter: unknown = typeof glyph === 'object' && glyph !== null ? Reflect.get(glyph, 'unicode') : '';
      return typeof letter === 'string' ? letter : '';
    })
    .join('');
}

function lettersOf(text: string): string[] {
  return [...text.normalize('NFKC').replace(/\s/gu, '')];
}
