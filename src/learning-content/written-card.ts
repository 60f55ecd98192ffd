import { z } from 'zod';
import type { LocalDate } from '../calendar/local-time.ts';
import { ended } from '../language/sentences.ts';
import { isStopWord, wordsOf } from '../language/words.ts';
import { type CardText, type LearningCard, NUDGE_WORDS, wordCount } from './library.ts';

/** The longest that somebody may write; Slack cuts the label of a button at {@link LONGEST.answer}. */
export const LONGEST = { question: 300, answer: 75, explanation: 400, source: 200, address: 500 } as const;

const written = (longest: number) => z.string().trim().max(longest).nullable();

/** A card as a broker writes it, in one language, finished or not. What is null was not said. */
export const writtenCardSchema = z.strictObject({
  question: written(LONGEST.question),
  right: written(LONGEST.answer),
  /** With none of these it is an open question. */
  nearly: written(LONGEST.answer),
  wrong: written(LONGEST.answer),
  explanation: written(LONGEST.explanation),
  sourceTitle: written(LONGEST.source),
  /** `https://…` */
  sourceUrl: written(LONGEST.address),
  /** Ids of themes; none: of all. */
  themes: z.array(z.string()),
});
export type WrittenCard = z.infer<typeof writtenCardSchema>;

export const NOTHING_WRITTEN: WrittenCard = {
  ...{ question: null, right: null, nearly: null, wrong: null },
  ...{ explanation: null, sourceTitle: null, sourceUrl: null, themes: [] },
};

/** What keeps a card from being asked. */
export const SHORTCOMINGS = ['question', 'right', 'source', 'too-long', 'same'] as const;
export type Shortcoming = (typeof SHORTCOMINGS)[number];

/** @returns what is missing or wrong, in the order in which it is asked for; none: it can be asked */
export function shortcomingsOf(card: WrittenCard): Shortcoming[] {
  const answers = [card.right, card.nearly, card.wrong].flatMap((one) => (one === null ? [] : one.toLowerCase()));
  const isFine: Readonly<Record<Shortcoming, boolean>> = {
    question: (card.question ?? '').length >= SHORTEST_QUESTION,
    right: card.right !== null,
    source: card.sourceTitle !== null || card.sourceUrl !== null,
    // What nobody asked for is short: the question with what can be answered.
    'too-long': wordCount([card.question ?? '', ...answers].join(' ')) < NUDGE_WORDS,
    same: new Set(answers).size === answers.length,
  };
  return SHORTCOMINGS.filter((one) => !isFine[one]);
}

const SHORTEST_QUESTION = 10;

/**
 * As it is asked, in the words in which it was written, whatever language is asked for.
 *
 * @param read the day on which its writer had its source
 * @returns null: something is missing, see {@link shortcomingsOf}
 */
export function asLearningCard(id: string, card: WrittenCard, read: LocalDate): LearningCard | null {
  const { question, right, nearly, wrong, explanation, sourceTitle, sourceUrl, themes } = card;
  if (shortcomingsOf(card).length > 0 || question === null || right === null) return null;
  const text: CardText = {
    ...{ fact: null, nearly: null, wrong: null },
    // One word of each of these, or its beginning, is what tells a right answer.
    keywords: wordsOf(right).flatMap((word) => (isStopWord(word, 'nl') || isStopWord(word, 'en') ? [] : [[word]])),
    question,
    answer: explanation === null ? right : `${ended(right)} ${explanation}`,
    choices: { right, nearly, wrong },
  };
  const source = { title: sourceTitle ?? sourceUrl ?? '', url: sourceUrl, date: null, read, sentence: null };
  return { id, themes, departments: [], nl: text, en: text, source };
}
