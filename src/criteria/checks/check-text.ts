import { plain } from '../../language/plain-text.ts';
import type { Assignment } from '../assignment.ts';
import { goalsIn } from '../assignment.ts';
import type { ThemePatterns } from '../reading/patterns.ts';
import { yearsOf } from '../reading/term.ts';
import { procedureTooLight, type Thresholds } from '../regime.ts';
import { CHECKS, type CheckBook, type CheckCode, type Severity, severityFor } from './check-book.ts';
import { awardedRequirement, type Contradiction, clashingPair, endsBeforeBeginning } from './contradictions.ts';
import { partsOf } from './lots.ts';
import { findingSentence, findingSentences, sentencesOf } from './sentences.ts';
import { PRICE, pointsThatDiffer, readSingleWeights, readWeights, type Weight } from './weights.ts';

/** What a check found. */
export interface Finding {
  code: CheckCode;
  severity: Severity;
  /** The sentence that told, plain; null: it is about the whole. */
  at: string | null;
  /** The sentences it is about, as they were written; none: it is about the whole. */
  quotes: readonly string[];
  /** The lot it is about, as the text calls it; null: all of it. */
  lot: string | null;
  /** The law does not forbid it of such a contract, so it is a hint at most. */
  isOutside: boolean;
  /** Articles of the law it rests on, as `articles.yaml` has them. */
  law: readonly string[];
  /** Figures for the message. */
  figures: Readonly<Record<string, number | string>>;
}

/** What it takes to check a text. */
export interface Checker {
  book: CheckBook;
  themes: ThemePatterns;
  thresholds: Thresholds;
}

interface Text {
  said: string;
  sentences: readonly string[];
  /** The same sentences as they were written. */
  written: readonly string[];
  assignment: Assignment;
}
type Found = {
  at: string | null;
  all?: readonly string[];
  severity?: Severity;
  figures?: Record<string, number | string>;
} | null;

