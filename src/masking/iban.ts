/**
 * How long an IBAN is, by country: the SEPA countries and a few others whose numbers turn up in Dutch paperwork (IBAN
 * registry of SWIFT, release 99).
 */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  BA: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MA: 28,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SA: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  XK: 20,
};

/** The countries of which the account numbers have no letters behind the first two (the same registry). */
const DIGITS_ONLY: ReadonlySet<string> = new Set(
  'AE AT BA BE CZ DE DK EE ES FI FO GL HR HU IL IS LT MA ME NO PL PT RS SE SI SK TN VA XK'.split(' '),
);

/** The account numbers of every country above have more. */
const FEWEST_DIGITS = 9;

const SEPARATORS = /[\s.\-\u2010-\u2015]/;

/** Where IBANs stand in a text: from the first letter of the country up to, not including, `end`. */
export function findIbans(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (const { index, 0: name } of text.matchAll(/(?<!\p{L})(?:iban)?(?=[a-z]{2}[\s.-]?\d[\s.-]?\d)/giu)) {
    const start = index + name.length;
    if (start < from) continue;
    const end = ibanEnd(text, start);
    if (end === null) continue;
    found.push({ start, end });
    from = end;
  }
  return found;
}

function ibanEnd(text: string, start: number): number | null {
  const country = text.slice(start, start + 2).toUpperCase();
  const length = LENGTHS[country];
  if (length === undefined) return null;
  let characters = '';
  let at = start;
  for (; at < text.length && characters.length < length; at += 1) {
    const character = text.charAt(at);
    if (/[a-z0-9]/i.test(character)) characters += character;
    else if (!SEPARATORS.test(character)) return null;
  }
  const isWhole = characters.length === length && !/\d/.test(text.charAt(at));
  if (DIGITS_ONLY.has(country) && /\D/.test(characters.slice(2))) return null;
  // Words behind a year can pass the test by chance; an account number is mostly digits.
  return isWhole && characters.replace(/\D/g, '').length >= FEWEST_DIGITS && isIban(characters) ? at : null;
}

/** ISO 13616: with the first four characters moved to the end and letters as 10 to 35, the number is 1 modulo 97. */
function isIban(characters: string): boolean {
  const moved = characters.slice(4) + characters.slice(0, 4);
  const digits = [...moved.toUpperCase()].map((character) => Number.parseInt(character, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
