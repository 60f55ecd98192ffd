import type { Language } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { isGapSentence } from './gap-sentences.ts';
import { shareMet, speechOf, weighedShare } from './matching.ts';
import { holds, speaksOfNow } from './question.ts';
import { type Asked, askedOf, type Candidate, rank } from './ranking.ts';

/** One sentence of an answer and the passage in which it stands, literally. */
export interface QuotedSentence {
  text: string;
  passage: KnownPassage;
}

/** What quoting comes to: an answer, or the sentence in which a source itself says that it does not know. */
export type Quotation = { kind: 'answer' | 'gap'; sentences: QuotedSentence[] };

/** How much of the question a passage must speak of. Found on the tuning half of the evaluation questions. */
const LEAST_EVIDENCE = 0.65;
/** Passages less suitable than this, against the best one, are not looked into. */
const LEAST_WORTH = 0.75;
const MOST_SENTENCES = 3;
const MOST_WORDS = 110;

/**
 * Answers a question with the best sentences of the passages found for it.
 *
 * @returns null when no passage speaks of the whole question: an unrelated quotation is worse than none
 */
export function quote(question: string, language: Language, found: SearchResult): Quotation | null {
  const asked = askedOf(question, language, found);
  const candidates = rank(asked, found.hits).filter((candidate) => isAdmissible(candidate, asked));
  const most = candidates[0]?.worth ?? 0;
  const quotations = candidates
    .filter(({ worth }) => worth >= most * LEAST_WORTH)
    .flatMap((candidate) => quoteFrom(candidate, asked));
  // A question about now is answered best by a source that says it knows only the past; one for a date or an amount
  // by a section that holds one.
  const { present, expected } = asked.form;
  const preferred = present ? 'gap' : expected === 'time' || expected === 'amount' ? 'answer' : null;
  return quotations.find(({ kind }) => kind === preferred) ?? quotations[0] ?? null;
}

function isAdmissible({ passage, evidence }: Candidate, { form, noun, language }: Asked): boolean {
  const text = [passage.title, ...passage.headings, passage.text].join(' ');
  if (!form.years.every((year) => text.includes(year))) return false;
  if (noun && shareMet(noun, speechOf(text, language)) === 0) return false;
  return evidence >= LEAST_EVIDENCE;
}

/** One quotation, or none when the passage has nothing of the kind that was asked for. */
function quoteFrom({ passage }: Candidate, asked: Asked): Quotation[] {
  const sentences = sentencesOf(passage.text, passage.language);
  const worth = sentences.map((text, at) => worthOf(text, at, asked));
  const isGap = sentences.map((text) => isGapSentence(text, asked.language));
  const best = worth.indexOf(Math.max(...worth));
  const gap = sentences.findIndex((text, at) => isGap[at] && answersByGap(text, asked));
  if (isGap[best] || gap >= 0) {
    const text = sentences[gap >= 0 ? gap : best] ?? '';
    return [{ kind: 'gap', sentences: [{ text, passage }] }];
  }
  const run = runAround(best, worth).map((at) => ({ text: sentences[at] ?? '', passage }));
  if (!run.some(({ text }) => holds(asked.form.expected, text))) return [];
  return [{ kind: 'answer', sentences: withinWords(run) }];
}

/** A source that says it does not know how things are now answers a question about now. */
function answersByGap(sentence: string, { form, language }: Asked): boolean {
  return form.present && speaksOfNow(sentence, language);
}

/** The places of the sentences around the best one, in order, as long as the neighbours add to it. */
function runAround(best: number, worth: readonly number[]): number[] {
  let from = best;
  let to = best + 1;
  while (to - from < MOST_SENTENCES && (from > 0 || to < worth.length)) {
    const before = worth[from - 1] ?? Number.NEGATIVE_INFINITY;
    const after = worth[to] ?? Number.NEGATIVE_INFINITY;
    if (before >= after) from -= 1;
    else to += 1;
  }
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** The first sentence of a section answers its heading; the next ones explain it. */
const LEAD_WORTH = 0.4;
const EXPECTED_WORTH = 0.3;
const GAP_WORTH = -0.2;

function worthOf(sentence: string, at: number, { form, terms, language }: Asked): number {
  const speech = speechOf(sentence, language);
  const lead = at === 0 ? LEAD_WORTH : -0.01 * at;
  const fits = form.expected !== null && holds(form.expected, sentence) ? EXPECTED_WORTH : 0;
  const gap = isGapSentence(sentence, language) ? GAP_WORTH : 0;
  return weighedShare(terms, (term) => shareMet(term, speech)) + lead + fits + gap;
}

function withinWords(sentences: readonly QuotedSentence[]): QuotedSentence[] {
  const kept: QuotedSentence[] = [];
  let words = 0;
  for (const sentence of sentences) {
    words += sentence.text.split(/\s+/).length;
    if (kept.length > 0 && words > MOST_WORDS) break;
    kept.push(sentence);
  }
  return kept;
}
