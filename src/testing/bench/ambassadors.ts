import { tmpdir } from 'node:os';
import { isPublicHoliday } from '../../calendar/holidays.ts';
import { instantAt, type LocalDate, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { UNASKED_A_WEEK } from '../../delivery/unasked.ts';
import { learned, type Memory, recallOn } from '../../features/ambassadors/memory.ts';
import {
  daysBetween,
  decide,
  offerKey,
  type PlannedNudge,
  type PlannedWorld,
} from '../../features/ambassadors/planner.ts';
import { keepPlan } from '../../features/ambassadors/planning.ts';
import { readLearningContent } from '../../learning-content/library.ts';
import type { Offer } from '../../nudges/offers.ts';
import { setClock } from '../../store/clock.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { recallBench } from './ambassadors-recall.ts';
import { BEGIN, chance, FOR_ALL, type SimulatedPerson, simulatedPerson } from './simulated-ambassador.ts';

const YEAR = 365;
const PEOPLE = 10_000;

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
  await recallBench();
}

interface Simulated {
  person: SimulatedPerson;
  kind: Kind;
  unasked: LocalDate[];
  memories: Map<string, Memory>;
}

interface Seen {
  nudges: number;
  byKind: Map<string, number>;
  overTheCap: number;
  quiet: number;
  /** In the week after each change of the clock. */
  afterChange: number;
  slowestDayMs: number;
}

