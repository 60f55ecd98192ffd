import type { KnownPassage } from '../../knowledge/passage.ts';
import { remembered } from '../../language/remembered.ts';
import { sentencesOf } from '../../language/sentences.ts';
import type { Asked } from './asked.ts';
import { DOCUMENT_LIKELIHOOD, DOCUMENT_WORTH, EXTRACT_SIGNS, type ExtractSigns } from './document-weights.ts';
import { isCounted, shareMet, speechOf } from './matching.ts';
import { holds } from './question.ts';
import { type Candidate, questionSigns } from './ranking.ts';

/**
 * Some sentences of a document, one behind the other. Nobody wrote them as the answer to a question: what is asked after may stand in one
 * sentence, and what it is in the next.
 */
export interface Extract {
  sentences: string[];
  signs: ExtractSigns;
  /** How well it suits the question, against the others. */
  worth: number;
}

/** From its first sentence on so many, as far as there are so many words. */
const MOST_SENTENCES = 3;
const MOST_WORDS = 70;
/** A heading or a line of a form; and a sentence that says too much. */
const FEW_WORDS = 5;
/** So many passages are remembered in their sentences. */
const PASSAGES_REMEMBERED = 3_000;

/** Whether it stands in a file or on a page that somebody brought. */
export function isOfFile({ kind }: Pick<KnownPassage, 'kind'>): boolean {
  return kind !== 'article';
}

/**
 * Ranks passages of documents by the best that can be quoted of each.
 *
 * @param candidates with the signs of their passages
 */
export function rankExtracts(asked: Asked, candidates: readonly Candidate[]): Candidate[] {
  const best = candidates
    .filter(isOfWhatIsAsked)
    .map((candidate) => ({ candidate, extract: bestOf(extractsIn(asked, candidate)) }))
    .sort((one, other) => (other.extract?.worth ?? 0) - (one.extract?.worth ?? 0));
  return best.map(({ candidate, extract }, at) => {
    if (!extract) return { ...candidate, likelihood: 0 };
    const rival = best[at === 0 ? 1 : 0]?.extract?.worth ?? 0;
    const likelihood = extractLikelihood(asked, extract, rival);
    return { ...candidate, worth: extract.worth, likelihood, extract: extract.sentences };
  });
}

/** What holds in Hengelo is no answer about Borne, and what held in 2024 none about 2026. */
export function isOfWhatIsAsked({ signs }: Pick<Candidate, 'signs'>): boolean {
  return signs.nameUnmet < 1 && signs.yearUnmet < 1;
}

function bestOf(extracts: readonly Extract[]): Extract | undefined {
  return extracts.toSorted((one, other) => other.worth - one.worth)[0];
}

const sentencesIn = remembered(PASSAGES_REMEMBERED, sentencesOf);

/** What can be quoted of a passage, from each of its sentences on. */
export function extractsIn(asked: Asked, { passage, signs }: Pick<Candidate, 'passage' | 'signs'>): Extract[] {
  const { terms, form, counted, language } = asked;
  const sentences = sentencesIn(passage.text, passage.language);
  const metIn = (text: string): number[] => {
    const speech = speechOf(text, language);
    return terms.map((term) => shareMet(term, speech));
  };
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const share = (...met: readonly (readonly number[])[]) =>
    terms.reduce((sum, { weight }, at) => sum + weight * Math.max(...met.map((one) => one[at] ?? 0)), 0) / total;
  const met = sentences.map(metIn);
  const heading = metIn([passage.title, ...passage.headings].join(' '));
  return sentences.map((sentence, at) => {
    const own = from(sentences, at);
    const text = own.join(' ');
    const metHere = met.slice(at, at + own.length);
    const isHeld = holds(form.expected, text);
    const isCountedHere = counted.length > 0 && isCounted(counted, text, language);
    const told: ExtractSigns = {
      found: signs.found,
      near: signs.near,
      covered: signs.covered,
      missing: signs.missing,
      asked: signs.asked,
      around: share(met[at] ?? [], met[at - 1] ?? [], met[at + 1] ?? []),
      together: share(heading, ...metHere),
      holds: +(form.expected !== null && isHeld),
      lacks: +!isHeld,
      counts: +isCountedHere,
      countsNot: +(counted.length > 0 && !isCountedHere),
      first: +(at === 0),
      short: +(wordCount(sentence) < FEW_WORDS),
    };
    return { sentences: own, signs: told, worth: weighed(told, DOCUMENT_WORTH) };
  });
}

function from(sentences: readonly string[], at: number): string[] {
  const own: string[] = [];
  let words = 0;
  for (const sentence of sentences.slice(at, at + MOST_SENTENCES)) {
    words += wordCount(sentence);
    if (own.length > 0 && words > MOST_WORDS) break;
    own.push(sentence);
  }
  return own;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

function weighed(signs: ExtractSigns, weights: Readonly<ExtractSigns>): number {
  return EXTRACT_SIGNS.reduce((sum, sign) => sum + weights[sign] * signs[sign], 0);
}

/** By so much more than the best of another passage it stands out without a doubt. */
const WHOLE_MARGIN = 3;

/** How much more an extract is worth than the best of another passage, −1 to 1. */
export function marginOver(rival: number, { worth }: Pick<Extract, 'worth'>): number {
  return Math.max(-1, Math.min(1, (worth - rival) / WHOLE_MARGIN));
}

function extractLikelihood(asked: Asked, extract: Extract, rival: number): number {
  const { always, margin, length, asksWhether } = DOCUMENT_LIKELIHOOD;
  const ofQuestion = always + length * questionSigns(asked).length + asksWhether * +(asked.form.kind === 'whether');
  const sum = ofQuestion + margin * marginOver(rival, extract) + weighed(extract.signs, DOCUMENT_LIKELIHOOD);
  return 1 / (1 + Math.exp(-sum));
}
