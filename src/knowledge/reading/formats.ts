import { looksLikeCsv } from './csv.ts';
import type { FileFacts } from './document.ts';
import { readingError } from './errors.ts';
import { decodeText, looksLikeText } from './text-encoding.ts';

export const FORMATS = ['pdf', 'docx', 'pptx', 'xlsx', 'html', 'markdown', 'csv', 'text'] as const;
export type Format = (typeof FORMATS)[number];

/** At this many bytes from the start, the beginning of a PDF may come (ISO 32000-1, annex H, note 13). */
const PDF_HEADER_WITHIN = 1_024;
const OLE_HEADER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * What kind of document bytes are: by what they hold. The name only tells kinds of text apart; text under the name of
 * something else is a mistake of somebody.
 *
 * @throws AppError `reading.empty`, `reading.unknown-format`, `reading.not-what-it-says`, `reading.old-office`,
 *   `reading.encrypted`
 */
export function formatOf(bytes: Uint8Array, facts: FileFacts): Format {
  if (bytes.length === 0) throw readingError('empty');
  if (startOf(bytes, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return officeFormat(bytes);
  if (OLE_HEADER.every((byte, at) => bytes[at] === byte)) {
    // An Office file with a password is one of these, with a part of this name in it.
    throw readingError(holdsUtf16(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-office');
  }
  if (!looksLikeText(bytes)) throw readingError('unknown-format');
  return textFormat(bytes, facts);
}

/** The names of a zip's parts stand in it as they are. */
function officeFormat(bytes: Uint8Array): Format {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes('word/document')) return 'docx';
  if (buffer.includes('ppt/presentation')) return 'pptx';
  if (buffer.includes('xl/workbook.xml')) return 'xlsx';
  throw readingError('unknown-format');
}

function textFormat(bytes: Uint8Array, { name, mediaType }: FileFacts): Format {
  const start = decodeText(bytes.subarray(0, PDF_HEADER_WITHIN)).trimStart();
  if (start === '' && decodeText(bytes).trim() === '') throw readingError('empty');
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|article|main)\b/i.test(start))
    return 'html';
  if (/\.x?html?$/i.test(name) || mediaType?.startsWith('text/html')) return 'html';
  if (/^\{\\rtf|^<\?xml|^%!PS/.test(start)) throw readingError('unknown-format');
  if (/\.(pdf|docx|docm|pptx|xlsx|xlsm)$/i.test(name)) throw readingError('not-what-it-says');
  if (/\.(csv|tsv)$/i.test(name) || (mediaType?.startsWith('text/csv') && looksLikeCsv(decodeText(bytes))))
    return 'csv';
  return /\.(md|markdown)$/i.test(name) || mediaType?.startsWith('text/markdown') ? 'markdown' : 'text';
}

function startOf(bytes: Uint8Array, length: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, length));
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(word, 'utf16le'));
}
