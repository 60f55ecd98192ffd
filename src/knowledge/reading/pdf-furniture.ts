import type { Fragment } from './pdf-fragments.ts';

export interface PdfPage {
  number: number;
  height: number;
  fragments: Fragment[];
}

/** Headers and footers stand within this share of the page from its edge. */
const EDGE = 0.12;
/** On so many pages the same words are no text of any of them. */
const FEWEST_PAGES = 3;
const PAGE_NUMBER =
  /^(?:(?:pagina|page|blz\.?|p\.)\s*)?\d{1,4}(?:\s*(?:\/|van|of)\s*\d{1,4})?$|^[-–]\s*\d{1,4}\s*[-–]$/i;

/** Takes away running headers, footers and page numbers. What stands at the edge of a page without anything else is its text. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const seen = new Map<string, Map<number, number[]>>();
  const full = pages.filter((page) => page.fragments.some((one) => !isAtEdge(one, page)));
  for (const page of full) {
    for (const fragment of page.fragments.filter((one) => isAtEdge(one, page))) {
      const words = withoutNumbers(fragment.text);
      seen.set(words, (seen.get(words) ?? new Map()).set(page.number, numbersIn(fragment.text)));
    }
  }
  const most = Math.min(FEWEST_PAGES, Math.max(2, pages.length));
  const runs = (fragment: Fragment) => {
    const where = seen.get(withoutNumbers(fragment.text));
    return where !== undefined && where.size >= most && countsPages(where);
  };
  return pages.map((page) => ({
    ...page,
    fragments: page.fragments.filter(
      (fragment) => !(isAtEdge(fragment, page) && (runs(fragment) || PAGE_NUMBER.test(fragment.text.trim()))),
    ),
  }));
}

/** Each number in a running line is the same everywhere, or goes up with the pages; others are what the page says. */
function countsPages(where: ReadonlyMap<number, readonly number[]>): boolean {
  const [[firstPage, first] = [0, []]] = where;
  return [...where].every(([page, numbers]) =>
    numbers.every((number, at) => number === first[at] || number - page === (first[at] ?? 0) - firstPage),
  );
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

function isAtEdge({ y }: Fragment, { height }: PdfPage): boolean {
  return y < height * EDGE || y > height * (1 - EDGE);
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}
