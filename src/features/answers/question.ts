import type { Language } from '../../chat/language.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { stem, wordsOf } from '../../language/words.ts';

/** What a question asks for besides its subject: a sentence without it is no answer. */
export type Expected = 'money' | 'percentage' | 'amount' | 'time' | 'person' | 'address' | null;

/** The kind of question, by its question word: a section under a heading of the same kind answers it best. */
export type QuestionKind = 'what' | 'why' | 'how' | 'how-many' | 'who' | 'where' | 'when' | 'whether' | null;

/** A question, taken apart as far as its form goes. */
export interface QuestionForm {
  kind: QuestionKind;
  expected: Expected;
  /** Asks what something is. */
  definition: boolean;
  /** Asks how things are now. */
  present: boolean;
  /** Asks how things were: in the past tense, or of a year. */
  past: boolean;
  /** The years it names; an answer about another year is none. Empty when the question states them itself. */
  years: readonly string[];
  /** Says how it is and wants to hear whether that is so: what it says may be wrong. */
  statement: boolean;
  /** What it asks to do without ("zonder aanbesteding"); null: nothing. */
  without: string | null;
}

export function formOf(question: string, language: Language): QuestionForm {
  const asked = flat(askedPart(question, language));
  const whole = flat(question);
  const statement = STATEMENTS[language].test(whole.trim());
  const kind = kindOf(asked, language);
  const years = question.match(YEAR) ?? [];
  return {
    kind,
    expected: firstMatch(EXPECTED[language], asked),
    definition: DEFINITIONS[language].test(asked),
    present: PRESENT[language].test(whole),
    past: PAST[language].test(whole) || years.length > 0,
    years: statement || kind === 'why' || kind === 'whether' ? [] : [...new Set(years)],
    statement,
    without: WITHOUT[language].exec(asked)?.[1] ?? null,
  };
}

/** What is done without: the word after it, or after its article. */
const WITHOUT: Record<Language, RegExp> = {
  nl: /\bzonder (?:een |de |het |enige |vooraf )?(\p{L}{4,})/u,
  en: /\bwithout (?:a |an |the |any |first )?(\p{L}{4,})/u,
};

/** A word that takes something away stands at most so many words from it. */
const EXCLUDED_WITHIN = 4;
const EXCLUDING: Record<Language, ReadonlySet<string>> = {
  nl: new Set('zonder geen niet'.split(' ')),
  en: new Set('without no not'.split(' ')),
};

/** Whether a text speaks of doing without something. */
export function excludes(text: string, what: string, language: Language): boolean {
  const words = wordsOf(text);
  const wanted = stem(what, language);
  return words.some(
    (word, at) =>
      EXCLUDING[language].has(word) &&
      words.slice(at + 1, at + 1 + EXCLUDED_WITHIN).some((next) => stem(next, language) === wanted),
  );
}

