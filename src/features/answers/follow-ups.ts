import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import { kindOf } from './question.ts';

/** The words of a question that say what it is about. */
export function tellingWords(question: string, language: Language): string[] {
  return wordsOf(question).filter((word) => !isStopWord(word, language) && !isGeneralWord(word, language));
}

/**
 * A question that leans on the one before it, made to stand alone: "en in Hengelo?" after "Welk percentage geldt in
 * Deventer?" becomes "Welk percentage geldt in Hengelo?", and "is dat verplicht?" gets the subject of the last question.
 * Only words of questions are carried over, never what was answered.
 *
 * @returns the question itself when it stands alone, or when nothing was asked before
 */
export function standingAlone(question: string, memory: readonly Exchange[], language: Language): string {
  const last = memory.at(-1)?.question;
  if (last === undefined || !leansOnLast(question, language)) return question;
  return withReplacedPart(question, last, language) ?? withSubject(question, last, language);
}

const CONTINUES: Record<Language, RegExp> = {
  nl: /^\s*(en|maar|oke|oké|ok|hoe zit (het|dat) met|wat dacht je van)\b/i,
  en: /^\s*(and|but|ok|okay|so|what about|how about)\b/i,
};
const POINTS_BACK: Record<Language, RegExp> = {
  nl: /\b(dat|die|deze|dit|hij|zij|ze|hem|hun|haar|het(?=\P{L}*$|\s+(verplicht|toegestaan|geldig|gratis|klaar|afgelopen|nog|al|dan|ook|nu)\b)|daar\p{L}*|ervan|ervoor|erover|ermee|eraan|erin|dan|diens)\b/iu,
  en: /\b(that|this|those|these|it|its|they|them|their|he|she|him|her|there|then)\b/i,
};
/** A question with more words that say something says itself what it is about. */
const MOST_WORDS_CONTINUING = 3;
const MOST_WORDS_POINTING = 1;
const MOST_WORDS_OF_A_REPLY = 3;

function leansOnLast(question: string, language: Language): boolean {
  const telling = tellingWords(question, language).length;
  if (telling === 0) return true;
  if (CONTINUES[language].test(question)) return telling <= MOST_WORDS_CONTINUING;
  if (POINTS_BACK[language].test(question)) return telling <= MOST_WORDS_POINTING;
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
  if (!preposition || !part) return null;
  // Names run through "van" and "of" ("Hof van Twente"); other prepositions begin the next part.
  const next = `(?=\\s+(?:${PREPOSITION[language].replace(/\|(van|of)\b/, '')}|en|and)\\s|[?.,!]|$)`;
  const old = new RegExp(`\\b${preposition}\\s+.+?${next}`, 'i');
  return old.test(last) ? last.replace(old, `${preposition} ${part}`) : null;
}

function withSubject(question: string, last: string, language: Language): string {
  const asked = question.trim().replace(/[?.!\s]*$/, '?');
  const own = new Set(wordsOf(question));
  const subject = tellingWords(last, language).filter((word) => !own.has(word));
  const written = last.match(/[\p{L}\p{N}][\p{L}\p{N}.,-]*/gu) ?? [];
  const kept = written.filter((word) => wordsOf(word).some((part) => subject.includes(part)));
  return kept.length === 0 ? question : `${asked} (${kept.join(' ')})`;
}
