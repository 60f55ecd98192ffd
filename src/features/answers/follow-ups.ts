import type { Language } from '../../chat/language.ts';
import type { Exchange } from '../../chat/skill.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { withSibling } from '../../language/siblings.ts';
import { wordsOf } from '../../language/words.ts';
import { asksForExamples } from './examples.ts';
import { askedClause, asksWhether, formOf, kindOf } from './question.ts';

/** The words of a question that say what it is about. */
export function tellingWords(question: string, language: Language): string[] {
  return wordsOf(question).filter((word) => !isEverydayWord(word, language));
}

/**
 * What a question may ask, the likeliest first: that which leans on the question before it, and itself. What was read as more
 * of the same and has few words leans, whatever it asks: "hoeveel procent" asks of what was spoken of, and not of any percentage.
 *
 * @param isFollowUp see {@link standingAlone}
 * @returns one: its form tells
 */
export function readingsOf(
  question: string,
  memory: readonly Exchange[],
  language: Language,
  { isFollowUp = false }: { isFollowUp?: boolean } = {},
): readonly [string, ...string[]] {
  const standing = standingAlone(question, memory, language, { isFollowUp });
  const last = memory.at(-1)?.question;
  if (standing !== question || last === undefined || !isFollowUp || !mayLean(question, language)) return [standing];
  const leaning = withSubject(question, last, language);
  if (leaning === question) return [question];
  return formOf(question, language).definition ? [question, leaning] : [leaning, question];
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
const SUBJECT = /\? \(([^()]+)\)$/;

const CONTINUES: Record<Language, RegExp> = {
  nl: /^\s*(en|maar|oke|oké|ok|hoe zit (het|dat) met|wat dacht je van)\b/i,
  en: /^\s*(and|but|ok|okay|so|what about|how about)\b/i,
};
/** A question with more words that say something says itself what it is about. */
const MOST_WORDS_CONTINUING = 3;
const MOST_WORDS_POINTING = 1;
const MOST_WORDS_OF_A_REPLY = 3;
const MOST_WORDS_ASKED_ON = 2;

/** "Geef eens een cijfer", "hebben jullie een voorbeeld uit de buurt": it asks for something of what was spoken of, and not what that is. */
function asksNothingAlone(question: string, language: Language): boolean {
  if (asksForExamples(question, language)) return true;
  return kindOf(question, language) === null && !formOf(question, language).definition;
}

/** Whether it says so little of what it is about that it may be what was spoken of. */
function mayLean(question: string, language: Language): boolean {
  const telling = tellingWords(question, language).length;
  return telling <= MOST_WORDS_ASKED_ON + +speaksOfBefore(question, language);
}

/** "Jammer. Hoe lang duurde dat?": a word or two before the question are not what it is about. */
const SAID_BEFORE = /^\s*(?:[\p{L}'’]+[ ,]*){1,2}[.!…]+\s+(?=\p{L}{2,}.*\s)/u;

function leansOnLast(said: string, language: Language, isFollowUp: boolean): boolean {
  const question = said.replace(SAID_BEFORE, '');
  const telling = tellingWords(question, language).length;
  if (telling === 0) return true;
  if (isFollowUp && telling <= MOST_WORDS_ASKED_ON && asksNothingAlone(question, language)) return true;
  if (CONTINUES[language].test(question)) return telling <= MOST_WORDS_CONTINUING;
  if (speaksOfBefore(question, language)) return telling <= MOST_WORDS_POINTING;
  // A bare word or two, as one replies to "what do you mean?".
  return kindOf(question, language) === null && wordsOf(question).length <= MOST_WORDS_OF_A_REPLY;
}

/** "En per gemeente?", where nothing was asked before that it could go on about. */
export function leansOnNothing(question: string, memory: readonly Exchange[], language: Language): boolean {
  return memory.length === 0 && CONTINUES[language].test(question) && tellingWords(question, language).length <= 1;
}

const PREPOSITION: Record<Language, string> = {
  nl: 'in|voor|bij|van|over|met|uit|op|onder|boven|vanaf|tussen',
  en: 'in|for|at|of|about|with|from|on|under|above|between',
};

/** What stands between two. */
const BETWEEN = /^(?:tussen|between)$/i;

/** "Geldt dat ook voor werken?" asks the same of another. */
const APPLIES: Record<Language, string> = {
  nl: '(?:geldt|gelden|is|zijn|gaat|werkt) (?:dat|het|dit|die) (?:dan )?(?:ook|anders|hetzelfde) ',
  en: '(?:is|does|do|are) (?:that|it|this|they) (?:also |then )?(?:hold |apply |go |the same |different )?(?:too )?',
};

/** "En leveringen?" */
const ONLY_WORD = /^\s*(?:en|and|maar|but|what about|how about)\s+(?:de |het |een |a |the )?\p{L}+\s*[?.!]*\s*$/iu;

/** "en voor werken?": the part of the last question behind the same preposition makes way. */
function withReplacedPart(question: string, last: string, language: Language): string | null {
  const short = new RegExp(
    `^\\s*(?:en|and|maar|but|what about|how about)?\\s*(?:dan\\s+)?(?:${APPLIES[language]})?(${PREPOSITION[language]})\\s+(.+?)\\s*[?.!]*\\s*$`,
    'i',
  );
  const [, preposition, part] = short.exec(question) ?? [];
  const other = preposition || ONLY_WORD.test(question) ? withSibling(question, last, language) : null;
  if (other !== null) return other;
  if (!preposition || !part) return withReplacedName(question, last);
  // "En over hoe je daarmee omgaat" points back at what would make way.
  if (pointsBackAt(part, language)) return null;
  // Names run through "van" and "of" ("Hof van Twente"); other prepositions begin the next part.
  const next = `(?=\\s+(?:${PREPOSITION[language].replace(/\|(van|of)\b/, '')}|en|and)\\s|[?.,!)]|$)`;
  const old = new RegExp(
    `\\b${preposition}\\s+${BETWEEN.test(preposition) ? '.+?\\s+(?:en|and)\\s+' : ''}.+?${next}`,
    'i',
  );
  return old.test(last) ? last.replace(old, `${preposition} ${part}`) : null;
}

/** In more words than a name has. */
function pointsBackAt(part: string, language: Language): boolean {
  return wordsOf(part).length > MOST_WORDS_OF_A_REPLY && speaksOfBefore(part, language);
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

const LINKS: Record<Language, RegExp> = {
  nl: new RegExp(`^(?:${PREPOSITION.nl}|en)$`, 'i'),
  en: new RegExp(`^(?:${PREPOSITION.en}|and)$`, 'i'),
};

const POINTED_AT: Record<Language, RegExp> = {
  nl: /(?:\b(?:die|deze|zo['’]?n)|(?:^|\b(?:van|over|bij|met|voor|in|uit) )(?:dat|dit)) (\p{L}{4,})/giu,
  en: /(?:\b(?:those|these|such an?)|(?:^|\b(?:of|about|at|with|for|in|from) )(?:that|this)) (\p{L}{4,})/giu,
};
/** What somebody put between brackets is said in passing. */
const IN_PASSING = /\([^()]*\)/gu;

/**
 * What a question is about: what it leaned on and not what was asked of that, with what it pointed at by its name ("die nulmeting");
 * where it leaned on nothing, all of it.
 */
function aboutWhat(last: string, language: Language): string {
  const leanedOn = SUBJECT.exec(last)?.[1];
  if (leanedOn === undefined) return withoutStory(last.replace(IN_PASSING, ' '), language);
  const pointed = [...last.matchAll(POINTED_AT[language])].map(([, noun = '']) => noun);
  const asked = last.replace(SUBJECT, '');
  // "Is die gratis?" points at nothing by a name of its own.
  const isAsked = (noun: string) => asksWhether(asked, language) && asked.endsWith(noun);
  const named = pointed.filter(
    (noun) => tellingWords(noun, language).length > 0 && !leanedOn.includes(noun) && !isAsked(noun),
  );
  return [...named, leanedOn].join(' ');
}

/** "Ik ben nieuw, wat is social return?": what is asked tells what it is about, where that says anything. */
function withoutStory(last: string, language: Language): string {
  const asked = askedClause(last, language);
  return tellingWords(asked, language).length > 0 ? asked : last;
}

function withSubject(question: string, last: string, language: Language): string {
  const asked = question.trim().replace(/[?.!\s]*$/, '?');
  const own = new Set(wordsOf(question));
  const about = aboutWhat(last, language);
  const subject = tellingWords(about, language).filter((word) => !own.has(word));
  const written = about.match(/[\p{L}\p{N}][\p{L}\p{N}.,-]*/gu) ?? [];
  const isSubject = (word: string) => wordsOf(word).some((part) => subject.includes(part));
  const isLink = (word: string) => LINKS[language].test(word);
  // "Drempel voor diensten": what links two of them stays, so that "en voor werken?" can take its place.
  const begin = written.findIndex(isSubject);
  const end = written.findLastIndex(isSubject);
  const kept = written.filter((word, at) => isSubject(word) || (isLink(word) && at > begin && at < end));
  return kept.length === 0 ? question : `${asked} (${kept.join(' ')})`;
}
