import { type CheerioAPI, load } from 'cheerio';
import type { Parts } from './archive.ts';

/** A level of a list as Word describes it. */
interface Level {
  start: number;
  format: string;
  /** "Artikel %1", "%1.%2", where %1 is the number of the outermost level. */
  text: string;
}

interface List {
  /** Lists of one pattern count on together. */
  pattern: string;
  levels: ReadonlyMap<number, Level>;
  /** By level: where this list begins to count anew. */
  restarts: ReadonlyMap<number, number>;
}

/** The numbers that Word counts and does not write: of headings, articles and items of lists. */
export interface WordNumbers {
  /**
   * @param paragraph its style, and the list and level that it names itself, as the file has them; in reading order
   * @returns the label before its words ("Artikel 2", "a)"; empty for a bullet), or null: it is in no list
   */
  next(paragraph: { style?: string | undefined; list?: string | undefined; level?: string | undefined }): string | null;
}

export function createWordNumbers(parts: Parts): WordNumbers {
  const numbering = xmlOf(parts, 'word/numbering.xml');
  const lists = numbering ? listsOf(numbering) : new Map<string, List>();
  const styles = stylesOf(xmlOf(parts, 'word/styles.xml'), numbering);
  const counted = new Map<string, number[]>();
  const begun = new Set<string>();
  /** Where a list that counts for the first time begins anew, its pattern does. */
  function numbersOf(id: string, list: List): number[] {
    const numbers = counted.get(list.pattern) ?? [];
    counted.set(list.pattern, numbers);
    if (begun.has(id)) return numbers;
    begun.add(id);
    for (const [level, start] of list.restarts) numbers[level] = start - 1;
    return numbers;
  }

  return {
    next({ style, list: named, level }) {
      const own = styles.get(style ?? '');
      const id = named ?? own?.list ?? '';
      const list = lists.get(id);
      if (!list) return null;
      const at = Number(level ?? own?.level ?? 0);
      const numbers = numbersOf(id, list);
      numbers[at] = (numbers[at] ?? (list.levels.get(at)?.start ?? 1) - 1) + 1;
      numbers.length = at + 1;
      return labelOf(list, at, numbers);
    },
  };
}

function labelOf({ levels }: List, at: number, numbers: readonly number[]): string {
  const level = levels.get(at);
  if (!level || level.format === 'bullet' || level.format === 'none') return '';
  return level.text.replace(/%(\d)/g, (_, digit: string) => {
    const other = Number(digit) - 1;
    const number = numbers[other] ?? levels.get(other)?.start ?? 1;
    return written(number, levels.get(other)?.format ?? 'decimal');
  });
}

function written(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return lettersOf(number);
    case 'upperLetter':
      return lettersOf(number).toUpperCase();
    case 'lowerRoman':
      return romanOf(number);
    case 'upperRoman':
      return romanOf(number).toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

/** a … z, aa, bb: as Word goes on after z. */
function lettersOf(number: number): string {
  const at = Math.max(1, number) - 1;
  return String.fromCodePoint(97 + (at % 26)).repeat(Math.min(10, Math.floor(at / 26) + 1));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanOf(number: number): string {
  let left = Math.min(number, 3_999);
  let roman = '';
  for (const [value, letters] of ROMAN) {
    for (; left >= value; left -= value) roman += letters;
  }
  return roman;
}

function listsOf($: CheerioAPI): Map<string, List> {
  const patterns = new Map<string, Map<number, Level>>();
  for (const pattern of $('w\\:abstractNum').toArray()) {
    const levels = new Map<number, Level>();
    for (const level of $(pattern).children('w\\:lvl').toArray()) {
      levels.set(Number($(level).attr('w:ilvl')), {
        start: Number($(level).children('w\\:start').attr('w:val') ?? 1),
        format: $(level).children('w\\:numFmt').attr('w:val') ?? 'decimal',
        text: $(level).children('w\\:lvlText').attr('w:val') ?? '',
      });
    }
    patterns.set($(pattern).attr('w:abstractNumId') ?? '', levels);
  }
  return new Map(
    $('w\\:num')
      .toArray()
      .map((list) => {
        const pattern = $(list).children('w\\:abstractNumId').attr('w:val') ?? '';
        const restarts = $(list)
          .children('w\\:lvlOverride')
          .toArray()
          .flatMap((override): [number, number][] => {
            const start = $(override).children('w\\:startOverride').attr('w:val');
            return start === undefined ? [] : [[Number($(override).attr('w:ilvl')), Number(start)]];
          });
        const entry: List = { pattern, levels: patterns.get(pattern) ?? new Map(), restarts: new Map(restarts) };
        return [$(list).attr('w:numId') ?? '', entry];
      }),
  );
}

interface StyleList {
  list?: string | undefined;
  level?: string | undefined;
}

/** The list that a style of paragraphs is in: by the style itself, by the one it is based on, or by a level that names it. */
function stylesOf($: CheerioAPI | null, numbering: CheerioAPI | null): Map<string, StyleList> {
  const styles = new Map<string, StyleList & { base?: string | undefined }>();
  if (!$) return styles;
  for (const style of $('w\\:style').toArray()) {
    const id = $(style).attr('w:styleId') ?? '';
    const numbers = $(style).find('> w\\:pPr > w\\:numPr');
    styles.set(id, {
      list: numbers.children('w\\:numId').attr('w:val'),
      level:
        numbers.children('w\\:ilvl').attr('w:val') ??
        numbering?.(`w\\:lvl > w\\:pStyle[w\\:val="${id}"]`).parent().attr('w:ilvl'),
      base: $(style).children('w\\:basedOn').attr('w:val'),
    });
  }
  const inherited = (id: string | undefined, depth: number): StyleList => {
    const style = id === undefined || depth > 10 ? undefined : styles.get(id);
    if (!style) return {};
    const above = inherited(style.base, depth + 1);
    return { list: style.list ?? above.list, level: style.level ?? above.level };
  };
  return new Map([...styles.keys()].map((id) => [id, inherited(id, 0)]));
}

function xmlOf(parts: Parts, path: string): CheerioAPI | null {
  const part = parts.get(path);
  return part ? load(part.toString('utf8'), { xml: true }) : null;
}
