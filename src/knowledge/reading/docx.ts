import { load } from 'cheerio';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { openArchive, type Parts } from './archive.ts';
import type { DocumentBlock, FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { readFragment } from './html.ts';
import { chartLines, diagramLines } from './office-drawings.ts';
import { corePropertiesOf } from './office-properties.ts';
import { clean, createSkippedList } from './outline.ts';
import { ITEM_STYLE, settleWord } from './word-settling.ts';

/** Word's Dutch names of headings, and its own name of a title. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Titel'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  `p.${ITEM_STYLE} => p.item:fresh`,
  ...[1, 2, 3, 4, 5, 6].flatMap((level) => [
    `p[style-name='Kop ${level}'] => h${level}:fresh`,
    `p[style-name='heading ${level}'] => h${level}:fresh`,
  ]),
];

/** A Word document. Macros in it are never unpacked, let alone run. */
export const readDocx: FormatReader = async (bytes) => {
  const { names, parts } = await openArchive(bytes, (name) => /\.(xml|rels)$/i.test(name));
  if (!parts.has('word/document.xml')) throw readingError('broken');
  const skipped = createSkippedList();
  if (names.some((name) => /vbaProject/i.test(name))) skipped.add('macros');
  for (const name of names) {
    if (/^word\/media\//.test(name)) skipped.add('images');
    if (/^word\/embeddings\//.test(name)) skipped.add('embedded-files');
  }
  const { value } = await mammoth.convertToHtml(
    { buffer: repacked(settleWord(parts)) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  const { title, blocks } = readFragment(value);
  const facts = corePropertiesOf(parts);
  const around = [...drawnIn(parts), ...runningHeadsOf(parts)];
  return { title: title ?? facts.title, date: facts.date, blocks: [...blocks, ...around], skipped: skipped.list() };
};

/** What charts and drawn schemes say; where they stand in the text the converter does not tell. */
function drawnIn(parts: Parts): DocumentBlock[] {
  return [...parts].flatMap(([name, part]) => {
    const read = /^word\/charts\/chart\d*\.xml$/.test(name)
      ? chartLines
      : /^word\/diagrams\/data\d*\.xml$/.test(name)
        ? diagramLines
        : null;
    return (read?.(part.toString('utf8')) ?? []).map((text) => ({
      kind: 'row' as const,
      headings: [],
      page: null,
      text,
    }));
  });
}

/** A reference or date that stands above or below every page is said once; a number of a page is not. */
function runningHeadsOf(parts: Parts): DocumentBlock[] {
  const lines = [...parts].flatMap(([name, part]) => {
    if (!/^word\/(header|footer)\d*\.xml$/.test(name)) return [];
    const $ = load(part.toString('utf8'), { xml: true });
    return $('w\\:p')
      .toArray()
      .map((paragraph) => clean($(paragraph).find('w\\:t').text()));
  });
  const told = [...new Set(lines)].filter((line) => /\p{L}{3}/u.test(line) && !/^(pagina|page|blad)\b/i.test(line));
  return told.map((text) => ({ kind: 'paragraph', headings: [], page: null, text }));
}

/** The converter gets what was counted here and nothing else: no pictures, no macros, no second reading of sizes. */
function repacked(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Record<string, Uint8Array> = {};
  for (const [name, content] of parts) files[name] = content;
  files['[Content_Types].xml'] ??= strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  return Buffer.from(zipSync(files, { level: 0 }));
}
