import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { plain } from '../language/plain-text.ts';
import { type Bought, boughtIn, type Signs } from './bought.ts';
import { readWeights } from './checks/weights.ts';
import type { Given } from './given.ts';
import { type CpvCode, type GroupReader, readCpv } from './groups.ts';
import { type Contract, type Procedure, type Regime, type Stage, THEMES, type Theme } from './labels.ts';
import type { Library, ProductGroup } from './library.ts';
import type { Amount } from './reading/money.ts';
import { readAmounts } from './reading/money.ts';
import type { ReadingPatterns, ThemePatterns } from './reading/patterns.ts';
import { readTerm, type Term, yearsOf } from './reading/term.ts';
import { lotsIn, readValue, type Value } from './reading/value.ts';
import { procedureTooLight, regimeOf, type Thresholds, thresholdFor } from './regime.ts';
import { type SocialReturnRule, socialReturnRuleFor } from './social-return.ts';

/** What a text says of something that is to be bought. */
export interface Assignment {
  /** Not an assignment at all. */
  isNone: boolean;
  /** The only group of which there is a word; null: there is none, or of several. */
  named: ProductGroup | null;
  group: ProductGroup;
  /** Whether it is clear what is bought; `likely`: what it may be, the likeliest first. */
  isGroupSure: boolean;
  likelyGroups: readonly ProductGroup[];
  cpv: CpvCode | null;
  contract: Contract;
  /** Whether the kind of contract is known, or does not matter for the threshold. */
  isContractSure: boolean;
  value: Value;
  amounts: readonly Amount[];
  term: Term | null;
  lots: number | null;
  procedure: Procedure | null;
  /** Since it was described, a procedure was named that is there only below the threshold, or a value that is above it; nobody said that this is meant. */
  isContradictory: boolean;
  /** Who buys says that a procedure that is too light for the value is meant: there is an exception for it. */
  isException: boolean;
  stage: Stage | null;
  isState: boolean;
  /** The European threshold that counts for it. */
  threshold: number;
  regime: Regime;
  /** Who buys does not know the value yet: there is no use in asking. */
  isSizeUnknown: boolean;
  /** Themes that its goals call for. */
  goals: readonly Theme[];
  lowestPrice: boolean;
  socialReturn: SocialReturnRule | null;
  /** Percentage of the sum that is for social return; null: none is named. */
  share: number | null;
}

/** What it takes to read one. */
export interface AssignmentReader {
  library: Library;
  patterns: ReadingPatterns;
  themes: ThemePatterns;
  groups: GroupReader;
  thresholds: Thresholds;
  socialReturnRules: readonly SocialReturnRule[];
  gazetteer: Gazetteer;
}

/**
 * @param text as it was typed or taken from a document
 * @param given what was said of it since
 */
export function readAssignment(reader: AssignmentReader, text: string, given: Given = {}): Assignment {
  const { library, patterns, thresholds } = reader;
  const said = plain(text);
  const amounts = readAmounts(patterns, said);
  const term = given.months === undefined ? readTerm(patterns, said) : { months: given.months, optionMonths: 0 };
  const value = valueGiven(given, term) ?? readValue(patterns, said, { amounts, term });
  const cpv = readCpv(library.groups, patterns.cpv, said);
  const procedure = given.procedure ?? procedureIn(patterns, said);
  const stage = given.stage ?? stageIn(patterns, said);
  const signs = signsOf(patterns, said, [procedure !== null, term !== null, amounts.length > 0], stage);
  const read =
    groupGiven(library, given) ?? boughtIn({ reader: reader.groups, groups: library.groups, cpv }, text, signs);
  const told = given.contract ?? contractTold(patterns, said, cpv);
  const contract = given.contract ?? contractOf(read.group, told, procedure);
  const isState = patterns.state.test(said);
  const threshold = thresholdFor(thresholds, contract, isState);
  const inText = goalsIn(reader.themes, said);
  return {
    isNone: read.isNone,
    named: read.named,
    group: read.group,
    isGroupSure: read.isSure,
    likelyGroups: read.likely,
    cpv,
    contract,
    isContractSure: told !== null || !hangsOnContract(thresholds, { group: read.group, isState, euro: value.euro }),
    value,
    amounts,
    term,
    lots: lotsIn(patterns, said),
    procedure,
    isException: given.isException === true,
    isContradictory: isContradictory(given, value, threshold, procedure),
    stage,
    isState,
    threshold,
    regime: sizeGiven(given) ?? regimeOf(knownSize(value, threshold), threshold, procedure),
    isSizeUnknown: given.size === 'unknown',
    goals: THEMES.filter((theme) => given.goals?.includes(theme) || inText.includes(theme)),
    lowestPrice: patterns.lowestPrice.test(said),
    socialReturn: socialReturnRuleFor(reader.socialReturnRules, reader.gazetteer, text, said),
    share: given.share ?? shareIn(patterns, said),
  };
}

/** Of what was put right since: what stands in one text is for the checks. */
function isContradictory(given: Given, { euro }: Value, threshold: number, procedure: Procedure | null): boolean {
  const isPutRight = given.procedure !== undefined || given.euro !== undefined || given.yearly !== undefined;
  if (!isPutRight || given.isException === true) return false;
  return procedureTooLight(sizeGiven(given) === 'below' ? null : euro, threshold, procedure);
}

