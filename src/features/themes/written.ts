/** More than this no agreement has that people remember. */
export const MOST_THEMES = 8;
export const LONGEST_NAME = 80;
const LONGEST_ABOUT = 300;

/** A theme as somebody wrote it down: "Vitaal platteland: boeren verdienen aan natuur". */
export interface WrittenTheme {
  name: string;
  about: string | null;
}

/** One theme a line; behind a colon what it is about. @returns null: there is none, or there are too many */
export function themesIn(text: string): WrittenTheme[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^[\s•*–-]+/, '').trim())
    .filter((line) => line !== '');
  const found = lines.map((line) => {
    const [name = '', ...rest] = line.split(':');
    const about = rest.join(':').trim().slice(0, LONGEST_ABOUT);
    return { name: name.trim().slice(0, LONGEST_NAME), about: about === '' ? null : about };
  });
  const named = found.filter(({ name }) => name !== '');
  return named.length === 0 || named.length > MOST_THEMES ? null : named;
}

const BEHIND_THEMES = /thema['’]?s?(?!\p{L})|\bthemes?\b|\b(?:de nieuwe|the new ones)\b(?=\s+(?:zijn|are)\b)/giu;
/** Between two that are named in one sentence. */
export const BETWEEN_THEMES = /\s*[,;\n]\s*(?:en\s+|and\s+)?|\s+(?:en|and|plus|&)\s+/iu;
/** Longer than this is a sentence and no name of a theme. */
export const MOST_WORDS = 5;

/** The themes that somebody says in a sentence: what stands behind a colon, else behind the last "thema's". */
export function themesSaid(text: string): string[] {
  const colon = text.lastIndexOf(':');
  const last = [...text.matchAll(BEHIND_THEMES)].at(-1);
  const from = colon >= 0 ? colon + 1 : last === undefined ? text.length : last.index + last[0].length;
  const [sentence = ''] = text.slice(from).split(/[.!?](?:\s|$)/u);
  const names = sentence.split(BETWEEN_THEMES).map((name) => name.trim().replace(/^(?:zijn|are|is)\s+/iu, ''));
  const said = names
    .filter((name) => name !== '' && name.split(/\s+/).length <= MOST_WORDS)
    .map((name) => `${name.slice(0, 1).toUpperCase()}${name.slice(1, LONGEST_NAME)}`)
    .slice(0, MOST_THEMES);
  // "Ik wil onze thema’s doorgeven" names none.
  return colon < 0 && said.length < 2 ? [] : said;
}
