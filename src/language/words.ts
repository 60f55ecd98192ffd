import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import type { Language } from '../chat/language.ts';

/**
 * The words of a text, lower case and without accents; numbers keep their points and commas ("25,5", "2.82"), and what
 * stands behind an apostrophe is left out ("zo'n", "what's").
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’]\p{L}{1,2}(?!\p{L})/gu, '')
      .match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * The part that the forms of a word share: `vergunningen` and `vergunning` have one stem.
 *
 * Snowball for both languages; for Dutch with what Snowball leaves apart: plurals on -ies (subsidie, subsidies), the
 * f/v and s/z of singular and plural (bedrijf, bedrijven), the double vowel of an open syllable (leent, lenen),
 * participles (aangevraagd, aanvraag; verkokerd, verkokering), and the family around ondernemen.
 */
export function stem(word: string, language: Language): string {
  const known = stems[language].get(word);
  if (known !== undefined) return known;
  const made = language === 'nl' ? dutchStem(word) : stemEnglish(word);
  if (stems[language].size > STEMS_REMEMBERED) stems[language].clear();
  stems[language].set(word, made);
  return made;
}

/** Texts use the same words over and over; stemming each once makes indexing several times faster. */
const STEMS_REMEMBERED = 200_000;
const stems: Record<Language, Map<string, string>> = { nl: new Map(), en: new Map() };

const SEPARABLE = /^(aan|af|bij|door|in|mee|na|om|onder|op|over|toe|uit|voor)ge(\p{L}{3,}?)(d|t|en)$/u;

/** Forms that no rule reaches. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['kocht', 'koop'],
  ['gekocht', 'koop'],
  ['koop', 'koop'],
  ['kopen', 'koop'],
  ['koopt', 'koop'],
  ['ingekocht', 'inkoop'],
  ['inkopen', 'inkoop'],
  ['inkoopt', 'inkoop'],
  ['ondernemer', 'ondernem'],
  ['ondernemers', 'ondernem'],
  ['ondernemerschap', 'ondernem'],
  ['begon', 'begin'],
  ['begonnen', 'begin'],
  ['begint', 'begin'],
  ['steden', 'stad'],
]);

function dutchStem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const separable = SEPARABLE.exec(word);
  if (separable) return dutchStem(`${separable[1]}${separable[2]}`);
  return stemDutch(word)
    .replace(/^((?:be|ge|her|ont|ver)\p{L}{3,})[dt]$/u, '$1')
    .replace(/(?<=[bdfgklmnprvz])t$/, '')
    .replace(/v$/, 'f')
    .replace(/z$/, 's')
    .replace(/ies$/, 'ie')
    .replace(/([aeou])\1(?=[^aeiou]$)/, '$1')
    .replace(/([^aeiou])\1$/, '$1');
}

const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  nl: new Set(
    `aan al alle allemaal alles als altijd andere ben bent bij bijvoorbeeld binnen daar daarom dan dat de deze die dit
     doe doen doet door dus echt een eens eigenlijk elk elke en enige er even gaan gaat ga geen geweest gewoon graag had
     hadden heb hebben hebt heeft hem hen het hier hij hoe hoi hun ie iemand iets ik in is ja je jij jouw jullie kan
     kunnen kunt kun laat maar me meer men met mij mijn moet moeten mag mogen na naar nee niet nog nou nu of om omdat
     onder ons onze ook op over precies samen te tegen ten ter toch toen tot uit u uw van vanaf vanuit veel via voor
     waar waarom waaraan waarbij waardoor waarin waarmee waarop waarvan waarvoor wanneer want waren was wat weer weet
     weten weleens wel welk welke werd werden wie wij wil willen word worden wordt zal ze zelf zich zij zijn zo zoals zou
     zouden zullen hallo goedemorgen goedemiddag dag vraag vraagje vragen vertel vertellen uitleg uitleggen leg alsjeblieft
     aub svp bedoeld bedoelt betekent betekenen inhoudt inhouden houdt zeg zeggen eigenlijk soort ding hoeveel bestaat
     bestaan kwam komt komen zit zitten staat staan gebeurt heet heten hoeven hoef wist hoor hoorde las gelezen gehoord
     geef geven geeft benieuwd kijken snel kort korte verstaan verstaat`.split(/\s+/),
  ),
  en: new Set(
    `a about all also am an and any are as at be been being but by can could did do does doing done each for from get
     give had has have having he her here hi hello him his how i if in into is it its just know like long may me mean
     means meant might more most much many my no not now of on or our out own please shall she should so some something
     such tell than thank thanks that the their them then there these they this those to too up us was we well were what
     when where which while who whom whose why will with would you your explain say says said exactly actually really
     exist exists`.split(/\s+/),
  ),
};

/** "daaraan", "ervoor", "waarmee": a pointer and a preposition. */
const POINTER =
  /^(daar|er|hier|waar)(aan|achter|af|bij|boven|door|heen|in|langs|mee|na|naar|om|onder|op|over|tegen|toe|tussen|uit|van|voor)$/;

const stopStems: Record<Language, ReadonlySet<string>> = {
  nl: new Set([...STOP_WORDS.nl].map((word) => stem(word, 'nl'))),
  en: new Set([...STOP_WORDS.en].map((word) => stem(word, 'en'))),
};

/** A word that says nothing about the subject. */
export function isStopWord(word: string, language: Language): boolean {
  if (STOP_WORDS[language].has(word) || (language === 'nl' && POINTER.test(word))) return true;
  return word.length >= 4 && stopStems[language].has(stem(word, language));
}
