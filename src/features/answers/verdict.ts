import type { Language } from '../../chat/language.ts';
import { knownQuestions } from '../../knowledge/meaning/known-questions.ts';
import { wordsOf } from '../../language/words.ts';
import type { Asked } from './asked.ts';
import type { Candidate } from './ranking.ts';

/** The word with which a section answers the question above it, and what it then says. */
const VERDICT = /^(?:ja|nee|yes|no),\s+(?=\p{L})/iu;

/** What turns a question round: a yes to the one is a no to the other. */
const DENYING: Record<Language, ReadonlySet<string>> = {
  nl: new Set('niet geen nooit zonder'.split(' ')),
  en: new Set("not no never without don't doesn't isn't can't".split(' ')),
};

/** What asks whether something may: a no to whether it must is no answer to that. */
const ASKS_LEAVE: Record<Language, RegExp> = {
  nl: /\b(?:mag|mogen|toegestaan|kan|kunnen)\b/i,
  en: /\b(?:may|allowed|can|could)\b/i,
};

/** So much alike is a question to one that a section answers, for the yes or no to hold for it as well. */
const ALIKE = 0.8;

/**
 * A sentence of a section as the answer to a question: its “Ja, …” or “Nee, …” answers the question that stands above it,
 * and of another, of one that is turned round, or of whether it may where that asks whether it must, it may say the opposite.
 * What it says stays.
 */
export function withoutVerdict(
  sentence: string,
  { signs, passage }: Pick<Candidate, 'signs' | 'passage'>,
  { words, language }: Pick<Asked, 'words' | 'language'>,
): string {
  const isTurned = !knownQuestions(passage).some((one) => isDenied(one, language) === isDenied(words, language));
  const above = passage.headings.at(-1);
  const isOfLeave = (one: string) => ASKS_LEAVE[language].test(one);
  const isOtherwise = above !== undefined && isOfLeave(above) !== isOfLeave(words);
  if (signs.asked >= ALIKE && !isTurned && !isOtherwise) return sentence;
  return statementOf(sentence);
}

/** What a sentence says, without the yes or no before it. */
export function statementOf(sentence: string): string {
  const rest = sentence.replace(VERDICT, '');
  return rest === sentence ? sentence : rest.charAt(0).toUpperCase() + rest.slice(1);
}

function isDenied(question: string, language: Language): boolean {
  return wordsOf(question).some((word) => DENYING[language].has(word));
}
