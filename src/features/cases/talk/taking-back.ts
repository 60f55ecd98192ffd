import { isFinalState } from '../../../case-life/case-life.ts';
import type { Button } from '../../../chat/reply.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { PASS_ON } from '../chat/actions.ts';
import { button, filerButtons, finishButton, forwardedButton, withdrawButton } from '../chat/cards.ts';
import { caseName, ownCaseLine } from '../chat/case-name.ts';
import { type CaseChat, isFiler } from '../chat/deps.ts';
import { type CaseView, isByHand } from '../chat/repository.ts';
import type { SaidOfCase } from './moves.ts';
import { howItStands, numbered, pressOne, wordsForButton } from './standing.ts';
import { MOST_TO_CHOOSE } from './which-case.ts';

/** Whoever filed it says that it is done: that they sent it on, or that the entrepreneur was helped. */
export function doneByThem(
  _chat: CaseChat,
  turn: Turn,
  view: CaseView,
  said: SaidOfCase,
): Outcome | null | Promise<Outcome | null> {
  const { cases } = texts(turn.language);
  if (!isFiler(turn, view)) return null;
  if (!isByHand(view)) return tellOrWithdraw(turn, view, said);
  const finish = numbered(finishButton(view.id, turn.language), view, turn, said);
  const name = caseName(view, turn.language);
  if (view.state === 'forwarded') return pressOne(view, turn, cases.helpedByHand(name, finish.label), [finish]);
  const forwarded = numbered(forwardedButton(view.id, turn.language), view, turn, said);
  return pressOne(view, turn, cases.forwardedYourself(name, forwarded.label, finish.label), [forwarded, finish]);
}

/** Whom they want to know it is theirs to say: the counter, which goes on, or nobody, since it need not. */
function tellOrWithdraw(turn: Turn, view: CaseView, said: SaidOfCase): Outcome {
  const { cases } = texts(turn.language);
  const buttons = [passOnButton(turn, view, said), withdrawButton(view.id, turn.language)].map((one) =>
    numbered(one, view, turn, said),
  );
  const [passOn = '', withdraw = ''] = buttons.map(({ label }) => label);
  const counter = view.counter?.name ?? cases.rungs.broker;
  return pressOne(view, turn, cases.tellOrWithdraw(caseName(view, turn.language), counter, passOn, withdraw), buttons);
}

export function passOnButton({ language }: Turn, { id: caseId }: CaseView, { text }: Said): Button {
  return button(texts(language).cases.passOn, PASS_ON, { caseId, words: wordsForButton(text) });
}

/** From this chance on somebody surely takes it back; of what they sent on themselves it may as well be that it is done. */
const SURE_TO_TAKE_BACK = { atCounter: 0.6, byHand: 0.8 };

/** The last that was said of it offered to take it back, and nothing else. */
export function wasOfferedToWithdraw({ language }: Turn, { options: [offered, ...others] }: Said): boolean {
  return others.length === 0 && offered?.label.startsWith(texts(language).cases.withdraw) === true;
}

/** Who plainly takes it back gets the press for it; whoever may mean anything else is shown all they can do. */
export function takenBack(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Outcome | Promise<Outcome> {
  const isAgain = wasOfferedToWithdraw(turn, said);
  const sure = SURE_TO_TAKE_BACK[isByHand(view) ? 'byHand' : 'atCounter'];
  if (isAgain || said.chance >= sure) return pressToWithdraw(chat, turn, view, said);
  if (!isByHand(view)) return tellOrWithdraw(turn, view, said);
  const buttons = filerButtons({ ...view, language: turn.language }).map((one) => numbered(one, view, turn, said));
  return pressOne(view, turn, texts(turn.language).cases.pressOneOf(caseName(view, turn.language)), buttons);
}

export async function pressToWithdraw(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  if (isFinalState(view.state)) return howItStands(chat, turn, view);
  const { cases } = texts(turn.language);
  const name = caseName(view, turn.language);
  const counter = view.counter?.name ?? null;
  const line = isByHand(view)
    ? cases.pressToWithdrawByHand[view.state](name, counter ?? '')
    : cases.pressToWithdraw(name, counter);
  const button = numbered(withdrawButton(view.id, turn.language), view, turn, said);
  return pressOne(view, turn, line, [button]);
}

/** Several are under way: each with a button of its own. */
export function whichToWithdraw(chat: CaseChat, turn: Turn, views: readonly CaseView[]): Outcome {
  const { language } = turn;
  const open = views.filter(({ state }) => !isFinalState(state)).slice(0, MOST_TO_CHOOSE);
  const { cases } = texts(language);
  return {
    status: 'clarify',
    replies: [
      {
        language,
        body: [
          { kind: 'paragraph', text: cases.whichToWithdraw },
          { kind: 'list', items: open.map((view) => ownCaseLine(chat, view, language)) },
        ],
        buttons: open.map(({ id, number }) => ({
          ...withdrawButton(id, language),
          label: cases.withdrawNumber(number),
        })),
      },
    ],
  };
}
