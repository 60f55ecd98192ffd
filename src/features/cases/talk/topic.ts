import { z } from 'zod';
import { MOVES, type Situation } from '../../../chat/labels.ts';
import type { Move, Option, TakeMove, Topic, Turn } from '../../../chat/skill.ts';
import { CASE_TOPIC } from '../chat/actions.ts';
import { type CaseChat, isFiler, isOfCounter, isOwner } from '../chat/deps.ts';
import { type CaseView, readCase } from '../chat/repository.ts';
import { isFinalState } from '../life/case-life.ts';
import { afterHandOver, asCounter, whileWaiting } from './case-moves.ts';
import { draftMoves, municipalitiesIn, placeMoves } from './draft-moves.ts';
import type { CaseMoves } from './moves.ts';

/** By the situation of whoever speaks, the moves on a case. */
const TAKEN: Partial<Record<Situation, CaseMoves>> = {
  'asked-place': placeMoves,
  'asked-choice': placeMoves,
  'asked-text': whileWaiting,
  draft: draftMoves,
  'handed-over': afterHandOver,
  counter: asCounter,
};

/** What is said in the thread of a case, or after it in the same chat, is about that case: for colleague, counter and broker. */
export function caseTopic(chat: CaseChat): Topic {
  const viewed = async (id: string) => (z.uuid().safeParse(id).success ? readCase(chat.prisma, id) : null);
  const take =
    (move: Move): TakeMove =>
    async (turn, id, said) => {
      const view = await viewed(id);
      const situation = view && situationOf(chat, turn, view, said.options);
      if (!view || !situation) return null;
      return (await TAKEN[situation]?.[move]?.(chat, turn, { ...view, language: turn.language }, said)) ?? null;
    };
  return {
    name: CASE_TOPIC,
    role: 'colleague',
    continues: true,
    async situation(turn, id, options) {
      const view = await viewed(id);
      return view && situationOf(chat, turn, view, options);
    },
    moves: Object.fromEntries(MOVES.map((move) => [move, take(move)])),
  };
}

function situationOf(chat: CaseChat, turn: Turn, view: CaseView, options: readonly Option[]): Situation | null {
  if (isFiler(turn, view)) return ofFiler(chat, view, options);
  const works = isOfCounter(turn, view) || isOwner(turn, view);
  return works && view.state !== 'draft' && !isFinalState(view.state) ? 'counter' : null;
}

function ofFiler({ router }: CaseChat, view: CaseView, options: readonly Option[]): Situation | null {
  if (isFinalState(view.state)) return view.visited.length > 0 ? 'handed-over' : null;
  if (view.state === 'waiting_for_entrepreneur') return 'asked-text';
  if (view.state !== 'draft') return 'handed-over';
  if (view.proposal?.counterId) return 'draft';
  return municipalitiesIn(options, router.reader.gazetteer).length > 1 ? 'asked-choice' : 'asked-place';
}
