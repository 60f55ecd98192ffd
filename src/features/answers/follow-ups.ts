import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import { formOf, kindOf } from './question.ts';

/** The words of a question that say what it is about. */
export function tellingWords(question: string, language: Language): string[] {
  return wordsOf(question).filter((word) => !isStopWord(word, language) && !isGeneralWord(word, language));
}

/**
 * A question that leans on the one before it, made to stand alone: "en in Hengelo?" after "Welk percentage geldt in
 * Deventer?" becomes "Welk percentage geldt in Hengelo?", and "is dat verplicht?" gets the subject of the last question.
 * Only words of questions are carried over, never what was answered.
 *
 * @param isFollowUp it was read as one, so a word or two that ask nothing by themselves lean as well
 * @returns the question itself when it stands alone, or when nothing was asked before
 */
export function standingAlone(
  question: string,
  memory: readonly Exchange[],
  language: Language,
  { isFollowUp = false }: { isFollowUp?: boolean } = {},
): string {
  const last = memory.at(-1)?.question;
  if (last === undefined || !leansOnLast(question, language, isFollowUp)) return question;
  return withReplacedPart(question, last, language) ?? withSubject(question, last, language);
}

/** The words of what a question leans on that was made to stand alone by them; none: it did not need any. */
export function leansOn(standing: string, language: Language): string[] {
  const subject = SUBJECT.exec(standing)?.[1];
  return subject === undefined ? [] : tellingWords(subject, language);
}

/** Where the words stand that {@link standingAlone} gives to a question. */
const SUBJECT = / \(([^()]+)\)$/;

const CONTINUES: Record<Language, RegExp> = {
  nl: /^\s*(en|maar|oke|oké|ok|hoe zit (het|dat) met|wat dacht je van)\b/i,
  en: /^\s*(and|but|ok|okay|so|what about|how about)\b/i,
};
/** A question with more words that say something says itself what it is about. */
const MOST_WORDS_CONTINUING = 3;
const MOST_WORDS_POINTING = 1;
const MOST_WORDS_OF_A_REPLY = 3;
const MOST_WORDS_ASKED_ON = 2;

/** "Geef eens een cijfer": it asks for something of what was spoken of, and not what that is. */
function asksNothingAlone(question: string, language: Language): boolean {
  return kindOf(question, language) === null && !formOf(question, language).definition;
}

function leansOnLast(question: string, language: Language, isFollowUp: boolean): boolean {
  const telling = tellingWords(question, language).length;
  if (telling === 0) return true;
  if (isFollowUp && telling <= MOST_WORDS_ASKED_ON && asksNothingAlone(question, language)) return true;
  if (CONTINUES[language].test(question)) return telling <= MOST_WORDS_CONTINUING;
  if (speaksOfBefore(question, language)) return telling <= MOST_WORDS_POINTING;
  // A bare word or two, as one replies to "what do you mean?".
  return kindOf(question, language) === null && wordsOf(question).length <= MOST_WORDS_OF_A_REPLY;
}

const PREPOSITION: Record<Language, string> = {
  nl: 'in|voor|bij|van|over|met|uit|op|onder|boven|vanaf',
  en: 'in|for|at|of|about|with|from|on|under|above',
};

/** "en voor werken?": the part of the last question behind the same preposition makes way. */
function withReplacedPart(question: string, last: string, language: Language): string | null {
  const short = new RegExp(
    `^\\s*(?:en|and|maar|but|what about|how about)?\\s*(?:dan\\s+)?(${PREPOSITION[language]})\\s+(.+?)\\s*[?.!]*\\s*$`,
    'i',
  );
  const [, preposition, part] = short.exec(question) ?? [];
  if (!preposition || !part) return withReplacedName(question, last);
  // Names run through "van" and "of" ("Hof van Twente"); other prepositions begin the next part.
  const next = `(?=\\s+(?:${PREPOSITION[language].replace(/\|(van|of)\b/, '')}|en|and)\\s|[?.,!]|$)`;
  const old = new RegExp(`\\b${preposition}\\s+.+?${next}`, 'i');
  return old.test(last) ? last.replace(old, `${preposition} ${part}`) : null;
}

const NAME = String.raw`\p{Lu}[\p{L}'-]+(?: (?:(?:van|aan|of|den|de|het) )*\p{Lu}[\p{L}'-]+)*`;
const ONLY_NAME = new RegExp(String.raw`^\s*(?:en|and|maar|but)\s+(${NAME})\s*[?.!]*\s*$`, 'u');
/** Not at the beginning, where every word has a capital. */
const NAME_WITHIN = new RegExp(String.raw`(?<=\S )${NAME}`, 'gu');

/** "en Zwolle?": the one name of the last question makes way. */
function withReplacedName(question: string, last: string): string | null {
  const name = ONLY_NAME.exec(question)?.[1];
  const [old, ...others] = last.match(NAME_WITHIN) ?? [];
  return name === undefined || old === undefined || others.length > 0 ? null : last.replace(old, name);
}

function withSubject(question: string, last: string, language: Language): string {
  const asked = question.trim().replace(/[?.!\s]*$/, '?');
  const own = new Set(wordsOf(question));
  // What the last one leaned on is still what it is about: not what was asked of it.
  const about = SUBJECT.exec(last)?.[1] ?? last;
  const subject = tellingWords(about, language).filter((word) => !own.has(word));
  const written = about.match(/[\p{L}\p{N}][\p{L}\p{N}.,-]*/gu) ?? [];
  const kept = written.filter((word) => wordsOf(word).some((part) => subject.includes(part)));
  return kept.length === 0 ? question : `${asked} (${kept.join(' ')})`;
}
