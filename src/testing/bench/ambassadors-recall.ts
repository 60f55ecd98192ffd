import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalDate, plusDays } from '../../calendar/local-time.ts';
import { learned, type Memory, recallOn, type Verdict } from '../../features/ambassadors/memory.ts';
import type { Pace } from '../../features/ambassadors/pace.ts';
import { daysBetween, decide, type PlannedNudge } from '../../features/ambassadors/planner.ts';
import { type Panel, scatter } from './scatter.ts';
import { BEGIN, chance, FOR_ALL, simulatedPerson } from './simulated-ambassador.ts';

const PLOT = join(import.meta.dirname, '..', 'evaluation', 'ambassadors-recall.svg');

/** Somebody's memory, as it really is: not what the planner thinks it is. */
interface TrueMemory {
  recall(card: string, day: LocalDate): number;
  answer(card: string, verdict: Verdict, day: LocalDate): void;
}

function byFsrs(): TrueMemory {
  const known = new Map<string, Memory>();
  return {
    recall: (card, day) => {
      const memory = known.get(card);
      return memory ? recallOn(memory, day) : 0;
    },
    answer: (card, verdict, day) => void known.set(card, learned(known.get(card) ?? null, verdict, day).memory),
  };
}

/** What was just learned is half forgotten after so many days. */
const FIRST_HALF_LIFE_DAYS = 30;

/**
 * Half-life regression (B. Settles and B. Meeder, A Trainable Spaced Repetition Model for Language Learning, ACL 2016): recall is
 * 2^(-days / half-life), and the half-life is 2 to the power of a sum over answers: each right one doubles it, each wrong one
 * halves it. Unlike FSRS it forgets exponentially, and knows nothing of how nearly something was forgotten.
 */
function byHalfLife(): TrueMemory {
  const known = new Map<string, { halfLife: number; last: LocalDate }>();
  return {
    recall(card, day) {
      const memory = known.get(card);
      return memory ? 2 ** (-daysBetween(memory.last, day) / memory.halfLife) : 0;
    },
    answer(card, verdict, day) {
      const before = known.get(card);
      const halfLife = before ? before.halfLife * (verdict === 'right' ? 2 : 0.5) : FIRST_HALF_LIFE_DAYS;
      known.set(card, { halfLife: Math.max(FIRST_HALF_LIFE_DAYS, halfLife), last: day });
    },
  };
}

const MEMORIES: Readonly<Record<string, () => TrueMemory>> = { FSRS: byFsrs, 'half-life regression': byHalfLife };

/** What is asked on a day; null: nothing. */
type Schedule = (
  person: ReturnType<typeof simulatedPerson>,
  day: LocalDate,
  n: number,
  cards: readonly string[],
) => Pick<PlannedNudge, 'item' | 'why'> | null;

/** All cards in turn, whatever is answered. */
const fixed =
  (everyDays: number): Schedule =>
  (_person, _day, n, cards) => {
    const item = n % everyDays === 0 ? cards[(n / everyDays) % cards.length] : undefined;
    return item === undefined ? null : { item, why: 'card-new' };
  };

const planned: Schedule = (person, day, _n, cards) => {
  const offers = cards.map((item) => ({ ...FOR_ALL, kind: 'card' as const, item, themes: [], departments: [] }));
  return decide(person, { day, offers, schoolHolidays: [], seed: 'bench' }).nudge;
};

type By = 'fixed' | 'planner' | 'one more';
const SCHEDULES: readonly { by: By; pace: Pace; schedule: Schedule }[] = [
  { by: 'fixed', pace: 'weekly', schedule: fixed(7) },
  { by: 'fixed', pace: 'fortnightly', schedule: fixed(14) },
  { by: 'fixed', pace: 'monthly', schedule: fixed(30) },
  { by: 'planner', pace: 'weekly', schedule: planned },
  { by: 'planner', pace: 'fortnightly', schedule: planned },
  { by: 'planner', pace: 'monthly', schedule: planned },
  // Who presses “one more question” below each answer.
  { by: 'one more', pace: 'weekly', schedule: planned },
  { by: 'one more', pace: 'fortnightly', schedule: planned },
  { by: 'one more', pace: 'monthly', schedule: planned },
];
const DECKS = [6, 12, 24];
const HALF_YEAR = 182;
const LEARNERS = 200;
/** How likely somebody is to know what they were never asked. */
const KNOWN_BEFORE = 0.5;

