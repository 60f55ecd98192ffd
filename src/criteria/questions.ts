import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { Assignment, AssignmentReader } from './assignment.ts';
import type { Given } from './given.ts';
import { type Procedure, type Stage, THEMES } from './labels.ts';
import { OTHER_GROUP } from './library.ts';

/** An answer to what is asked, with what it says of the assignment. */
interface AdviceOption {
  label: string;
  given: Given;
}

/** What is asked of who buys, with the answers there are. */
export interface Question {
  text: string;
  options: readonly AdviceOption[];
}

/** What decides and is missing: the most important. */
export function questionFor(assignment: Assignment, reader: AssignmentReader, language: Language): Question | null {
  const { ask } = texts(language).criteria;
  const { isGroupSure, likelyGroups, group, stage, goals, regime, value, threshold, isSizeUnknown } = assignment;
  if (assignment.isContradictory) return contradiction(assignment, language);
  if (!isGroupSure && group.id !== OTHER_GROUP) {
    const options = likelyGroups.slice(0, 4).map((one) => ({ label: one[language], given: { group: one.id } }));
    return { text: ask.group, options };
  }
  if (stage === 'idea' && goals.length === 0) {
    const options = THEMES.map((theme) => ({ label: reader.themes[theme][language], given: { goals: [theme] } }));
    return { text: ask.goal, options };
  }
  if (regime !== 'unknown' || isSizeUnknown) return null;
  if (value.yearly !== null) {
    const options = [2, 4, 8].map((years) => ({ label: ask.years(years), given: { months: years * 12 } }));
    return { text: ask.term, options };
  }
  return {
    text: ask.value,
    options: [
      { label: ask.below(threshold), given: { size: 'below' } },
      { label: ask.above(threshold), given: { size: 'above' } },
      { label: ask.unknown, given: { size: 'unknown' } },
    ],
  };
}

/** Two things that were said do not go together: which of them is right is asked, not chosen. */
function contradiction({ value, threshold, procedure }: Assignment, language: Language): Question {
  const { criteria, dossiers } = texts(language);
  const { ask } = criteria;
  const said = procedure === null ? '' : dossiers.procedures[procedure];
  return {
    text: ask.tooLight(said, value.euro ?? threshold, threshold),
    options: [
      { label: ask.european, given: { procedure: 'european' } },
      { label: ask.lower(threshold), given: { size: 'below' } },
      { label: ask.exception, given: { isException: true } },
    ],
  };
}

const MOST_BESIDE = 2;

/**
 * What else decides and is missing, asked beside the most important: the kind of contract where the threshold hangs on it, the
 * procedure where it is not known or one of several, and then the stage. Of an idea nobody knows these yet.
 *
 * @param given what was said of it since it was described, with what was asked and is not known
 */
export function alsoAsked(
  assignment: Assignment,
  { question, given }: { question: Question | null; given: Given },
  language: Language,
): Question[] {
  const { stage, isContradictory, isGroupSure } = assignment;
  if (isContradictory || !isGroupSure || stage === 'idea' || stage === 'published' || stage === 'awarded') return [];
  const beside = [contractAsked(assignment, language), procedureAsked(assignment, given, language)].filter(
    (one) => one !== null,
  );
  // Who answers one of the questions is asked the others still; who told all that decides is left alone.
  const isAsking = question !== null || beside.length > 0 || Object.keys(given).length > 0;
  return [...beside, ...(isAsking ? stageAsked(assignment, given, language) : [])].slice(0, MOST_BESIDE);
}

function contractAsked({ isContractSure }: Assignment, language: Language): Question | null {
  const { ask, contracts } = texts(language).criteria;
  if (isContractSure) return null;
  const kinds = ['works', 'services', 'supplies'] as const;
  return {
    text: ask.contract,
    options: kinds.map((contract) => ({ label: contracts[contract], given: { contract } })),
  };
}

/** Above the threshold it is a European one, whichever. */
const BELOW_THE_THRESHOLD: readonly Procedure[] = ['direct', 'invited', 'national'];
const OF_ANY_SIZE: readonly Procedure[] = ['invited', 'national', 'european'];

function procedureAsked({ procedure, regime }: Assignment, { asked }: Given, language: Language): Question | null {
  const { criteria, dossiers } = texts(language);
  if (procedure !== null || regime === 'above' || asked?.includes('procedure')) return null;
  const among = regime === 'below' ? BELOW_THE_THRESHOLD : OF_ANY_SIZE;
  const options = among.map((one) => ({ label: dossiers.procedures[one], given: { procedure: one } }));
  const unknown = { label: criteria.ask.procedureUnknown, given: { asked: ['procedure' as const] } };
  return { text: criteria.ask.procedure, options: [...options, unknown] };
}

const STAGES_ASKED: readonly Stage[] = ['idea', 'preparation', 'ready', 'published'];

function stageAsked({ stage }: Assignment, { asked }: Given, language: Language): Question[] {
  const { criteria, dossiers } = texts(language);
  if (stage !== null || asked?.includes('stage')) return [];
  const options = STAGES_ASKED.map((one) => ({ label: dossiers.stages[one], given: { stage: one } }));
  const unknown = { label: criteria.ask.stageUnknown, given: { asked: ['stage' as const] } };
  return [{ text: criteria.ask.stage, options: [...options, unknown] }];
}
