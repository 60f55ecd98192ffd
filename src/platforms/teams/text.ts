import { spansOf } from '../../chat/emphasis.ts';

const ELLIPSIS = '…';

/**
 * What Markdown or HTML could read as markup, anywhere in a text. As character references these are the characters
 * themselves in both, and in the clients that read one where the other was meant.
 */
const MARKUP = /[&<>*_`~[\]\\|]/g;

/** What is markup only at the beginning of a line: headings, lists, rules, underlines of headings. */
const LINE_START = /^(?:[#+=-]+|\d+(?=[.)]))/;

/** What clients turn into links by themselves. */
const BARE_LINK = /:(?=\/\/)|(?<=\bwww)\.|@/gi;

const reference = (character: string): string => `&#${character.charCodeAt(0)};`;
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Makes a text harmless where Teams reads Markdown with HTML in it: every character stays what it is, none has effect.
 *
 * @param kept numbers of which `[n]` stays as it is: Teams draws these as citations
 */
export function escapeMarkdown(text: string, kept: ReadonlySet<number> = new Set()): string {
  return linesOf(text, (line) => escapeWords(line, kept));
}

/** The same, in which what stands between stars is bold. */
export function boldMarkdown(text: string, kept: ReadonlySet<number> = new Set()): string {
  return linesOf(text, (line) =>
    spansOf(line)
      .map((span) => (span.strong ? `**${escapeWords(span.text, kept)}**` : escapeWords(span.text, kept)))
      .join(''),
  );
}

function linesOf(text: string, draw: (line: string) => string): string {
  return (
    text
      .split('\n')
      // Four spaces make a block of code.
      .map((line) => draw(line.trim()).replace(LINE_START, (marks) => [...marks].map(reference).join('')))
      .join('\n')
  );
}

function escapeWords(words: string, kept: ReadonlySet<number>): string {
  return words
    .split(/(\[\d{1,4}\])/)
    .map((part, index, parts) => {
      if (isKept(part, kept)) return part;
      return isKept(parts[index - 1] ?? '', kept) ? escapeAfterNumber(part) : escapePart(part);
    })
    .join('');
}

function isKept(part: string, kept: ReadonlySet<number>): boolean {
  const number = /^\[(\d{1,4})\]$/.exec(part)?.[1];
  return number !== undefined && kept.has(Number(number));
}

/** What follows `[1]` must not make a link of it: `[1](address)`, or `[1]: address`. */
function escapeAfterNumber(text: string): string {
  return /^[(:]/.test(text) ? `${reference(text)}${escapePart(text.slice(1))}` : escapePart(text);
}

function escapePart(text: string): string {
  return text
    .replace(MARKUP, (character) => NAMED[character] ?? reference(character))
    .replace(BARE_LINK, (character) => reference(character));
}

/** Adaptive Cards replace `{{DATE(…)}}`; a word joiner between the braces leaves the words and takes away the effect. */
export function escapeCard(text: string): string {
  return text.replace(/\{(?=\{)/g, '{\u2060');
}

/**
 * Cuts a text to at most `max` code units, at the end of a word where there is one in the second half, and never
 * within a character.
 *
 * @returns the text itself if it fits, else a beginning of it that ends in an ellipsis
 */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  if (max <= ELLIPSIS.length) return max === ELLIPSIS.length ? ELLIPSIS : '';
  const room = max - ELLIPSIS.length;
  const space = lastSpace(text, room);
  const end = space > room / 2 ? space : room;
  return `${text.slice(0, wholeCharacters(text, end)).trimEnd()}${ELLIPSIS}`;
}

/** Where the last white space at or before `end` stands; -1 if there is none. */
function lastSpace(text: string, end: number): number {
  for (let at = end; at >= 0; at--) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  return -1;
}

/** Where a text must be cut so that no surrogate pair is torn. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi;
const LINE_BREAKING = new Set(['br', 'p', 'div', 'li', 'ul', 'ol', 'tr', 'h1', 'h2', 'h3', 'blockquote', 'pre']);
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED_ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The words a person typed, out of the text Teams sends: the given mentions are left out, other mentions are a name,
 * HTML is only its words, and character references are characters again.
 *
 * @param mentions the texts of the mentions to leave out, as they stand in the text (`<at>Impactmakelaar</at>`)
 */
export function plainWords(text: string, mentions: readonly string[]): string {
  return mentions
    .filter((mention) => mention !== '')
    .reduce((rest, mention) => rest.replaceAll(mention, ' '), text)
    .replace(TAG, (_whole, _close: string, name: string) => (LINE_BREAKING.has(name.toLowerCase()) ? '\n' : ''))
    .replace(ENTITY, (_whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED_ENTITIES[name.toLowerCase()] ?? '';
      return character(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10));
    })
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The character with a number, or nothing where Unicode has none there. */
function character(codePoint: number): string {
  const exists = codePoint > 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff);
  return exists ? String.fromCodePoint(codePoint) : '';
}
