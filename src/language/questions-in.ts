import type { Language } from '../chat/language.ts';
import { isGeneralWord } from './general-words.ts';
import { isStopWord, wordsOf } from './words.ts';

/** The words with which a question begins, which are few and do not change. */
const QUESTION_WORDS = 'wie|wat|waar|wanneer|waarom|hoe|hoeveel|welke?|who|what|where|when|why|how|which';
/** ", en wie is dat?": where a second question begins within a sentence. */
const SECOND = new RegExp(`,?\\s+(?:en|and)\\s+(?=(?:${QUESTION_WORDS})\\b)`, 'i');
/** ", wie is dat": one more, where they are counted out. */
const ONE_MORE = new RegExp(`,\\s+(?=(?:${QUESTION_WORDS})\\b)`, 'i');
const BEGINS_ASKING = new RegExp(`^(?:[^\\p{L}]|(?:en|and|maar|but|ok|oke|oké)\\b)*(?:${QUESTION_WORDS})\\b`, 'iu');
/** "Kan ik …", "mag iedereen …": a verb before who it is about. */
const TURNED_ROUND =
  /^[^\p{L}]*(?:(?:en|and|maar|but|ok|oke|oké)\s+)?(?:kan|kun|mag|moet|zou|wil|word|ben|is|can|could|may|do|should|am)\s+(?:ik|je|jij|u|men|iemand|iedereen|i|one|you|anyone|somebody|everybody)\b/iu;
const ASKS = new RegExp(`\\b(?:${QUESTION_WORDS})\\b`, 'i');

/**
 * The questions of a text, each with what was said before it. One that says nothing by itself ("en hoe dan?") belongs to the
 * one before it.
 *
 * @returns one: the text itself
 */
export function questionsIn(text: string, language: Language): string[] {
  const sentences = text.match(/[^?]+(?:\?+|$)/g) ?? [];
  const parts: string[] = [];
  for (const part of sentences.flatMap(apart)) {
    const last = parts.length - 1;
    if (last >= 0 && !(isQuestion(part) && saysWhatAbout(part, language))) parts[last] = `${parts[last]} ${part}`;
    else parts.push(part);
  }
  return parts.length > 1 ? parts : [text];
}

/** Whether something is asked rather than said: by its mark, the word it begins with, or a verb before who does it. */
export function isAsked(text: string): boolean {
  return text.includes('?') || BEGINS_ASKING.test(text) || TURNED_ROUND.test(text);
}

function apart(sentence: string): string[] {
  const trimmed = sentence.trim();
  if (!trimmed.endsWith('?')) return trimmed === '' ? [] : [trimmed];
  const [listed = '', ...last] = trimmed.split(SECOND);
  const [first = '', ...others] = last.length > 0 ? listed.split(ONE_MORE) : [listed];
  return ASKS.test(first) ? [first, ...others, ...last].map(asQuestion) : [trimmed];
}

function asQuestion(part: string): string {
  return isQuestion(part) ? part : `${part}?`;
}

function isQuestion(part: string): boolean {
  return part.endsWith('?');
}

function saysWhatAbout(part: string, language: Language): boolean {
  return wordsOf(part).some((word) => !isStopWord(word, language) && !isGeneralWord(word, language));
}
