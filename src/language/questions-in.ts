import type { Language } from '../chat/language.ts';
import { isEverydayWord } from './general-words.ts';
import { wordsOf } from './words.ts';

/** The words with which a question begins, which are few and do not change. */
const QUESTION_WORDS = 'wie|wat|waar|wanneer|waarom|hoe|hoeveel|welke?|who|what|where|when|why|how|which';
/** ", en wie is dat?": where a second question begins within a sentence. */
const SECOND = new RegExp(`,?\\s+(?:en|and)\\s+(?=(?:${QUESTION_WORDS})\\b)`, 'i');
/** ", wie is dat": one more, where they are counted out. */
const ONE_MORE = new RegExp(`,\\s+(?=(?:${QUESTION_WORDS})\\b)`, 'i');
/** "Waar: Kerkstraat 1" is a heading. */
const BEGINS_ASKING = new RegExp(
  `^(?:[^\\p{L}]|(?:en|and|maar|but|ok|oke|oké)\\b)*(?:${QUESTION_WORDS})\\b(?!\\s*:)`,
  'iu',
);
/** "Kan ik …", "mag iedereen …": a verb before who it is about. */
const TURNED_ROUND =
  /^[^\p{L}]*(?:(?:en|and|maar|but|ok|oke|oké)\s+)?(?:kan|kun|mag|moet|zou|wil|word|ben|is|can|could|may|do|should|am)\s+(?:ik|je|jij|u|men|iemand|iedereen|i|one|you|anyone|somebody|everybody)\b/iu;
/** "Kan mijn baas …", "mag een vereniging …": and so before what has a word of its own. */
const TURNED_TO_ONE =
  /^[^\p{L}]*(?:(?:en|and|maar|but|ok|oke|oké)\s+)?(?:kan|mag|is|can|may)\s+(?:mijn|onze|een|my|our|an?)\s+\p{L}/iu;
/** "Heb je …", "weten ze …", of which the verb says nothing without who it is about. */
const TURNED_TO_OTHERS =
  /^[^\p{L}]*(?:(?:en|and|maar|but|ok|oke|oké)\s+)?(?:(?:heb|weet|ken|krijg|zie)\s+(?:je|jij|u)|(?:doen|hebben|weten|kennen)\s+(?:ze|zij|jullie|die|we|wij)|(?:do|does|did|have|has)\s+(?:you|they|he|she|it))\b/iu;
/** ", kan ik die meesturen": what is asked behind what is told; behind "als …" the verb comes first without asking. */
const ASKED_BEHIND =
  /^(?!.*\b(?:als|zodra|wanneer|toen|omdat|if|when|once|because)\b).*?[,;:.!\n]\s*(?:(?:en|and|maar|but|of|or)\s+)?(?:kan|kun|mag|moet|zal|can|could|may|should|shall)\s+(?:ik|je|jij|i|you)\b/isu;
/** "Is dat …", "mag Raalte …", "sinds wanneer …": how a question begins that goes on about the one before it. */
const VERBS =
  'is|zijn|was|waren|geldt|gelden|gold|mag|mogen|moet|moeten|kan|kunnen|heeft|hebben|loopt|bestaat|kost|telt|hoort|werkt|doet|doen|zit|zitten|duurt|are|were|does|do|did|has|have|may|can|must|should';
const SUBJECTS =
  'dat|die|dit|deze|het|ze|zij|hij|er|ik|je|we|wij|een|de|that|this|it|they|these|those|there|you|I|a|the|\\p{Lu}\\p{L}+|\\p{L}+\\s+(?:dat|die|it|that)';
const WHAT_IS_ASKED = `(?:${QUESTION_WORDS})\\s+|(?:hoe|hoeveel|welke?|how|which|what)\\s+(?!dat|die|het|je|ik)\\p{L}+\\s+`;
const BEGINS_LEANING = `(?:(?:${VERBS})\\s+(?:${SUBJECTS})|(?:sinds|vanaf|tot|since|from|until)\\s+(?:${QUESTION_WORDS})|(?:${WHAT_IS_ASKED})(?:${VERBS}))(?!\\p{L})`;
const LEANING = new RegExp(`,?\\s+(?:en|and)\\s+(?=${BEGINS_LEANING})`, 'u');
const LEANING_LISTED = new RegExp(`,\\s+(?=${BEGINS_LEANING})`, 'u');
const BEGINS_WITH_VERB = new RegExp(`^(?:${VERBS})\\s+(?:${SUBJECTS})(?!\\p{L})`, 'iu');
/** "Als ik dat koop, moet ik dan …": behind it the verb comes first without a second question. */
const CONDITION = /^\P{L}*(?:als|zodra|wanneer|toen|omdat|if|when|once|because)(?!\p{L})/iu;
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

/**
 * The same, where one that leans on the one before it stands apart as well: "wat is social return, en is dat verplicht?".
 *
 * @returns one: the text itself
 */
export function questionsGoingOn(text: string): string[] {
  const sentences = text.match(/[^?]+(?:\?+|$)/g) ?? [];
  const parts: string[] = [];
  for (const part of sentences.flatMap(apart).flatMap(leaningApart)) {
    const last = parts.length - 1;
    if (last >= 0 && !isQuestion(part)) parts[last] = `${parts[last]} ${part}`;
    else parts.push(part);
  }
  return parts.length > 1 ? parts : [text];
}

function leaningApart(part: string): string[] {
  const [first = '', ...others] = part
    .split(LEANING)
    .flatMap((piece) => (CONDITION.test(piece) ? [piece] : piece.split(LEANING_LISTED)));
  const asks = BEGINS_ASKING.test(first) || BEGINS_WITH_VERB.test(first) || (isQuestion(part) && ASKS.test(first));
  return asks && others.length > 0 ? [first, ...others].flatMap((one) => one.split(ONE_MORE)).map(asQuestion) : [part];
}

/** Whether something is asked rather than said: by its mark, the word it begins with, or a verb before who does it. */
export function isAsked(text: string): boolean {
  return [/\?/, BEGINS_ASKING, TURNED_ROUND, TURNED_TO_ONE, TURNED_TO_OTHERS].some((asking) => asking.test(text));
}

/** "Moet inkoop dit niet ook weten?": a no that asks for a yes takes nothing away, and is left out. */
export function withoutAskingNo(text: string): string {
  return isAsked(text) ? text.replace(/(?<!\p{L})(?:niet|not)\s+(?=(?:ook|also)(?!\p{L}))/giu, '') : text;
}

/** Whether something is asked of whoever reads it, before or behind what is told: "ik heb nog een foto, kan ik die meesturen". */
export function asksReader(text: string): boolean {
  return isAsked(text) || ASKED_BEHIND.test(text);
}

/** Whether it begins with what is asked: "wie komen er", and not "kan Ruimte ook mee?", which may be a wish. */
export function beginsAsking(text: string): boolean {
  return BEGINS_ASKING.test(text);
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

/** Whether it has a word that says what it is about: "en hoe dan?" has none. */
export function saysWhatAbout(part: string, language: Language): boolean {
  return wordsOf(part).some((word) => !isEverydayWord(word, language));
}
