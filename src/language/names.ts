import type { Language } from '../chat/language.ts';
import { sentencesOf } from './sentences.ts';
import { wordsOf } from './words.ts';

const CAPITALISED = /(?<=[\p{Ll}\p{N},;:)”"'’]\s[(“"'‘]?)\p{Lu}[\p{L}\p{N}-]*/gu;

/** The words that a text writes with a capital within a sentence, lower case: mostly names. */
export function namesIn(text: string, language: Language): Set<string> {
  return new Set(
    sentencesOf(text, language).flatMap((sentence) => wordsOf((sentence.match(CAPITALISED) ?? []).join(' '))),
  );
}
