import type { Language } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { isTableRow } from '../../knowledge/reading/tables.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { stem } from '../../language/words.ts';
import { asksTheSame, isAdmissible } from './admission.ts';
import { type Asked, askedOf } from './asked.ts';
import { isOfFile, rankExtracts } from './extracts.ts';
import { tellingWords } from './follow-ups.ts';
import { gapKind, isAdvice, isGapSentence } from './gap-sentences.ts';
import { isCounted, shareMet, speechOf, weighedShare } from './matching.ts';
import { holds, type QuestionKind, speaksOfNow } from './question.ts';
import { type Candidate, rank } from './ranking.ts';
import { withoutVerdict } from './verdict.ts';

/** One sentence of an answer and the passage in which it stands, literally. */
export interface QuotedSentence {
  text: string;
  passage: KnownPassage;
  /** As it is told, where a yes or no before it answers another question; left out: as it stands. */
  told?: string;
}

/** What quoting comes to: an answer, or the sentence in which a source itself says that it does not know. */
export interface Quotation {
  kind: 'answer' | 'gap';
  sentences: QuotedSentence[];
  /** How likely the first passage answers the question, 0–1. */
  likelihood: number;
}

/** Passages that suit so much less than the best one are not looked into. */
const WORTH_MARGIN = 1.2;
const MOST_SENTENCES = 3;
const MOST_WORDS = 90;
/** Of two passages of files. */
const MOST_WORDS_OF_FILES = 140;

/**
 * Answers a question with the best sentences of the passages found for it.
 *
 * @param today as 2026-11-24: of two sections that differ in when they hold, the one that holds today answers
 * @returns null when no passage speaks of the whole question: an unrelated quotation is worse than none
 */
export function quote(question: string, language: Language, found: SearchResult, today: string): Quotation | null {
  const asked = askedOf(question, language, found);
  const [ofFiles, ofArticles] = partitioned(rank(asked, found.hits), ({ passage }) => isOfFile(passage));
  const fromArticles = quotationOf(withoutEnded(ofArticles, asked, today), asked);
  const fromFiles = quotationOfFiles(withoutEnded(rankExtracts(asked, ofFiles), asked, today), asked);
  return likelier(fromArticles, fromFiles);
}

function partitioned<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

/** What is told goes before what a source does not know; else what more likely answers the question. */
function likelier(one: Quotation | null, other: Quotation | null): Quotation | null {
  if (!one || !other) return one ?? other;
  if (one.kind !== other.kind) return one.kind === 'answer' ? one : other;
  return one.likelihood >= other.likelihood ? one : other;
}

/** From here on one passage answers it by itself. */
const WITHOUT_A_DOUBT = 0.95;

/** Of files, which nobody wrote as answers: the best of one passage, and beside it the best of another. */
function quotationOfFiles(ranked: readonly Candidate[], asked: Asked): Quotation | null {
  const [first, ...others] = ranked;
  if (!first || !isAdmissible(first, asked)) return null;
  const { kind, chosen, gap } = readingOf(first, asked);
  const { passage, likelihood } = first;
  if (kind === null) return null;
  if (kind === 'gap') return { kind, sentences: [{ text: gap, passage }], likelihood };
  const isAlone = likelihood >= WITHOUT_A_DOUBT || chosen.some(isTableRow);
  const second = isAlone ? undefined : others.find((other) => isToldBeside(other, chosen, asked));
  const sentences = [first, ...(second ? [second] : [])].flatMap((candidate) =>
    readingOf(candidate, asked).chosen.map((text) => quoted(text, candidate, asked)),
  );
  return { kind, sentences: withinWords(sentences, MOST_WORDS_OF_FILES), likelihood };
}

/** What stands in two files word for word, or in one that was brought twice, is told once. */
function isToldBeside(other: Candidate, told: readonly string[], asked: Asked): boolean {
  const { kind, chosen } = readingOf(other, asked);
  return kind === 'answer' && !chosen.some(isTableRow) && chosen.some((text) => !told.includes(text));
}

