import { readConfig } from '../../app/config.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { askedOf } from '../../features/answers/asked.ts';
import { EXTRACT_SIGNS } from '../../features/answers/document-weights.ts';
import { extractsIn, isOfFile, isOfWhatIsAsked, marginOver } from '../../features/answers/extracts.ts';
import { lookUp } from '../../features/answers/looked-up.ts';
import { questionSigns, rank } from '../../features/answers/ranking.ts';
import { readerOf } from '../../people/access.ts';
import { operatorTurn } from '../ask.ts';
import type { OpenEars } from '../with-ears.ts';
import { withDocumentSet } from './document-sets.ts';
import { type DocumentCase, withCases } from './documents.ts';
import { conditionalLogit, type Example, logistic, logisticRegression, weighed } from './regression.ts';

/** What can be quoted of a document for a question, and whether it answers that. */
type ExtractExample = Example & { passage: string };

/** A question of the tuning set, asked in one way. */
export interface DocumentExamples {
  file: string;
  answerable: boolean;
  /** Of the question itself. */
  signs: readonly number[];
  extracts: readonly ExtractExample[];
}

/** What stands far down anyway teaches nothing. */
const MOST_EXTRACTS = 40;

/** The tuning set by words and with the encoder, each file beside the articles and all at once. */
export async function readDocumentExamples(): Promise<DocumentExamples[]> {
  const config = readConfig();
  const examples: DocumentExamples[] = [];
  for (const encoder of [false, true]) {
    for (const together of [false, true]) {
      const options = { together, config: { ...config, encoder } };
      examples.push(...(await withDocumentSet('tuning', (folder) => withCases(folder, options, examplesOf))));
    }
  }
  return examples;
}

async function examplesOf({ retriever, moment }: OpenEars, one: DocumentCase): Promise<DocumentExamples> {
  const now = await moment();
  const { actor, setting, language } = operatorTurn('nl', now);
  const today = localTimeAt(now).date;
  const { question, found } = await lookUp(retriever, {
    text: one.question,
    language,
    reader: readerOf(actor, setting),
    memory: [],
    today,
  });
  const asked = askedOf(question, language, found);
  const documents = rank(asked, found.hits).filter((one) => isOfFile(one.passage) && isOfWhatIsAsked(one));
  const expected = new RegExp(one.expect, 's');
  const extracts = documents.flatMap((candidate) =>
    extractsIn(asked, candidate).map(({ sentences, signs }) => ({
      passage: candidate.passage.id,
      signs: EXTRACT_SIGNS.map((sign) => signs[sign]),
      right: !one.unanswerable && expected.test(sentences.join('\n')),
      near: signs.found + signs.around + signs.together,
    })),
  );
  return {
    file: one.file,
    answerable: !one.unanswerable,
    signs: [questionSigns(asked).length, +(asked.form.kind === 'whether')],
    extracts: extracts.sort((a, b) => b.near - a.near).slice(0, MOST_EXTRACTS),
  };
}

/** Of questions, over those about a file that the weights were not found on: 0–1. */
interface DocumentShares {
  oneOfTwoIsRight: number;
  answeredRight: number;
  falselyDeclined: number;
  answeredWrong: number;
}

export interface DocumentFit {
  worth: Record<string, number>;
  likelihood: Record<string, number>;
  questions: number;
  /** By the likelihood from which is answered; by weights alone, beside no article. */
  at: Record<string, DocumentShares>;
}

/** Fits the weights of what is quoted of documents, and judges such weights on each file left out. */
export function fitDocuments(examples: readonly DocumentExamples[]): DocumentFit {
  const files = [...new Set(examples.map(({ file }) => file))];
  const scored = files.flatMap((file) => {
    const weights = weightsFrom(examples.filter((one) => one.file !== file));
    return examples.filter((one) => one.file === file).map((one) => score(one, weights));
  });
  const { worth, likelihood } = weightsFrom(examples);
  return {
    worth: named(EXTRACT_SIGNS, worth),
    likelihood: named(['always', 'margin', 'length', 'asksWhether', ...EXTRACT_SIGNS], likelihood),
    questions: examples.length,
    at: Object.fromEntries([0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8].map((one) => [one, sharesAt(scored, one)])),
  };
}

function named(names: readonly string[], weights: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

interface Weights {
  worth: readonly number[];
  likelihood: readonly number[];
}

function weightsFrom(examples: readonly DocumentExamples[]): Weights {
  const worth = conditionalLogit(examples.map(({ extracts }) => extracts));
  const best = examples.flatMap((one) => {
    const found = bestOf(one, worth);
    return found ? [{ signs: found.signs, right: found.right }] : [];
  });
  return { worth, likelihood: logisticRegression(best) };
}

/** The best extract of a question with the signs by which is told whether it answers it. */
function bestOf({ signs, extracts }: DocumentExamples, weights: readonly number[]): Example | null {
  const ranked = extracts
    .map((extract) => ({ ...extract, worth: weighed(extract.signs, weights) }))
    .sort((a, b) => b.worth - a.worth);
  const [best] = ranked;
  if (!best) return null;
  const second = ranked.find(({ passage }) => passage !== best.passage);
  // Both are quoted.
  const right = best.right || (second?.right ?? false);
  return { signs: [1, marginOver(second?.worth ?? 0, best), ...signs, ...best.signs], right };
}

interface Scored {
  answerable: boolean;
  likelihood: number;
  right: boolean;
}

function score(one: DocumentExamples, { worth, likelihood }: Weights): Scored {
  const best = bestOf(one, worth);
  const { answerable } = one;
  return best
    ? { answerable, likelihood: logistic(weighed(best.signs, likelihood)), right: best.right }
    : { answerable, likelihood: 0, right: false };
}

function sharesAt(scored: readonly Scored[], threshold: number): DocumentShares {
  const share = (counts: (one: Scored) => boolean) => scored.filter(counts).length / Math.max(1, scored.length);
  return {
    oneOfTwoIsRight: share(({ right }) => right),
    answeredRight: share(({ right, likelihood }) => right && likelihood >= threshold),
    falselyDeclined: share(({ answerable, likelihood }) => answerable && likelihood < threshold),
    answeredWrong: share(({ right, likelihood }) => !right && likelihood >= threshold),
  };
}
