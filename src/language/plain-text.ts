/** A text as the patterns of this feature expect it: lower case, no accents, one kind of apostrophe, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’`´]/g, "'")
    .replace(/[ \t]+/g, ' ');
}

/** The sentence around a position, with where it begins. */
export function sentenceAround(text: string, at: number): { sentence: string; start: number } {
  const start = Math.max(0, ...[...text.slice(0, at).matchAll(/[.?!;\n](?=\s|$)/g)].map((cut) => cut.index + 1));
  const rest = text.slice(at).search(/[.?!;\n](?=\s|$)/);
  return { sentence: text.slice(start, rest < 0 ? text.length : at + rest + 1), start };
}
