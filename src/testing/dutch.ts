import { en } from '../i18n/en.ts';
import { nl } from '../i18n/nl.ts';
import { idsIn, textsIn } from './catalogue-texts.ts';

/** The only text that is in two languages on purpose: it is for who speaks neither. */
const IN_BOTH_LANGUAGES = 'conversation.otherLanguage';
/** The only English in a Dutch text: a button that is for who reads no Dutch. */
const FOR_WHO_READS_NO_DUTCH = /Speak English to me/g;

/** Words that are in English texts and may be in Dutch ones, by why. */
const SHARED: Readonly<Record<string, string>> = {
  'a word of both languages':
    'account accounts agenda apart app begin bot browser chat coach code contact contract criteria data direct document download euro feedback had half hand help in internet ' +
    'laptop last lunch procedure product spelling ' +
    'is later let link log mail maker me menu moment norm of online open over percentage plan platform plus rest scan scripts significant stand start status stop ' +
    'team ten test type van voucher want was we webinar website week weekend word',
  'what a product or a file is called':
    'cpv csv docx excel geldfit gif https iban impactmakelaar jpeg json markdown mb move nl ocr office pdf png powerpoint pptx slack startversneller teams xlsx ' +
    'terminal txt workspace zakelijk',
  'what people in the field call it in Dutch: social return, impact ondernemen, starter':
    'impact return social starter',
  'what somebody types to do something, here or at the command line':
    'deliveries dossier export list loketten people regels rol',
  'a name of a place or a person': 'anna gelderland hengelo hof overijssel twente zwolle',
  'a Dutch word that an English text quotes, or a word filled in by a test':
    'aanbestedingswet bsn de die een en engels gids iedereen ik je nan nederlands niet null omdat ons voor postcode proportionaliteit spreek stel talen undefined object vraag',
  'a letter': 'e i p s x',
};
const ALLOWED: ReadonlySet<string> = new Set(Object.values(SHARED).flatMap((words) => words.split(' ')));

const ENGLISH: ReadonlySet<string> = new Set(
  textsIn(en)
    .filter(({ path }) => path !== IN_BOTH_LANGUAGES)
    .flatMap(({ text }) => wordsOf(text))
    .filter((word) => !ALLOWED.has(word)),
);

/** The commands people type have the names they have. */
const COMMANDS: ReadonlySet<string> = new Set(Object.keys(nl.commands.about));
const IDS: readonly string[] = idsIn(nl).filter((id) => !COMMANDS.has(id));

/** What a Dutch text shows that is not Dutch: English words, and ids of the program (`handed_over`, `rule.added`). */
export function notDutchIn(text: string): string[] {
  const dutch = text.replaceAll(FOR_WHO_READS_NO_DUTCH, '');
  const words = wordsOf(dutch).filter((word) => ENGLISH.has(word));
  const ids = IDS.filter((id) => text.includes(id));
  const snakes = text.match(/(?<![\p{L}\d/.])[a-z]+(?:_[a-z\d]+)+/gu) ?? [];
  return [...new Set([...words, ...ids, ...snakes])];
}

/** What people type, of either language, by which something is known: nobody is shown it. */
const TYPED = /\.words\./;

/** Everything in the Dutch catalogue that must be in Dutch. */
export function dutchTexts(): { path: string; text: string }[] {
  return textsIn(nl).filter(({ path }) => path !== IN_BOTH_LANGUAGES && !TYPED.test(path));
}

function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{L}+/gu)].map(([word]) => word);
}