export function procedureIn({ procedure }: ReadingPatterns, said: string): Procedure | null {
  return chosen(procedure, said);
}

export function stageIn({ stage }: ReadingPatterns, said: string): Stage | null {
  return chosen(stage, said);
}

/** "Social return 5%": of the sum, and not of the points. @returns null: no percentage of it is named */
export function shareIn({ share }: ReadingPatterns, said: string): number | null {
  const found = share.when.exec(said);
  if (!found || share.unless.test(found[0])) return null;
  const { before, behind } = found.groups ?? {};
  const percentage = Number((before ?? behind ?? '').replace(',', '.'));
  // "Prijs 60%, kwaliteit 20%, social return 20%"
  const isWeight = readWeights(said).some((weight) => weight.percentage === percentage);
  return percentage > 0 && !isWeight ? percentage : null;
}

function groupGiven({ groups }: Library, given: Given): Bought | null {
  const group = groups.find(({ id }) => id === given.group);
  return group ? { group, isSure: true, isNone: false, likely: [group], named: group } : null;
}

/** @returns null: nothing was said of it */
function valueGiven({ euro, yearly }: Given, term: Term | null): Value | null {
  if (euro !== undefined) return { euro, yearly: null, vatKnown: true, notes: [] };
  if (yearly === undefined) return null;
  if (term === null) return { euro: null, yearly, vatKnown: true, notes: [{ code: 'per-year-only', euro: yearly }] };
  const years = yearsOf(term);
  const note = { code: 'per-year', euro: yearly, years, withOptions: false } as const;
  return { euro: Math.round(yearly * years), yearly: null, vatKnown: true, notes: [note] };
}

function sizeGiven({ size, euro, yearly }: Given): Regime | null {
  const isKnown = euro !== undefined || yearly !== undefined;
  return isKnown || size === undefined || size === 'unknown' ? null : size;
}

function signsOf({ buying }: ReadingPatterns, said: string, known: readonly boolean[], stage: Stage | null): Signs {
  const facts = known.filter((isKnown) => isKnown).length;
  return { facts, all: facts + Number(buying.test(said)) + Number(stage !== null) };
}

/** A value in a year alone decides when it is above the threshold by itself. */
function knownSize({ euro, yearly }: Value, threshold: number): number | null {
  if (euro !== null) return euro;
  return yearly !== null && yearly >= threshold ? yearly : null;
}

function chosen<Id extends string>(
  choices: readonly { id: Id; when: RegExp; unless?: RegExp | undefined }[],
  said: string,
): Id | null {
  return choices.find(({ when, unless }) => when.test(said) && unless?.test(said) !== true)?.id ?? null;
}

/** By its CPV division: supplies, works (45), and services from 50 on; software (48) is mostly made or run for the buyer. */
function contractByCode(cpv: CpvCode | null): Contract | null {
  if (!cpv?.exists) return null;
  const division = Number(cpv.code.slice(0, 2));
  if (division === WORKS_DIVISION) return 'works';
  if (division >= FIRST_SERVICES) return 'services';
  return division < WORKS_DIVISION ? 'supplies' : null;
}

const WORKS_DIVISION = 45;
const FIRST_SERVICES = 50;

/** What a text says of the kind of contract; null: nothing, or only that it may be a social service. */
function contractTold(patterns: ReadingPatterns, said: string, cpv: CpvCode | null): Contract | null {
  const found = contractByCode(cpv) ?? chosen(patterns.contract, said);
  return found === 'social' ? null : found;
}

function contractOf(group: ProductGroup, told: Contract | null, procedure: Procedure | null): Contract {
  return procedure === 'social' || group.contract === 'social' ? 'social' : (told ?? group.contract);
}

/** Building is a work and keeping it in order a service, with another threshold: a value between the two is above one of them. */
function hangsOnContract(
  thresholds: Thresholds,
  { group, isState, euro }: { group: ProductGroup; isState: boolean; euro: number | null },
): boolean {
  if (group.contract !== 'works' || euro === null) return false;
  const of = (contract: Contract) => thresholdFor(thresholds, contract, isState);
  return euro >= of('services') && euro < of('works');
}

/** The themes that a text calls for; an instrument that it says it does not want is none ("geen social return"). */
export function goalsIn(themes: ThemePatterns, said: string): Theme[] {
  return THEMES.filter((theme) => {
    const pattern = new RegExp(themes[theme].when.source, 'gu');
    return [...said.matchAll(pattern)].some(
      ({ 0: word, index }) => !(INSTRUMENT.test(word) && NOT_WANTED.test(said.slice(Math.max(0, index - 25), index))),
    );
  });
}

const INSTRUMENT =
  /^(social return|sroi|circula|divers|inclusi|mkb|milieu(eis|criteri)|klimaat|biodivers|voorbehouden|keten|pso)/;
const NOT_WANTED = /\b(geen|niet|zonder|no|not|without)( \w+){0,2} $/;