/** Everything that is wrong in a text about an assignment, or could be better, the worst first. */
export function checkText(checker: Checker, text: string, assignment: Assignment): Finding[] {
  const whole = textOf(sentencesOf(text), plain(text), assignment);
  const byLot = partsOf(text).map(({ lot, sentences }) => ({ lot, text: textOfLot(lot, sentences, whole) }));
  const order: readonly Severity[] = ['stop', 'warn', 'hint'];
  return CHECKS.flatMap((code) => {
    const parts = checker.book[code].scope.of === 'lot' && byLot.length > 1 ? byLot : [{ lot: null, text: whole }];
    return parts.flatMap((part) => findingIn(checker, code, part) ?? []);
  }).sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function textOf(written: readonly string[], said: string, assignment: Assignment): Text {
  return { said, written, sentences: written.map((sentence) => plain(sentence).trim()), assignment };
}

/** A lot has its own value; by which rules it goes, the value of all lots together decides. */
function textOfLot(lot: string | null, sentences: readonly string[], whole: Text): Text {
  const said = plain(sentences.join('\n'));
  const { assignment } = whole;
  if (lot === null) return textOf(sentences, said, assignment);
  const amounts = assignment.amounts.filter(({ written }) => said.includes(written));
  const value = { ...assignment.value, euro: valueOfLot(amounts, assignment) };
  return textOf(sentences, said, { ...assignment, amounts, value });
}

function valueOfLot(amounts: Assignment['amounts'], { term }: Assignment): number | null {
  const values = amounts.flatMap(({ role, euro, per }) => {
    if (role !== 'value') return [];
    if (per !== 'year' && per !== 'month') return [euro];
    if (term === null) return [];
    const years = yearsOf(term);
    return [euro * (per === 'year' ? years : years * 12)];
  });
  return values.length === 0 ? null : Math.max(...values);
}

function findingIn(
  checker: Checker,
  code: CheckCode,
  { lot, text }: { lot: string | null; text: Text },
): Finding | null {
  const found = (OWN[code] ?? bySentences)(checker, text, code);
  if (found === null) return null;
  const check = checker.book[code];
  const { isOutside, severity: inScope } = severityFor(check, text.assignment);
  const severity = isOutside ? inScope : (found.severity ?? inScope);
  const quotes = quotesOf(text, found.all ?? (found.at === null ? [] : [found.at]));
  return { code, severity, at: found.at, quotes, lot, isOutside, law: check.law, figures: found.figures ?? {} };
}

/** More sentences than this with the same fault tell nothing more. */
const MOST_QUOTES = 3;

/** The sentences as they were written, of what was found in plain words. */
function quotesOf({ written, sentences }: Text, found: readonly string[]): string[] {
  const quoted = written.filter((_, at) => found.some((one) => sentences[at]?.includes(one)));
  return quoted.slice(0, MOST_QUOTES);
}

type Look = (checker: Checker, text: Text, code: CheckCode) => Found;

const bySentences: Look = ({ book }, { said, sentences, written }, code) => {
  const check = book[code];
  const found = findingSentences(check, check.cased ? written : sentences);
  const [at, ...more] = check.cased ? found.map((sentence) => plain(sentence).trim()) : found;
  return at === undefined || check.document.some((pattern) => pattern.test(said)) ? null : { at, all: [at, ...more] };
};

/** Checks that take more than patterns in a sentence. */
const OWN: Readonly<Partial<Record<CheckCode, Look>>> = {
  'conflicting-criteria': clashing,
  'reserved-and-open': clashing,
  'required-and-awarded': ({ book }, { sentences }, code) => whole(awardedRequirement(book[code], sentences)),
  'ends-before-beginning': ({ book }, { written }, code) => {
    const found = endsBeforeBeginning(book[code], written);
    return found && { at: null, all: found.all.map((sentence) => plain(sentence).trim()) };
  },
  'procedure-too-light': (_, { sentences, assignment: { value, threshold, procedure, isException } }) => {
    if (isException || !procedureTooLight(value.euro, threshold, procedure)) return null;
    const all = sentences.filter((sentence) => value.euro !== null && /\d/.test(sentence)).slice(0, 1);
    return { at: null, all, figures: { from: threshold } };
  },
  'no-verification': ({ book, themes }, { said, sentences }) => {
    const check = book['no-verification'];
    if (check.document.some((pattern) => pattern.test(said))) return null;
    const at = sentences.find(
      (sentence) =>
        check.any.some((pattern) => pattern.test(sentence)) &&
        goalsIn(themes, sentence).length > 0 &&
        !book['not-objective'].any.some((pattern) => pattern.test(sentence)) &&
        !book['no-link-to-subject'].any.some((pattern) => pattern.test(sentence)),
    );
    return at === undefined ? null : { at };
  },
  // Before the opening too: once it is published, others reckon with the weights as they are.
  'weights-after-opening': (checker, text, code) => {
    const found = bySentences(checker, text, code);
    if (found !== null || text.assignment.stage !== 'published') return found;
    const all = text.sentences.filter((sentence) => CHANGED.test(sentence) && WEIGHED.test(sentence));
    return all[0] === undefined ? null : { at: all[0], all, severity: 'warn' };
  },
  'weights-not-100': (_, { said, sentences }) => {
    const weights = readWeights(said);
    const sum = weights.reduce((whole, { percentage }) => whole + percentage, 0);
    const points = pointsThatDiffer(said);
    const figures = weights.length > 1 && sum !== WHOLE ? { sum, total: WHOLE } : points;
    if (figures === null) return null;
    const all = sentences.filter((sentence) => readWeights(sentence).length > 1 || pointsThatDiffer(sentence) !== null);
    return { at: null, all, figures };
  },
  'weight-disproportionate': disproportionate,
  'turnover-requirement': turnover,
  'references-disproportionate': references,
  'price-decides': (_, { said, sentences }) => {
    const weights = [...readWeights(said), ...readSingleWeights(said)];
    const heavy = weights.find(({ name, percentage }) => PRICE.test(name) && percentage >= PRICE_DECIDES);
    if (!heavy || heavy.percentage >= WHOLE) return null;
    const at = sentences.find((sentence) => PRICE.test(sentence) && sentence.includes(`${heavy.percentage}`));
    return { at: at ?? null, figures: { percentage: heavy.percentage } };
  },
  'outdated-threshold': ({ thresholds }, { assignment: { amounts } }) => {
    const old = amounts.find(({ role, euro }) => role === 'threshold' && thresholds.outdated.includes(euro));
    return old ? { at: old.written, figures: { old: old.euro } } : null;
  },
  'social-return-below-threshold': ({ book }, { said, sentences, assignment: { value, socialReturn } }) => {
    if (!socialReturn || value.euro === null || value.euro >= socialReturn.threshold) return null;
    const { any } = book['social-return-below-threshold'];
    const isAsked = any.some((pattern) => pattern.test(said));
    const all = sentences.filter((sentence) => any.some((pattern) => pattern.test(sentence)));
    const { name, threshold } = socialReturn;
    return isAsked && !NOT_ASKED.test(said) ? { at: null, all, figures: { buyer: name, threshold } } : null;
  },
  'unknown-threshold': (_, { assignment: { goals, socialReturn } }) =>
    goals.includes('social-return') && socialReturn === null ? { at: null } : null,
  'reserved-contract-possible': ({ book }, { said, assignment: { goals, group, stage } }) => {
    const isMentioned = book['reserved-contract-possible'].any.some((pattern) => pattern.test(said));
    const isEarly = stage === null || stage === 'idea' || stage === 'preparation';
    return goals.includes('social-return') && group.labour && isEarly && !isMentioned ? { at: null } : null;
  },
};

const CHANGED =
  /\b(alsnog|aanpas\w*|wijzig\w*|verander\w*|verhog\w*|verlag\w*|zwaarder|lichter|van \d+ naar \d+|changed?|raise|lower|heavier)\b/;
const WEIGHED = /\b(weging\w*|gewicht\w*|punten|gunningscriteri\w*|meetellen|meewegen|weights?|points)\b/;
const WHOLE = 100;
/** From this weight of the price on, in percent, hardly anything else decides. */
const PRICE_DECIDES = 80;
const NOT_ASKED = /\b(geen|niet|zonder) (\w+ ){0,2}(social return|sroi)\b/;
const IMPACT =
  /\b(duurza\w*|social\w*|sociale?|circula\w*|co2\w*|milieu\w*|klimaat\w*|inclusi\w*|impact\w*|keten\w*|biodivers\w*|mvo\w*|mvi\w*|sustainab\w*|groen\w*)\b/;
/** A heavier weight of impact than these asks for a reason: of any contract, of a small one, and of social return in goods. */
const HEAVIEST = 50;
const HEAVIEST_OF_SMALL = 30;
const HEAVIEST_SOCIAL_IN_GOODS = 15;
const SMALL_EURO = 75_000;
/** What is asked of social return mostly stays well below this, in percent of the contract. */
const MUCH_SOCIAL_RETURN = 10;
/** How much of the contract goes to it, named before or behind it. */
const SOCIAL_PART =
  /\b(?:social return|sroi)\b[^.;]{0,40}?(\d{1,2})(?:,\d)? ?(?:%|procent)(?! van de punten)|(?<!\d)(\d{1,2})(?:,\d)? ?(?:%|procent) (?!van de punten)(?:\w+ ){0,4}(?:social return|sroi)\b/;
const SHORT_MONTHS = 6;

function disproportionate({ book }: Checker, text: Text): Found {
  const { said, sentences, assignment } = text;
  const { value, term } = assignment;
  const weights = readWeights(said);
  const heavy = [...weights, ...readSingleWeights(said)].find((weight) => isTooHeavy(weight, assignment));
  const all = sentences.filter((sentence) => sentence.includes(`${heavy?.percentage}`));
  if (heavy) return { at: null, all, figures: { name: heavy.name, percentage: heavy.percentage } };
  const social = SOCIAL_PART.exec(said);
  if (weights.length === 0 && social && Number(social[1] ?? social[2]) >= MUCH_SOCIAL_RETURN) return { at: social[0] };
  const months = term === null ? null : term.months + term.optionMonths;
  if (months !== null && months < SHORT_MONTHS && assignment.goals.includes('social-return')) return { at: null };
  if (value.euro === null || value.euro >= SMALL_EURO) return null;
  const at = findingSentence(book['weight-disproportionate'], sentences);
  return at === null ? null : { at };
}

function isTooHeavy({ name, percentage }: Weight, { value, contract }: Assignment): boolean {
  if (!IMPACT.test(name)) return false;
  if (/\b(social return|sroi)\b/.test(name) && contract === 'supplies') return percentage > HEAVIEST_SOCIAL_IN_GOODS;
  const isSmall = value.euro !== null && value.euro < SMALL_EURO;
  return percentage > (isSmall ? HEAVIEST_OF_SMALL : HEAVIEST);
}

/** Article 2.90: above three times the value never, and otherwise only for weighty reasons in the documents. */
const MOST_TIMES = 3;

function turnover({ book }: Checker, { said, sentences, assignment }: Text): Found {
  const check = book['turnover-requirement'];
  const at = findingSentence(check, sentences);
  const asked = assignment.amounts.find(({ role }) => role === 'turnover');
  if (at === null) return null;
  const isMotivated = check.document.some((pattern) => pattern.test(said));
  const { euro } = assignment.value;
  const times = asked && euro !== null && euro > 0 ? asked.euro / euro : null;
  const severity = (times !== null && times > MOST_TIMES) || !isMotivated ? 'stop' : 'warn';
  return { at, severity, figures: times === null ? {} : { times: Math.round(times * 10) / 10 } };
}

/** Gids Proportionaliteit, voorschrift 3.5 F: a reference of at most this part of the value of the contract. */
const MOST_OF_VALUE = 0.6;

function references(checker: Checker, text: Text, code: CheckCode): Found {
  const { sentences, assignment } = text;
  const found = bySentences(checker, text, code);
  const { euro } = assignment.value;
  const asked = assignment.amounts.find((amount) => amount.role === 'reference');
  if (found || !asked || euro === null || asked.euro <= MOST_OF_VALUE * euro) return found;
  return { at: sentences.find((sentence) => sentence.includes(asked.written)) ?? asked.written };
}

function clashing({ book }: Checker, { said, sentences }: Text, code: CheckCode): Found {
  const pair = clashingPair(book[code], said, sentences);
  return pair && { at: null, all: pair.all, figures: { one: pair.words[0], other: pair.words[1] } };
}

function whole(found: Contradiction | null): Found {
  return found && { at: null, all: found.all };
}
