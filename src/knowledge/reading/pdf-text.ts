import type { DocumentBlock } from './document.ts';
import { legalHeadingLevel } from './legal-headings.ts';
import { joinLines } from './lines.ts';
import { createOutline, type Outline } from './outline.ts';
import { type Fragment, mostOf, startsList } from './pdf-fragments.ts';
import type { PdfPage } from './pdf-furniture.ts';
import { readingOrder } from './pdf-order.ts';
import { columnNamesOf, tableLines } from './tables.ts';

/** So much larger than the running text a line must be set to be a heading by its size. */
const LARGER = 1.08;
/** A longer text in large letters is an introduction, no heading. */
const LONGEST_HEADING = 160;
const LONGEST_BOLD_HEADING = 90;
/** More levels of headings than this nobody can tell apart. */
const SIZES_TOLD_APART = 4;
const BOLD_LEVEL = 6;
/** A title is set at least this much larger than the text, on one of the first pages. */
const TITLE_LARGER = 1.3;
const TITLE_WITHIN_PAGES = 2;

/** Lines of one column that belong together. */
interface Paragraph {
  lines: Fragment[];
  page: number;
}

/** The running text of a document and what is set larger: measured over all of it. */
interface Typography {
  size: number;
  font: string;
  /** By rounded size of the letters: the level of a heading set in it. */
  levels: ReadonlyMap<number, number>;
}

/**
 * Puts the text of all pages in order, under headings that are told by how they are set.
 *
 * @param told the title as the file itself tells it: believed when it stands on one of the first pages
 */
export function textOfPages(
  pages: readonly PdfPage[],
  told: string | null,
): { title: string | null; blocks: DocumentBlock[] } {
  const typography = typographyOf(pages);
  const title = told !== null && standsIn(told, pages) ? told : (titleOf(pages, typography) ?? told);
  const assembly = createAssembly(title, typography);
  for (const page of withoutCover(pages, typography)) {
    for (const region of readingOrder(page.fragments)) {
      if (region.kind === 'table') assembly.table(region.rows, page.number);
      else for (const paragraph of paragraphsOf(region.lines, page.number, typography)) assembly.paragraph(paragraph);
    }
  }
  return { title, blocks: assembly.finish() };
}

/** Puts paragraphs under their headings, and together where a column or page cut one in two. */
function createAssembly(title: string | null, typography: Typography) {
  const outline = createOutline();
  let open: Paragraph | null = null;
  /** The names of the columns of a table that may go on on the next page. */
  let columns: string[] | null = null;
  const figures = createFigures((text, page) => outline.add('paragraph', text, page));

  function flush(): void {
    if (open) addParagraph(outline, open);
    open = null;
  }

  return {
    table(rows: string[][], page: number): void {
      flush();
      const goesOn = columns !== null && rows.every((row) => row.length === columns?.length);
      const names = goesOn ? columns : columnNamesOf(rows);
      const repeated = goesOn && rows[0]?.join() === columns?.join();
      const all = goesOn && names && !repeated ? [names, ...rows] : rows;
      for (const line of tableLines({ rows: all, headRows: goesOn ? 1 : 0 })) outline.add('row', line, page);
      columns = names;
    },
    paragraph(paragraph: Paragraph): void {
      columns = null;
      const words = wordsOf(paragraph);
      if (isFigure(paragraph, typography)) {
        flush();
        figures.figure(words, paragraph.page);
        return;
      }
      // What stands above the title is the head of a letter or a journal.
      const isTitle = isTitleOf(words, title);
      const level = isTitle ? 1 : headingLevel(paragraph, typography);
      if (level === null && open && goesOn(open, paragraph)) {
        open.lines.push(...paragraph.lines);
        return;
      }
      flush();
      if (!isTitle) figures.words(words, level !== null);
      if (level === null) open = paragraph;
      else outline.heading(level, isTitle ? '' : words);
    },
    finish(): DocumentBlock[] {
      flush();
      return outline.blocks;
    },
  };
}

function isTitleOf(words: string, title: string | null): boolean {
  return title !== null && lettersOf(words) === lettersOf(title);
}

const FIGURE = /^[€%±<>+\-\s]*\d[\d.,\s]*(?:%|€|x|mln\.?|k)?$/;

