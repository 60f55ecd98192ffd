const WORDS: Readonly<Record<string, number>> = {
  een: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
  elf: 11,
  twaalf: 12,
  twelve: 12,
  vijftien: 15,
  twintig: 20,
  vijfentwintig: 25,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
  honderd: 100,
  honderdvijftig: 150,
  tweehonderd: 200,
  driehonderd: 300,
  vierhonderd: 400,
  vijfhonderd: 500,
  half: 0.5,
  halve: 0.5,
  anderhalf: 1.5,
  anderhalve: 1.5,
  tweeenhalf: 2.5,
  kwart: 0.25,
};

/** A number in figures or a word, as a regular expression without groups. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:[.,]\d+)?|\b(?:${Object.keys(WORDS).join('|')})\b)`;

/** "1.200.000", "1,200,000", "1,2", "1.2", "250 000", "twee" → the number; null: no number. */
export function numberOf(written: string): number | null {
  const word = WORDS[written.trim()];
  if (word !== undefined) return word;
  if (!/^\d/.test(written)) return null;
  if (/^\d{1,3}(,\d{3})+$/.test(written)) return Number(written.replaceAll(',', ''));
  const grouped = /^\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?$/.test(written);
  const digits = grouped ? written.replace(/[. ]/g, '').replace(',', '.') : written.replace(',', '.');
  const number = Number(digits);
  return Number.isFinite(number) ? number : null;
}
