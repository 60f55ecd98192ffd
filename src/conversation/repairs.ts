import type { Move, Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import type { Candidate } from './candidates.ts';
import type { Ears } from './ears.ts';
import { courtesy } from './outcomes.ts';

/**
 * What can be said about anything that is spoken of, made once: that it was not meant so, that it need not be.
 *
 * @returns null: it is read as something new
 */
export function repair(_ears: Ears, { situation }: Candidate, move: Move, turn: Turn): Outcome | null {
  const { conversation } = texts(turn.language);
  const wasAsked = situation.startsWith('asked-');
  switch (move) {
    case 'cancellation':
    case 'refusal':
      return wasAsked ? courtesy(turn, conversation.leftAsItIs) : null;
    case 'complaint':
      return courtesy(turn, conversation.misunderstood);
    default:
      return null;
  }
}
