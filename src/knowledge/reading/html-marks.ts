import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { clean } from './outline.ts';

const NOTE_MARK = /^\[?(\d{1,3}|[*†‡])\]?$/;
/** After one of these a raised digit is a square or a cube. */
const UNIT = /(?:^|[^\p{L}])(?:k|h|d|c|m)?m$/u;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Makes the words of a page what its reader takes from it: what is struck out is gone, a note stands where its mark
 * stood, a raised digit is a square, a power, or the mark of a note that is not there.
 */
export function settleMarks($: CheerioAPI): void {
  $('del, s, strike').remove();
  const notes = notesOf($);
  $('sup').each((_, element) => {
    const sup = $(element);
    const mark = clean(sup.text());
    if (!NOTE_MARK.test(mark)) return;
    const note = notes.get(targetOf(sup) ?? mark);
    sup.replaceWith(note === undefined ? raised(mark, textBefore(sup)) : ` (${escaped(note)})`);
  });
}

/** Notes by their address within the page, or by their mark; they are taken from where they stand. */
function notesOf($: CheerioAPI): Map<string, string> {
  const notes = new Map<string, string>();
  $('sup').each((_, element) => {
    const target = targetOf($(element));
    const note = target === null ? $() : $(`[id="${target.replaceAll('"', '')}"]`);
    if (target === null || note.length !== 1 || note.find('sup').is(element)) return;
    note.find('a[href^="#"]').remove();
    const words = clean(note.text());
    if (words === '') return;
    notes.set(target, words);
    note.remove();
  });
  $('p, li, div').each((_, element) => {
    const block = $(element);
    const first = block
      .contents()
      .filter((_at, node) => clean($(node).text()) !== '')
      .first();
    const mark = clean(first.text());
    if (!first.is('sup') || !NOTE_MARK.test(mark) || targetOf(first as Cheerio<Element>) !== null) return;
    first.remove();
    notes.set(mark, clean(block.text()));
    block.remove();
  });
  return notes;
}

function targetOf(sup: Cheerio<Element>): string | null {
  const link = sup.find('a[href^="#"]').attr('href') ?? sup.closest('a[href^="#"]').attr('href');
  return link === undefined ? null : decodeURIComponentOr(link.slice(1));
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // An address that is no address is still a name.
    return text;
  }
}

function textBefore(sup: Cheerio<Element>): string {
  const before = sup[0]?.prev;
  return before?.type === 'text' ? before.data : '';
}

function raised(mark: string, before: string): string {
  const digits = /^\d+$/.test(mark);
  if (!digits || !(UNIT.test(before) || (/\d$/.test(before) && mark.length === 1 && before.trim() === '10'))) return '';
  return [...mark].map((digit) => RAISED[Number(digit)]).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
