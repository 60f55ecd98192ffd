import { createHash } from 'node:crypto';
import type { Language } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import type { Texts } from '../i18n/nl.ts';
import { texts } from '../i18n/texts.ts';
import { plain } from '../language/plain-text.ts';
import { type Assignment, type AssignmentReader, readAssignment } from './assignment.ts';
import { readCheckBook } from './checks/check-book.ts';
import { type Checker, checkText, type Finding } from './checks/check-text.ts';
import { type ChosenCriterion, chooseCriteria, type Reason } from './choosing.ts';
import { givenIn } from './correction.ts';
import { readWordings, type Wording, wordingsFor } from './early.ts';
import type { Given } from './given.ts';
import { openGroupReader } from './groups.ts';
import { type Law, readLaw } from './law.ts';
import { readLibrary } from './library.ts';
import { alsoAsked, type Question, questionFor } from './questions.ts';
import { readReadingPatterns, readThemePatterns } from './reading/patterns.ts';
import type { ValueNote } from './reading/value.ts';
import { readThresholds } from './regime.ts';
import { readSocialReturnRules } from './social-return.ts';
import { readTalkWords, type TalkWords } from './talk-words.ts';

/** What somebody who buys gets. */
export interface Advice {
  /** `clarify`: with criteria that are provisional; `none`: no assignment. */
  status: 'suggested' | 'clarify' | 'none';
  assignment: Assignment;
  chosen: readonly ChosenCriterion[];
  findings: readonly Finding[];
  /** What to ask, when something is missing that decides. */
  question: Question | null;
  /** What decides less and is missing too, at most two things. */
  alsoAsked: readonly Question[];
  /** Of an idea: words for the assignment itself. */
  wordings: readonly Wording[];
  /** The one of these that was taken; null: none yet. */
  wording: string | null;
  /** What was assumed and worked out, in sentences. */
  notes: readonly string[];
}

export interface Adviser {
  /** @param today by the clock of the product: thresholds hold for some years */
  advise(text: string, options: { language: Language; today: Date; given?: Given }): Advice;
  /** Only what is wrong in a text. */
  check(text: string): { assignment: Assignment; findings: readonly Finding[] };
  /** What is wrong in words for an assignment that is described elsewhere: a criterion of one's own. */
  checkWithin(text: string, assignment: Assignment): readonly Finding[];
  /** What words say of an assignment that was described before. */
  given(text: string, before: Assignment): Given;
  /** "Aanbestedingswet 2012, artikel 1.8: ondernemers gelijk behandelen" */
  lawWords(citation: string, language: Language): string;
  /** The articles a criterion rests on, as far as they hold for this assignment. */
  legalBasisFor(citations: readonly string[], assignment: Assignment): string[];
  reader: AssignmentReader;
  talk: TalkWords;
}

/**
 * Opens the library and what reads assignments.
 *
 * @throws AppError `criteria.bad-library`
 */
export async function openAdviser(gazetteer: Gazetteer): Promise<Adviser> {
  const [library, law, patterns, themes, thresholds, socialReturnRules, groups, talk, wordings, book] =
    await Promise.all([
      readLibrary(),
      readLaw(),
      readReadingPatterns(),
      readThemePatterns(),
      readThresholds(),
      readSocialReturnRules(),
      openGroupReader(),
      readTalkWords(),
      readWordings(),
      readCheckBook(gazetteer.municipalities.map(({ name }) => plain(name))),
    ]);
  const reader = {
    library,
    patterns,
    themes,
    groups,
    thresholds,
    socialReturnRules,
    gazetteer,
  };
  const checker: Checker = { book, themes, thresholds };
  const read = remembering((text: string, given: Given): Read => {
    const assignment = readAssignment(reader, text, given);
    return { assignment, findings: checkText(checker, text, assignment) };
  });
  return {
    reader,
    talk,
    check: (text) => read(text, {}),
    given: (text, before) => givenIn(reader, text, before),
    lawWords(citation, language) {
      const { criteria } = texts(language);
      const article = law.get(citation);
      if (!article) return criteria.law(citation);
      return `${criteria.law(citation)}: ${language === 'en' ? article.english : article.says}`;
    },
    checkWithin: (text, assignment) => checkText(checker, text, assignment),
    advise(text, { language, today, given }) {
      const { assignment, findings } = read(text, given ?? {});
      if (assignment.isNone) {
        return {
          status: 'none',
          assignment,
          chosen: [],
          findings: [],
          question: null,
          alsoAsked: [],
          wordings: [],
          wording: null,
          notes: [texts(language).criteria.none],
        };
      }
      const question = questionFor(assignment, reader, language);
      return {
        status: question ? 'clarify' : 'suggested',
        assignment,
        chosen: chooseCriteria(library.criteria, assignment),
        findings,
        question,
        alsoAsked: alsoAsked(assignment, { question, given: given ?? {} }, language),
        wordings: wordingsFor(wordings, assignment, given?.wording),
        wording: given?.wording ?? null,
        notes: notesFor(reader, assignment, language, today),
      };
    },
    legalBasisFor: (citations, assignment) => legalBasisFor(law, citations, assignment),
  };
}

/** What a text says, and what is wrong in it. */
interface Read {
  assignment: Assignment;
  findings: readonly Finding[];
}

/** Reading a specification of a hundred pages takes a second, and each press on its card reads it: of the last of such the outcome is kept. */
function remembering(read: (text: string, given: Given) => Read): typeof read {
  const kept = new Map<string, Read>();
  return (text, given) => {
    if (text.length < LONG) return read(text, given);
    const key = createHash('sha256').update(JSON.stringify(given)).update(text).digest('hex');
    const known = kept.get(key) ?? read(text, given);
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return known;
  };
}

