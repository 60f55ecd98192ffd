import type { Move, Outcome, Turn } from '../chat/skill.ts';
import { type Candidate, candidates, wasAsked, withNewness } from './candidates.ts';
import type { Ears } from './ears.ts';
import { repair } from './repairs.ts';

/**
 * Tries what was said as a move on what is spoken of: first as an answer to what was asked, then on what was said last.
 *
 * @param options.onlyAnswers it can only be the answer to something that was asked
 * @returns null: it begins something new
 */
export async function moveOn(
  ears: Ears,
  text: string,
  turn: Turn,
  { onlyAnswers = false }: { onlyAnswers?: boolean } = {},
): Promise<Outcome | null> {
  const { reading } = turn;
  if (!reading) return null;
  let meant: { candidate: Candidate; move: Move } | null = null;
  for (const candidate of await candidates(ears, turn)) {
    if (onlyAnswers && !wasAsked(candidate)) continue;
    const { topic, id, situation, options, inThread } = candidate;
    const [likeliest] = withNewness(reading.acts(situation), candidate.newness);
    if (!likeliest || likeliest.label === 'new' || likeliest.label === 'small-talk') continue;
    const { label: move, chance } = likeliest;
    const outcome = await topic.moves[move]?.(turn, id, { text, move, chance, inThread, options });
    if (outcome) return outcome;
    meant ??= { candidate, move };
  }
  return meant && repair(ears, meant.candidate, meant.move, turn);
}
