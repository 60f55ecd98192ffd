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

/** Takes away running headers, footers and page numbers. */
export function withoutFurniture(pages: readonly PdfPage[]): PdfPage[] {
  const seen = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const fragment of page.fragments.filter((one) => isAtEdge(one, page))) {
      const words = withoutNumbers(fragment.text);
      seen.set(words, (seen.get(words) ?? new Set()).add(page.number));
    }
  }
  const most = Math.min(FEWEST_PAGES, Math.max(2, pages.length));
  const runs = (fragment: Fragment) => (seen.get(withoutNumbers(fragment.text))?.size ?? 0) >= most;
  return pages.map((page) => ({
    ...page,
    fragments: page.fragments.filter(
      (fragment) => !(isAtEdge(fragment, page) && (runs(fragment) || PAGE_NUMBER.test(fragment.text.trim()))),
    ),
  }));
}

function isAtEdge({ y }: Fragment, { height }: PdfPage): boolean {
  return y < height * EDGE || y > height * (1 - EDGE);
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}
