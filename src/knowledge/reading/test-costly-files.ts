import { constants, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { docxOf, textAt } from './test-files.ts';

/** Files that cost far more than they seem to; made on the spot, for tests. */
export const COSTLY = {
  /** A PDF of some megabytes with half a gigabyte of drawing on its page. */
  packedPage: () => pdfOfObjects('/Kids [3 0 R] /Count 1', [page(4), packed(textAt(72, 700, 'woord'), 500)]),
  /** A PDF of three megabytes that shows one page half a million times. */
  repeatedPage: () =>
    pdfOfObjects(`/Kids [${'3 0 R '.repeat(500_000)}] /Count 500000`, [page(4), plain(textAt(72, 700, 'woord'))]),
  deepPages: () => deepPageTree(100_000),
  claimedPages: () => pdfOfObjects('/Kids [3 0 R] /Count 100000000', [page(4), plain(textAt(72, 700, 'woord'))]),
  tinyObjects: () =>
    pdfOfObjects(
      `/Kids [${Array.from({ length: 50_000 }, (_, at) => `${3 + 2 * at} 0 R`).join(' ')}] /Count 50000`,
      Array.from({ length: 50_000 }, (_, at) => [page(4 + 2 * at), plain(textAt(72, 700, `woord ${at}`))]).flat(),
    ),
  /** A workbook of six megabytes with a million rows. */
  manyRows: () => {
    const rows = Array.from(
      { length: 1_000_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    );
    return workbookOf(rows.join(''));
  },
  /** A kilobyte in which each cell of a full sheet is merged ten thousand times. */
  manyMerges: () =>
    workbookOf(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="5000"><c r="A5000"><v>1</v></c></row>',
      `<mergeCells>${'<mergeCell ref="A1:XFD5000"/>'.repeat(10_000)}</mergeCells>`,
    ),
  oneMerge: () =>
    workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  lastRow: () =>
    workbookOf('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'),
  packedWords: () =>
    workbookOf('<row r="1"><c r="A1"><v>1</v></c></row>', '', `<sst>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>`),
  manyParagraphs: () => docxOf(Array.from({ length: 1_000_000 }, (_, at) => `p${at}`)),
  /** Three kilobytes with tables thirty thousand deep. */
  deepTables: () => letterOf(nested('w:tbl', 'w:tr', 'w:tc')(30_000)),
  deepGroups: () => slidesOf(nested('p:grpSp')(100_000)),
  packedSlide: () =>
    slidesOf(`<p:sp><p:txBody>${'<a:p><a:r><a:t>w</a:t></a:r></a:p>'.repeat(500_000)}</p:txBody></p:sp>`),
  manyElements: () => strToU8(`<html><body>${'<p>a'.repeat(2_000_000)}`),
  deepElements: () => strToU8(`<html><body>${'<div>'.repeat(1_000_000)}tekst`),
  deepQuotations: () => strToU8(`${'> '.repeat(500_000)}tekst`),
  manyBrackets: () => strToU8(`# Titel\n\n${'['.repeat(2_000_000)}`),
  manyCells: () => strToU8(`naam;getal\n${';'.repeat(20_000_000)}\n`),
} as const;

const MEGABYTE = 1024 * 1024;

function page(contents: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Contents ${contents} 0 R >>`;
}

function plain(drawn: string): string {
  return `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`;
}

/** A stream of so many megabytes of one text; packed once, as each megabyte is packed alike. */
function packed(text: string, megabytes: number): string {
  const megabyte = Buffer.from(`${text}\n`.repeat(Math.ceil(MEGABYTE / text.length)), 'latin1');
  const part = deflateRawSync(megabyte, { finishFlush: constants.Z_FULL_FLUSH }).toString('latin1');
  const bytes = `\x78\x9c${part.repeat(megabytes)}\x03\x00`;
  return `<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n${bytes}\nendstream`;
}

function deepPageTree(depth: number): Uint8Array {
  const knots = Array.from({ length: depth }, (_, at) => `<< /Type /Pages /Kids [${at + 4} 0 R] /Count 1 >>`);
  return pdfOfObjects('/Kids [3 0 R] /Count 1', [...knots, page(depth + 4), plain(textAt(72, 700, 'woord'))]);
}

/** A PDF of these objects, the first of them being the third; the root of its pages is the second. */
function pdfOfObjects(pages: string, objects: readonly string[]): Uint8Array {
  const all = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages ${pages} >>`, ...objects];
  const parts = ['%PDF-1.4\n'];
  let length = parts[0]?.length ?? 0;
  const table = all.map((object, at) => {
    const part = `${at + 1} 0 obj\n${object}\nendobj\n`;
    const line = `${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
    return line;
  });
  parts.push(
    `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}

function nested(...names: readonly string[]): (depth: number) => string {
  const open = names.map((name) => `<${name}>`).join('');
  const close = names
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
  return (depth) => `${open.repeat(depth)}${close.repeat(depth)}`;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbookOf(rows: string, after = '', words = '<sst/>'): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Blad" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`),
    'xl/sharedStrings.xml': strToU8(words),
  });
}

function letterOf(body: string): Uint8Array {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return docxOf([], {
    'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
  });
}

function slidesOf(tree: string): Uint8Array {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const names = `xmlns:r="${OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="${drawing}"`;
  return zipSync({
    'ppt/presentation.xml': strToU8(
      `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>`,
    ),
    'ppt/_rels/presentation.xml.rels': strToU8(
      `<Relationships><Relationship Id="r1" Type="${OFFICE}/slide" Target="slides/slide1.xml"/></Relationships>`,
    ),
    'ppt/slides/slide1.xml': strToU8(`<p:sld ${names}><p:cSld><p:spTree>${tree}</p:spTree></p:cSld></p:sld>`),
  });
}