/** In lower case, without accents: "wat ís het" asks what "wat is het" does. */
function flat(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A year is a number too, but seldom the amount that was asked for. */
const YEAR = /\b(?:19|20)\d{2}\b/g;

/** The last sentence with a question word: what goes before it tells the story. */
function askedPart(question: string, language: Language): string {
  const sentences = sentencesOf(question, language);
  const marked = sentences.filter((sentence) => sentence.endsWith('?'));
  const asking = (marked.length > 0 ? marked : sentences).filter(
    (sentence) => kindOf(sentence.toLowerCase(), language) !== null,
  );
  return asking.at(-1) ?? question;
}

/** The part of a question from its question word on. */
export function askedClause(question: string, language: Language): string {
  return question.slice(questionWordAt(question, language) ?? 0);
}

/** Where the first question word stands; null when there is none. */
export function questionWordAt(question: string, language: Language): number | null {
  const lower = question.toLowerCase();
  const starts = KINDS[language]
    .filter(([kind]) => kind !== 'whether')
    .map(([, pattern]) => lower.search(pattern))
    .filter((start) => start >= 0);
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Whether a sentence begins with its verb: "mag ik …". */
export function asksWhether(sentence: string, language: Language): boolean {
  return KINDS[language].some(([kind, pattern]) => kind === 'whether' && pattern.test(sentence.toLowerCase()));
}

type Patterns<Kind> = Record<Language, readonly (readonly [Kind, RegExp])[]>;

function firstMatch<Kind>(patterns: readonly (readonly [Kind, RegExp])[], text: string): Kind | null {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const EXPECTED: Patterns<Exclude<Expected, null>> = {
  nl: [
    [
      'address',
      /\b(e-?mail(adres)?|mailadres|telefoon( ?nummer)?|tel|telnr|06|adres|postadres|openingstijden|link|downloaden?|website)\b/,
    ],
    [
      'money',
      /\b(hoeveel (euro|geld|subsidie|budget)|welk(e)? ([a-z]+ )?(bedrag|drempel(bedrag|waarde)?|budget|plafond|contributie)|hoe duur|wat (kost|kostte|kosten|kostten)|gekost|kosten|tarief|contributie|wat betaal|(kleinste|grootste|laagste|hoogste|minimale?|maximale?) bedrag|vanaf hoeveel|tot hoeveel)\b/,
    ],
    ['percentage', /\b(hoeveel procent|(welk|wat voor) (\w+ )?percentage|welk deel)\b/],
    ['time', /\bhoe ?lang (bestaat|bestaan|is .* al|loopt|draait)\b/],
    ['amount', /\b(hoeveel|hoe veel|hoelang|hoe (groot|hoog|lang|vaak))\b/],
    ['time', /\b(wanneer|welk jaar|hoe laat|welke (datum|dag|maand)|welke jaren)\b/],
    [
      'person',
      /\bwie (is|zijn|was|waren|heeft|hebben|werkt?|doet|zit|gaf|geeft|maakte|schreef|schreven|tekende|kwam|deed|deden|leidt|leidde)\b/,
    ],
  ],
  en: [
    ['address', /\b(e-?mail( address)?|phone( number)?|telephone|address|opening hours|link|download|website)\b/],
    [
      'money',
      /\b(how much (money|does|did|is|was)|(what|which) (\w+ )?(amount|budget|fee|threshold)|what .*\b(costs?|price|fee))\b/,
    ],
    ['percentage', /\b((what|which) (\w+ )?(percentage|share)|how many per ?cent)\b/],
    ['amount', /\b(how (many|much|long|often|high|large|big))\b/],
    ['time', /\b(when|what (year|time|date)|which (year|date|month))\b/],
    ['person', /\bwho (is|are|was|were|has)\b/],
  ],
};

const KINDS: Patterns<Exclude<QuestionKind, null>> = {
  nl: [
    [
      'what',
      /\bwaar\b.*\bvoor( (bedoeld|gemaakt|nodig|dient))?\W*$|\bwaar (staat|staan) .*\bvoor\b|\bafkorting\b|\bhoe (zit|zat) (het|dat) (\p{L}+ ){0,4}met\b/u,
    ],
    ['when', /\bhoe ?lang (bestaat|bestaan|is .* al|loopt|draait)\b/],
    ['why', /\b(waarom|hoezo|welke reden|waardoor|waarvoor)\b/],
    [
      'how-many',
      /\b(hoeveel|hoe veel|(welk|wat voor) (\w+ )?(bedrag|percentage|deel|drempelbedrag)|hoe (groot|hoog|lang|vaak|duur|zwaar))\b/,
    ],
    ['when', /\b(wanneer|welk jaar|welke (datum|maand|dag|jaren)|hoe laat)\b/],
    ['who', /\bwie\b/],
    ['where', /\b(waar|waarheen|waarnaartoe|welk loket|welke plek)\b/],
    ['how', /\bhoe\b/],
    ['what', /\b(wat|watvoor|welke?|betekent)\b|\b(noem|geef|op een rijtje)\b/],
    [
      'whether',
      /^(\W*\p{L}+,)?\W*(is|zijn|was|waren|mag|mogen|moet|moeten|kan|kun|kunnen|heeft|hebben|bestaat|geldt|loopt|doet|wordt|worden|betekent|deed)\b/u,
    ],
  ],
  en: [
    ['what', /\bstands? for\b|\babbreviation\b/],
    ['why', /\b(why|what reason)\b/],
    [
      'how-many',
      /\b(how (many|much|long|often|high|large|big)|(what|which) (\w+ )?(amount|percentage|share|threshold))\b/,
    ],
    ['when', /\b(when|what year|which year|what date|what time|since when)\b/],
    ['who', /\b(who|whom)\b/],
    ['where', /\bwhere\b/],
    ['how', /\bhow\b/],
    ['what', /\b(what|which|meaning)\b/],
    ['whether', /^(\W*\p{L}+,)?\W*(is|are|was|were|may|must|can|could|does|do|did|has|have|should)\b/u],
  ],
};

export function kindOf(question: string, language: Language): QuestionKind {
  return firstMatch(KINDS[language], flat(question));
}

const DEFINITIONS: Record<Language, RegExp> = {
  nl: /^\W*(\p{L}+, ?)?(is|zijn) (dat|dit|het) (nou |nu |ook |eigenlijk |gewoon )?een\b|\b(wat (is|zijn|was|waren|betekent|betekenen|bedoelt|bedoelen|houdt|doet|doen|heb)|wat \S+( \S+){0,5} (is|zijn|betekent|inhoudt|noemt)$|wie of wat|hoe (zit|zat) (het|dat) (\p{L}+ ){0,4}met|waar gaat .* over|waar (staat|staan) .* voor|afkorting|wat voor|leg .* uit|uitleg(gen)?|vertel|in (gewone|eenvoudige|simpele) (mensen)?(taal|woorden)|voorstellen|omschrij\w+)\b/u,
  en: /\b(what('s| is| are| was| were| does| do)|what \S+( \S+){0,5} (is|are|means)$|explain|meaning of|tell me about)\b/,
};

/** Whether a heading announces what its subject is. */
export function isDefinitionHeading(heading: string, language: Language): boolean {
  return DEFINITION_HEADINGS[language].test(heading);
}

const DEFINITION_HEADINGS: Record<Language, RegExp> = {
  nl: /^wat (is|zijn|was|waren|zou|doet|betekent|betekenen)\b/i,
  en: /^what (is|are|was|were|would|does|do)\b/i,
};

const PRESENT: Record<Language, RegExp> = {
  nl: /\b(op dit moment|nu|nog|momenteel|tegenwoordig|vandaag|inmiddels|huidige?|actueel|actuele|al live|volgende)\b/,
  en: /\b(at the moment|right now|now|still|currently|current|nowadays|today|these days|yet|next)\b/,
};

const PAST: Record<Language, RegExp> = {
  // "Wat was ook weer de drempel?" asks for the one of now.
  nl: /\b(was|waren)\b(?!(\s+\p{L}+){0,6}\s+(al)?weer\b)|\b(gold|golden|werd|werden|had|hadden|vroeger|vorige?|destijds)\b/u,
  en: /\b(was|were|did|had|used to|last|former(ly)?|previous(ly)?)\b/,
};

/** Whether a sentence speaks of how things are now. */
export function speaksOfNow(sentence: string, language: Language): boolean {
  return PRESENT[language].test(sentence.toLowerCase());
}

/** "…, toch?", "…. Klopt dat?", and a sentence that asks nothing. */
const STATEMENTS: Record<Language, RegExp> = {
  nl: /(\b(toch|akkoord|nietwaar|niet waar|klopt( dat| het)?|of niet|hè|he|zeker)\s*\?\s*$)|\b(is|was|zijn|waren|heeft|kon|kan|moet|mag|duurt|duurde|loopt|geldt)\b.{0,20} toch\b|\btoch (al|pas|maar|gewoon|\d+)\b/,
  en: /\b(right|correct|agreed|isn.t it|aren.t they|doesn.t it|don.t they|wasn.t it|is that (right|true|so))\s*\?\s*$/,
};

const NUMBER_WORD =
  /\b(één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|veertien|twintig|dertig|honderd|duizend|miljoen|half|halve|helft|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|hundred|thousand|million|half)\b/i;
const TIME_WORD = new RegExp(
  [
    String.raw`\b(\d{4}|\d{1,2}[:.]\d{2}( uur)?|\d{1,2} uur|\d{1,2} ?(am|pm)|\d{1,3} (werk)?(dag|dagen|weken|maanden|jaar|days|weeks|months|years))\b`,
    String.raw`\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b`,
    String.raw`\b(january|february|march|may|june|july|august|october)\b`,
    String.raw`\b(maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(en|s)?\b`,
    String.raw`\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b`,
    String.raw`\b(dagelijks|wekelijks|maandelijks|jaarlijks|daily|weekly|monthly|yearly|annually)\b`,
    String.raw`\b(elke|iedere|each|every) (\w+ )?(werk)?(dag|week|maand|jaar|kwartaal|day|month|year|quarter)\b`,
    String.raw`\b(nog niet|nooit|never|not yet|medio|eind|mid|end of|vooraf|voordat|vóór|before|in advance|zodra|nadat|after|als|if)\b`,
  ].join('|'),
  'i',
);
const ADDRESS = /\S+@\S+\.\S+|\b0\d{1,3}[- ]?\d{6,8}\b|\b\d{4} ?[A-Z]{2}\b|https?:\/\/\S+|\b[a-z-]+\.(nl|eu|com|org)\b/;
const MONEY = /€|\b(euro|euros|miljoen|mln|million|miljard|billion)\b/i;
const PERCENTAGE = /%|\b(procent|percent|per cent|percentage)\b/i;

/** Whether a sentence holds the kind of thing that was asked for. */
export function holds(expected: Expected, sentence: string): boolean {
  switch (expected) {
    case 'money':
      return MONEY.test(sentence) && (/\d/.test(sentence) || NUMBER_WORD.test(sentence));
    case 'percentage':
      return PERCENTAGE.test(sentence) && (/\d/.test(sentence) || NUMBER_WORD.test(sentence));
    case 'amount':
      return /\d/.test(sentence.replace(YEAR, '')) || NUMBER_WORD.test(sentence);
    case 'time':
      return TIME_WORD.test(sentence);
    case 'address':
      return ADDRESS.test(sentence);
    case 'person':
      // A name or an organisation: a capital that does not begin the sentence; the province goes without saying.
      return /\s\p{Lu}/u.test(
        sentence.replace(/(?<!provincie |province of )\b(Overijssel|Nederland|the Netherlands|Dutch)\b/g, ''),
      );
    case null:
      return true;
  }
}

/** The words that say what is counted in "hoeveel Twentse gemeenten …", the nearest first; empty when nothing is. */
export function countedWords(question: string, language: Language): string[] {
  const counted = COUNTED[language].exec(askedPart(question, language).toLowerCase())?.[1];
  const words = counted ? wordsOf(counted) : [];
  const [first = '', second = ''] = words;
  // "hoeveel bedraagt de …", "hoeveel geld …": nothing is counted but money; "hoeveel mensen": whoever they are called.
  const isVerb = first.endsWith('t') && ARTICLES.has(second);
  return isVerb || UNCOUNTABLE.has(first) ? [] : words;
}

const ARTICLES = new Set('de het een je jij u ik we wij men er ze zij'.split(' '));
const UNCOUNTABLE = new Set(
  `geld budget tijd is was mensen personen man partijen organisaties stuks handtekeningen did does do money time people persons
   parties organisations signatures`.split(/\s+/),
);

const COUNTED: Record<Language, RegExp> = {
  nl: /(?<!\b(?:vanaf|tot|boven|onder|voor|met) )\b(?:hoeveel|hoe veel)\s+((?:[\p{L}\d'-]+\s*){1,2})/u,
  en: /\bhow (?:many|much)\s+((?:[\p{L}\d'-]+\s*){1,2})/u,
};

/** A number that may be an amount: no year. */
export function isAmount(word: string): boolean {
  return (/^\d/.test(word) && !/^(19|20)\d{2}$/.test(word)) || NUMBER_WORD.test(word);
}

/** What is counted, named or asked after ("hoeveel gemeenten", "welke rente", "de directeur van"): an answer speaks of it. */
export function askedNoun(question: string, language: Language): string | null {
  const asked = askedPart(question, language).toLowerCase();
  const noun = NOUNS[language].map((pattern) => pattern.exec(asked)?.[1]).find((found) => found !== undefined);
  return noun === undefined || CATEGORIES[language].has(noun) ? null : noun;
}

/** An answer names one of the kind and need not say of which kind it is: "op welke dag", "in welke stad". */
const CATEGORIES: Record<Language, ReadonlySet<string>> = {
  nl: new Set(
    `datum dagen maand jaren plaats stad gemeente provincie regio artikel wetsartikel organisatie organisaties club partij
    bureau instituut universiteit ministerie ministeries minister afdeling team functie naam namen persoon mensen bedrijf website
    site evenement congres instantie overheid tool instrument middel programma document bron woord term tijd fase soort
    euro euros procent keer weken uren minuten stuks smaken
    manier reden zaken dingen voorbeeld voorbeelden onderdeel onderwerp sector rechtsvorm`.split(/\s+/),
  ),
  en: new Set(
    `date month years place city town municipality province region article organisation organisations party institute university
    ministry ministries minister department team function name names person people company website event congress authority
    euro euros percent times weeks hours minutes
    tool instrument programme document source word term time phase kind sort reason things example examples part subject`.split(
      /\s+/,
    ),
  ),
};

const NOUNS: Record<Language, readonly RegExp[]> = {
  nl: [
    /\b(?:hoeveel|hoe veel|welke?)\s+(?:\d+\s+)?(\p{L}{4,})/u,
    /\b(?:wat|wie)\s+(?:is|zijn|was|waren|worden|werd)\s+(?:(?:de|het|een|jullie|onze)\s+)?(\p{L}{4,})\s+(?:van|voor|bij|op|in)\b/u,
  ],
  en: [
    /\b(?:how many|which|what)\s+(?:\d+\s+)?(?!is|are|was|were|does|do|did)(\p{L}{4,})/u,
    /\b(?:what|who)\s+(?:is|are|was|were)\s+(?:(?:the|a|an|our|your)\s+)?(\p{L}{4,})\s+(?:of|for|at|in)\b/u,
  ],
};
