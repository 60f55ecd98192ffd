import type { Language } from '../../chat/language.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import { typingMistakes } from '../../language/typing-mistakes.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';

/** Words of everyday speech say little about what a question is about. */
const GENERAL_WEIGHT = 0.2;
/** In a longer word one typing mistake is forgiven. */
const SHORTEST_FORGIVEN = 6;
/** From this much of what two questions say in common, they are one question. */
const LEAST_ALIKE = 0.6;

/**
 * How much two questions ask the same, 0–1: twice the weight of the telling words they share, against the weight of
 * all telling words of both (Dice, "Measures of the amount of ecologic association between species", 1945).
 *
 * 0 when each has a telling word that the other lacks ("in Deventer", "in Zwolle"): the answer to one is not the
 * answer to the other, and it would be sent to who asked.
 */
export function likeness(one: string, other: string, language: Language): number {
  const left = tellingWords(one, language);
  const right = tellingWords(other, language);
  const total = weightOf(left) + weightOf(right);
  if (total === 0) return one.trim().toLowerCase() === other.trim().toLowerCase() ? 1 : 0;
  const onlyLeft = missingFrom(right, left);
  const onlyRight = missingFrom(left, right);
  if (saysMore(onlyLeft) && saysMore(onlyRight)) return 0;
  return 1 - (weightOf(onlyLeft) + weightOf(onlyRight)) / total;
}

/** The gap that asks the same as this question, the likest one; null when there is none. */
export function likeGap<Gap extends { question: string | null }>(
  question: string,
  gaps: readonly Gap[],
  language: Language,
): Gap | null {
  let best: { gap: Gap; alike: number } | null = null;
  for (const gap of gaps) {
    const alike = gap.question === null ? 0 : likeness(question, gap.question, language);
    if (alike >= LEAST_ALIKE && alike > (best?.alike ?? 0)) best = { gap, alike };
  }
  return best?.gap ?? null;
}

function tellingWords(text: string, language: Language): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of wordsOf(text)) {
    if (isStopWord(word, language)) continue;
    words.set(stem(word, language), isGeneralWord(word, language) ? GENERAL_WEIGHT : 1);
  }
  return words;
}

/** The words of `words` that `others` has not. */
function missingFrom(others: ReadonlyMap<string, number>, words: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...words].filter(([word]) => ![...others.keys()].some((other) => isSame(word, other))));
}

function saysMore(words: ReadonlyMap<string, number>): boolean {
  return [...words.values()].some((weight) => weight === 1);
}

function weightOf(words: ReadonlyMap<string, number>): number {
  return [...words.values()].reduce((sum, weight) => sum + weight, 0);
}

function isSame(word: string, other: string): boolean {
  if (word === other) return true;
  return word.length >= SHORTEST_FORGIVEN && typingMistakes(word, other, 1) <= 1;
}
