import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { FormatReader } from './document.ts';
import { readingError } from './errors.ts';
import { clean, createSkippedList } from './outline.ts';
import { withFields } from './pdf-fields.ts';
import { fragmentsOf } from './pdf-fragments.ts';
import { type PdfPage, withoutFurniture } from './pdf-furniture.ts';
import { withoutInvisible } from './pdf-invisible.ts';
import { textOfPages } from './pdf-text.ts';
import { upright } from './pdf-turning.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * A PDF with a text layer.
 *
 * @throws AppError `reading.encrypted`, `reading.broken`, `reading.no-text` (a scan)
 */
export const readPdf: FormatReader = async (bytes) => {
  const pdf = await open(bytes);
  const skipped = createSkippedList();
  const pages = await pagesOf(pdf);
  const facts = await factsOf(pdf);
  const { title, blocks } = textOfPages(withoutFurniture(pages), facts.title);
  if (blocks.length === 0) throw readingError('no-text');
  const read = new Set(blocks.map(({ page }) => page));
  for (const { number } of pages) if (!read.has(number)) skipped.add('pages-without-text', number);
  return { title, date: facts.date, blocks, skipped: skipped.list() };
};

/** In pixels: a larger one is not unpacked. */
const NO_PICTURE = 1;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // Errors only; fonts and pictures are not drawn here.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      useSystemFonts: false,
      disableFontFace: true,
      maxImageSize: NO_PICTURE,
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw readingError(name === 'PasswordException' ? 'encrypted' : 'broken', error);
  }
}

async function pagesOf(pdf: Pdf): Promise<PdfPage[]> {
  const { OPS } = await getResolvedPDFJS();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [item] : []));
    const { pieces, height } = upright(withoutInvisible(texts, await page.getOperatorList(), OPS), page.view);
    pages.push({ number, height, fragments: withFields(fragmentsOf(pieces), await page.getAnnotations()) });
    page.cleanup();
  }
  return pages;
}

/** What the file says of itself; programs write the names of files into the title too. */
async function factsOf(pdf: Pdf): Promise<{ title: string | null; date: string | null }> {
  const { info } = await pdf.getMetadata();
  const told = (name: string) => {
    const value: unknown = Reflect.get(info, name);
    return typeof value === 'string' ? value : '';
  };
  const title = clean(told('Title'));
  const named = /\s/.test(title) && !/\.(docx?|pptx?|pdf|indd)$|^microsoft/i.test(title);
  const date = /^D:(\d{4})(\d{2})(\d{2})/.exec(told('ModDate') || told('CreationDate'));
  return { title: named ? title : null, date: date ? `${date[1]}-${date[2]}-${date[3]}` : null };
}
