import { readMoments } from '../../calendar/moment-in-words.ts';
import { CARDINAL_OF } from '../../calendar/words/vocabulary.ts';
import { optionAt } from '../../language/chosen-option.ts';
import type { CardText } from '../../learning-content/library.ts';
import { VERDICTS, type Verdict } from './memory.ts';

/** A text as words to compare, without marks and accents. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\d)[.](?=\d{3}\b)/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How near in meaning an answer must be to one of the short answers to be taken for it, and how much nearer than to the others. */
const NEAR = 0.86;
const NEARER_BY = 0.015;

/** What the words alone say: one of the short answers, or all that tells a right one. @returns null: they do not say it */
export function judgeByWords({ choices, keywords }: CardText, text: string): Verdict | null {
  const said = plain(text);
  const exact = shortAnswer(choices, text);
  if (exact !== null) return exact;
  if (keywords.length > 0 && keywordsIn(keywords, said) === keywords.length) return 'right';
  return byNumber(choices, text);
}

/** Whether a text is one of the short answers of a card, word for word. */
export function isShortAnswer({ choices }: CardText, text: string): boolean {
  return shortAnswer(choices, text) !== null;
}

function shortAnswer(choices: CardText['choices'], text: string): Verdict | null {
  const said = plain(text);
  return answersOf(choices).find(({ answer }) => plain(answer) === said)?.verdict ?? null;
}

/** "Het is B", "optie c": which of a row, counted by letters, at the end of what is said. */
const LETTER =
  /(?:^|\b(?:antwoord|optie|keuze|answer|option|choice|is|het|it's|voor|for|dan|doe)\s+)\(?([a-d])\)?[.!]?$/i;

/** One of the short answers by its place among the buttons: "B", "de tweede", "de onderste". @returns null: none is named so */
export function judgeByPlace({ choices }: CardText, text: string, shown: readonly { label: string }[]): Verdict | null {
  const row = shown.flatMap(({ label }) => answersOf(choices).filter(({ answer }) => answer === label));
  const letter = LETTER.exec(text.trim())?.[1]?.toLowerCase();
  const chosen = letter === undefined ? optionAt(text, row) : row['abcd'.indexOf(letter)];
  return chosen?.verdict ?? null;
}

/** The short answers that a card has; with only the right one it is an open question. */
export function answersOf(choices: CardText['choices']): { verdict: Verdict; answer: string }[] {
  return VERDICTS.flatMap((verdict) => {
    const answer = choices[verdict];
    return answer === null ? [] : { verdict, answer };
  });
}

const TENS = [
  'tien',
  'twintig',
  'dertig',
  'veertig',
  'vijftig',
  'zestig',
  'zeventig',
  'tachtig',
  'negentig',
  'honderd',
];
const TENS_IN_ENGLISH = [
  'ten',
  'twenty',
  'thirty',
  'forty',
  'fifty',
  'sixty',
  'seventy',
  'eighty',
  'ninety',
  'hundred',
];
/** Parts of a whole as people say them, in hundredths. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ...['helft', 'half', 'halve'].map((word) => [word, 50] as const),
  ...['kwart', 'quarter'].map((word) => [word, 25] as const),
  ...[TENS, TENS_IN_ENGLISH].flatMap((words) => words.map((word, at) => [word, 10 * (at + 1)] as const)),
]);

/** Where every short answer has one number and an answer in own words names just one of these. @returns null: they do not */
function byNumber(choices: CardText['choices'], text: string): Verdict | null {
  // The number of a day or a length of time answers nothing: "pause until January 5".
  const said = readMoments(text, new Date(0)).length > 0 ? [] : numbersIn(text);
  const numbers = answersOf(choices).map(({ verdict, answer }) => ({ verdict, of: numbersIn(answer) }));
  if (said.length !== 1 || numbers.some(({ of }) => of.length !== 1)) return null;
  const same = numbers.filter(({ of }) => of[0] === said[0]);
  if (same.length === 1) return same[0]?.verdict ?? null;
  // Of an open question any other number is not the one.
  return numbers.length === 1 ? 'wrong' : null;
}

function numbersIn(text: string): number[] {
  return plain(text)
    .split(' ')
    .flatMap((word) => {
      const number = /^\d+$/.test(word)
        ? Number(word)
        : (PARTS.get(word) ?? (SHORT.has(word) ? undefined : CARDINAL_OF.get(word)));
      return number === undefined ? [] : [number];
    });
}

/** Articles rather than numbers. */
const SHORT = new Set(['een', 'one']);

/**
 * How an answer in own words is: by the words that tell it, and where those say nothing by what it means, next to the short
 * answers of the card.
 *
 * @returns null: it looks like no answer to this question at all
 */
export async function judge(
  card: CardText,
  text: string,
  meaningOf: (text: string) => Promise<Float32Array | null>,
): Promise<Verdict | null> {
  const byWords = judgeByWords(card, text);
  if (byWords !== null) return byWords;
  const meant = await nearestChoice(card, text, meaningOf);
  return meant !== 'right' && keywordsIn(card.keywords, plain(text)) > 0 ? 'nearly' : meant;
}

/** Of how many groups there is a word. */
function keywordsIn(groups: CardText['keywords'], said: string): number {
  return groups.filter((group) => group.some((word) => holds(said, plain(word)))).length;
}

/** A word, or the beginning of one. */
function holds(said: string, word: string): boolean {
  return ` ${said}`.includes(` ${word}`);
}

async function nearestChoice(
  { choices, answer }: CardText,
  text: string,
  meaningOf: (text: string) => Promise<Float32Array | null>,
): Promise<Verdict | null> {
  const said = await meaningOf(text);
  if (said === null) return null;
  const near: { verdict: Verdict; likeness: number }[] = [];
  for (const { verdict, answer: words } of [{ verdict: 'right' as const, answer }, ...answersOf(choices)]) {
    const vector = await meaningOf(words);
    if (vector !== null) near.push({ verdict, likeness: likeness(said, vector) });
  }
  near.sort((one, other) => other.likeness - one.likeness);
  const [first] = near;
  const second = near.find(({ verdict }) => verdict !== first?.verdict);
  if (!first || first.likeness < NEAR) return null;
  return second && first.likeness - second.likeness < NEARER_BY ? null : first.verdict;
}

/** Cosine: vectors of the encoder have length one. */
function likeness(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
