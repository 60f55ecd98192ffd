import type { DocumentBlock, Skipped } from './document.ts';

/** Collects blocks under the headings that stand above them. */
export interface Outline {
  readonly blocks: DocumentBlock[];
  /** @param level from 1, the outermost; it closes the headings of its own level and deeper */
  heading(level: number, text: string): void;
  /** Text without words is left out. */
  add(kind: DocumentBlock['kind'], text: string, page?: number | null): void;
}

export function createOutline(): Outline {
  const blocks: DocumentBlock[] = [];
  let path: { level: number; text: string }[] = [];
  return {
    blocks,
    heading(level, text) {
      const words = clean(text);
      path = path.filter((heading) => heading.level < level);
      if (words !== '') path.push({ level, text: words.slice(0, LONGEST_HEADING) });
    },
    add(kind, text, page = null) {
      const words = clean(text).replace(kind === 'item' ? BULLET : '', '');
      if (/[\p{L}\p{N}]/u.test(words)) {
        blocks.push({ kind, headings: path.map((heading) => heading.text), page, text: words });
      }
    },
  };
}

/** A mark that only says that something is an item; a number or a letter says which one, and stays. */
const BULLET = /^[-–—•▪◦*·●○\uf0b7]\s+/;

/** A longer one is a paragraph that looks like a heading. */
const LONGEST_HEADING = 200;

/** Characters that only say how a text is set: soft hyphens, zero-width marks, private glyphs, controls. */
const INVISIBLE = /[\p{Cf}\p{Co}]|(?!\s)\p{Cc}/gu;

/** One line of words: no breaks, no double space, nothing invisible. Ligatures become the letters they are. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[ﬀ-ﬆĳĲ]/g, (ligature) => ligature.normalize('NFKC'))
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Counts what was skipped, by kind. */
export function createSkippedList(): { add(what: Skipped['what'], page?: number): void; list(): Skipped[] } {
  const skipped = new Map<Skipped['what'], Skipped>();
  return {
    add(what, page) {
      const entry = skipped.get(what) ?? { what, count: 0, pages: [] };
      entry.count += 1;
      if (page !== undefined) entry.pages.push(page);
      skipped.set(what, entry);
    },
    list: () => [...skipped.values()],
  };
}
