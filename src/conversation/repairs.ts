import type { Move, Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import type { Candidate } from './candidates.ts';
import type { Ears } from './ears.ts';
import { notMeantSo } from './other-readings.ts';
import { courtesy } from './outcomes.ts';

/**
 * What can be said about anything that is spoken of, made once: that it was not meant so, that it need not be.
 *
 * @returns null: it is read as something new
 */
export async function repair(
  ears: Ears,
  { situation, topic, id }: Candidate,
  move: Move,
  turn: Turn,
): Promise<Outcome | null> {
  const { conversation } = texts(turn.language);
  const wasAsked = situation.startsWith('asked-');
  switch (move) {
    case 'cancellation':
    case 'refusal':
      return wasAsked ? courtesy(turn, conversation.leftAsItIs) : null;
    case 'complaint':
      return notMeantSo(ears, (await topic.meant?.(turn, id)) ?? null, turn);
    default:
      return null;
  }
}
