import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createDocumentReader } from './document-reader.ts';
import { docxOf, lockedPdf, pdfOf } from './test-files.ts';

const MEGABYTE = 1024 * 1024;
const reader = createDocumentReader();

function read(bytes: Uint8Array, name: string) {
  return reader.readDocument(bytes, { name });
}

/** A zip entry that says it holds `declared` bytes and holds more. */
function lyingZip(name: string, content: Buffer, declared: number): Uint8Array {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  const size = local.length + name.length + packed.length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(size, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('a file that is not what it should be', () => {
  it.each<[string, string, () => Uint8Array, string]>([
    ['nothing in it', 'leeg.pdf', () => new Uint8Array(0), 'reading.empty'],
    ['only white space', 'leeg.txt', () => strToU8(' \n\t\n '), 'reading.empty'],
    [
      'pixels',
      'foto.pdf',
      () => Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'),
      'reading.unknown-format',
    ],
    ['a zip of something else', 'x.docx', () => zipSync({ 'readme.txt': strToU8('hoi') }), 'reading.unknown-format'],
    ['text under the name of a PDF', 'x.pdf', () => strToU8('Gewone tekst.'), 'reading.not-what-it-says'],
    ['text under the name of Word', 'x.docx', () => strToU8('Gewone tekst.'), 'reading.not-what-it-says'],
    ['rich text under the name of Word', 'x.docx', () => strToU8('{\\rtf1 hallo}'), 'reading.unknown-format'],
    [
      'an Office file of long ago',
      'x.doc',
      () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_024, '0'), 'hex'),
      'reading.old-office',
    ],
    [
      'an Office file with a password',
      'x.docx',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'reading.encrypted',
    ],
    ['a PDF with a password', 'x.pdf', lockedPdf, 'reading.encrypted'],
    ['half a PDF', 'x.pdf', () => strToU8('%PDF-1.7\n1 0 obj\n<< /Type /Cat'), 'reading.broken'],
    ['a PDF without a word', 'scan.pdf', () => pdfOf([]), 'reading.no-text'],
    ['half a Word file', 'x.docx', () => docxOf(['tekst']).slice(0, -30), 'reading.broken'],
    ['Word without its text', 'x.docx', () => zipSync({ 'word/document2.bin': strToU8('x') }), 'reading.broken'],
    [
      'far more than it seems, and saying so',
      'bom.docx',
      () => docxOf(['tekst'], { 'word/extra.xml': new Uint8Array(120 * MEGABYTE) }),
      'reading.too-much-inside',
    ],
    [
      'far more than it says',
      'bom.docx',
      () => lyingZip('word/document.xml', Buffer.alloc(40 * MEGABYTE, 'a'), 100),
      'reading.broken',
    ],
    [
      'thousands of parts',
      'bom.docx',
      () =>
        docxOf(
          ['tekst'],
          Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`word/${at}.xml`, strToU8('<a/>')])),
        ),
      'reading.too-much-inside',
    ],
  ])('with %s is refused with what is wrong', async (_what, name, bytes, code) => {
    await expect(read(bytes(), name)).rejects.toMatchObject({ code });
  });

  it('that is too large is refused before anything looks into it', async () => {
    const small = createDocumentReader({ fileBytes: 1_000 });
    await expect(small.readDocument(new Uint8Array(1_001), { name: 'x' })).rejects.toMatchObject({
      code: 'reading.too-large',
    });
  });

  it('with macros is read, the macros are not, and that is told', async () => {
    const bytes = docxOf(['Dit is de tekst.'], { 'word/vbaProject.bin': strToU8('Sub AutoOpen()') }, true);
    const document = await read(bytes, 'formulier.docm');
    expect(document.blocks.map(({ text }) => text)).toEqual(['Dit is de tekst.']);
    expect(document.skipped).toContainEqual({ what: 'macros', count: 1, pages: [] });
  });

  it('of one line of five megabytes is read in time', async () => {
    const line = 'woord '.repeat((5 * MEGABYTE) / 6);
    const document = await read(strToU8(line), 'lang.txt');
    expect(document.blocks).toHaveLength(1);
  });

  it('of a hundred thousand nested elements breaks only itself', async () => {
    const depth = 100_000;
    const html = `<html><body>${'<div>'.repeat(depth)}tekst${'</div>'.repeat(depth)}</body></html>`;
    const hasty = createDocumentReader({ timeoutMs: 1_500 });
    await expect(hasty.readDocument(strToU8(html), { name: 'diep.html' })).rejects.toMatchObject({
      code: expect.stringMatching(/^reading\.(too-slow|broken)$/),
    });
    expect((await read(strToU8('Gewoon een tekst.'), 'x.txt')).blocks).toHaveLength(1);
  });

  it('with entities that grow is not let grow', async () => {
    const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const xml = `<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">${entities}]><w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>Begin &e12; eind</w:t></w:r></w:p></w:body></w:document>`;
    const bytes = docxOf([], { 'word/document.xml': strToU8(xml) });
    const outcome = await read(bytes, 'x.docx').catch((error: unknown) => error);
    expect(JSON.stringify(outcome).length).toBeLessThan(1_000);
  });
});
