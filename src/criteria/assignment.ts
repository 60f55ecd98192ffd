import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { plain } from '../language/plain-text.ts';
import { type CpvCode, type GroupReader, groupOf, readCpv } from './groups.ts';
import { type Contract, type Procedure, type Regime, type Stage, THEMES, type Theme } from './labels.ts';
import type { Library, ProductGroup } from './library.ts';
import type { Amount } from './reading/money.ts';
import { readAmounts } from './reading/money.ts';
import type { ReadingPatterns, ThemePatterns } from './reading/patterns.ts';
import { readTerm, type Term } from './reading/term.ts';
import { lotsIn, readValue, type Value } from './reading/value.ts';
import { regimeOf, type Thresholds, thresholdFor } from './regime.ts';
import { type SocialReturnRule, socialReturnRuleFor } from './social-return.ts';

/** What a text says of something that is to be bought. */
export interface Assignment {
  /** Not an assignment at all. */
  isNone: boolean;
  group: ProductGroup;
  /** Whether it is clear what is bought; `likely`: what it may be, the likeliest first. */
  isGroupSure: boolean;
  likelyGroups: readonly ProductGroup[];
  cpv: CpvCode | null;
  contract: Contract;
  value: Value;
  amounts: readonly Amount[];
  term: Term | null;
  lots: number | null;
  procedure: Procedure | null;
  stage: Stage | null;
  isState: boolean;
  /** The European threshold that counts for it. */
  threshold: number;
  regime: Regime;
  /** Themes that its goals call for. */
  goals: readonly Theme[];
  lowestPrice: boolean;
  socialReturn: SocialReturnRule | null;
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

/** @param text as it was typed or taken from a document */
export function readAssignment(reader: AssignmentReader, text: string): Assignment {
  const { library, patterns, thresholds } = reader;
  const said = plain(text);
  const amounts = readAmounts(patterns, said);
  const term = readTerm(patterns, said);
  const value = readValue(patterns, said, { amounts, term });
  const cpv = readCpv(library.groups, patterns.cpv, said);
  const procedure = chosen(patterns.procedure, said);
  const read = groupOf(
    reader.groups.read(text),
    cpv,
    library.groups,
    procedure !== null || term !== null || amounts.length > 0,
  );
  const contract = contractOf(patterns, said, read.group, procedure);
  const isState = patterns.state.test(said);
  const threshold = thresholdFor(thresholds, contract, isState);
  return {
    isNone: read.isNone,
    group: read.group,
    isGroupSure: read.isSure,
    likelyGroups: read.likely,
    cpv,
    contract,
    value,
    amounts,
    term,
    lots: lotsIn(patterns, said),
    procedure,
    stage: chosen(patterns.stage, said),
    isState,
    threshold,
    regime: regimeOf(knownSize(value, threshold), threshold, procedure),
    goals: goalsIn(reader.themes, said),
    lowestPrice: patterns.lowestPrice.test(said),
    socialReturn: socialReturnRuleFor(reader.socialReturnRules, reader.gazetteer, text, said),
  };
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

function contractOf(
  patterns: ReadingPatterns,
  said: string,
  group: ProductGroup,
  procedure: Procedure | null,
): Contract {
  if (procedure === 'social' || group.contract === 'social') return 'social';
  const found = chosen(patterns.contract, said);
  return found === null || found === 'social' ? group.contract : found;
}

/** The themes that a text calls for; what it says it does not want is none. */
export function goalsIn(themes: ThemePatterns, said: string): Theme[] {
  return THEMES.filter((theme) => {
    const pattern = new RegExp(themes[theme].when.source, 'gu');
    return [...said.matchAll(pattern)].some(({ index }) => !NEGATED.test(said.slice(Math.max(0, index - 25), index)));
  });
}

const NEGATED = /\b(geen|niet|zonder|no|not|without)( \w+){0,2} $/;
