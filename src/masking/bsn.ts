/** Between the digits of one number: a space, dot or dash, the last two perhaps with spaces around. */
const SEPARATOR = /^(?:\s|\s?[.\-/\u2010-\u2015]\s?)$/;

/**
 * Who parts a number of nine digits writes at most four together; eight and one more are a number of the Chamber of
 * Commerce and something else.
 */
const LONGEST_PART = 4;

/** A row of digits that stand together. */
interface Group {
  start: number;
  end: number;
  digits: string;
}

/** Words before a number that say what it is: then it is masked in whatever way it is written. */
const NAMED =
  /(bsn|burger\s?service\s?(nummer|nr)|sofi|citizen service number)[^\p{L}\d]{0,3}(\p{L}+[^\p{L}\d]{0,3}){0,3}$/iu;

/** What makes nine digits something else: a country code or an amount before them, decimals or a currency behind. */
const OTHER_BEFORE = /(\+|€|eur|euro|\+31[\s.-]?(\(0\))?[\s.-]?|\b00?31[\s.-]?(\(0\))?[\s.-]?|\bNL)\s?$/i;
const OTHER_AFTER = /^\s?(,\d|,-|euro?\b|€|%)/i;

/**
 * Where Dutch citizen service numbers stand in a text: nine digits that pass the eleven-test (Regeling Wet algemene
 * bepalingen burgerservicenummer; the number is the former sofi-nummer), together or with one kind of
 * separator between. The RSIN of a legal person passes the same test and cannot be told apart: it is found too, except
 * in a VAT number with NL before it, which since 2020 holds no citizen service number.
 */
export function findBsns(text: string): { start: number; end: number }[] {
  const groups = [...text.matchAll(/\d+/g)].map(
    ({ 0: digits, index }): Group => ({ start: index, end: index + digits.length, digits }),
  );
  const found: { start: number; end: number }[] = [];
  let at = 0;
  while (at < groups.length) {
    const row = rowFrom(text, groups, at);
    const count = row === null ? 0 : row.length;
    const first = row?.[0];
    const last = row?.at(-1);
    if (first && last) found.push({ start: first.start, end: last.end });
    at += Math.max(1, count);
  }
  return found;
}

/** The groups that from this one on make up a citizen service number; null: none do. */
function rowFrom(text: string, groups: readonly Group[], at: number): Group[] | null {
  const row: Group[] = [];
  let digits = '';
  for (let next = at; digits.length < 9; next += 1) {
    const group = groups[next];
    if (!group) return null;
    const previous = row.at(-1);
    if (previous && !SEPARATOR.test(text.slice(previous.end, group.start))) return null;
    row.push(group);
    digits += group.digits;
  }
  if (digits.length !== 9 || !passesElevenTest(digits)) return null;
  return isWrittenAsBsn(text, groups, { at, row }) ? row : null;
}

function isWrittenAsBsn(text: string, groups: readonly Group[], candidate: { at: number; row: Group[] }): boolean {
  const { at, row } = candidate;
  const [first, last] = [row[0], row.at(-1)];
  if (!first || !last) return false;
  const before = text.slice(Math.max(0, first.start - 60), first.start);
  const after = text.slice(last.end, last.end + 8);
  if (/^\p{L}/u.test(after) && !/^B\d\d/i.test(after)) return false;
  if (NAMED.test(before)) return true;
  if (/\p{L}$/u.test(before) || OTHER_BEFORE.test(before) || OTHER_AFTER.test(after)) return false;
  if (row.length === 1) return true;
  // Written in parts: only with one kind of separator, alone, and not like the area code of a telephone.
  const isInParts = row.every(({ digits }) => digits.length <= LONGEST_PART);
  return isInParts && first.digits !== '06' && hasOneSeparator(text, row) && !isPartOfMore(text, groups, { at, row });
}

function hasOneSeparator(text: string, row: readonly Group[]): boolean {
  const kinds = row.slice(1).map((group, index) => text.slice(row[index]?.end, group.start).trim());
  return new Set(kinds).size === 1;
}

/** Digits right before or behind, as in a telephone number or a date: the nine are a part of something longer. */
function isPartOfMore(text: string, groups: readonly Group[], { at, row }: { at: number; row: Group[] }): boolean {
  const [first, last] = [row[0], row.at(-1)];
  const [before, after] = [groups[at - 1], groups[at + row.length]];
  const joins = (one: Group | undefined, other: Group | undefined) =>
    one !== undefined && other !== undefined && /^[\s.\-/()+]{1,3}$/.test(text.slice(one.end, other.start));
  // The usual way of writing, three by three, is recognised between other numbers too, but not in a row of threes.
  const isThreeByThree = row.every(({ digits }) => digits.length === 3);
  const goesOn = (neighbour: Group | undefined) => !isThreeByThree || neighbour?.digits.length === 3;
  return (goesOn(before) && joins(before, first)) || (goesOn(after) && joins(last, after));
}

/** 9 × the first digit + … + 2 × the eighth − 1 × the ninth can be divided by 11. */
function passesElevenTest(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0 && Number(digits) !== 0;
}
