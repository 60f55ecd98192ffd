import type { Language } from '../../../chat/language.ts';
import { isStopWord, stem, wordsOf } from '../../../language/words.ts';
import { isGapSentence } from '../gap-sentences.ts';

/** Something said, and what it is said to rest on. */
export interface Claim {
  text: string;
  language: Language;
  /** Sentences of sources, literally. */
  quotes: readonly string[];
  /** Titles, headings and terms: of whom or what the quotations speak. */
  context: string;
  /** What was asked: a number of it may be denied, never affirmed. */
  question: string;
}

/** Why a claim is not supported, as far as can be told without understanding it. */
export type Fault = 'number' | 'name' | 'date' | 'denial' | 'verdict' | 'obligation' | 'scope' | 'words';

/**
 * Looks for what a true sentence cannot have: a number, name or date that its quotations lack, a yes for a no, an obligation where they
 * allow, always where they say sometimes. What it lets through may still be false: a model that reads both decides that.
 *
 * @returns null when nothing speaks against it
 */
export function faultIn(claim: Claim): Fault | null {
  return CHECKS.find(([, fails]) => fails(claim))?.[0] ?? null;
}

const CHECKS: readonly (readonly [Fault, (claim: Claim) => boolean])[] = [
  ['number', hasOwnNumber],
  ['date', hasOwnDate],
  ['name', hasOwnName],
  ['verdict', turnsVerdict],
  ['denial', turnsDenial],
  ['denial', knowsWhatIsUnknown],
  ['obligation', raisesDuty],
  ['scope', widensScope],
  ['words', saysOtherThings],
];

const NUMBER_WORDS: Record<Language, Readonly<Record<string, number>>> = {
  nl: byOrder(
    `nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien
     twintig`,
    { dertig: 30, veertig: 40, vijftig: 50, zestig: 60, honderd: 100, helft: 50, kwart: 25, dubbele: 2 },
  ),
  en: byOrder(
    `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
     twenty`,
    { thirty: 30, forty: 40, fifty: 50, sixty: 60, hundred: 100, half: 50, quarter: 25, twice: 2, double: 2 },
  ),
};
/** They stand for themselves too often: "een" is an article, "one" a pronoun. */
const NO_NUMBERS = new Set(['een', 'one', 'half']);

function byOrder(words: string, more: Record<string, number>): Record<string, number> {
  return {
    ...Object.fromEntries(
      words
        .trim()
        .split(/\s+/)
        .map((word, at) => [word, at]),
    ),
    ...more,
  };
}

const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(duizend|thousand)$/, 1e3],
  [/^(ton)$/, 1e5],
  [/^(miljoen|mln|million)$/, 1e6],
  [/^(miljard|billion)$/, 1e9],
];

/** The numbers of a text, however written: "€ 216.000", "216 thousand", "vijf". */
function numbersIn(text: string, language: Language): Set<number> {
  const words = text.toLowerCase().match(/\d+(?:[.,]\d+)*|[\p{L}]+/gu) ?? [];
  const found = new Set<number>();
  for (const [at, word] of words.entries()) {
    const value = numberOf(word, language);
    const times = timesOf(word);
    const before = words[at - 1] ?? '';
    if (times !== null && before !== '' && numberOf(before, language) !== null) continue;
    if (value !== null) found.add(value * (timesOf(words[at + 1] ?? '') ?? 1));
    else if (times !== null) found.add(times);
  }
  return found;
}

function timesOf(word: string): number | null {
  return TIMES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

function numberOf(word: string, language: Language): number | null {
  if (/^\d/.test(word)) return digits(word);
  if (NO_NUMBERS.has(word)) return null;
  return NUMBER_WORDS[language][word] ?? null;
}

/** Points and commas before three digits part thousands; before fewer they begin a fraction. "2.82" and "1.4" are what they are. */
function digits(written: string): number {
  const whole = /^\d{1,3}([.,]\d{3})+$/.test(written) ? written.replace(/[.,]/g, '') : written.replace(',', '.');
  return Number.parseFloat(whole);
}

function hasOwnNumber({ text, language, quotes, context, question }: Claim): boolean {
  const known = numbersIn(`${quotes.join(' ')} ${context}`, language);
  const asked = numbersIn(question, language);
  const denies = isDenied(text, language);
  return [...numbersIn(text, language)].some((number) => !known.has(number) && !(denies && asked.has(number)));
}

const MONTHS =
  /\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may(?= \d)|june|july|august|october)\b/giu;

