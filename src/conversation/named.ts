import type { Reading } from '../chat/reading.ts';
import type { Outcome, Topic, Turn } from '../chat/skill.ts';
import { mayUse } from '../people/access.ts';
import { NEWNESS_IN_THREAD, withNewness } from './candidates.ts';
import type { Ears } from './ears.ts';

/**
 * Tries what was said as a move on what it names outright, by number, whether that was spoken of or not.
 *
 * @returns null: it names nothing, or begins something new
 */
export async function moveOnNamed(ears: Ears, text: string, turn: Turn): Promise<Outcome | null> {
  for (const topic of ears.skills.topics()) {
    const outcome = mayUse(turn.actor, topic.role) ? await moveOnOneOf(topic, ears, text, turn) : null;
    if (outcome) return outcome;
  }
  return null;
}

async function moveOnOneOf(topic: Topic, { reader }: Ears, text: string, turn: Turn): Promise<Outcome | null> {
  const named = await topic.named?.(turn, text);
  if (!named) return null;
  const situation = await topic.situation(turn, named.id, []);
  const reading = named.text === text ? turn.reading : await reader.read(named.text);
  if (situation === null || !reading) return null;
  // What is said behind a name is of what it names, in whatever way that takes it.
  const isBehindName = named.text !== text;
  for (const { label, chance } of withNewness(reading.acts(situation), NEWNESS_IN_THREAD.told)) {
    const isMove = label !== 'new' && label !== 'small-talk';
    const said = { text: named.text, chance, inThread: true, options: [] };
    const outcome = isMove
      ? await topic.moves[label]?.({ ...turn, reading }, named.id, { ...said, move: label })
      : null;
    if (outcome) return outcome;
    if (!isBehindName) break;
  }
  return isForNothing(reading) ? howItStands(topic, turn, named) : null;
}

/** Less than this nobody is likely meant by a message. */
const LIKELY_FOR = 0.4;

/** What names a thing and is likely for nothing else is of that thing, and shown how that stands. */
function isForNothing({ purposes: [likeliest] }: Reading): boolean {
  return (likeliest?.chance ?? 0) < LIKELY_FOR;
}

async function howItStands({ moves }: Topic, turn: Turn, { id, text }: Named): Promise<Outcome | null> {
  return (await moves.state?.(turn, id, { text, move: 'state', chance: 0, inThread: true, options: [] })) ?? null;
}

type Named = NonNullable<Awaited<ReturnType<NonNullable<Topic['named']>>>>;