function isFigure({ lines: [first], ...rest }: Paragraph, { size }: Typography): boolean {
  return first !== undefined && first.size > size * LARGER && FIGURE.test(wordsOf({ lines: [first], ...rest }));
}

/** In a factsheet a number stands large and alone: the heading right above it, or the words under it, say what it counts. */
function createFigures(tell: (text: string, page: number) => void) {
  let waiting: { figure: string; page: number } | null = null;
  let heading: string | null = null;
  const told = (words: string, figure: string, page: number) => tell(`${words.replace(/[.:]$/, '')}: ${figure}`, page);
  return {
    figure(figure: string, page: number): void {
      if (heading === null) waiting = { figure, page };
      else told(heading, figure, page);
    },
    words(words: string, isHeading: boolean): void {
      if (waiting) told(words, waiting.figure, waiting.page);
      heading = isHeading && !waiting ? words : null;
      waiting = null;
    },
  };
}

/** A line of a table of contents, or a number that stands alone. */
const NO_TEXT = /\.{4,}\s*\d*$|(?:\. ){4,}\d*$|^[^\p{L}]*$/u;

function addParagraph(outline: Outline, paragraph: Paragraph): void {
  const text = wordsOf(paragraph);
  if (NO_TEXT.test(text)) return;
  outline.add(startsList(text) ? 'item' : 'paragraph', text, paragraph.page);
}

function wordsOf({ lines }: Paragraph): string {
  return joinLines(lines.map(({ text }) => text));
}

function typographyOf(pages: readonly PdfPage[]): Typography {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  for (const { text, size, font } of pages.flatMap(({ fragments }) => fragments)) {
    sizes.set(rounded(size), (sizes.get(rounded(size)) ?? 0) + text.length);
    fonts.set(font, (fonts.get(font) ?? 0) + text.length);
  }
  const size = mostOf(sizes) ?? 10;
  const larger = [...sizes.keys()].filter((other) => other > size * LARGER).sort((a, b) => b - a);
  const levels = new Map(larger.map((other, rank) => [other, Math.min(rank + 1, SIZES_TOLD_APART)] as const));
  return { size, font: mostOf(fonts) ?? '', levels };
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function titleOf(pages: readonly PdfPage[], typography: Typography): string | null {
  const first = pages.filter(({ number }) => number <= TITLE_WITHIN_PAGES);
  const paragraphs = first.flatMap(({ fragments, number }) =>
    readingOrder(fragments).flatMap((region) =>
      region.kind === 'text' ? paragraphsOf(region.lines, number, typography) : [],
    ),
  );
  const sizeOf = ({ lines }: Paragraph) => Math.max(...lines.map(({ size }) => size));
  const titles = paragraphs.filter(
    (paragraph) => sizeOf(paragraph) >= typography.size * TITLE_LARGER && /\p{L}{3}/u.test(wordsOf(paragraph)),
  );
  const largest = Math.max(...titles.map(sizeOf));
  const title = titles.find((paragraph) => sizeOf(paragraph) >= largest * 0.98);
  return title ? wordsOf(title).slice(0, LONGEST_HEADING) : null;
}

/** A first page on which hardly anything is set as running text only announces what follows, unless that is no longer itself. */
function withoutCover(pages: readonly PdfPage[], { size }: Typography): readonly PdfPage[] {
  const isShort = ({ fragments }: PdfPage) => {
    const running = fragments.filter((fragment) => fragment.size <= size * LARGER);
    return running.reduce((sum, { text }) => sum + text.length, 0) < COVER_CHARACTERS;
  };
  return pages.every(isShort) ? pages : pages.filter((page) => page.number !== 1 || !isShort(page));
}

const COVER_CHARACTERS = 150;

function standsIn(title: string, pages: readonly PdfPage[]): boolean {
  const first = pages.filter(({ number }) => number <= TITLE_WITHIN_PAGES);
  const text = first.flatMap(({ fragments }) => fragments.map((fragment) => fragment.text)).join(' ');
  return /\S \S/.test(title) && lettersOf(text).includes(lettersOf(title));
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Cuts the lines of a column where the space, the letters or a mark of a list say that something else begins. */
function paragraphsOf(lines: readonly Fragment[], page: number, typography: Typography): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const right = Math.max(...lines.map((line) => line.right));
  const step = usualStep(lines, typography);
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before === undefined || beginsParagraph(line, before, { right, step }))
      paragraphs.push({ lines: [line], page });
    else paragraphs.at(-1)?.lines.push(line);
  }
  return wholeHeadings(paragraphs, typography);
}