interface Measured {
  model: string;
  deck: number;
  by: By;
  pace: Pace;
  nudges: number;
  /** 0–1, over all cards: also those that were never asked, which count as not known. */
  recall: number;
}

/** What is remembered after half a year against how many nudges it took, under a memory that is FSRS's and under one that is not. */
export async function recallBench(): Promise<void> {
  const all = Object.entries(MEMORIES).flatMap(([model, memory]) =>
    DECKS.flatMap((deck) => SCHEDULES.map((one) => ({ model, deck, ...measured(deck, memory, one) }))),
  );
  for (const { model, deck, by, pace, nudges, recall } of all) {
    process.stdout.write(
      `${deck} cards, ${model}, ${by} ${pace}: ${nudges.toFixed(1)} nudges, recall ${(100 * recall).toFixed(1)}%\n`,
    );
  }
  await writeFile(PLOT, scatter(Object.keys(MEMORIES).map((model) => panel(model, all))));
  process.stdout.write(`plot: ${PLOT}\n`);
}

function measured(deck: number, memory: () => TrueMemory, { by, pace, schedule }: (typeof SCHEDULES)[number]) {
  const cards = Array.from({ length: deck }, (_, n) => `c${n}`);
  const ends = Array.from({ length: LEARNERS }, (_, n) => learn(n, cards, memory(), { by, pace, schedule }));
  const mean = (of: (end: (typeof ends)[number]) => number) => ends.reduce((sum, end) => sum + of(end), 0) / LEARNERS;
  return { by, pace, nudges: mean((end) => end.nudges), recall: mean((end) => end.recall) };
}

function learn(
  n: number,
  cards: readonly string[],
  memory: TrueMemory,
  { by, pace, schedule }: { by: By; pace: Pace; schedule: Schedule },
): { nudges: number; recall: number } {
  const person = { ...simulatedPerson(n), pace, days: [0, 1, 2, 3, 4], fromMinute: 540 };
  const thought = new Map<string, Memory>();
  let nudges = 0;
  for (let at = 0; at < HALF_YEAR; at += 1) {
    const day = plusDays(BEGIN, at);
    const asked = schedule(person, day, at, cards);
    if (asked === null) continue;
    nudges += 1;
    answer(asked.item, asked.why);
    const more = by === 'one more' ? oneMore(day) : null;
    if (more !== null) answer(more, person.cardsDue.has(more) ? 'card-due' : 'card-new');
    person.lastNudgeOn = day;

    function answer(card: string, why: PlannedNudge['why']): void {
      const knows = chance(n, at, `knows ${card}`) < (thought.has(card) ? memory.recall(card, day) : KNOWN_BEFORE);
      const verdict = knows ? 'right' : 'wrong';
      memory.answer(card, verdict, day);
      const { memory: kept, dueOn } = learned(thought.get(card) ?? null, verdict, day);
      thought.set(card, kept);
      person.lastCardWhy = why;
      person.had.set(`card:${card}`, day);
      person.cardsDue.set(card, dueOn);
    }
  }
  /** As `oneMoreCard` chooses: what is due longest, else what is new. */
  function oneMore(day: LocalDate): string | null {
    const due = [...person.cardsDue]
      .filter(([, on]) => on <= day)
      .sort(([, one], [, other]) => one.localeCompare(other));
    return due[0]?.[0] ?? cards.find((card) => !person.cardsDue.has(card)) ?? null;
  }

  const end = plusDays(BEGIN, HALF_YEAR);
  return { nudges, recall: cards.reduce((sum, card) => sum + memory.recall(card, end), 0) / cards.length };
}

function panel(model: string, all: readonly Measured[]): Panel {
  return {
    title: `Memory: ${model}`,
    series: DECKS.flatMap((deck, at) =>
      (['planner', 'fixed'] as const).map((by) => ({
        name: `${by}, ${deck} cards`,
        colour: at,
        isDashed: by === 'fixed',
        points: all
          .filter((one) => one.model === model && one.deck === deck && one.by === by)
          .map(({ nudges, recall }) => ({ x: nudges, y: recall })),
      })),
    ),
  };
}
