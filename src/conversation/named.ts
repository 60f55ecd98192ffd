import type { Reading } from '../chat/reading.ts';
import type { Move, Named, Outcome, Topic, Turn } from '../chat/skill.ts';
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

/** The same of what its form alone tells, whatever else it may look like. */
export async function moveOnKnown({ skills }: Pick<Ears, 'skills'>, text: string, turn: Turn): Promise<Outcome | null> {
  for (const topic of skills.topics()) {
    const named = mayUse(turn.actor, topic.role) ? await topic.named?.(turn, text) : null;
    const outcome = named?.move ? await takeKnown(topic, turn, named, named.move) : null;
    if (outcome) return outcome;
  }
  return null;
}

async function moveOnOneOf(topic: Topic, { reader }: Ears, text: string, turn: Turn): Promise<Outcome | null> {
  const named = await topic.named?.(turn, text);
  if (!named) return null;
  if (named.move) return takeKnown(topic, turn, named, named.move);
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

/** What its form alone tells is not read. */
async function takeKnown({ moves }: Topic, turn: Turn, { id, text }: Named, move: Move): Promise<Outcome | null> {
  return (await moves[move]?.(turn, id, { text, move, chance: 1, inThread: true, options: [] })) ?? null;
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
