import type { Act, Situation } from '../chat/labels.ts';
import type { Chances, Reading } from '../chat/reading.ts';
import type { Option, SpokenOf, Topic, Turn } from '../chat/skill.ts';
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
  /** How much likelier than the examples say it is that something new begins. */
  newness: number;
}

/** In the thread of a thing one mostly speaks of it; and in the thread of a question one mostly answers it. */
export const NEWNESS_IN_THREAD = { told: 0.4, asked: 0.25 };
/** With each thing that was said since, it is likelier that something new begins. */
const NEWNESS_A_STEP = 2;

/** What was asked before what was only said; in a thread what it is about before all. */
export async function candidates({ skills }: Pick<Ears, 'skills'>, turn: Turn): Promise<Candidate[]> {
  const said: readonly Omit<SpokenOf, 'saidAt'>[] = [
    ...(turn.subject === null ? [] : [{ subject: turn.subject, options: optionsOf(turn, turn.subject) }]),
    ...(turn.spokenOf ?? []).filter(({ subject }) => subject !== turn.subject),
  ];
  const found: Candidate[] = [];
  for (const { subject, options } of said) {
    const [name = '', id = ''] = subject.split(':');
    const topic = skills.topic(name);
    if (!topic || !mayUse(turn.actor, topic.role)) continue;
    const situation = await topic.situation(turn, id, options);
    if (situation === null) continue;
    const inThread = subject === turn.subject;
    const threadNewness = NEWNESS_IN_THREAD[wasAsked({ situation }) ? 'asked' : 'told'];
    const newness = inThread ? threadNewness : NEWNESS_A_STEP ** found.length;
    found.push({ topic, id, subject, situation, options, inThread, newness });
  }
  return [...found.filter(wasAsked), ...found.filter((candidate) => !wasAsked(candidate))];
}

/** From this chance on a message is surely for something. */
const SURELY_FOR = 0.6;

/** What a message is surely for comes before what was spoken of later, as if it were what was spoken of last. */
export function whatItIsForFirst(some: readonly Candidate[], { purposes: [likeliest] }: Reading): Candidate[] {
  const isMeant = ({ topic, ...candidate }: Candidate) =>
    !wasAsked(candidate) &&
    likeliest !== undefined &&
    likeliest.chance >= SURELY_FOR &&
    topic.purposes?.includes(likeliest.label) === true;
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

/** What was said, the likeliest first, where something new is so much likelier than the examples say. */
export function withNewness(acts: Chances<Act>, newness: number): Chances<Act> {
  return acts
    .map(({ label, chance }) => ({ label, chance: label === 'new' ? chance * newness : chance }))
    .sort((one, other) => other.chance - one.chance);
}
