import { type CheerioAPI, load } from 'cheerio';
import type { Parts } from './archive.ts';
import { createWordNumbers } from './word-numbers.ts';

/** The style, of our own, of a paragraph that is an item of a list. */
export const ITEM_STYLE = 'ImpactItem';
const NUMBERING = 'word/numbering.xml';
/** Written by people, and read as text: not comments, not what was changed. */
const TEXTS = /^word\/(document|footnotes|endnotes)\.xml$/;

/**
 * A Word file as its reader sees it on paper: what was deleted, struck out or hidden is gone, numbers that Word
 * counts are written, and what asks to be filled in is empty until it is.
 */
export function settleWord(parts: Parts): Map<string, Buffer> {
  const settled = new Map(parts);
  for (const [name, part] of parts) {
    if (!TEXTS.test(name)) continue;
    const $ = load(part.toString('utf8'), { xml: true });
    removeUnseen($);
    tickBoxes($);
    placeTextBoxes($);
    if (name === 'word/document.xml') writeNumbers($, parts);
    settled.set(name, Buffer.from($.xml(), 'utf8'));
  }
  settled.delete(NUMBERING);
  return settled;
}

function removeUnseen($: CheerioAPI): void {
  $('w\\:del, w\\:moveFrom').remove();
  // "Klik om tekst in te voeren": what a field says until somebody fills it in.
  $('w\\:sdt > w\\:sdtPr > w\\:showingPlcHdr').each((_, mark) => {
    if (!isOff($(mark).attr('w:val'))) $(mark).closest('w\\:sdt').find('w\\:t').remove();
  });
  for (const property of ['strike', 'dstrike', 'vanish', 'webHidden']) {
    $(`w\\:r > w\\:rPr > w\\:${property}`).each((_, mark) => {
      if (!isOff($(mark).attr('w:val'))) $(mark).closest('w\\:r').remove();
    });
  }
}

/** A property that is there holds, unless it says that it does not. */
function isOff(value = ''): boolean {
  return /^(0|false|off|none)$/.test(value);
}

/** The converter makes something to press of them, of which no word is left. */
function tickBoxes($: CheerioAPI): void {
  const boxes = $('w\\:sdt > w\\:sdtPr > w14\\:checkbox');
  boxes.each((_, box) => {
    const ticked = !isOff($(box).children('w14\\:checked').attr('w14:val') ?? '0');
    $(box)
      .closest('w\\:sdt')
      .find('w\\:t')
      .text(ticked ? '☑' : '☐');
  });
  boxes.remove();
}

/** The converter knows text boxes by the copy for older versions of Word only: what has none comes right behind its paragraph. */
function placeTextBoxes($: CheerioAPI): void {
  for (const box of $('w\\:drawing w\\:txbxContent').toArray().reverse()) {
    const copies = $(box).closest('mc\\:AlternateContent').children('mc\\:Fallback');
    if (copies.find('w\\:txbxContent').length > 0) continue;
    const host = $(box).parents('w\\:p').first();
    host.after($(box).children());
  }
}

function writeNumbers($: CheerioAPI, parts: Parts): void {
  const numbers = createWordNumbers(parts);
  const names = styleNames(parts);
  for (const element of $('w\\:p').toArray()) {
    const paragraph = $(element);
    const properties = paragraph.children('w\\:pPr').first();
    const own = properties.children('w\\:numPr');
    const style = properties.children('w\\:pStyle').attr('w:val');
    const label = numbers.next({
      style,
      list: own.children('w\\:numId').attr('w:val'),
      level: own.children('w\\:ilvl').attr('w:val'),
    });
    const name = (style === undefined ? undefined : names.get(style)) ?? '';
    if (label === null && !/^(list|lijst)/i.test(name)) continue;
    if (label) {
      const run = `<w:r><w:t xml:space="preserve">${label.replaceAll('&', '&amp;').replaceAll('<', '&lt;')} </w:t></w:r>`;
      if (properties.length > 0) properties.after(run);
      else paragraph.prepend(run);
    }
    if (/^(heading|kop|title|titel)\b/i.test(name)) continue;
    if (properties.length === 0) paragraph.prepend('<w:pPr/>');
    paragraph.children('w\\:pPr').children('w\\:pStyle, w\\:numPr').remove();
    paragraph.children('w\\:pPr').prepend(`<w:pStyle w:val="${ITEM_STYLE}"/>`);
  }
}

function styleNames(parts: Parts): Map<string, string> {
  const $ = load(parts.get('word/styles.xml')?.toString('utf8') ?? '', { xml: true });
  return new Map(
    $('w\\:style')
      .toArray()
      .map((style) => [$(style).attr('w:styleId') ?? '', $(style).children('w\\:name').attr('w:val') ?? '']),
  );
}
