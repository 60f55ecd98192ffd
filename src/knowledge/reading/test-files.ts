import { strToU8, type Zippable, zipSync } from 'fflate';

/** Documents made on the spot, for tests. */

const CONTENT_TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word document with one paragraph for each text, and any other parts. */
export function docxOf(paragraphs: readonly string[], parts: Zippable = {}, macros = false): Uint8Array {
  const kind = macros ? 'application/vnd.ms-word.document.macroEnabled.main+xml' : 'wordprocessingml.document.main+xml';
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${CONTENT_TYPES}"><Override PartName="/word/document.xml" ContentType="${kind}"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`),
    ...parts,
  });
}

const WORD_SPACES = {
  w: WORD,
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  v: 'urn:schemas-microsoft-com:vml',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
};

/** A Word document with this inside its body, as Word writes it. */
export function wordOf(body: string, parts: Zippable = {}): Uint8Array {
  const spaces = Object.entries(WORD_SPACES).map(([name, address]) => `xmlns:${name}="${address}"`);
  return docxOf([], {
    'word/document.xml': strToU8(`<w:document ${spaces.join(' ')}><w:body>${body}</w:body></w:document>`),
    ...parts,
  });
}

/** A PDF of one page with one line of text for each entry; good enough for every reader of PDF. */
export function pdfOf(lines: readonly string[]): Uint8Array {
  return pdfDrawn([lines.map((text, at) => textAt(72, 760 - 16 * at, text)).join('\n')]);
}

/** What draws a text in a PDF, its baseline beginning at x and y, in points from the left and bottom of the page. */
export function textAt(x: number, y: number, text: string, size = 11): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET`;
}

/** A PDF with a page for each entry: what draws it, turned by so many degrees, with the fields of a form. */
export function pdfDrawn(
  pages: readonly (string | { drawn: string; turned?: number; fields?: readonly string[] })[],
): Uint8Array {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const added = (object: string) => `${objects.push(object)} 0 R`;
  const kids = pages.map((page) => {
    const { drawn, turned = 0, fields = [] } = typeof page === 'string' ? { drawn: page } : page;
    const contents = added(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
    const annotations = fields.map(added).join(' ');
    return added(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${turned} /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} /Annots [${annotations}] >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  return assembled(objects, '');
}

/** A PDF that asks for a password that nobody here knows. */
export function lockedPdf(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
  ];
  return assembled(objects, `/Encrypt 3 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`);
}

function assembled(objects: readonly string[], trailer: string): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF`;
  return strToU8(text, true);
}

/** UTF-16 with a byte order mark, as Windows' Notepad writes it. */
export function utf16Of(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

/** Windows-1252; only for letters that it shares with Latin-1. */
export function windows1252Of(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
