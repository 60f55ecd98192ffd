import { typingMistakes } from '../../language/typing-mistakes.ts';

/** What people say to a bot besides asking it something. */
export type Courtesy = 'greeting' | 'thanks' | 'goodbye' | 'help' | 'human';

/** Words that add nothing: around "hoi" they leave it a greeting. */
const FILLERS = new Set(
  `aan alvast best met bot daar da de dear een even goed hartstikke heel helemaal hey heb hoor ik impactmakelaar is je jij
   jou joh lieve maar makelaar me mij ok oke okay oké super the there to top u voor very weer you your zeer fijn mooi
   prima great nice good perfect so much many all allemaal iedereen everyone team assistent assistant antwoord hulp
   snelle nog verder hier kan mee daarmee hiermee genoeg weer duidelijk duidelijke uitleg informatie info dat it this for that quick answer help'm`.split(
    /\s+/,
  ),
);

const PHRASES: Record<Exclude<Courtesy, 'help' | 'human'>, readonly string[]> = {
  greeting: [
    'hoi',
    'hallo',
    'hallo daar',
    'hey',
    'hai',
    'hee',
    'yo',
    'dag',
    'goedemorgen',
    'goedemiddag',
    'goedenmiddag',
    'goedenavond',
    'goedeavond',
    'goeiemorgen',
    'goeiemiddag',
    'goeienavond',
    'goede morgen',
    'goede middag',
    'goede avond',
    'moin',
    'moi',
    'morgen',
    'hello',
    'hi',
    'good morning',
    'good afternoon',
    'good evening',
    'hi there',
    'hoe gaat het',
    'hoe is het',
    'alles goed',
    'how are you',
    'test',
  ],
  thanks: [
    'dank',
    'dankje',
    'dankjewel',
    'dank je',
    'dank je wel',
    'dank u',
    'dank u wel',
    'dankuwel',
    'bedankt',
    'thanks',
    'thank you',
    'thx',
    'tnx',
    'merci',
    'top',
    'ok',
    'oke',
    'oké',
    'okay',
    'prima',
    'super',
    'fijn',
    'mooi',
    'perfect',
    'great',
    'nice',
    'cool',
    'duidelijk',
    'helder',
    'cheers',
    'goed zo',
    'ok top',
    'got it',
    'clear',
  ],
  goodbye: [
    'fijne avond',
    'prettige dag',
    'doei',
    'doeg',
    'dag',
    'tot ziens',
    'tot later',
    'fijne dag',
    'fijn weekend',
    'bye',
    'goodbye',
    'see you',
  ],
};

/** Said of the bot itself; they may stand in a longer sentence. */
const PATTERNS: readonly (readonly [Courtesy, RegExp])[] = [
  ['human', /\b(echt|real|actual) (mens|persoon|human|person)\b/],
  [
    'human',
    /\b(ben (je|jij)|are you|spreek ik met|is (dit|this)) (a |an |een )?(\w+ )?(bot|robot|mens|computer|human|person|ai)\b/,
  ],
  ['help', /^(help|hulp|\?|start|menu|info)$/],
  ['help', /\b(wat|waarmee) (kan|kun|kunt) (je|jij|u|deze bot|de bot)\b( \w+){0,3}$/],
  ['help', /\b(wat|waarmee) (kan|kun|kunt) (je|jij|u) (allemaal |mij |me |ons )*(doen|helpen|betekenen)\b/],
  ['help', /\b(hoe werk(t|en)?) (je|jij|dit|deze bot|de bot|jullie|de impactmakelaar)\b/],
  ['help', /\b(wie|wat) (ben|bent) (je|jij|u)\b/],
  ['help', /\b(kun|kan|kunt) (je|jij|u) (mij |me |ons )?helpen$/],
  [
    'help',
    /\bwhat (can|do) you do\b|\bwho are you\b|\bwhat are you\b|\bhow (do|does) (you|this|it) work$|\bcan you help( me)?$|\bhelp me$/,
  ],
];

/** A longer text is about something: never a mere courtesy. */
const MOST_WORDS = 12;

/**
 * Recognises greetings, thanks and the like, also with a typing mistake.
 *
 * @returns null when the text (also) asks something: "hoi, wat is social return?" is a question
 */
export function recogniseCourtesy(text: string): Courtesy | null {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\d]+|\?/gu) ?? [];
  const letters = words.filter((word) => word !== '?');
  if (letters.length > MOST_WORDS) return null;
  const sentence = letters.join(' ');
  if (sentence === '') return words.length > 0 ? 'help' : null;
  if (asksForHuman(letters)) return 'human';
  const said = PATTERNS.find(([, pattern]) => pattern.test(sentence));
  if (said) return said[0];
  for (const [courtesy, phrases] of Object.entries(PHRASES) as [keyof typeof PHRASES, readonly string[]][]) {
    if (phrases.some((phrase) => isMerely(letters, phrase.split(' ')))) return courtesy;
  }
  return null;
}

const SPEAKING = ['spreken', 'praten', 'bellen', 'chatten', 'speak', 'talk', 'chat'];
const PEOPLE = [
  'mens',
  'iemand',
  'medewerker',
  'persoon',
  'collega',
  'makelaar',
  'human',
  'person',
  'someone',
  'somebody',
  'colleague',
  'broker',
];

/** Says that somebody wants it; without, "ik hoorde iemand over x praten" tells a story. */
const WISHES = new Set(
  `wil wilt willen wou zou graag kan kun kunt kunnen mag mogen liever moet hoe geef verbind want would like can could may
   prefer rather need please how connect`.split(/\s+/),
);
/** So few words are a wish by themselves: "iemand spreken". */
const SHORT_WISH = 4;

/** "ik wil een mens spreken", with a typing mistake in the longer words. */
function asksForHuman(words: readonly string[]): boolean {
  const has = (targets: readonly string[]) => words.some((word) => targets.some((target) => resembles(word, target)));
  const wished = words.length <= SHORT_WISH || words.some((word) => WISHES.has(word));
  return wished && has(SPEAKING) && has(PEOPLE);
}

/** Whether the words are the phrase and fillers only. Each word may be one typing mistake off. */
function isMerely(words: readonly string[], phrase: readonly string[]): boolean {
  const start = words.findIndex((_, at) => phrase.every((word, offset) => resembles(words[at + offset] ?? '', word)));
  if (start < 0) return false;
  const around = [...words.slice(0, start), ...words.slice(start + phrase.length)];
  return around.every((word) => FILLERS.has(word) || POLITE_WORDS.has(word));
}

const POLITE_WORDS = new Set(Object.values(PHRASES).flat());

/** The same word; in a longer one a typing mistake is forgiven. */
function resembles(word: string, target: string): boolean {
  return word === target || (target.length >= 5 && typingMistakes(word, target, 1) <= 1);
}
