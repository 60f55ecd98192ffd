import { ARTICLE_VECTORS, ENCODER_FILE, QUESTION_VECTORS } from '../../app/meaning.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { askedOf } from '../../features/answers/asked.ts';
import { focusOf } from '../../features/answers/focus.ts';
import { isGapSentence } from '../../features/answers/gap-sentences.ts';
import { readingsIn } from '../../features/answers/looked-up.ts';
import { questionSigns, rank } from '../../features/answers/ranking.ts';
import { QUESTION_SIGNS, SIGNS } from '../../features/answers/weights.ts';
import { meantBy } from '../../knowledge/meaning/meaning.ts';
import { packed } from '../../knowledge/meaning/passage-vectors.ts';
import { packPassages } from '../../knowledge/packed-passages.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildIndexPart, searchParts } from '../../knowledge/passage-index.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { readSynonyms, type Synonyms } from '../../knowledge/synonyms.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { nameOf, readPackedVectors, readVectors } from '../../language/vector-file.ts';
import { startEncoder } from '../../understanding/encoder/thread.ts';
import { holdsFact } from './answer-scores.ts';
import { type EvaluationQuestion, type QuestionSet, readQuestions } from './questions.ts';
import type { Example } from './regression.ts';
import { articlePassages } from './retrieval.ts';

/** As deep as a passage may stand and still be quoted. */
const PASSAGES_SEARCHED = 30;

/** A question of a tuning half, with what speaks for each passage that was found for it. */
export interface QuestionExamples {
  set: FittedSet;
  /** The number of the question in its set. */
  number: number;
  answerable: boolean;
  /** Of the question itself. */
  signs: readonly number[];
  examples: readonly Example[];
}

/** A question that is searched for, and which passages answer it. */
interface Query {
  set: FittedSet;
  number: number;
  text: string;
  answerable: boolean;
  vector: Float32Array;
  isRight(passage: KnownPassage): boolean;
}

/** What the articles are searched with. */
interface Shelf {
  vectors: ReadonlyMap<string, Float32Array>;
  knownVector(question: string): Int8Array | undefined;
  synonyms: Record<Language, Synonyms>;
}

/** What the weights are found on: every question of the tuning halves that is searched for. */
export async function readExamples(): Promise<QuestionExamples[]> {
  const passages = await articlePassages();
  const known = await readPackedVectors(QUESTION_VECTORS);
  const shelf: Shelf = {
    vectors: await readVectors(ARTICLE_VECTORS),
    knownVector: (question) => known.get(nameOf(question)),
    synonyms: await readSynonyms(),
  };
  const written = await writtenQueries();
  return LANGUAGES.flatMap((language) => examplesFrom(passages, written[language], language, shelf));
}

function examplesFrom(
  passages: readonly KnownPassage[],
  queries: readonly Query[],
  language: Language,
  { vectors, knownVector, synonyms }: Shelf,
): QuestionExamples[] {
  const part = indexPart(passages, language, vectors);
  return queries.flatMap((query) => {
    const options = { limit: PASSAGES_SEARCHED, mayRead: () => true, vector: query.vector, knownVector };
    const focus = focusOf(query.text, language);
    const found = searchParts([part], query.text, { ...options, focus, language, synonyms: synonyms[language] });
    return examplesOf(query, language, found);
  });
}

/** The questions of the tuning halves, each read for its meaning. */
async function writtenQueries(): Promise<Record<Language, Query[]>> {
  const queries: Record<Language, Query[]> = { nl: [], en: [] };
  const encoder = await startEncoder(ENCODER_FILE);
  for (const { set, id, text, language, expect, facts } of await wantedQuestions()) {
    const answerable = expect === 'answered';
    queries[language === 'en' ? 'en' : 'nl'].push({
      set,
      number: Number.parseInt(id.replace(/\D/g, ''), 10) || 0,
      text,
      answerable,
      vector: await encoder.encode(text, 'query'),
      isRight: (passage) => answerable && facts.every((ways) => holdsFact(passage.text, ways)),
    });
  }
  await encoder.close();
  return queries;
}

/** What was written in words that nobody had seen when the articles learned how people ask counts so many times. */
const FRESH = 3;
const FRESH_SETS: ReadonlySet<QuestionSet> = new Set(['fifth', 'sixth']);

export const SETS = ['main', 'tuning', 'third', 'fifth', 'sixth'] as const satisfies readonly QuestionSet[];
export type FittedSet = (typeof SETS)[number];

async function wantedQuestions(): Promise<(EvaluationQuestion & { set: FittedSet })[]> {
  const sets = await Promise.all(
    SETS.map(async (set) => (await readQuestions(set)).map((question) => ({ ...question, set }))),
  );
  return sets
    .flat()
    .filter(isWanted)
    .map((question) => ({ ...question, text: standingAlone(question) }));
}

/** What it asks by itself, of what was asked before it. */
function standingAlone({ text, earlier, language }: EvaluationQuestion): string {
  const memory = earlier.slice(-1).map((question) => ({ question, answer: '' }));
  const ofLanguage = LANGUAGES.find((one) => one === language) ?? 'nl';
  return readingsIn({ text, language: ofLanguage, memory, isFollowUp: memory.length > 0 })[0];
}

function indexPart(passages: readonly KnownPassage[], language: Language, vectors: ReadonlyMap<string, Float32Array>) {
  const own = passages.filter((passage) => passage.language === language);
  const part = buildIndexPart(packPassages(own), language);
  for (const [at, passage] of own.entries()) {
    const vector = vectors.get(nameOf(meantBy(passage)));
    if (vector) part.vectors.set(at, packed(vector));
  }
  return part;
}

function examplesOf(query: Query, language: Language, found: SearchResult): QuestionExamples[] {
  const { set, number, text, answerable, isRight } = query;
  const asked = askedOf(text, language, found);
  const ranked = rank(asked, found.hits);
  const ofQuestion = questionSigns(asked);
  const [first] = ranked;
  if (!first || (!answerable && tellsOfGap(first.passage.text, language))) return [];
  const examples = ranked.map(({ passage, signs }) => ({
    signs: SIGNS.map((sign) => signs[sign]),
    right: isRight(passage),
  }));
  const one = { set, number, answerable, signs: QUESTION_SIGNS.map((sign) => ofQuestion[sign]), examples };
  return Array.from({ length: FRESH_SETS.has(set) ? FRESH : 1 }, () => one);
}

/** Names what the weights are found on: it changes with every sign, and with every question of the tuning halves. */
export async function fittedOn(): Promise<string> {
  const questions = (await wantedQuestions()).map(({ id, text, expect, facts }) => [id, text, expect, facts]);
  return nameOf(JSON.stringify([SIGNS, QUESTION_SIGNS, questions]));
}

/** Refusals and small talk are decided before anything is searched. */
function isWanted({ split, expect, kind }: EvaluationQuestion): boolean {
  return split === 'tuning' && (expect === 'answered' || (expect === 'declined' && kind !== 'refuse'));
}

/** A passage in which the source says that it does not know is the right one for a question without an answer. */
function tellsOfGap(text: string, language: 'nl' | 'en'): boolean {
  return sentencesOf(text, language).some((sentence) => isGapSentence(sentence, language));
}
