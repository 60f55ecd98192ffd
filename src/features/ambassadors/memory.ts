import { type Card, createEmptyCard, FSRS, type Grade, generatorParameters, Rating, State } from 'ts-fsrs';
import { z } from 'zod';
import type { LocalDate } from '../../calendar/local-time.ts';

/**
 * How well somebody knows a card, and when it is to be repeated: FSRS-6 (`ts-fsrs`), in whole days. The library counts
 * days in UTC: a Dutch day is given to it as the middle of that day.
 */

/** How an answer was. */
export const VERDICTS = ['right', 'nearly', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is kept of a card: the columns of FSRS, with times as text. */
export const memorySchema = z.object({
  due: z.coerce.date(),
  stability: z.number(),
  difficulty: z.number(),
  elapsed_days: z.number(),
  scheduled_days: z.number(),
  learning_steps: z.number(),
  reps: z.number(),
  lapses: z.number(),
  state: z.enum(State),
  last_review: z.coerce.date().optional(),
});
export type Memory = z.infer<typeof memorySchema>;

/** When somebody is likelier to have forgotten it than this, it is repeated. */
export const RECALL_WANTED = 0.9;

const scheduler = new FSRS(
  generatorParameters({
    request_retention: RECALL_WANTED,
    maximum_interval: 365,
    // Steps of minutes are for who sits down to learn; here a day is the least.
    enable_short_term: false,
    enable_fuzz: false,
  }),
);

const GRADES: Readonly<Record<Verdict, Grade>> = { right: Rating.Good, nearly: Rating.Hard, wrong: Rating.Again };

/**
 * @param before null: they never answered it
 * @returns how it is known after an answer on a day, and the day from which it is to be repeated
 */
export function learned(
  before: Memory | null,
  verdict: Verdict,
  on: LocalDate,
): { memory: Memory; dueOn: LocalDate; intervalDays: number } {
  const moment = noon(on);
  const { card } = scheduler.next(before === null ? createEmptyCard(moment) : asCard(before), moment, GRADES[verdict]);
  return {
    memory: memorySchema.parse(card),
    dueOn: card.due.toISOString().slice(0, 10),
    intervalDays: card.scheduled_days,
  };
}

/** How likely it is that they know it on a day, 0–1, as FSRS sees it. */
export function recallOn(memory: Memory, on: LocalDate): number {
  return scheduler.get_retrievability(asCard(memory), noon(on), false);
}

function asCard({ last_review: last, ...rest }: Memory): Card {
  return last === undefined ? rest : { ...rest, last_review: last };
}

function noon(day: LocalDate): Date {
  return new Date(`${day}T12:00:00Z`);
}
