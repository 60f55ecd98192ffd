import type { Act } from '../chat/labels.ts';
import type { Chances } from '../chat/reading.ts';
import type { Move, Outcome, Turn } from '../chat/skill.ts';
import { plain } from '../language/plain-text.ts';
import { type Candidate, candidates, wasAsked, whatItIsForFirst, withNewness } from './candidates.ts';
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
  for (const candidate of whatItIsForFirst(await candidates(ears, turn), reading)) {
    if (onlyAnswers && !wasAsked(candidate)) continue;
    const { topic, id, options, inThread } = candidate;
    const [likeliest] =
      (await certain(candidate, text, turn)) ?? withNewness(reading.acts(candidate.situation), candidate.newness);
    if (!likeliest || likeliest.label === 'new' || likeliest.label === 'small-talk') continue;
    const { label: move, chance } = likeliest;
    // What has its source with it says where it stands by being said again.
    const take = topic.moves[move] ?? (move === 'source' ? topic.moves.repeat : undefined);
    const outcome = await take?.(turn, id, { text, move, chance, inThread, options });
    if (outcome) return outcome;
    meant ??= { candidate, move };
  }
  return meant && repair(ears, meant.candidate, meant.move, turn);
}

/** What is said where its form alone tells: the words of an offered answer, or what the topic knows; null: it is to be read. */
async function certain(candidate: Candidate, text: string, turn: Turn): Promise<Chances<Act> | null> {
  const { topic, id, situation } = candidate;
  const label = isOffered(candidate, text) ? 'answer' : await topic.byForm?.(turn, id, { text, situation });
  return label ? [{ label, chance: 1 }] : null;
}

/** Whether these are the words of one of the answers that were offered, whatever else they might mean. */
function isOffered({ situation, options }: Candidate, text: string): boolean {
  const isQuestion = situation === 'nudge' || situation === 'asked-choice';
  return isQuestion && options.some(({ label }) => plain(label).trim() === plain(text).trim());
}
