import { typingMistakes } from '../../language/typing-mistakes.ts';

/** What somebody wants with what is kept of them. */
export type PrivacyWish = 'show' | 'erase';

const words = (text: string) => text.trim().split(/\s+/);

/** What is kept. */
const DATA = words(
  `gegevens persoonsgegevens data informatie info profiel account privacygegevens information profile records details`,
);
const ERASING =
  words(`wis wissen gewist verwijder verwijderen verwijderd vergeet vergeten wegdoen weghalen weggooien schrappen
  delete deleted deleting erase erased erasing forget remove removed removing wipe wiped`);
const KEEPING =
  words(`heb hebt hebben bewaar bewaart bewaren bewaard weet weten sla slaat opslaan opgeslagen verzamel verzamelt
  know knows keep kept have hold holding store stored collect collected saved save`);

/**
 * Words that may stand around a wish. A text with any other word is about something else: "mijn gegevens invullen
 * voor de subsidie" is a question.
 */
const AROUND =
  words(`mijn mij me mn mezelf mijzelf ik jij je jou u jullie van over met voor op in bij aan te om de het een deze dit dat die
  en of dan nog nu even eens graag alsjeblieft aub svp a.u.b. wil wilt willen zou kan kun kunt kunnen mag mogen moet welke welk
  wat hoe hoelang lang waar wie waarom wanneer is zijn er staat staan doe doen doet gebeurt gebeuren worden wordt ben was laat zien inzien inzage
  bekijken bekijk kijken tonen toon geef geven krijg krijgen download downloaden opvragen vraag export exporteren exporteer kopie
  alle alles allemaal al weg uit haal gooi iets dingen precies persoonlijke eigen allebei gedeeld delen zelf
  eigenlijk maar wel ook toch echt gewoon misschien ga gaan gaat als omdat dus want jouw uw ons onze zal zullen zouden hier daar daarvan
  hiervan erover helemaal volledig definitief direct meteen later ooit overzicht lijst nog iemand weer voorgoed
  bot impactmakelaar assistent systeem chatbot privacy avg gdpr recht hoi hallo hey dag goedemorgen goedemiddag bedankt dank dankje
  my myself i you your yours about on of from with for to the a an any all everything that this it is are was be been do does did
  what which how long where who why when can could would should may might want like need please show see view get give
  send copy access download personal own something stuff things right hi hello thanks thank just now and or please us
  mine me we will shall there here in at by as if so really actually also completely entirely permanently immediately overview list
  them they someone again than then`);

/** Of whoever speaks: "mijn …", "… over mij", "vergeet mij". */
const OWN_DATA = /\b(mijn|m'?n|my|mijzelf|mezelf)\b/;
const ABOUT_ME = /\b(van|over|about|on|of|from) (mij|me|mezelf|mijzelf|myself)\b/;
const ME = /\b(mij|me)\b/;

/** A longer text tells a story. */
const MOST_WORDS = 18;

/**
 * Recognises that somebody asks for what is kept of them, or wants it gone, also with a typing mistake.
 *
 * @returns null for everything else, also when the word "gegevens" stands in it
 */
export function recogniseWish(text: string): PrivacyWish | null {
  const said = text.toLowerCase().replace(/[’`]/g, "'");
  const spoken = said.match(/[\p{L}\d'.]+/gu)?.map((word) => word.replace(/^[.']+|[.']+$/g, '')) ?? [];
  const used = spoken.filter((word) => word !== '');
  if (used.length === 0 || used.length > MOST_WORDS) return null;
  if (used.some((word) => !isKnown(word))) return null;
  const has = (targets: readonly string[]) => used.some((word) => isOneOf(word, targets));
  const sentence = used.join(' ');
  const aboutMe = ABOUT_ME.test(sentence);
  const ownData = OWN_DATA.test(sentence) && has(DATA);
  const erasing = has(ERASING) || /\b(haal|gooi|doe)\b.*\bweg\b/.test(sentence);
  if (erasing && (ownData || aboutMe || ME.test(sentence))) return 'erase';
  if (ownData || (aboutMe && (has(DATA) || has(KEEPING)))) return 'show';
  return null;
}

function isKnown(word: string): boolean {
  return [DATA, ERASING, KEEPING, AROUND].some((list) => isOneOf(word, list));
}

/** The same word; in a longer one a typing mistake is forgiven. */
function isOneOf(word: string, targets: readonly string[]): boolean {
  return targets.some(
    (target) => word === target || (target.length >= 6 && word.length >= 5 && typingMistakes(word, target, 1) <= 1),
  );
}
