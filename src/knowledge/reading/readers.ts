import type { FileFacts, FormatReader, ReadDocument } from './document.ts';
import { finishReading } from './finish.ts';
import { type Format, formatOf } from './formats.ts';

/** Each reader with its libraries is loaded only when a file of its kind comes. */
const READERS: Record<Format, () => Promise<FormatReader>> = {
  pdf: async () => (await import('./pdf.ts')).readPdf,
  docx: async () => (await import('./docx.ts')).readDocx,
  pptx: async () => (await import('./pptx.ts')).readPptx,
  xlsx: async () => (await import('./xlsx.ts')).readXlsx,
  html: async () => (await import('./html.ts')).readHtml,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  csv: async () => (await import('./csv.ts')).readCsv,
  text: async () => (await import('./plain-text.ts')).readPlainText,
};

/**
 * Reads a document here and now, with nothing to stop it: only for the process that is made for it.
 *
 * @throws AppError `reading.…`
 */
export async function readHere(bytes: Uint8Array, facts: FileFacts): Promise<ReadDocument> {
  const reader = await READERS[formatOf(bytes, facts)]();
  return finishReading(await reader(bytes, facts), facts);
}
