import { settling } from '../../../chat/saying.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { filerCardName } from '../chat/actions.ts';
import {
  dueItems,
  filerButtons,
  isOnItsWay,
  ownerItems,
  said as says,
  stateText,
  withdrawButton,
} from '../chat/cards.ts';
import { actAs, type CaseChat, isOwner } from '../chat/deps.ts';
import type { CaseView } from '../chat/repository.ts';
import { brokerButtons, workButtons } from '../chat/work-cards.ts';
import { isFinalState } from '../life/case-life.ts';
import type { CaseMoves } from './moves.ts';

/** What the colleague says of a case that is with a counter: news goes to the counter, a question is answered from the case. */
export const afterHandOver: CaseMoves = {
  addition: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  answer: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  correction: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  cancellation: (_chat, turn, view) => pressToWithdraw(turn, view),
  state: (_chat, turn, view) => howItStands(turn, view),
  repeat: (_chat, turn, view) => howItStands(turn, view),
  complaint: (_chat, turn, view) => howItStands(turn, view),
};

/** What they say while the counter waits for their answer. */
export const whileWaiting: CaseMoves = {
  ...afterHandOver,
  answer: answered,
  addition: answered,
  correction: answered,
  refusal: answered,
  confirmation: answered,
  unknown: answered,
};

/** What whoever works on a case says below its card: news goes to the colleague; what changes the case takes a press. */
export const asCounter: CaseMoves = {
  addition: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  answer: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  correction: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  unknown: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  take: pressToDo,
  done: pressToDo,
  refusal: pressToDo,
  cancellation: pressToDo,
  confirmation: pressToDo,
  state: (_chat, turn, view) => howItStands(turn, view),
  repeat: (_chat, turn, view) => howItStands(turn, view),
};

function answered(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome {
  const { cases } = texts(turn.language);
  return settling('answered', async (tx) => {
    const event = { kind: 'answer' } as const;
    const done = await actAs(chat, tx, view.filer.personId, { caseId: view.id, event, words: text });
    if (done.kind === 'refused') return { replies: [about(view, turn, cases.refusals[done.code])], messages: [] };
    const note = done.contactRemoved ? cases.contactNotPassedOn : null;
    return { replies: [about(view, turn, cases.answered(view.counter?.name ?? ''), note)], messages: done.messages };
  });
}

/** The other side hears it, in these words; contact details only from the fields in which the consent stands. */
function passedOn(chat: CaseChat, turn: Turn, view: CaseView, { text, move }: Said): Outcome | null {
  const { personId } = turn.actor;
  if (personId === null) return null;
  const { cases } = texts(turn.language);
  return settling('answered', async (tx) => {
    const done = await actAs(chat, tx, personId, { caseId: view.id, event: { kind: 'note' }, words: text });
    if (done.kind === 'refused') return { replies: [about(view, turn, cases.refusals[done.code])], messages: [] };
    const note = done.contactRemoved ? cases.contactNotPassedOn : null;
    return { replies: [about(view, turn, passedOnLine(turn, view, { move }), note)], messages: done.messages };
  });
}

function passedOnLine({ actor, language }: Turn, view: CaseView, { move }: Pick<Said, 'move'>): string {
  const { cases } = texts(language);
  if (actor.personId !== view.filer.personId) return cases.passedOnToFiler;
  const counter = view.counter?.name ?? '';
  return move === 'correction' ? cases.correctionPassedOn(counter) : cases.passedOn(counter);
}

function pressToWithdraw(turn: Turn, view: CaseView): Outcome | null {
  if (isFinalState(view.state)) return howItStands(turn, view);
  const line = texts(turn.language).cases.pressToWithdraw(view.number, view.counter?.name ?? null);
  const reply = about(view, turn, line);
  return { status: 'answered', replies: [{ ...reply, buttons: [withdrawButton(view.id, turn.language)] }] };
}

function pressToDo(_chat: CaseChat, turn: Turn, view: CaseView): Outcome {
  const reply = about(view, turn, texts(turn.language).cases.pressToDo);
  const buttons =
    isOwner(turn, view) && view.owner?.rung === 'broker' ? brokerButtons(view) : workButtons(view.id, view.state);
  return { status: 'answered', replies: [{ ...reply, buttons }] };
}

/** How a case stands, in words: whoever may see it asked. */
export function howItStands(turn: Turn, view: CaseView): Outcome {
  const { language } = turn;
  const { cases, caseLinks } = texts(language);
  const outcome = view.outcome === null ? [] : [caseLinks.finish.outcomes[view.outcome]];
  const whoAndWhen = isOnItsWay(view) ? [] : [...ownerItems(view, language), ...dueItems(view, language)];
  const items = [
    cases.state(stateText(view, language)),
    ...outcome,
    ...(view.counter ? [cases.counter(view.counter.name)] : []),
    ...whoAndWhen,
  ];
  const isTheirs = turn.actor.personId === view.filer.personId;
  return {
    status: 'answered',
    replies: [
      {
        language,
        subject: filerCardName(view.id),
        body: [
          { kind: 'paragraph', text: `${cases.filerTitle(view.number)}:` },
          { kind: 'list', items },
        ],
        buttons: isTheirs ? filerButtons({ ...view, language }) : [],
      },
    ],
  };
}

function about(view: CaseView, turn: Turn, ...lines: (string | null)[]) {
  return { ...says(turn.language, ...lines), subject: filerCardName(view.id) };
}
