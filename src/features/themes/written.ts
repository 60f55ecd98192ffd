/** More than this no agreement has that people remember. */
export const MOST_THEMES = 8;
const LONGEST_NAME = 80;
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
