import { plainWords } from './text.ts';

/** Words in a text that somebody else said, as Teams' HTML sets them apart. */
export interface Blockquote {
  from?: string;
  /** Teams' id of who said it: `8:orgid:…` a person, `28:…` a bot. */
  speaker?: string;
  text: string;
}

const BLOCKQUOTE = /<blockquote\b[^>]*>((?:(?!<blockquote\b)[\s\S])*?)<\/blockquote>/gi;
const SPEAKER = /<strong\b(?=[^>]*itemprop="?mri\b)(?:[^>]*itemid="([^"]*)")?[^>]*>([\s\S]*?)<\/strong>/i;
const TIME = /<span\b[^>]*itemprop="?time\b[^>]*>[\s\S]*?<\/span>/i;

/**
 * Takes quotations out of HTML of Teams: an answer to a message quotes its beginning, with who said it in
 * `<strong itemprop="mri">` (seen in messages of Microsoft Graph and of bots: itemtype `http://schema.skype.com/Reply`
 * and `…/Forward`); people set quotations apart themselves as well.
 */
export function splitBlockquotes(html: string): { rest: string; quotes: Blockquote[] } {
  const quotes: Blockquote[] = [];
  let rest = html;
  // From the inside out: a quotation can hold one.
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(BLOCKQUOTE, (_whole, inner: string) => {
      const [, speaker, name = ''] = SPEAKER.exec(inner) ?? [];
      const from = plainWords(name, []);
      const text = plainWords(inner.replace(SPEAKER, '').replace(TIME, ''), []);
      if (text !== '' || from !== '') quotes.push({ ...(from ? { from } : {}), ...(speaker ? { speaker } : {}), text });
      return '\n';
    });
  }
  return { rest, quotes };
}

const TABLE = /<table\b[^>]*>((?:(?!<table\b)[\s\S])*?)<\/table>/gi;
const ROW = /<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|$)/gi;
const CELL = /<(t[dh])\b[^>]*>([\s\S]*?)(?=<\/t[dh]>|<t[dh]\b|$)/gi;

/** Tables as lines in which the cells stay apart: `Plaats: Denekamp`. */
export function withTablesAsLines(html: string): string {
  return html.replace(TABLE, (_whole, inner: string) => `<br>${rowsOf(inner).join('<br>')}<br>`);
}

/** HTML, one line a row. */
function rowsOf(table: string): string[] {
  const rows = [...table.matchAll(ROW)].map(([, row = '']) =>
    [...row.matchAll(CELL)].map(([, tag, cell = '']) => ({
      head: tag?.toLowerCase() === 'th',
      words: escaped(plainWords(cell, []).replace(/\s*\n\s*/g, ', ')),
    })),
  );
  const [first = [], ...others] = rows;
  const columns = first.length > 2 && first.every(({ head }) => head) ? first.map(({ words }) => words) : null;
  if (columns === null)
    return rows.map((cells) => cells.map(({ words }) => words).join(cells.length === 2 ? ': ' : ' | '));
  return others.map((cells) => cells.map(({ words }, at) => `${columns[at] ?? ''}: ${words}`).join(', '));
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Emoji are pictures in Teams' HTML, with the character as their alternative text. */
const EMOJI = /<(?:emoji|img)\b[^>]*\balt="([^"]*)"[^>]*>(?:([^<]*)<\/emoji>)?/gi;

export function withEmoji(html: string): string {
  return html.replace(EMOJI, (_whole, alt: string) => (/\p{Extended_Pictographic}/u.test(alt) ? alt : ''));
}
