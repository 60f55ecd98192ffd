import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { openArchive } from './archive.ts';
import type { FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { readFragment } from './html.ts';
import { corePropertiesOf } from './office-properties.ts';
import { createSkippedList } from './outline.ts';

/** Word's Dutch names of headings, and its own name of a title. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Titel'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
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
    { buffer: repacked(parts) },
    { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  const { title, blocks } = readFragment(value);
  const facts = corePropertiesOf(parts);
  return { title: title ?? facts.title, date: facts.date, blocks, skipped: skipped.list() };
};

/** The converter gets what was counted here and nothing else: no pictures, no macros, no second reading of sizes. */
function repacked(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Record<string, Uint8Array> = {};
  for (const [name, content] of parts) files[name] = content;
  files['[Content_Types].xml'] ??= strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  );
  return Buffer.from(zipSync(files, { level: 0 }));
}
