import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import type { CaseChat } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';

/** Does what somebody said about a case, of which the view is in their language; null: it is not about the case after all. */
type TakeCaseMove = (
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  said: Said,
) => Outcome | null | Promise<Outcome | null>;

/** The moves that are taken in one situation. */
export type CaseMoves = Partial<Record<Move, TakeCaseMove>>;