function somebody(n: number): Simulated {
  const kinds = Object.keys(KINDS) as Kind[];
  return { person: simulatedPerson(n), kind: kinds[n % kinds.length] ?? 'average', unasked: [], memories: new Map() };
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
  const seen: Seen = { nudges: 0, byKind: new Map(), overTheCap: 0, quiet: 0, afterChange: 0, slowestDayMs: 0 };
  for (let n = 0; n < YEAR; n += 1) {
    const day = plusDays(BEGIN, n);
    const world = { day, offers, schoolHolidays: [], seed: 'bench' };
    // A broadcast to all in every third week, and two more before Christmas.
    const broadcast = n % 21 === 10 || n === 15 || n === 17;
    const dayAt = performance.now();
    const today = { world, broadcast, isAfterChange: isAfterChange(day), isQuiet: quietOn(day) };
    for (const one of all) live(one, today, seen);
    seen.slowestDayMs = Math.max(seen.slowestDayMs, performance.now() - dayAt);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const resting = all.filter(({ person }) => person.asked).length;
  process.stdout.write(
    `a year of ${PEOPLE} ambassadors: ${seen.nudges} nudges (${(seen.nudges / PEOPLE).toFixed(1)} each), ${seen.overTheCap} over the cap, ` +
      `${seen.quiet} in quiet hours or on a holiday, ${seen.afterChange} in the weeks after a change of the clock, ${resting} rest; ` +
      `${seconds.toFixed(0)} s, slowest day ${seen.slowestDayMs.toFixed(0)} ms\n` +
      `${[...seen.byKind].map(([kind, count]) => `${kind} ${count}`).join(', ')}\n`,
  );
}

interface Today {
  world: PlannedWorld;
  /** Whether everybody is sent one, by the same cap. */
  broadcast: boolean;
  isAfterChange: boolean;
  isQuiet(minute: number): boolean;
}

function live(one: Simulated, today: Today, seen: Seen): void {
  const { day } = today.world;
  const { reacts, leavesAfter } = KINDS[one.kind];
  const { person } = one;
  if (leavesAfter !== null && daysBetween(BEGIN, day) >= leavesAfter) person.stopped = true;
  one.unasked = one.unasked.filter((on) => daysBetween(on, day) < 7);
  person.unaskedOn = one.unasked;
  const { nudge } = decide(person, today.world);
  if (nudge !== null) {
    seen.nudges += 1;
    seen.byKind.set(nudge.kind, (seen.byKind.get(nudge.kind) ?? 0) + 1);
    if (today.isAfterChange) seen.afterChange += 1;
    if (today.isQuiet(nudge.minute)) seen.quiet += 1;
    one.unasked.push(day);
    takeNudge(one, nudge, day, chance(person.id, day, 'reacts') < reacts);
  }
  if (today.broadcast && one.unasked.length < UNASKED_A_WEEK) {
    one.unasked.push(day);
    person.lastBroadcastOn = day;
  }
  if (one.unasked.length > UNASKED_A_WEEK) seen.overTheCap += 1;
}

/** The nights in which the clock of the Netherlands changes. */
const CHANGES = ['2027-03-28', '2027-10-31'];

function isAfterChange(day: LocalDate): boolean {
  return CHANGES.some((change) => change <= day && daysBetween(change, day) < 7);
}

/** Whether what is sent at a minute of a day comes at night, in a weekend or on a holiday, by the wall clock. */
function quietOn(day: LocalDate): (minute: number) => boolean {
  const isFree = weekdayOf(day) > 4 || isPublicHoliday(day, 'lustrum');
  const known = new Map<number, boolean>();
  return (minute) => {
    const before = known.get(minute);
    if (before !== undefined) return before;
    const shown = localTimeAt(instantAt(day, minute));
    const isQuiet = isFree || shown.date !== day || shown.minute < 8 * 60 || shown.minute >= 18 * 60;
    known.set(minute, isQuiet);
    return isQuiet;
  };
}

function takeNudge({ person, memories }: Simulated, nudge: PlannedNudge, day: LocalDate, reacts: boolean): void {
  person.lastNudgeOn = day;
  person.lastKinds = [nudge.kind, ...person.lastKinds.slice(0, 1)];
  if (nudge.kind === 'card') person.lastCardWhy = nudge.why;
  person.had.set(offerKey(nudge), day);
  person.ignored = reacts ? 0 : person.ignored + 1;
  person.asked = nudge.kind === 'still-welcome' && !reacts;
  if (!reacts || nudge.kind !== 'card') return;
  const before = memories.get(nudge.item) ?? null;
  const knows = chance(person.id, day, 'knows') < (before === null ? 0.5 : recallOn(before, day));
  const { memory, dueOn } = learned(before, knows ? 'right' : 'wrong', day);
  memories.set(nudge.item, memory);
  person.cardsDue.set(nudge.item, dueOn);
}

/** One day's plan for ten thousand in the database, with half a year behind them. */
async function oneDay(): Promise<void> {
  const postgres = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
  const { prisma } = database;
  const day = '2027-06-01';
  try {
    await migrate(postgres.url);
    await setClock(prisma, instantAt(day, 6 * 60));
    await prepare(prisma);
    const startedAt = performance.now();
    const plan = await prisma.$transaction((tx) => keepPlan(tx, { content: readLearningContent, sources: [] }, day), {
      timeout: 120_000,
    });
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(
      `one day's plan of ${plan?.people} in the database: ${plan?.nudges.length} nudges in ${seconds.toFixed(1)} s\n`,
    );
  } finally {
    await database.close();
    await postgres.remove();
  }
}

async function prepare(prisma: PrismaClient): Promise<void> {
  const { id } = await prisma.organisation.create({ data: { slug: 'bench', name: 'Bench' } });
  await prisma.$executeRaw`
    INSERT INTO person (id, organisation_id) SELECT gen_random_uuid(), ${id}::uuid FROM generate_series(1, ${PEOPLE})`;
  await prisma.$executeRaw`
    INSERT INTO ambassador (person_id, pace, days, joined_at, reacted_at)
    SELECT id, 'weekly', '{0,1,2,3,4}', '2026-11-01', '2027-05-30' FROM person`;
  await prisma.$executeRaw`
    INSERT INTO role_grant (id, person_id, role) SELECT gen_random_uuid(), id, 'ambassador' FROM person`;
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
}
