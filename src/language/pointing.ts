import type { Language } from '../chat/language.ts';

/** Words for somebody or something that was spoken of before; behind some of them a noun of their own may follow. */
const SPOKEN_OF: Record<Language, RegExp> = {
  nl: /\b((?:de|het)?zelfde|dat|die|deze|dit|hij|zij|ze|hem|hun|haar|het(?=\P{L}*$|\s+(verplicht|toegestaan|geldig|gratis|klaar|afgelopen|nog|al|dan|ook|nu)\b)|(daar|hier)\p{L}*|ervan|ervoor|erover|ermee|eraan|erin|dan|diens)\b/iu,
  en: /\b(same|that|this|those|these|it|its|they|them|their|he|she|him|her|there|then)\b/i,
};

/** "Hoe zat het ook alweer met de PSO?": a word that stands for what is named behind it. */
const SPOKEN_OF_NEXT: Record<Language, RegExp> = {
  nl: /\b(?:het|dat)(?=(?:\s+\p{L}+){0,4}\s+met\s+(?:de|het|een|jullie|onze)\s+\p{L})/giu,
  en: /\bit(?=(?:\s+\p{L}+){0,3}\s+with\s+(?:the|an?|your|our)\s+\p{L})/giu,
};

/** Whether a text has a word for what was spoken of before: "hoe lang duurde die?". */
export function speaksOfBefore(text: string, language: Language): boolean {
  return SPOKEN_OF[language].test(text.replace(SPOKEN_OF_NEXT[language], ''));
}

/** Words that stand for something said before, when no noun of their own follows. */
const POINTERS: Record<Language, string> = {
  nl: 'dit|deze|dat|hierboven|bovenstaande?|hierover|hiermee',
  en: 'this|that|these|those|above',
};
/** What can follow a pointer that stands alone: the end, or a word that begins no noun. */
const AFTER: Record<Language, string> = {
  nl: 'naar|aan|bij|voor|is|zijn|was|door|op|in|met|over|van|uit|te|om|even|ook|niet|wel|dan|nou|nu|kan|mag|moet|hoort|gaat|klopt|eens|verder|oppakken|doorsturen|en|of',
  en: 'to|at|for|is|are|was|on|in|with|about|of|from|also|not|then|now|can|may|must|should|belongs?|goes|and|or|right|true|correct',
};
const POINTING: Record<Language, RegExp> = { nl: pointing('nl'), en: pointing('en') };

function pointing(language: Language): RegExp {
  const end = String.raw`\s*(?:[?.!,;:)]|$)`;
  return new RegExp(String.raw`\b(?:${POINTERS[language]})(?:${end}|\s+(?:${AFTER[language]})\b)`, 'i');
}

/** So long a text tells by itself what it is about. */
const MOST_WORDS = 20;

/**
 * Whether a short text leans on something that was said elsewhere: "kun jij dit naar het juiste loket brengen?". Not when
 * the pointer has its noun with it: "wat is dit jaar de drempel?".
 */
export function pointsBack(text: string, language: Language): boolean {
  return text.trim().split(/\s+/).length <= MOST_WORDS && POINTING[language].test(text);
}
