import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';
import type { Language } from '../chat/language.ts';

/**
 * The words of a text, lower case and without accents; numbers keep their points and commas ("25,5", "2.82") but for those of
 * thousands and of no cents ("1.500,00" is "1500"), and what stands behind an apostrophe is left out ("zo'n", "what's").
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’]\p{L}{1,2}(?!\p{L})/gu, '')
      .match(/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}]+/gu)
      ?.map((word) => (AMOUNT.test(word) ? plainAmount(word) : word)) ?? []
  );
}

/** With thousands set apart, or with cents of which there are none. */
const AMOUNT = /^(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]00)$/;

function plainAmount(written: string): string {
  return written.replace(/[.,]00$/, '').replace(/[.,](?=\d{3}(?!\d))/g, '');
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

/** "gestart", "getekend"; and words that only look so. */
const PARTICIPLE = /^ge(\p{L}{3,}[^aeiou])[dt]$/u;
const NO_PARTICIPLES = new Set(
  'gebied gezond gewicht gezicht gerecht gevecht geduld geluid gebrand gezant gemoed gewest getuigd gebeurt'.split(' '),
);

/** Forms that no rule reaches. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['kocht', 'koop'],
  ['gekocht', 'koop'],
  ['koop', 'koop'],
  ['kopen', 'koop'],
  ['koopt', 'koop'],
  ['ingekocht', 'inkoop'],
  ['inkocht', 'inkoop'],
  ['inkochten', 'inkoop'],
  ['inkopen', 'inkoop'],
  ['inkoopt', 'inkoop'],
  ['ondernemer', 'ondernem'],
  ['ondernemers', 'ondernem'],
  ['ondernemerschap', 'ondernem'],
  ['begon', 'begin'],
  ['koos', 'kies'],
  ['gekozen', 'kies'],
  ['voorzat', 'voorzit'],
  ['schreef', 'schrijf'],
  ['schreven', 'schrijf'],
  ['geschreven', 'schrijf'],
  ['begonnen', 'begin'],
  ['begint', 'begin'],
  ['steden', 'stad'],
]);

function dutchStem(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  const separable = SEPARABLE.exec(word);
  if (separable) return dutchStem(`${separable[1]}${separable[2]}`);
  const participle = PARTICIPLE.exec(word)?.[1];
  if (participle && !NO_PARTICIPLES.has(word)) return dutchStem(participle);
  return stemDutch(word)
    .replace(/(?:^ge)?(\p{L}{2,}eer)d$/u, '$1')
    .replace(/^((?:be|ge|her|ont|ver)\p{L}{3,})[dt]$/u, '$1')
    .replace(/(?<=[bdfgklmnprsvz])t$/, '')
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
     zegt zei zeiden ander anders niets gebeurde gebeuren gebeurd houden hield hoort horen bestaande gewone vraagt vroeg laten liet
     kijk kijkt wilt vertelt vertelde vertelden kwamen precieze legt leggen uitgelegd wist wisten bedoel bedoelen bedoelde
     bedoeling hoeft heette heen zelfs echte we haar hare bestond bestonden allen iemands
     hoezo waarheen watvoor wiens zonder volgens per sinds omdat zodat terwijl hoewel indien doordat mits tenzij noch echter
     iedereen niemand mezelf jezelf zulke zulk sommige elkaar tussen tegen tijdens zou hoelang hè he hoor joh nooit ooit
     geef geven geeft benieuwd kijken snel kort korte verstaan verstaat`.split(/\s+/),
  ),
  en: new Set(
    `a about all also am an and any are as at be been being but by can could did do does doing done each for from get
     give had has have having he her here hi hello him his how i if in into is it its just know like long may me mean
     means meant might more most much many my no not now of on or our out own please shall she should so some something
     such tell than thank thanks that the their them then there these they this those to too up us was we well were what
     when where which while who whom whose why will with would you your explain say says said exactly actually really
     without during since because although unless though whose whom nobody everybody everyone between against per via
     exist exists existed existing gives gets getting uses tells knows`.split(/\s+/),
  ),
};

/** "daaraan", "ervoor", "waarmee": a pointer and a preposition. */
const POINTER =
  /^(daar|er|hier|waar)(aan|achter|af|bij|boven|door|heen|in|langs|mee|na|naar|om|onder|op|over|tegen|toe|tussen|uit|van|voor)$/;

/** The words that say nothing about the subject, as they are written. */
export function stopWords(language: Language): ReadonlySet<string> {
  return STOP_WORDS[language];
}

/** A word that says nothing about the subject. */
export function isStopWord(word: string, language: Language): boolean {
  return STOP_WORDS[language].has(word) || (language === 'nl' && POINTER.test(word));
}

/** Words as they stand, for use in a pattern: no sign in them means anything there. */
export function literally(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
