const ELLIPSIS = '…';

/**
 * Makes a text harmless where Slack reads markup: `<!channel>`, `<@U1>` and `<https://x>` stay the characters they are.
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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
  const space = text.slice(0, room + 1).search(/\s\S*$/);
  const end = space > room / 2 ? space : room;
  return `${text.slice(0, wholeCharacters(text, end)).trimEnd()}${ELLIPSIS}`;
}

/** Where a text must be cut so that no surrogate pair is torn. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/**
 * Cuts a text at a word end until it takes at most `room` characters as JSON (quotes and line ends count double there).
 */
export function cutToJson(text: string, room: number, max: number): string {
  let cut = cutAtWord(text, Math.min(max, room));
  while (cut.length > 0 && JSON.stringify(cut).length > room) {
    cut = cutAtWord(text, Math.floor(cut.length * 0.8));
  }
  return cut;
}

/** Splits a text into parts of at most `max` code units, between words where there are any. */
export function splitAtWords(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const space = rest.slice(0, max + 1).search(/\s\S*$/);
    const end = space > 0 ? space : wholeCharacters(rest, max);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest].filter((part) => part.trim() !== '');
}

const MARKUP = /<([^<>]*)>|&(amp|lt|gt);/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>' };

/**
 * The words a person typed, out of the text Slack sends: mentions of the bot are left out, links become their labels,
 * other mentions the name that Slack tells with them, and the three escaped characters themselves again. An id is no
 * word: a mention without a name is left out, and so is one of everybody.
 */
export function plainWords(text: string, botUserId: string): string {
  return text
    .replace(MARKUP, (_whole, markup: string | undefined, entity: string | undefined) =>
      markup === undefined ? (ENTITIES[entity ?? ''] ?? '') : wordsOfMarkup(markup, botUserId),
    )
    .replace(/[^\S\n]{2,}/g, ' ')
    .trim();
}

/** Whether the text speaks to the bot by name. */
export function mentions(text: string, botUserId: string): boolean {
  return new RegExp(`<@${botUserId}(\\|[^>]*)?>`).test(text);
}

function wordsOfMarkup(markup: string, botUserId: string): string {
  const bar = markup.indexOf('|');
  const target = bar < 0 ? markup : markup.slice(0, bar);
  const label = bar < 0 ? '' : decodeEntities(markup.slice(bar + 1));
  if (target.startsWith('@')) return target === `@${botUserId}` ? '' : label;
  if (target.startsWith('#')) return label && `#${label}`;
  if (target.startsWith('!')) return label;
  return label || decodeEntities(target.replace(/^mailto:/, ''));
}

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_whole, entity: string) => ENTITIES[entity] ?? '');
}