/** The lines of a heading may stand further apart than those of the text. */
function wholeHeadings(paragraphs: readonly Paragraph[], { size }: Typography): Paragraph[] {
  const whole: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const before = whole.at(-1);
    const [first] = paragraph.lines;
    const last = before?.lines.at(-1);
    const oneHeading =
      first !== undefined &&
      last !== undefined &&
      first.size > size * LARGER &&
      first.size === last.size &&
      last.y - first.y > 0 &&
      last.y - first.y <= first.size * HEADING_STEP &&
      !/[.?!:]$/.test(last.text.trim());
    if (before && oneHeading) before.lines.push(...paragraph.lines);
    else whole.push({ lines: [...paragraph.lines], page: paragraph.page });
  }
  return whole;
}

/** In sizes of its letters, how far apart the lines of one heading stand at most. */
const HEADING_STEP = 2;

/** In sizes of its letters: lines that stand further apart are paragraphs, unless all stand so. */
const WIDE_STEP = 1.65;
const DOUBLE_STEP = 2.6;

/** How far apart the lines of running text mostly stand in a column, in points; 0 where there are too few to tell. */
function usualStep(lines: readonly Fragment[], { size }: Typography): number {
  const steps = lines
    .map((line, at) => (lines[at - 1]?.y ?? 0) - line.y)
    .filter(
      (step, at) => at > 0 && step > 0 && step <= size * DOUBLE_STEP && Math.abs((lines[at]?.size ?? 0) - size) < 0.75,
    )
    .sort((one, other) => one - other);
  return steps.length < FEWEST_STEPS ? 0 : (steps[Math.floor(steps.length / 2)] ?? 0);
}

const FEWEST_STEPS = 3;

function beginsParagraph(
  line: Fragment,
  before: Fragment,
  { right, step: usual }: { right: number; step: number },
): boolean {
  const sameRow = Math.abs(line.y - before.y) < line.size * 0.4;
  if (sameRow) return false;
  if (startsList(line.text)) return true;
  if (Math.abs(line.size - before.size) > 0.75) return true;
  const step = before.y - line.y;
  if (step < 0 || step > Math.max(Math.max(line.size, before.size) * WIDE_STEP, usual * 1.2)) return true;
  if (line.font !== before.font && legalHeadingLevel(before.text.trim()) !== null) return true;
  // A sentence that ended well before the edge ended the paragraph.
  const short = before.right < right - (right - before.x) * 0.2;
  return short && /[.:;!?]["”’)]?$/.test(before.text.trim()) && /^["“‘(]?[\p{Lu}\p{N}]/u.test(line.text);
}

function headingLevel(paragraph: Paragraph, { size, font, levels }: Typography): number | null {
  const [first] = paragraph.lines;
  const text = wordsOf(paragraph);
  if (!first || startsList(text) || !/^["'‘“(§]?\s?[\p{L}\p{N}].*\p{L}/u.test(text)) return null;
  if (text.length <= LONGEST_HEADING && first.size > size * LARGER) return levels.get(rounded(first.size)) ?? 1;
  const legal = legalHeadingLevel(text);
  if (legal !== null) return legal + SIZES_TOLD_APART;
  const otherFont = paragraph.lines.every((line) => line.font !== font);
  const named = text.length <= LONGEST_BOLD_HEADING && paragraph.lines.length <= 2 && !/[.;,:]$/.test(text);
  return otherFont && named && first.size >= size * 0.95 && /^[\p{Lu}\p{N}]/u.test(text) ? BOLD_LEVEL : null;
}

function goesOn(open: Paragraph, next: Paragraph): boolean {
  const last = open.lines.at(-1);
  const first = next.lines[0];
  if (!last || !first || Math.abs(last.size - first.size) > 0.75) return false;
  // Below each other in one column, the space between them has already said that they are two.
  if (open.page === next.page && last.y > first.y && Math.abs(last.x - first.x) < GUTTER) return false;
  return !/[.:;!?]["”’)]?$/.test(last.text.trim()) && /^["“‘(]?\p{Ll}/u.test(first.text.trim());
}

const GUTTER = 20;