function hasOwnDate({ text, quotes, context }: Claim): boolean {
  const known = `${quotes.join(' ')} ${context}`.toLowerCase();
  return (text.match(MONTHS) ?? []).some((month) => !known.includes(month.toLowerCase()));
}

/** Words with a capital that begin no sentence, and that neither quotations nor question have. */
function hasOwnName({ text, quotes, context, question }: Claim): boolean {
  const known = new Set(wordsOf(`${quotes.join(' ')} ${context} ${question}`));
  const names = [...text.matchAll(/(?<=[\p{L}\p{N},;:)"]\s["(]?)\p{Lu}[\p{L}\p{N}-]+/gu)].flatMap(([name]) =>
    wordsOf(name),
  );
  return names.some((name) => name.length > 1 && !known.has(name) && !isPartOf(name, known));
}

/** "Europa" beside "Europese": so much of the shorter one stands at the beginning of both. */
const SAME_BEGINNING = 0.7;
const SHORTEST_BEGINNING = 4;

function isPartOf(name: string, known: ReadonlySet<string>): boolean {
  return [...known].some((word) => {
    const shorter = Math.min(word.length, name.length);
    let same = 0;
    while (same < shorter && word[same] === name[same]) same += 1;
    return same >= SHORTEST_BEGINNING && same / shorter >= SAME_BEGINNING;
  });
}

const YES: Record<Language, RegExp> = { nl: /^ja\b/i, en: /^yes\b/i };
const NO: Record<Language, RegExp> = { nl: /^nee\b/i, en: /^no\b/i };

/** Says yes where the quotations say no, or the reverse. */
function turnsVerdict({ text, language, quotes }: Claim): boolean {
  const [yes, no] = [YES[language], NO[language]];
  const says = (pattern: RegExp) => quotes.some((quote) => pattern.test(quote));
  if (yes.test(text) && says(no) && !says(yes)) return true;
  if (no.test(text) && says(yes) && !says(no)) return true;
  return no.test(text) && !says(no) && !quotes.some((quote) => isDenied(quote, language));
}

const DENIALS: Record<Language, RegExp> = {
  nl: /\b(niet|geen|nooit|nee|niets|niemand|nergens|noch|zonder|onbekend|verboden|verbod|afgelopen|voorbij|gestopt|afgewezen|evenmin|buiten|behalve|tenzij|weg|exclusief|excl)\b|\bon(mogelijk|zeker|duidelijk|wettig)/i,
  en: /\b(not|no|never|none|nothing|nobody|nowhere|nor|without|unknown|forbidden|prohibit\w*|ended|over|stopped|rejected|neither|cannot|unless|except|excluding|excl)\b|n't\b|\bun(known|certain|clear|likely)/i,
};

function isDenied(text: string, language: Language): boolean {
  return DENIALS[language].test(text);
}

/** What a denial denies: so many telling words behind it, within its clause. */
const DENIED_BEHIND = 2;
/** An answer that begins with no denies what was asked, not what it says next. */
const LEADING = /^(nee|ja|no|yes)[,:]\s*/i;

/** The stems that each denial in a text denies. */
function deniedIn(text: string, language: Language): string[][] {
  return text
    .replace(LEADING, '')
    .split(/[,;:]|\b(?:maar|want|omdat|but|because)\b/)
    .flatMap((clause) => {
      const words = wordsOf(clause);
      return words.flatMap((word, at) =>
        isDenied(word, language) ? [tellingStems(words.slice(at + 1).join(' '), language).slice(0, DENIED_BEHIND)] : [],
      );
    })
    .filter((stems) => stems.length > 0);
}

/** "Without VAT" denies nothing but the tax. */
const EXCLUDING = /\b(exclusief|excl|zonder|excluding|without)\b/i;

/** Denies what no quotation denies, or affirms what they deny. */
function turnsDenial({ text, language, quotes }: Claim): boolean {
  if (isDenied(text, language)) {
    return !quotes.some((quote) => isDenied(EXCLUDING.test(text) ? quote : quote.replace(EXCLUDING, ''), language));
  }
  const said = new Set(tellingStems(text, language));
  return quotes.some((quote) => deniedIn(quote, language).some((stems) => stems.every((word) => said.has(word))));
}