function quotationOf(ranked: readonly Candidate[], asked: Asked): Quotation | null {
  const candidates = ranked.filter((candidate) => isAdmissible(candidate, asked));
  const most = candidates[0]?.worth ?? 0;
  const near = candidates.filter(({ worth }) => worth >= most - WORTH_MARGIN);
  const read = near.map((candidate) => ({ candidate, ...readingOf(candidate, asked) }));
  const told = read
    .filter(({ kind }) => kind !== null)
    .sort((a, b) => +b.candidate.isOwn - +a.candidate.isOwn || strength(b) - strength(a));
  const [first] = told;
  const ofNow = told.find(
    (reading) =>
      reading.kind === 'gap' && answersByGap(reading.gap, asked) && reading.candidate.isOwn === first?.candidate.isOwn,
  );
  const best = first && ofNow && strength(ofNow) >= strength(first) - NOW_MARGIN ? ofNow : first;
  if (!best) return null;
  const { passage, likelihood } = best.candidate;
  if (best.kind === 'gap') return { kind: 'gap', sentences: [{ text: best.gap, passage }], likelihood };
  const sentences = best.chosen.map((text) => quoted(text, best.candidate, asked));
  const more = complement(best.candidate, near, asked);
  const second = more.length > 0 ? more : rival(best, told, asked);
  return { kind: 'answer', sentences: withinWords([...sentences, ...second]), likelihood };
}

function quoted(text: string, candidate: Candidate, asked: Asked): QuotedSentence {
  const told = withoutVerdict(text, candidate, asked);
  return { text, passage: candidate.passage, ...(told === text ? {} : { told }) };
}

/** Whether somebody wrote a section as the answer to this very question. */
export function hasOwnSection(question: string, language: Language, found: SearchResult): boolean {
  return rank(askedOf(question, language, found), found.hits).some(asksTheSame);
}

/** How much a section that no longer holds counts less, when no year was asked for; and more, where it is asked how things were. */
const ENDED_COST = 1;

/**
 * What no longer holds counts less. Where something holds of the same, it makes way for that, with all that speaks for it: a
 * question that the one answers is answered by the other. But where it is asked how things were, it is what was asked for.
 */
function withoutEnded(ranked: readonly Candidate[], { form }: Asked, today: string): Candidate[] {
  if (form.years.length > 0) return [...ranked];
  const hasEnded = ({ passage: { validUntil } }: Candidate) =>
    validUntil !== null && validUntil < today && !today.startsWith(validUntil);
  const ended = Map.groupBy(form.past ? [] : ranked.filter(hasEnded), ({ passage }) => subjectOf(passage));
  const holding = ranked
    .filter((candidate) => !hasEnded(candidate))
    .map((candidate) => ({ candidate, before: ended.get(subjectOf(candidate.passage)) ?? [] }));
  const succeeded = new Set(holding.flatMap(({ before }) => before));
  return [
    ...holding.map(({ candidate, before }) => inPlaceOf(candidate, before)),
    ...ranked
      .filter((candidate) => hasEnded(candidate) && !succeeded.has(candidate))
      .map((candidate) => ({ ...candidate, worth: candidate.worth + (form.past ? ENDED_COST : -ENDED_COST) })),
  ].sort((a, b) => +b.isOwn - +a.isOwn || b.worth - a.worth);
}

function inPlaceOf(holding: Candidate, ended: readonly Candidate[]): Candidate {
  const all = [holding, ...ended];
  return {
    ...holding,
    worth: Math.max(...all.map(({ worth }) => worth)),
    likelihood: Math.max(...all.map(({ likelihood }) => likelihood)),
    isOwn: all.some(({ isOwn }) => isOwn),
  };
}

/** What the heading of a section is about, whenever that holds: "Wat was de drempel in 2025?" is of the same as "Wat is de drempel in 2026?". */
function subjectOf({ headings, language }: KnownPassage): string {
  const telling = tellingWords(headings.at(-1) ?? '', language).filter((word) => !/^\d/.test(word));
  return [...new Set(telling.map((word) => stem(word, language)))].sort().join(' ');
}

/** What one passage has to say. */
interface Reading {
  /** Null: it has nothing of the kind that was asked for. */
  kind: Quotation['kind'] | null;
  /** How well its best sentence fits. */
  fit: number;
  chosen: string[];
  gap: string;
}

