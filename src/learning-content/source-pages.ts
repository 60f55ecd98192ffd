import type { Language } from '../chat/language.ts';
import type { Button } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';

/** What rests on pages, or on sources that have none. */
interface Sourced {
  sources: readonly { url: string | null }[];
}

/** A page that something rests on. */
interface SourcePage {
  /** The place of its source among the titles, from 1; null: there is one source only, which needs no number. */
  number: number | null;
  url: string;
}

const MOST_PAGES = 2;

/** To the pages that it rests on, at most two, each with the number of its source; a page that stands there twice counts once. */
export function sourceButtons(sourced: Sourced, language: Language): Button[] {
  const { toSource, toSourceNumbered } = texts(language).learningContent;
  return sourcePages(sourced).map(({ number, url }) => ({
    kind: 'link',
    label: number === null ? toSource : toSourceNumbered(number),
    url,
  }));
}

function sourcePages({ sources }: Sourced): SourcePage[] {
  const pages = sources.flatMap(({ url }, at) =>
    url?.startsWith('https://') && sources.findIndex((one) => one.url === url) === at ? [{ url, at }] : [],
  );
  return pages.slice(0, MOST_PAGES).map(({ url, at }) => ({ url, number: sources.length === 1 ? null : at + 1 }));
}