/** Tells as known what its quotations only say they do not know. */
function knowsWhatIsUnknown({ text, language, quotes }: Claim): boolean {
  return quotes.length > 0 && quotes.every((quote) => isGapSentence(quote, language)) && !isDenied(text, language);
}

const DUTY: Record<Language, RegExp> = {
  nl: /\b(moet|moeten|moest|moesten|verplicht\w*|verplichting|dien(t|en) te|hoort te|plicht|eis(t|en)?|schrijft voor)\b/i,
  en: /\b(must|ha(s|ve|d) to|shall|oblig\w+|required?|requires|mandatory|duty|need(s)? to)\b/i,
};
/** That something is not obliged obliges to nothing. */
const NO_DUTY: Record<Language, RegExp> = {
  nl: /\b(niet|geen)\s+(\p{L}+\s+){0,2}(verplicht\p{L}*|moeten|plicht|eis(en)?)/giu,
  en: /\b(not|no|n't)\s+(\p{L}+\s+){0,2}(mandatory|oblig\p{L}*|requir\p{L}*|have to|need to|duty)/giu,
};
/** The imperative asks for something too: "vermeld je vooraf", "geef de motivering". */
const ASKS: Record<Language, RegExp> = {
  nl: /\baltijd\b|^(geef|vermeld|leg|kies|vraag|controleer|maak|deel|zet|stel|verwijs|stuur|noem|splits|houd|begin)\b/i,
  en: /\balways\b|^(give|state|set|choose|ask|check|make|share|put|refer|send|name|split|keep|start|use)\b/i,
};

/** Obliges where the quotations oblige to nothing. */
function raisesDuty({ text, language, quotes }: Claim): boolean {
  if (!DUTY[language].test(text) || isDenied(text, language)) return false;
  const quoted = quotes.join(' ').replace(NO_DUTY[language], '');
  return !DUTY[language].test(quoted) && !quotes.some((quote) => ASKS[language].test(quote));
}

interface Scope {
  said: RegExp;
  /** Words of a quotation that say as much. */
  asWide: RegExp;
}

const SCOPES: Record<Language, readonly Scope[]> = {
  nl: [
    {
      said: /\b(alleen|uitsluitend|enkel)\b/iu,
      asWide: /\b(alleen|uitsluitend|enkel|slechts|pas|enige|niet|geen)\b/iu,
    },
    {
      said: /\b(altijd|alle|elke|iedere?|iedereen|nooit|overal|volledig|nog steeds|momenteel|zeker)\b/iu,
      asWide:
        /\b(altijd|alle|elke?|ieder\w*|nooit|overal|volledig|nog steeds|nog|nu|zeker|allemaal|steeds|per|een sociale|niet|geen)\b/iu,
    },
  ],
  en: [
    { said: /\b(only|exclusively)\b/iu, asWide: /\b(only|exclusively|sole|just|not|no)\b/iu },
    {
      said: /\b(always|all|every|everyone|never|everywhere|fully|still|currently|certainly)\b/iu,
      asWide: /\b(always|all|each|every\w*|any|never|everywhere|fully|still|now|certainly|both|per|not|no)\b/iu,
    },
  ],
};

/** Says always, only or still where the quotations limit nothing. */
function widensScope({ text, language, quotes, context }: Claim): boolean {
  const quoted = `${quotes.join(' ')} ${context}`;
  return SCOPES[language].some(({ said, asWide }) => said.test(text) && !asWide.test(quoted));
}

/** Of a true sentence in free words at least this much stands in the quotations, the question or what they are about. */
const LEAST_SHARED = 0.25;

/** A true part of a sentence must not carry a false one along. */
function saysOtherThings({ text, language, quotes, context, question }: Claim): boolean {
  const known = new Set(tellingStems(`${quotes.join(' ')} ${context} ${question}`, language));
  return text.split(/(?<=[.!?;:])\s+/).some((part) => {
    const said = tellingStems(part, language);
    return said.length >= 2 && said.filter((word) => isKnown(word, known)).length / said.length < LEAST_SHARED;
  });
}

/** Itself, a part of a compound ("stukken" of "aanbestedingsstukken"), or the same verb in another form. */
function isKnown(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true;
  return word.length >= 5 && ([...known].some((other) => other.endsWith(word)) || isPartOf(word, known));
}

function tellingStems(text: string, language: Language): string[] {
  return wordsOf(text)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language));
}