/** How much a fitting sentence counts against a suitable passage. */
const FIT_SHARE = 1.5;

/** Against a source that tells of the past, one that knows nothing of now may be so much weaker when now was asked. */
const NOW_MARGIN = 1.2;
/** What is known goes before what is not, unless the latter is just what was asked. */
const GAP_COST = 0.5;
const ASKED_ALIKE = 0.7;

type ReadCandidate = Reading & { candidate: Candidate };

function strength({ candidate, fit, kind }: ReadCandidate): number {
  const cost = kind === 'gap' && candidate.signs.asked < ASKED_ALIKE ? GAP_COST : 0;
  return candidate.worth + FIT_SHARE * fit - cost;
}

/** A section that was written as the answer to this very question answers it, however it puts that. */
function readingOf(candidate: Candidate, asked: Asked): Reading {
  const read = readPassage(candidate.passage, asked);
  const reading = candidate.extract ? withExtract(read, candidate.extract) : read;
  if (reading.kind !== null || !asksTheSame(candidate)) return reading;
  const { text, language } = candidate.passage;
  const chosen = sentencesOf(text, language).slice(0, MOST_SENTENCES);
  return { ...reading, kind: 'answer', chosen };
}

/** Of a document is quoted what was weighed of it; but of a table, or where it does not know what was asked, what it says of that. */
function withExtract(read: Reading, extract: readonly string[]): Reading {
  const isOfTable = extract.some(isTableRow);
  if (read.kind === 'gap' || (isOfTable && read.kind === 'answer')) return { ...read, fit: 0 };
  return { ...read, kind: isOfTable ? read.kind : 'answer', fit: 0, chosen: [...extract] };
}

function readPassage(passage: KnownPassage, asked: Asked): Reading {
  const sentences = sentencesOf(passage.text, passage.language).map((text, at) => ({
    text,
    at,
    isGap: isGapSentence(text, asked.language),
    fit: fitOf(text, at, asked),
  }));
  const ofYears = sentences.some(({ isGap, text }) => !isGap && speaksOfYears(text, passage, asked));
  const telling = sentences.filter(({ isGap }) => !isGap && ofYears);
  const answer = bestFit(telling);
  const gaps = sentences.filter(({ isGap, text }) => isGap && isGapFor(text, asked));
  const gap = gaps.find(({ text }) => answersByGap(text, asked)) ?? bestFit(gaps);
  const gapWins =
    gap !== undefined &&
    (gap.at === 0 ||
      gap.fit > (answer?.fit ?? 0) ||
      answersByGap(gap.text, asked) ||
      (namesAskedNoun(gap.text, asked) && !telling.some(({ text }) => namesAskedNoun(text, asked))));
  if (gapWins) return { kind: 'gap', fit: gap.fit, chosen: [], gap: gap.text };
  const chosen = bestOf(telling)
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text);
  const tells = chosen.some((text) => holds(asked.form.expected, text) && !isAdvice(text, asked.language));
  const answers =
    (tells || gaps.length === 0) &&
    chosen.some((text) => holds(asked.form.expected, text)) &&
    isCountedIn(passage, asked);
  if (!answers && gap !== undefined) return { kind: 'gap', fit: gap.fit, chosen: [], gap: gap.text };
  return { kind: answers ? 'answer' : null, fit: answer?.fit ?? 0, chosen, gap: '' };
}

/** Whether it speaks of what was asked after: "welke trede heeft …" asks after a trede. */
function namesAskedNoun(sentence: string, { noun, language }: Asked): boolean {
  return noun !== null && shareMet(noun, speechOf(sentence, language)) > 0;
}

/** Rows of a table answer each for what they name: one that fits less well is about something else. */
const ROW_MARGIN = 0.02;

/** The best few; of a table the rows that fit best only. */
function bestOf<Sentence extends { text: string; fit: number }>(sentences: readonly Sentence[]): Sentence[] {
  const best = sentences.toSorted((a, b) => b.fit - a.fit).slice(0, MOST_SENTENCES);
  const [first] = best;
  if (!first || !isTableRow(first.text)) return best;
  return best.filter(({ text, fit }) => isTableRow(text) && fit >= first.fit - ROW_MARGIN);
}

