import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import type { CaseChat } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';

/** What was said of a case, by somebody who may have more of them: then a button says of which it is. */
export type SaidOfCase = Said & { isOneOfSeveral?: boolean };

/** Does what somebody said about a case, of which the view is in their language; null: it is not about the case after all. */
type TakeCaseMove = (
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  said: SaidOfCase,
) => Outcome | null | Promise<Outcome | null>;

/** The moves that are taken in one situation. */
export type CaseMoves = Partial<Record<Move, TakeCaseMove>>;
