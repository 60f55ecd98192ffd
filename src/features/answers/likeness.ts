import type { KnownPassage } from '../../knowledge/passage.ts';
import { remembered } from '../../language/remembered.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { Asked } from './asked.ts';
import { type Speech, shareMet, speechOf, weighedShare } from './matching.ts';
import { kindOf } from './question.ts';

/** So many known questions are remembered in their words, and by their kind: all of the articles, and as many of documents. */
const QUESTIONS_REMEMBERED = 50_000;
/** They are made of the same words. */
const WORDS_REMEMBERED = 20_000;

/** What a word met in the title only counts: every section of the document has it. */
export const SUBJECT_SHARE = 0.85;

export const kindOfKnown = remembered(QUESTIONS_REMEMBERED, kindOf);

/** The question a passage answers that is most like the one asked, and how much of each is in the other. */
export interface Likeness {
  question: string;
  /** Harmonic mean of how much of the asked question is in the known one and the reverse, 0–1. */
  share: number;
  recall: number;
}

/** Nobody wrote it as the answer to a question: its headings only name what is under them. */
export function isOfDocument({ headings, askedAs }: KnownPassage): boolean {
  return (askedAs ?? []).length === 0 && !(headings.at(-1) ?? '').trim().endsWith('?');
}

/** A statement that speaks of all that was asked is as good as a known question; never wholly the same. */
const LIKE_A_QUESTION = 0.9;

export function atLeast(known: Likeness, share: number, recall: number): Likeness {
  return {
    question: known.share >= share * LIKE_A_QUESTION ? known.question : '',
    share: Math.max(known.share, share * LIKE_A_QUESTION),
    recall: Math.max(known.recall, recall * LIKE_A_QUESTION),
  };
}

/** @param subject what the document is about: a question it answers need not say it again */
export function mostLike(asked: Asked, questions: readonly string[], subject: Speech): Likeness {
  let most: Likeness = { question: '', share: 0, recall: 0 };
  for (const question of questions) {
    const speech = speechOf(question, asked.language);
    const recall = weighedShare(asked.terms, (term) =>
      Math.max(shareMet(term, speech), SUBJECT_SHARE * shareMet(term, subject)),
    );
    const precision = recall === 0 ? 0 : knownShare(question, asked);
    const alike = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
    const share = alike * (isOfKind(question, asked) ? 1 : OTHER_KIND_SHARE);
    if (most.question === '' || share > most.share) most = { question, share, recall };
  }
  return most;
}

/** A question with another question word asks something else, with the same words. */
const OTHER_KIND_SHARE = 0.85;

function isOfKind(question: string, { form, language }: Asked): boolean {
  return form.kind === null || kindOfKnown(question, language) === form.kind;
}

/** A word of a known question, also as a text of its own. */
const tellingWord = remembered(WORDS_REMEMBERED, (word, language): { word: string; own: Speech } => ({
  word,
  own: new Set([stem(word, language)]),
}));

/** The words of a known question that say something. */
const tellingWords = remembered(QUESTIONS_REMEMBERED, (question, language) =>
  wordsOf(question)
    .filter((word) => !isStopWord(word, language))
    .map((word) => tellingWord(word, language)),
);

/** The share of the telling words of a known question that the asked one has: one about more is about something else. */
function knownShare(question: string, { terms, language, weightOf }: Asked): number {
  let total = 0;
  let met = 0;
  for (const { word, own } of tellingWords(question, language)) {
    const weight = weightOf(word);
    total += weight;
    met += weight * Math.max(0, ...terms.map((term) => shareMet(term, own)));
  }
  return total === 0 ? 0 : met / total;
}
