import { typingMistakes } from '../../language/typing-mistakes.ts';

/** What people say to a bot besides asking it something. */
export type Courtesy = 'greeting' | 'thanks' | 'goodbye' | 'help' | 'human' | 'complaint' | 'remark';

/** Words that add nothing: around "hoi" they leave it a greeting. */
const FILLERS = new Set(
  `aan alvast best met bot daar da de dear een even goed hartstikke heel helemaal hey heb hoor ik impactmakelaar is je jij
   jou joh lieve maar makelaar me mij ok oke okay oké super the there to top u voor very weer you your zeer fijn mooi
   prima great nice good perfect so much many all allemaal iedereen everyone team assistent assistant antwoord hulp
   snelle nog verder hier kan mee daarmee hiermee genoeg weer duidelijk duidelijke uitleg informatie info dat it this for that quick answer help'm a lot`.split(
    /\s+/,
  ),
);

const PHRASES: Record<Exclude<Courtesy, 'help' | 'human' | 'complaint'>, readonly string[]> = {
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
    'welterusten',
    'slaap lekker',
    'good night',
    'tot morgen',
    'tot straks',
  ],
  remark: [
    'haha',
    'hahaha',
    'lol',
    'ja',
    'nee',
    'yes',
    'no',
    'jawel',
    'sorry',
    'grapje',
    'jammer',
    'wow',
    'wauw',
    'hm',
    'hmm',
    'misschien',
    'geen idee',
    'laat maar',
    'never mind',
    'whatever',
    'just kidding',
    'vertel een mop',
    'vertel een grap',
    'tell me a joke',
  ],
};

/** Said of the bot itself; they may stand in a longer sentence. */
const PATTERNS: readonly (readonly [Courtesy, RegExp])[] = [
  // Says that the answer before was no good, whole: a longer text says what about.
  [
    'complaint',
    /^(maar )?(dit|dat|het|het antwoord|je antwoord|dit antwoord) (is|was) (echt |helemaal |gewoon )?(fout|onjuist|verkeerd|onzin|niet (goed|juist|waar|wat ik (vroeg|bedoel|bedoelde|zoek|zocht)))$/,
  ],
  ['complaint', /^(maar )?(dit|dat|het|je antwoord)?( )?klopt (echt |helemaal )?niet$/],
  ['complaint', /^(wat een )?(slecht|stom|raar|waardeloos|fout|verkeerd|nutteloos)( antwoord)?$/],
  ['complaint', /^(je|jij|u) (snapt|begrijpt) (me|mij|het|mijn vraag|er)( echt| helemaal)? (niet|niks van|niets van)$/],
  [
    'complaint',
    /^(hier|daar) (heb|kan) ik (niks|niets) (aan|mee)$|^dat vroeg ik niet$|^ik bedoel(de)? (iets|wat) anders$|^onzin$/,
  ],
  [
    'complaint',
    /^(that|this|it)( i)?s (wrong|incorrect|not (right|correct|true|helpful|what i (asked|meant|need))|nonsense|useless)$/,
  ],
  [
    'complaint',
    /^(bad|wrong|useless|terrible) answer$|^you (don ?t|do not) understand( me)?$|^not what i (asked|meant)$|^nonsense$/,
  ],
  ['human', /\b(doorverbind\w*|verbind (me|mij) door|put me through|transfer me)\b/],
  ['greeting', /\b(mag|kan) ik (je |jou |u )?(even |nog )?(wat|iets|een vraag) (vragen|stellen)$/],
  [
    'greeting',
    /^(ik heb (nog )?een (korte |andere )?vraag(je)?|ben je (er|daar)( nog)?|i have a question|are you (there|online)|(may|can) i ask (you )?something)$/,
  ],
  ['greeting', /^(kun|kan|kunt|wil) (je|jij|u) (mij |me |ons )?(even )?helpen met (een|mijn) vraag(je)?$/],
  ['human', /\b(echt|real|actual) (mens|persoon|human|person)\b/],
  [
    'human',
    /\b(ben (je|jij)|are you|spreek ik met|is (dit|this)) (a |an |een )?(\w+ )?(bot|robot|mens|computer|human|person|ai)\b/,
  ],
  ['thanks', /^(goed|goeie|lekker|good|great|nice|well) (bezig|werk|job|done|work)$/],
  [
    'thanks',
    /^((wat )?(ben|bent) (je|jij)|(je|jij) (bent|ben)|(dat|dit) is|you are|you re|youre) (echt |zo |heel |so |very )?(geweldig|slim|fantastisch|top|goed|handig|fijn|lief|great|smart|awesome|amazing|helpful)$/,
  ],
  ['help', /^(hoe heet (je|jij)|(wat|what) is (je|jouw|uw|your) (naam|name)|whats your name)$/],
  ['help', /^(wie|who) (heeft|hebben|has|maakte|made|built) (je|jou|u|you)( gemaakt| gebouwd)?$/],
  ['help', /^wat doe (je|jij)( hier| eigenlijk| precies| zoal| allemaal)*$|^waar ben (je|jij) voor$/],
  ['help', /^(wat|what) (kan|mag|can|may) (ik|i) (je |jou |u |you )?(allemaal )?(vragen|ask|ask you)$/],
  ['help', /^(werk|ben) (je|jij) (ook |altijd )*(in het weekend|beschikbaar|bereikbaar)( in het weekend)?$/],
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
  if (sentence === '') return wordless(text, words.length > 0);
  if (asksForHuman(letters)) return 'human';
  const said = PATTERNS.find(([, pattern]) => pattern.test(sentence));
  if (said) return said[0];
  for (const [courtesy, phrases] of Object.entries(PHRASES) as [keyof typeof PHRASES, readonly string[]][]) {
    if (phrases.some((phrase) => isMerely(letters, phrase.split(' ')))) return courtesy;
  }
  return null;
}

const APPROVAL = /[👍👌🙏❤💪🎉😊🙂😀😃👏✅]/u;

/** A question mark, or a picture. */
function wordless(text: string, asks: boolean): Courtesy | null {
  if (asks) return 'help';
  if (APPROVAL.test(text)) return 'thanks';
  return /\p{Extended_Pictographic}/u.test(text) ? 'remark' : null;
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
