import { isPublicHoliday } from '../../calendar/holidays.ts';
import { instantAt, type LocalDate, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { UNASKED_A_WEEK } from '../../delivery/unasked.ts';
import { learned, type Memory, recallOn, type Verdict } from '../../features/ambassadors/memory.ts';
import { PACES, type Pace } from '../../features/ambassadors/pace.ts';
import {
  daysBetween,
  decide,
  numberFrom,
  type Offer,
  offerKey,
  type PlannedPerson,
} from '../../features/ambassadors/planner.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { readLearningContent } from '../../learning-content/library.ts';
import { setClock } from '../../store/clock.ts';
import { createTestDatabase } from '../database.ts';

const YEAR = 365;
const PEOPLE = 10_000;
const BEGIN = '2026-11-30';
const FOR_ALL = { personId: null, organisationId: null, from: null, until: null };

/** How somebody is: how likely they react, and after how many days they leave. */
const KINDS = {
  eager: { reacts: 0.95, leavesAfter: null },
  average: { reacts: 0.6, leavesAfter: null },
  forgetful: { reacts: 0.4, leavesAfter: null },
  ignoring: { reacts: 0.03, leavesAfter: null },
  leaving: { reacts: 0.6, leavesAfter: 120 },
} as const;
type Kind = keyof typeof KINDS;

/** The planner over a year and ten thousand people, one day's plan in the database, and what is remembered by which schedule. */
export async function ambassadorsBench(): Promise<void> {
  await year();
  await oneDay();
  recall();
}

/** A number from 0 to 1, the same for the same words. */
function chance(...words: (string | number)[]): number {
  return numberFrom(words.join(' ')) / 2 ** 32;
}

interface Simulated {
  person: PlannedPerson;
  kind: Kind;
  unasked: LocalDate[];
  memories: Map<string, Memory>;
}

function somebody(n: number): Simulated {
  const kinds = Object.keys(KINDS) as Kind[];
  const person: PlannedPerson = {
    ...{ id: `p${n}`, organisationId: null, department: null, themes: [], schoolRegion: null, joinedOn: '2026-11-01' },
    ...{ pace: PACES[n % PACES.length] ?? 'weekly', days: n % 4 === 0 ? [1, 3] : [0, 1, 2, 3, 4] },
    ...{ fromMinute: n % 5 === 0 ? 720 : 540, untilMinute: 1020, stopped: false, refusesUnasked: false },
    ...{ snoozedUntil: null, unreachableSince: null, ignored: 0, asked: false, unaskedOn: [], lastBroadcastOn: null },
    ...{ lastNudgeOn: null, lastKinds: [], had: new Map(), cardsDue: new Map() },
  };
  return { person, kind: kinds[n % kinds.length] ?? 'average', unasked: [], memories: new Map() };
}

async function year(): Promise<void> {
  const { cards, hooks } = await readLearningContent();
  const offers: Offer[] = [
    ...cards.map(({ id, themes }) => ({ ...FOR_ALL, kind: 'card' as const, item: id, themes, departments: [] })),
    ...hooks.map(({ id, themes }) => ({ ...FOR_ALL, kind: 'hook' as const, item: id, themes, departments: [] })),
    { ...FOR_ALL, kind: 'who-knows', item: '', themes: [], departments: [] },
  ];
  const startedAt = performance.now();
  const all = Array.from({ length: PEOPLE }, (_, n) => somebody(n));
  const seen = { nudges: 0, overTheCap: 0, quiet: 0, slowestDayMs: 0 };
  for (let n = 0; n < YEAR; n += 1) {
    const day = plusDays(BEGIN, n);
    const world = { day, offers, schoolHolidays: [], seed: 'bench' };
    // A broadcast to all in every third week, and two more before Christmas.
    const broadcast = n % 21 === 10 || n === 15 || n === 17;
    const dayAt = performance.now();
    for (const one of all) live(one, world, broadcast, seen);
    seen.slowestDayMs = Math.max(seen.slowestDayMs, performance.now() - dayAt);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const resting = all.filter(({ person }) => person.asked).length;
  process.stdout.write(
    `a year of ${PEOPLE} ambassadors: ${seen.nudges} nudges (${(seen.nudges / PEOPLE).toFixed(1)} each), ${seen.overTheCap} over the cap, ` +
      `${seen.quiet} in quiet hours or on a holiday, ${resting} rest; ${seconds.toFixed(0)} s, slowest day ${seen.slowestDayMs.toFixed(0)} ms\n`,
  );
}

function live(
  one: Simulated,
  world: Parameters<typeof decide>[1],
  broadcast: boolean,
  seen: { nudges: number; overTheCap: number; quiet: number },
): void {
  const { day } = world;
  const { reacts, leavesAfter } = KINDS[one.kind];
  const { person } = one;
  if (leavesAfter !== null && day >= plusDays(BEGIN, leavesAfter)) person.stopped = true;
  one.unasked = one.unasked.filter((on) => on > plusDays(day, -7));
  person.unaskedOn = one.unasked;
  const { nudge } = decide(person, world);
  if (nudge !== null) {
    seen.nudges += 1;
    if (isQuiet(day, nudge.minute)) seen.quiet += 1;
    one.unasked.push(day);
    takeNudge(one, nudge, day, chance(person.id, day, 'reacts') < reacts);
  }
  // The broadcast goes by the same cap.
  if (broadcast && one.unasked.length < UNASKED_A_WEEK) {
    one.unasked.push(day);
    person.lastBroadcastOn = day;
  }
  if (one.unasked.length > UNASKED_A_WEEK) seen.overTheCap += 1;
}

function isQuiet(day: LocalDate, minute: number): boolean {
  const shown = localTimeAt(instantAt(day, minute));
  return (
    shown.date !== day ||
    shown.minute < 8 * 60 ||
    shown.minute >= 18 * 60 ||
    weekdayOf(day) > 4 ||
    isPublicHoliday(day, 'lustrum')
  );
}

function takeNudge(
  { person, memories }: Simulated,
  nudge: { kind: string; item: string },
  day: LocalDate,
  reacts: boolean,
): void {
  person.lastNudgeOn = day;
  person.lastKinds = [nudge.kind, ...person.lastKinds.slice(0, 1)];
  (person.had as Map<string, LocalDate>).set(offerKey(nudge), day);
  person.ignored = reacts ? 0 : person.ignored + 1;
  person.asked = nudge.kind === 'still-welcome' && !reacts;
  if (!reacts || nudge.kind !== 'card') return;
  const before = memories.get(nudge.item) ?? null;
  const knows = chance(person.id, day, 'knows') < (before === null ? 0.5 : recallOn(before, day));
  const { memory, dueOn } = learned(before, knows ? 'right' : 'wrong', day);
  memories.set(nudge.item, memory);
  (person.cardsDue as Map<string, LocalDate>).set(nudge.item, dueOn);
}

/** One day's plan for ten thousand in the database, with half a year behind them. */
async function oneDay(): Promise<void> {
  const database = await createTestDatabase({ poolSize: 4 });
  const { prisma } = database;
  const day = '2027-06-01';
  try {
    await setClock(prisma, instantAt(day, 6 * 60));
    const { id } = await prisma.organisation.create({ data: { slug: 'bench', name: 'Bench' } });
    await prisma.$executeRaw`
      INSERT INTO person (id, organisation_id) SELECT gen_random_uuid(), ${id}::uuid FROM generate_series(1, ${PEOPLE})`;
    await prisma.$executeRaw`
      INSERT INTO ambassador (person_id, pace, days, joined_at, reacted_at)
      SELECT id, 'weekly', '{0,1,2,3,4}', '2026-11-01', '2027-05-30' FROM person`;
    await prisma.$executeRaw`INSERT INTO role_grant (id, person_id, role) SELECT gen_random_uuid(), id, 'ambassador' FROM person`;
    const { cards } = await readLearningContent();
    await prisma.$executeRaw`
      INSERT INTO nudge (person_id, planned_for, due_at, sent_at, state, kind, item, reason)
      SELECT id, '2027-05-25'::date - 7 * week, '2027-05-25'::date - 7 * week, '2027-05-25'::date - 7 * week, 'sent', 'card',
             (${cards.map((card) => card.id)}::text[])[1 + week % ${cards.length}], 'card-new'
      FROM person, generate_series(0, 25) AS week`;
    await prisma.$executeRaw`
      INSERT INTO card_memory (person_id, card_id, state, due_on, verdict)
      SELECT DISTINCT person_id, item, '{}'::jsonb, planned_for + 30, 'right' FROM nudge`;
    await prisma.$executeRawUnsafe('ANALYZE');
    const startedAt = performance.now();
    const plan = await prisma.$transaction((tx) => keepPlan(tx, { content: readLearningContent, sources: [] }, day), {
      timeout: 120_000,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(
      `one day's plan of ${plan?.people}: ${plan?.nudges.length} nudges in ${seconds.toFixed(1)} s\n`,
    );
  } finally {
    await database.drop();
  }
}

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

/**
 * A curve that halves (B. Settles and B. Meeder, A Trainable Spaced Repetition Model for Language Learning, ACL 2016): each
 * right answer doubles the half-life, more where it was nearly forgotten; a wrong one halves it.
 */
function byHalfLife(firstDays: number): TrueMemory {
  const known = new Map<string, { halfLife: number; last: LocalDate }>();
  const recallOf = (card: string, day: LocalDate) => {
    const memory = known.get(card);
    return memory ? 2 ** (-daysBetween(memory.last, day) / memory.halfLife) : 0;
  };
  return {
    recall: recallOf,
    answer(card, verdict, day) {
      const before = known.get(card);
      const grows = verdict === 'right' ? 1 + 1.5 * (1.3 - recallOf(card, day)) : 0.5;
      known.set(card, { halfLife: before ? Math.max(firstDays, before.halfLife * grows) : firstDays, last: day });
    },
  };
}

/** When which card is asked; null: nothing on that day. */
type Schedule = (person: PlannedPerson, day: LocalDate, n: number, cards: readonly string[]) => string | null;

const fixed =
  (everyDays: number): Schedule =>
  (_person, _day, n, cards) =>
    n % everyDays === 0 ? (cards[(n / everyDays) % cards.length] ?? null) : null;

const planned: Schedule = (person, day, _n, cards) => {
  const offers = cards.map((item) => ({ ...FOR_ALL, kind: 'card' as const, item, themes: [], departments: [] }));
  return decide(person, { day, offers, schoolHolidays: [], seed: 'bench' }).nudge?.item ?? null;
};

const SCHEDULES: readonly { name: string; pace: Pace; schedule: Schedule }[] = [
  { name: 'fixed, every week', pace: 'weekly', schedule: fixed(7) },
  { name: 'fixed, every month', pace: 'monthly', schedule: fixed(30) },
  { name: 'planner, about weekly', pace: 'weekly', schedule: planned },
  { name: 'planner, about fortnightly', pace: 'fortnightly', schedule: planned },
  { name: 'planner, about monthly', pace: 'monthly', schedule: planned },
];
const HALF_YEAR = 182;
const LEARNERS = 200;

/** What is remembered after half a year, by schedule, under a memory that is FSRS's and under one that is not. */
function recall(): void {
  const memories = { FSRS: () => byFsrs(), 'half-life': () => byHalfLife(7) };
  for (const deck of [6, 12]) {
    const cards = Array.from({ length: deck }, (_, n) => `c${n}`);
    for (const [model, create] of Object.entries(memories)) {
      for (const { name, pace, schedule } of SCHEDULES) {
        const ends = Array.from({ length: LEARNERS }, (_, n) => learn(n, cards, create(), pace, schedule));
        const mean = (of: (end: { nudges: number; recall: number }) => number) =>
          ends.reduce((sum, end) => sum + of(end), 0) / LEARNERS;
        process.stdout.write(
          `${deck} cards, ${model}, ${name}: ${mean((end) => end.nudges).toFixed(1)} nudges, recall ${(100 * mean((end) => end.recall)).toFixed(1)}%\n`,
        );
      }
    }
  }
}

function learn(n: number, cards: readonly string[], memory: TrueMemory, pace: Pace, schedule: Schedule) {
  const one = somebody(n);
  const person: PlannedPerson = { ...one.person, pace, days: [0, 1, 2, 3, 4], id: `l${n}` };
  const thought = new Map<string, Memory>();
  let nudges = 0;
  for (let at = 0; at < HALF_YEAR; at += 1) {
    const day = plusDays(BEGIN, at);
    const card = schedule(person, day, at, cards);
    if (card === null) continue;
    nudges += 1;
    const isNew = !thought.has(card);
    const knows = chance(n, at, 'knows') < (isNew ? 0.5 : memory.recall(card, day));
    const verdict = knows ? 'right' : 'wrong';
    memory.answer(card, verdict, day);
    const { memory: kept, dueOn } = learned(thought.get(card) ?? null, verdict, day);
    thought.set(card, kept);
    person.lastNudgeOn = day;
    (person.had as Map<string, LocalDate>).set(`card:${card}`, day);
    (person.cardsDue as Map<string, LocalDate>).set(card, dueOn);
  }
  const end = plusDays(BEGIN, HALF_YEAR);
  return { nudges, recall: cards.reduce((sum, card) => sum + memory.recall(card, end), 0) / cards.length };
}
