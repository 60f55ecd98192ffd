import { wordsOf } from './words.ts';

/** Words by which something is said in so many words, and nothing else is. */
export interface SaidOnly {
  /** Of each of these one is there. */
  has: readonly (readonly string[])[];
  /** None of these is. */
  not: readonly string[];
  /** What else may stand there, and says nothing by itself. */
  around: readonly string[];
}

/** Whether a text says this, and has no word by which anything else may be told. */
export function saysOnly(text: string, { has, not, around }: SaidOnly): boolean {
  const said = wordsOf(text);
  const known = new Set([...has.flat(), ...around]);
  const isThere = (some: readonly string[]) => said.some((word) => some.includes(word));
  return has.every(isThere) && !isThere(not) && said.every((word) => known.has(word));
}

/** Whether one of these is said: all its words are there, in whatever order. */
export function saysOneOf(said: readonly string[], some: readonly string[]): boolean {
  return some.some((one) => wordsOf(one).every((word) => said.includes(word)));
}