const LONG = 10_000;
const MOST_KEPT = 8;

function notesFor(reader: AssignmentReader, assignment: Assignment, language: Language, today: Date): string[] {
  const { criteria } = texts(language);
  const { notes } = criteria;
  const { cpv, value, stage, goals, group, socialReturn } = assignment;
  const isLate = stage === 'published' || stage === 'awarded';
  const lines: (string | false | null | undefined)[] = [
    ...value.notes.map((note) => valueNote(notes, note)),
    cpv && !cpv.exists && notes.unknownCpv(cpv.code),
    thresholdWords(reader, assignment, { language, today }),
    stage === 'idea' && goals.length === 0 && notes.early(group[language]),
    isLate && notes.onlyByAgreement,
    socialReturn &&
      (goals.includes('social-return') || (value.euro ?? 0) >= socialReturn.threshold) &&
      (socialReturn.date
        ? notes.socialReturn(socialReturn.name, socialReturn.threshold, socialReturn.date)
        : notes.socialReturnUndated(socialReturn.name, socialReturn.threshold)),
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** The European threshold for an assignment: of this year, or the last that is known and that it is not of this year. */
export function thresholdWords(
  { thresholds: { years } }: Pick<AssignmentReader, 'thresholds'>,
  { threshold, contract }: Assignment,
  { language, today }: { language: Language; today: Date },
): string {
  const { contracts, notes } = texts(language).criteria;
  const year = today.getUTCFullYear();
  return years.includes(year)
    ? notes.threshold(threshold, contracts[contract])
    : notes.oldThreshold(threshold, contracts[contract], years, year);
}

function valueNote(notes: Texts['criteria']['notes'], note: ValueNote): string {
  switch (note.code) {
    case 'vat-removed':
      return notes.vatRemoved(note.euro);
    case 'vat-not-said':
      return notes.vatNotSaid;
    case 'highest':
      return notes.highest(note.written);
    case 'per-year':
      return notes.perYear(note.euro, note.years, note.withOptions);
    case 'per-month':
      return notes.perMonth(note.euro, note.years, note.withOptions);
    case 'per-year-only':
      return notes.perYearOnly(note.euro);
    case 'lots-added':
      return notes.lotsAdded(note.lots);
    case 'other-currency':
      return notes.otherCurrency(note.written);
    case 'negative':
      return notes.negative(note.written);
    case 'absurd':
      return notes.absurd(note.written);
  }
}

/** What part 2 of the law asks, it asks above the threshold, and of social services only in part (article 2.39). */
function legalBasisFor(law: Law, citations: readonly string[], { regime, contract, procedure }: Assignment): string[] {
  if (regime === 'below') {
    const isHere = (below: string | undefined) =>
      below === 'always' ||
      (below === 'invited' && procedure === 'invited') ||
      (below === 'announced' && procedure !== 'invited' && procedure !== 'direct');
    const general =
      procedure === 'direct'
        ? ['1.4 lid 2']
        : procedure === 'invited'
          ? ['1.16 lid 1', '1.15 lid 1']
          : ['1.13 lid 1', '1.12 lid 1'];
    return [...new Set([...citations.filter((one) => isHere(law.get(one)?.below)), ...general])];
  }
  if (contract !== 'social') return [...citations];
  const holding = citations.filter((one) => one.startsWith('1.') || law.get(one)?.social === true);
  return [...new Set([...holding, '2.39 lid 2', '1.10 lid 1'])];
}

/** What a finding says, with its figures. */
export function findingMessage(
  { criteria }: Pick<Texts, 'criteria'>,
  { code, lot, isOutside, figures }: Finding,
  assignment: Assignment,
): string {
  const said = criteria.checks[code];
  const extra = figuresOf(criteria.figures, figures, assignment);
  const end = said.indexOf('.');
  const body = `${said.slice(0, end)}${extra}${said.slice(end)}`;
  const about = lot === null ? body : criteria.ofLot(lot, body);
  return isOutside ? `${criteria.outsideScope}${about}` : about;
}

function figuresOf(figures: Texts['criteria']['figures'], said: Finding['figures'], { threshold }: Assignment): string {
  const { sum, total, times, buyer, threshold: since, old, from, one, other } = said;
  if (typeof sum === 'number' && typeof total === 'number') return figures.sum(sum, total);
  if (typeof times === 'number') return figures.times(times);
  if (typeof buyer === 'string' && typeof since === 'number') return figures.threshold(buyer, since);
  if (old !== undefined) return figures.current(threshold);
  if (typeof from === 'number') return figures.from(from);
  return typeof one === 'string' && typeof other === 'string' ? figures.pair(one, other) : '';
}

/** Why a criterion was chosen, in sentences. */
export function whyText(
  { criteria }: Pick<Texts, 'criteria'>,
  reasons: readonly Reason[],
  reader: AssignmentReader,
  language: Language,
): string {
  return reasons.map((reason) => reasonText(criteria.reasons, reason, reader, language)).join(' ');
}

function reasonText(
  say: Texts['criteria']['reasons'],
  reason: Reason,
  { themes, library }: AssignmentReader,
  language: Language,
): string {
  switch (reason.code) {
    case 'goal':
      return say.goal(themes[reason.theme][language]);
    case 'own-rule':
      return say.ownRule(reason.buyer, reason.euro);
    case 'group':
      return say.group(library.groups.find(({ id }) => id === reason.group)?.[language] ?? reason.group);
    case 'any-group':
      return say.anyGroup;
    case 'late-stage':
      return say.lateStage;
    case 'no-competition':
      return say.noCompetition;
    case 'kind':
      return say.kind[reason.kind];
    case 'level':
      return say.level[reason.level];
    case 'fits-value':
      return say.fitsValue(reason.euro);
  }
}
