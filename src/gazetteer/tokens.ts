import { nameKey } from './name-key.ts';

/** A word or number in a text, with where it stands. */
export interface Token {
  text: string;
  key: string;
  start: number;
  end: number;
  /** What stands between the token before and this one. */
  gap: string;
}

/** The words and numbers of a text; a hyphen parts words, an apostrophe and one where only a line may break do not. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(/['’]?\p{L}[\p{L}\p{M}'’\u00AD]*|\p{N}+(?:[.,]\p{N}+)*/gu)) {
    const word = match[0].replace(/['’]+$/, '');
    const end = match.index + word.length;
    tokens.push({ text: word, key: nameKey(word), start: match.index, end, gap: text.slice(last, match.index) });
    last = end;
  }
  return tokens;
}

/** Whether two neighbours can be one name: "Hof van Twente", "Rijssen-Holten", "St. Isidorushoeve"; with any hyphen or dash. */
export function canBeOneName(next: Token): boolean {
  return /^(?:[ \u00A0]{1,2}|\p{Pd}|\. ?| \p{Pd} )$/u.test(next.gap);
}

export function isCapitalised(token: Token): boolean {
  return /^['’]?[a-z]?['’ ]?\p{Lu}/u.test(token.text);
}

/** The first word of a sentence or line, where a capital says nothing. */
export function startsSentence(token: Token): boolean {
  return (
    token.start === 0 ||
    /[.!?:\n>"“”]\s*$/.test(token.gap) ||
    (token.start === token.gap.length && token.gap.trim() === '')
  );
}