/** An answer about another year is none; the heading may say for which year a section holds. */
function speaksOfYears(sentence: string, { title, headings }: KnownPassage, { form }: Asked): boolean {
  const context = `${title} ${headings.join(' ')} ${sentence}`;
  return form.years.every((year) => context.includes(year));
}

function isCountedIn({ text }: KnownPassage, { counted, language }: Asked): boolean {
  return counted.length === 0 || isCounted(counted, text, language);
}

/** Of a thing that may not be there, nobody can say when, where or how much; but one can say why or how it was meant. */
const WHETHER_SETTLES: ReadonlySet<QuestionKind> = new Set(['whether', 'when', 'where', 'how-many', 'who', 'what']);

/** Whether what a source does not know is what was asked. */
function isGapFor(sentence: string, { form, language }: Asked): boolean {
  const kind = gapKind(sentence, language);
  if (form.kind === null || kind === null || kind === form.kind) return true;
  return kind === 'whether' ? form.present || WHETHER_SETTLES.has(form.kind) : kind === 'what' && form.kind === 'who';
}

function bestFit<Sentence extends { fit: number }>(sentences: readonly Sentence[]): Sentence | undefined {
  return sentences.toSorted((a, b) => b.fit - a.fit)[0];
}

/** A source that says it does not know how things are now answers a question about now. */
function answersByGap(sentence: string, { form, language }: Asked): boolean {
  return form.present && speaksOfNow(sentence, language);
}

/** The first sentence of a section answers its heading; the next ones explain it. */
const LEAD_FIT = 0.2;
const LATER_FIT = -0.01;
const EXPECTED_FIT = 0.3;

function fitOf(sentence: string, at: number, { form, terms, language }: Asked): number {
  const speech = speechOf(sentence, language);
  const place = isTableRow(sentence) ? 0 : at === 0 ? LEAD_FIT : LATER_FIT * at;
  const expected = form.expected !== null && holds(form.expected, sentence) ? EXPECTED_FIT : 0;
  return weighedShare(terms, (term) => shareMet(term, speech)) + place + expected;
}

/** A passage that suits as well as the best one, within so little, may be the one that was meant. */
const RIVAL_MARGIN = 0.3;

function rival(best: ReadCandidate, told: readonly ReadCandidate[], asked: Asked): QuotedSentence[] {
  const other = told.find(
    ({ candidate, kind }) => kind === 'answer' && candidate.passage.id !== best.candidate.passage.id,
  );
  if (!other || strength(other) < strength(best) - RIVAL_MARGIN) return [];
  return other.chosen.slice(0, 2).map((text) => quoted(text, other.candidate, asked));
}

/** A second passage is called in when it speaks of this much of what the first one leaves out … */
const LEAST_COMPLEMENT = 0.6;
/** … and that is this much of the question. */
const LEAST_LEFT_OUT = 0.25;

/** The best sentence of another passage, about what the first one does not speak of. */
function complement(first: Candidate, near: readonly Candidate[], asked: Asked): QuotedSentence[] {
  const { terms, language } = asked;
  const speech = speechOf([first.passage.title, ...first.passage.headings, first.passage.text].join(' '), language);
  const leftOut = terms.filter((term) => shareMet(term, speech) === 0);
  const leftShare = weighedShare(terms, (term) => +leftOut.includes(term));
  if (leftShare < LEAST_LEFT_OUT) return [];
  for (const candidate of near) {
    const { passage } = candidate;
    if (passage.id === first.passage.id) continue;
    const own = speechOf(passage.text, language);
    if (weighedShare(leftOut, (term) => shareMet(term, own)) < LEAST_COMPLEMENT) continue;
    const { kind, chosen } = readPassage(passage, { ...asked, terms: leftOut });
    if (kind === 'answer') return chosen.slice(0, 1).map((text) => quoted(text, candidate, asked));
  }
  return [];
}

function withinWords(sentences: readonly QuotedSentence[], most = MOST_WORDS): QuotedSentence[] {
  const kept: QuotedSentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    words += sentence.text.split(/\s+/).length;
    if (kept.length > 0 && words > most) break;
    kept.push(sentence);
  }
  return kept;
}
