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
  // What is said behind a name is of what it names.
  const isBehindName = named.text !== text;
  const acts = withNewness(reading.acts(situation), NEWNESS_IN_THREAD.told);
  const likeliest = acts.find(({ label }) => (label !== 'new' && label !== 'small-talk') || !isBehindName);
  if (!likeliest || likeliest.label === 'new' || likeliest.label === 'small-talk') return null;
  const { label: move, chance } = likeliest;
  const said = { text: named.text, move, chance, inThread: true, options: [] };
  return (await topic.moves[move]?.({ ...turn, reading }, named.id, said)) ?? null;
}
