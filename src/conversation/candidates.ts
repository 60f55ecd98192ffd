import type { Act, Situation } from '../chat/labels.ts';
import type { Chances, Reading } from '../chat/reading.ts';
import type { Option, SpokenOf, Topic, Turn, Waiting } from '../chat/skill.ts';
import { mayUse } from '../people/access.ts';
import type { Ears } from './ears.ts';

/** Something that what is said may belong to, with where the speaker stands with it. */
export interface Candidate {
  topic: Topic;
  id: string;
  subject: string;
  situation: Situation;
  options: readonly Option[];
  inThread: boolean;
  /** How many things were spoken of after it. */
  at: number;
  /** How much likelier than the examples say it is that something new begins. */
  newness: number;
}

/** In the thread of a thing one mostly speaks of it; and in the thread of a question one mostly answers it. */
export const NEWNESS_IN_THREAD = { told: 0.4, asked: 0.25 };
/** With each thing that was said since, it is likelier that something new begins. */
const NEWNESS_A_STEP = 2;

/** A turn asks it over and over, and each time every topic would look where somebody stands with it. */
const known = new WeakMap<Turn, Promise<readonly Candidate[]>>();

/** What was asked before what was only said; in a thread what it is about before all. Looked up once for a turn. */
export function candidates({ skills }: Pick<Ears, 'skills'>, turn: Turn): Promise<readonly Candidate[]> {
  const found = known.get(turn) ?? lookUp(skills, turn);
  known.set(turn, found);
  return found;
}

async function lookUp(skills: Ears['skills'], turn: Turn): Promise<Candidate[]> {
  const said: readonly Omit<SpokenOf, 'saidAt'>[] = [
    ...(turn.subject === null ? [] : [{ subject: turn.subject, options: optionsOf(turn, turn.subject) }]),
    ...(turn.spokenOf ?? []).filter(({ subject }) => subject !== turn.subject),
  ];
  const found: Candidate[] = [];
  let steps = 0;
  for (const [at, { subject, options }] of said.entries()) {
    const [name = '', id = ''] = subject.split(':');
    const topic = skills.topic(name);
    if (!topic || !mayUse(turn.actor, topic.role)) continue;
    const situation = await topic.situation(turn, id, options);
    if (situation === null) continue;
    const inThread = subject === turn.subject;
    const threadNewness = NEWNESS_IN_THREAD[wasAsked({ situation }) ? 'asked' : 'told'];
    const newness = inThread ? threadNewness : NEWNESS_A_STEP ** steps;
    found.push({ topic, id, subject, situation, options, inThread, at, newness });
    // What nobody could answer leads nowhere: it is spoken of on as if it had not been asked.
    if (situation !== 'declined') steps += 1;
  }
  return [...found.filter(wasAsked), ...found.filter((candidate) => !wasAsked(candidate))];
}

/** What is under way for who speaks, wherever it was spoken of. */
export async function underWay(
  { skills }: Pick<Ears, 'skills'>,
  turn: Turn,
): Promise<readonly (Waiting & { topic: Topic })[]> {
  const found = [];
  for (const topic of skills.topics()) {
    const waiting = mayUse(turn.actor, topic.role) ? ((await topic.waiting?.(turn)) ?? []) : [];
    found.push(...waiting.map((one) => ({ ...one, topic })));
  }
  return found;
}

/** From this chance on a message is surely for something. */
const SURELY_FOR = 0.6;

/** What a message is surely for comes before what was spoken of later, as if it were what was spoken of last. */
export function whatItIsForFirst(some: readonly Candidate[], reading: Reading): Candidate[] {
  const isMeant = (candidate: Candidate) => !wasAsked(candidate) && isForIt(candidate.topic, reading);
  const meant = some.filter(isMeant).map((one) => ({ ...one, newness: Math.min(1, one.newness) }));
  const asked = some.filter(wasAsked);
  return [...asked, ...meant, ...some.filter((one) => !wasAsked(one) && !isMeant(one))];
}

function optionsOf({ spokenOf = [] }: Turn, wanted: string): readonly Option[] {
  return spokenOf.find(({ subject }) => subject === wanted)?.options ?? [];
}

/** Whether it is the answer to a question that is waited for. */
export function wasAsked({ situation }: Pick<Candidate, 'situation'>): boolean {
  return situation.startsWith('asked-');
}

/** What was only looked up, and leaves what was worked on as it was. */
export function isLookedUp({ situation }: Pick<Candidate, 'situation'>): boolean {
  return situation === 'answer' || situation === 'declined';
}

/** Whether what a message is surely for is what is said of such a thing. */
export function isForIt({ purposes: own }: Topic, { purposes: [likeliest] }: Reading): boolean {
  return likeliest !== undefined && likeliest.chance >= SURELY_FOR && own?.includes(likeliest.label) === true;
}

/** What was said, the likeliest first, where something new is so much likelier than the examples say. */
export function withNewness(acts: Chances<Act>, newness: number): Chances<Act> {
  return acts
    .map(({ label, chance }) => ({ label, chance: label === 'new' ? chance * newness : chance }))
    .sort((one, other) => other.chance - one.chance);
}
