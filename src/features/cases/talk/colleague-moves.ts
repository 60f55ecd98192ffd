import type { Button } from '../../../chat/reply.ts';
import type { Outcome, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { ANSWER_BACK, filerCardName, PASS_ON } from '../chat/actions.ts';
import { button, said as says } from '../chat/cards.ts';
import type { CaseView } from '../chat/repository.ts';
import type { CaseMoves, SaidOfCase } from './moves.ts';
import { wordsForButton } from './standing.ts';

/**
 * What another colleague says in the thread of a case: whoever filed it, and nobody else, brings it to the counter with a
 * press.
 */
export const asColleague: CaseMoves = {
  addition: (_chat, turn, view, said) => forFilerToPress(turn, view, said),
  answer: (_chat, turn, view, said) => forFilerToPress(turn, view, said),
  correction: (_chat, turn, view, said) => forFilerToPress(turn, view, said),
  done: (_chat, turn, view, said) => forFilerToPress(turn, view, said),
};

function forFilerToPress(turn: Turn, view: CaseView, { text }: SaidOfCase): Outcome {
  const { cases } = texts(turn.language);
  const isAsked = view.state === 'waiting_for_entrepreneur';
  const payload = { caseId: view.id, words: wordsForButton(text) };
  const press: Button = isAsked
    ? button(cases.answerTitle, ANSWER_BACK, payload, 'primary')
    : button(cases.passOn, PASS_ON, payload, 'primary');
  const counter = view.counter?.name ?? cases.theCounter;
  const filer = view.filer.name ?? cases.filerOfCase;
  const line = (isAsked ? cases.mayBeAnswer : cases.mayBePassedOn)(filer, counter, press.label);
  return {
    status: 'answered',
    replies: [{ ...says(turn.language, line), subject: filerCardName(view.id), buttons: [press] }],
  };
}
