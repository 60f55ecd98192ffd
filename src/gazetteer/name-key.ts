/**
 * What is compared of a place name: its letters, lower case, without accents, spaces, hyphens and apostrophes; the
 * letter "ĳ" is the two it stands for.
 * "Rijssen-Holten", "rijssen holten" and "RIJSSEN HOLTEN" have one key; so have "Mariënberg" and "Marienberg".
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many typing mistakes are forgiven in a name with this many letters: none in a short one. */
export function mistakesForgiven(letters: number): number {
  if (letters < 5) return 0;
  return letters < 9 ? 1 : 2;
}
