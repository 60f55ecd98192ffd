import type { FormatReader } from './document.ts';
import { legalHeadingLevel } from './legal-headings.ts';
import { joinLines } from './lines.ts';
import { createOutline, type Outline } from './outline.ts';
import { decodeText } from './text-encoding.ts';

export const readPlainText: FormatReader = (bytes) => {
  const { title, blocks } = blocksOfText(decodeText(bytes));
  return { title, date: null, blocks, skipped: [] };
};

/** A heading in a text without markup, under any part of a law that it stands in. */
const OTHER_HEADING_LEVEL = 6;
const LONGEST_HEADING = 90;
const MOST_HEADING_WORDS = 12;
const LIST_MARK = /^(?:[-*•–▪◦]|\d{1,3}[.)]|\d+°\.?|[a-z]{1,2}[.)]|[ivx]{1,4}[.)])\s+/;
/** Lines that were broken by hand to fit a page are about as long as each other and shorter than this. */
const LONGEST_BROKEN_LINE = 110;

/** Finds the paragraphs, list items and headings of a text without markup. */
export function blocksOfText(text: string) {
  const outline = createOutline();
  const paragraphs = text
    .replace(/\r\n?|\u2028|\f/g, '\n')
    .split(/\n[ \t\u00a0]*\n+/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
  const title = titleOf(paragraphs[0] ?? []);
  for (const [at, lines] of paragraphs.entries()) {
    if (at === 0 && title !== null && lines.length === 1) continue;
    addParagraph(outline, lines, at + 1 < paragraphs.length);
  }
  return { title, blocks: outline.blocks };
}

function titleOf([first = '']: readonly string[]): string | null {
  const line = first.trim();
  return isHeading(line) && legalHeadingLevel(line) === null ? line : null;
}

function isHeading(line: string): boolean {
  return (
    line.length <= LONGEST_HEADING &&
    line.split(/\s+/).length <= MOST_HEADING_WORDS &&
    /^[\p{Lu}\p{N}]/u.test(line) &&
    !/[.;,:!)]$/.test(line) &&
    !LIST_MARK.test(line)
  );
}

function addParagraph(outline: Outline, lines: readonly string[], followed: boolean): void {
  const [first = '', ...rest] = lines;
  const level = legalHeadingLevel(first.trim());
  if (level !== null) {
    outline.heading(level, first);
    if (rest.length > 0) addParagraph(outline, rest, followed);
  } else if (rest.length === 0 && followed && isHeading(first.trim())) {
    outline.heading(OTHER_HEADING_LEVEL, first);
  } else {
    for (const { kind, text } of unbroken(lines)) outline.add(kind, text);
  }
}

/** Joins the lines of a paragraph that were broken by hand; an item of a list begins anew. */
function unbroken(lines: readonly string[]): { kind: 'paragraph' | 'item'; text: string }[] {
  const broken = lines.every((line) => line.length <= LONGEST_BROKEN_LINE);
  const pieces: { kind: 'paragraph' | 'item'; lines: string[] }[] = [];
  for (const line of lines) {
    const item = LIST_MARK.test(line.trim()) || /^[ \t\u00a0]*\t/.test(line);
    const open = pieces.at(-1);
    if (open && broken && !item) open.lines.push(line.trim());
    else pieces.push({ kind: item ? 'item' : 'paragraph', lines: [line.trim()] });
  }
  return pieces.map((piece) => ({ kind: piece.kind, text: joinLines(piece.lines) }));
}
