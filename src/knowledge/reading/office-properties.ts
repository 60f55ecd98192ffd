import { load } from 'cheerio';
import type { Parts } from './archive.ts';
import { clean } from './outline.ts';

/** Title and date as an Office file tells them of itself; Office writes empty and made-up titles too. */
export function corePropertiesOf(parts: Parts): { title: string | null; date: string | null } {
  const xml = parts.get('docProps/core.xml');
  if (!xml) return { title: null, date: null };
  const $ = load(xml.toString('utf8'), { xml: true });
  const title = clean($('dc\\:title').first().text());
  const told = $('dcterms\\:modified').first().text() || $('dcterms\\:created').first().text();
  return {
    title: title === '' || NO_TITLE.test(title) ? null : title,
    date: /^\d{4}-\d{2}-\d{2}/.exec(told)?.[0] ?? null,
  };
}

const NO_TITLE =
  /^(untitled|naamloos|powerpoint[- ]presentati(e|on)|(document|presentati(e|on))\s?\d*|microsoft word.*)$/i;
