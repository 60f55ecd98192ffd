import type { Button } from '../../../chat/reply.ts';
import { settling, withBelow } from '../../../chat/saying.ts';
import { CORRECT_READING } from '../../../chat/shared-actions.ts';
import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import { namedOption } from '../../../language/chosen-option.ts';
import { asksReader, isAsked } from '../../../language/questions-in.ts';
import {
  ACCEPT_CASE,
  ASK_BACK,
  BOUNCE_CASE,
  CASE_AGAIN,
  FINISH_CASE,
  SEND_ELSEWHERE,
  WITHDRAW_CASE,
} from '../chat/actions.ts';
import { button, otherSide, stateText, withdrawButton } from '../chat/cards.ts';
import { caseName } from '../chat/case-name.ts';
import { actAs, type CaseChat, isBrokerFor, isFiler, isOfCounter, isOwner } from '../chat/deps.ts';
import { type CaseView, isByHand } from '../chat/repository.ts';
import { brokerButtons, takeOverButton, workButtons } from '../chat/work-cards.ts';
import { brokerByHand, keptByHand } from './by-hand-moves.ts';
import { askedAgain, consentAsked, contactPutRight, silenceAsked, wordsAreSent } from './consent.ts';
import { asksHowTheyStand, type CaseMoves, isForElse, isReminder, type SaidOfCase } from './moves.ts';
import { lastNews, unanswered } from './repository.ts';
import {
  about,
  howItStands,
  mayAskForWords,
  numbered,
  pressOne,
  pressToRemind,
  standingAndCounter,
  told,
  wordsForButton,
} from './standing.ts';
import {
  awaitsAcceptance,
  doneByThem,
  forWhom,
  passedOnLine,
  passOnButton,
  pressToWithdraw,
  takenBack,
  wasOfferedToWithdraw,
} from './taking-back.ts';

/** What the colleague says of a case that is with a counter: news goes to the counter, a question is answered from the case. */
export const afterHandOver: CaseMoves = {
  addition: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  answer: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  correction: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  cancellation: (chat, turn, view, said) => takenBack(chat, turn, view, said),
  done: doneByThem,
  state: stateOrMore,
  repeat: stateOrMore,
  complaint: stateOrMore,
  wording: (_chat, turn, view) => wordsAreSent(turn, view),
  confirmation: saidBack,
  refusal: saidBack,
  unknown: saidBack,
};

/** What is said of a case that is over: it is never opened by words, and a press offers it again. */
export const closedMoves: CaseMoves = {
  ...sameFor(
    ['addition', 'answer', 'correction', 'cancellation', 'confirmation', 'refusal', 'complaint', 'done'],
    overAgain,
  ),
  state: overAgain,
  repeat: (chat, turn, view) => howItStands(chat, turn, view),
};

function sameFor(moves: readonly Move[], take: NonNullable<CaseMoves[Move]>): CaseMoves {
  return Object.fromEntries(moves.map((move) => [move, take]));
}

/** What they say while the counter waits for their answer. */
export const whileWaiting: CaseMoves = {
  ...afterHandOver,
  answer: answered,
  addition: answered,
  correction: answered,
  refusal: answered,
  confirmation: answered,
  unknown: answered,
  // Who does not understand the question is heard by who asked it, and it still waits.
  complaint: (chat, turn, view, said) => passedOn(chat, turn, view, said),
};

/** What whoever works on a case says below its card: news goes to the colleague; what changes the case takes a press. */
export const asCounter: CaseMoves = {
  addition: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  answer: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  correction: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  unknown: (chat, turn, view, said) => passedOn(chat, turn, view, said),
  take: pressToDo,
  done: pressToDo,
  ask: askOrPass,
  refusal: pressToDo,
  cancellation: pressToDo,
  confirmation: pressToDo,
  // Who looks after a case says that it was none, or about something else.
  complaint: (chat, turn, view, said) => (isBrokerFor(turn, view) ? pressToDo(chat, turn, view, said) : null),
  state: howItStandsAtCounter,
  repeat: (chat, turn, view) => howItStands(chat, turn, view),
};

/** Who asks how it stands reads that; who asks anything else of it, what is known of the counter as well. */
function stateOrMore(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const isMore = isFiler(turn, view) && (mayBeFor(turn) || (isAsked(said.text) && !asksHowTheyStand(turn)));
  return isMore ? standingOrPass(chat, turn, view, said) : howItStands(chat, turn, view);
}

/** From this chance on it may be for the counter: "vraag Anne of ze al gebeld heeft". */
const MAY_BE_FOR = 0.2;

function mayBeFor({ reading }: Turn): boolean {
  const addition = reading?.acts('handed-over').find(({ label }) => label === 'addition');
  return (addition?.chance ?? 0) >= MAY_BE_FOR;
}

/** "Ja, doet hij" below news of the counter is for the counter; where nobody said anything it changes nothing. */
async function saidBack(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const { cases } = texts(turn.language);
  // "Je mag haar mail nu wel geven": nothing holds what was typed before they agreed.
  if (isFiler(turn, view) && view.contact === null && mayAskForWords(turn))
    return withBelow(await howItStands(chat, turn, view), { text: cases.contactNotKept });
  const isAboutWithdrawing = wasOfferedToWithdraw(turn, said);
  if (isAboutWithdrawing && isFiler(turn, view) && said.move === 'confirmation')
    return pressToWithdraw(chat, turn, view, said);
  if (isAboutWithdrawing && isFiler(turn, view) && said.move === 'refusal')
    return told(view, turn, cases.stillRuns(caseName(view, turn.language)));
  const news = await lastNews(chat.prisma, view);
  return news === null ? howItStands(chat, turn, view) : passedOn(chat, turn, view, said);
}

/** A question for the colleague stops the clock by a press; where one is open already, or cannot be, it goes along as news. */
async function askOrPass(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const canAsk = askBackOf(view) !== undefined;
  return canAsk ? whatIsKnown(chat, turn, view, said) : passedOn(chat, turn, view, said);
}

function askBackOf({ id, state }: CaseView): Button | undefined {
  return workButtons(id, state).find((one) => one.kind === 'action' && one.action === ASK_BACK);
}

/** How it ended, and for whoever filed it a press that offers it again with what they say now. */
async function overAgain(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const { cases } = texts(turn.language);
  const name = caseName(view, turn.language);
  const state = stateText(view, turn.language);
  const { name: colleague } = view.filer;
  if (!isFiler(turn, view)) return told(view, turn, cases.overForCounter(name, colleague));
  if (view.request === null) return told(view, turn, cases.overAndGone(name, state));
  const words = said.move === 'state' ? '' : wordsForButton(said.text);
  const again: Button = button(cases.again, CASE_AGAIN, { caseId: view.id, words }, 'primary');
  if (said.move !== 'state') return pressOne(view, turn, cases.overAgain(name, state, again.label), [again]);
  const standing = await howItStands(chat, turn, view);
  return { ...standing, replies: standing.replies.map((reply) => ({ ...reply, buttons: [again] })) };
}

function answered(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome {
  const { cases } = texts(turn.language);
  return settling('answered', async (tx) => {
    const event = { kind: 'answer' } as const;
    const done = await actAs(chat, tx, view.filer.personId, { caseId: view.id, event, words: text });
    if (done.kind === 'refused') return { replies: [about(view, turn, cases.refusals[done.code])], messages: [] };
    const asked = done.contactRemoved ? consentAsked(turn, view, text) : null;
    const note = done.contactRemoved ? (asked?.line ?? cases.contactNotPassedOn) : null;
    const line = cases.answered(otherSide(view, turn.language), caseName(view, turn.language));
    const reply = about(view, turn, line, note);
    return { replies: [{ ...reply, ...asked?.offer }], messages: done.messages };
  });
}

/** What a colleague says that no counter hears by words alone; null: it goes on. */
async function heldBack(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const right = await contactPutRight(chat, turn, view, said);
  if (right !== null && (right.isAll || right.typed === null)) return askedAgain(turn, view, said, right);
  if (await turn.reading?.silence()) return silenceAsked(turn, view, said);
  if (mayAskOf(turn, view, said)) return standingOrPass(chat, turn, view, said);
  return isReminder(turn, said) ? pressToRemind(chat, turn, view, said) : null;
}

/** The other side hears it, in these words; contact details only from the fields in which the consent stands. */
async function passedOn(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const { text } = said;
  const { personId } = turn.actor;
  if (personId === null || isForElse(turn, said)) return null;
  const held = isFiler(turn, view) ? await heldBack(chat, turn, view, said) : null;
  if (held) return held;
  if (isByHand(view)) return isFiler(turn, view) ? keptByHand(chat, turn, view, said) : brokerByHand(turn, view, said);
  if (!isFiler(turn, view) && asksReader(text)) return forWhom(turn, view, said, whatTheyCanDo(turn, view, said));
  const { cases } = texts(turn.language);
  return settling('answered', async (tx) => {
    const done = await actAs(chat, tx, personId, { caseId: view.id, event: { kind: 'note' }, words: text });
    if (done.kind === 'refused') return { replies: [about(view, turn, cases.refusals[done.code])], messages: [] };
    const asked = done.contactRemoved ? consentAsked(turn, view, text) : null;
    const note = done.contactRemoved ? (asked?.line ?? cases.contactNotPassedOn) : null;
    if (awaitsAcceptance(turn, view))
      return { replies: [mayAccept(chat, turn, view, said, note)], messages: done.messages };
    const reply = about(view, turn, passedOnLine(chat, turn, view, said), note);
    return { replies: [{ ...reply, ...asked?.offer }], messages: done.messages };
  });
}

/** Below this chance what whoever filed it says is not surely for the counter. */
const SURE_TO_PASS_ON = 0.6;

/** "Wat zei de gemeente?": a question, which may be for the bot, or what asks how it stands nearly as likely as it tells something. */
function mayAskOf({ reading }: Turn, { state: at }: CaseView, { text, chance }: Said): boolean {
  if (at === 'waiting_for_entrepreneur') return false;
  if (asksReader(text)) return true;
  if (chance >= SURE_TO_PASS_ON) return false;
  const state = reading?.acts('handed-over').find(({ label }) => label === 'state');
  return (state?.chance ?? 0) >= chance / 2;
}

/** How it stands, with a press that says it to the counter all the same. */
async function standingOrPass(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const standing = await (isAsked(said.text) ? standingAndCounter : howItStands)(chat, turn, view);
  if (isByHand(view)) return standing;
  const passOn = numbered(passOnButton(turn, view, said), view, turn, said);
  const text = texts(turn.language).cases.orPassOn(otherSide(view, turn.language), passOn.label);
  return withBelow(standing, { text, buttons: [passOn] });
}

/** What they told is passed on, and the case still waits for somebody to take it, or to say that it is not for them. */
function mayAccept(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase, note: string | null) {
  const { cases } = texts(turn.language);
  const buttons = workButtons(view.id, view.state).map((one) => numbered(one, view, turn, said));
  const [accept, bounce] = [ACCEPT_CASE, BOUNCE_CASE].map(
    (action) => buttons.find((one) => one.kind === 'action' && one.action === action)?.label ?? '',
  );
  const line = cases.mayAccept(accept ?? '', bounce ?? '');
  return { ...about(view, turn, passedOnLine(chat, turn, view, said), note, line), buttons };
}

/** What answers the colleague as well as it says what is to become of the case. */
const MAY_ANSWER: ReadonlySet<Move> = new Set(['refusal', 'confirmation', 'complaint', 'cancellation']);

/** "Nee, dat is gemeente Ommen", below what the colleague asked last: theirs to hear, by a press, or the case is not for them. */
function answerOrDo(turn: Turn, view: CaseView, said: SaidOfCase, asked: string): Outcome {
  const { cases } = texts(turn.language);
  const passOn = numbered(passOnButton(turn, view, said), view, turn, said);
  const own = whatTheyCanDo(turn, view, said).map((one) => numbered(one, view, turn, said));
  return pressOne(view, turn, cases.answerOrDo(asked, passOn.label, caseName(view, turn.language)), [passOn, ...own]);
}

/** What whoever works on it says back to the colleague, or wants to do with it. */
async function pressToDo(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const asked = MAY_ANSWER.has(said.move) && !isFiler(turn, view) ? await unanswered(chat.prisma, view) : null;
  return asked === null ? pressToAct(chat, turn, view, said) : answerOrDo(turn, view, said, asked);
}

/** By what was said, the button that does it; what whoever works on it can do decides which there are. */
async function pressToAct(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const { cases } = texts(turn.language);
  const own = whatTheyCanDo(turn, view, said);
  // Who says what stands on a button means that one.
  const typed = namedOption(said.text, own);
  const meant = typed?.kind === 'action' ? typed.action : buttonFor(said.move, own);
  const all = own.map((one) => numbered(one, view, turn, said));
  const at = own.findIndex((one) => one.kind === 'action' && one.action === meant);
  const button = all[at];
  // Who has taken it already tells what they will do.
  if (said.move === 'take' && button === undefined && view.state === 'accepted')
    return passedOn(chat, turn, view, said);
  const name = caseName(view, turn.language);
  if (button?.kind !== 'action') return pressOne(view, turn, cases.pressOneOf(name), all);
  const words = wordsForButton(said.text);
  const line = {
    [ACCEPT_CASE]: isThereAsBroker(turn, view) ? cases.pressToTakeYourself : cases.pressToTake,
    [WITHDRAW_CASE]: cases.pressToWithdrawAtOwn,
    [FINISH_CASE]: cases.pressToFinish,
    [ASK_BACK]: cases.pressToAsk,
    [SEND_ELSEWHERE]: cases.pressToSend,
    [CORRECT_READING]: cases.pressToCorrect,
  }[button.action];
  const first =
    CARRIES_NO_WORDS.has(button.action) || typed ? button : { ...button, payload: { caseId: view.id, words } };
  const rest = all.filter((one) => one !== button);
  const isOver = button.action === ACCEPT_CASE && view.state === 'accepted';
  const who = view.owner?.name ?? view.counter?.name ?? '';
  if (isOver) return pressOne(view, turn, cases.pressToTakeOver(button.label, name, who), [button]);
  const says = line?.(button.label, name) ?? cases.pressToBounce(button.label, name, words);
  return pressOne(view, turn, says, [first, ...rest]);
}

export function isThereAsBroker(turn: Turn, view: CaseView): boolean {
  return isBrokerFor(turn, view) && !isOfCounter(turn, view);
}

function whatTheyCanDo(turn: Turn, view: CaseView, said: SaidOfCase): Button[] {
  return isThereAsBroker(turn, view) ? asBrokerButtons(turn, view, said) : asCounterButtons(turn, view);
}

/** Who says that they take what a counter has taken already can take it over. */
function asBrokerButtons(turn: Turn, view: CaseView, { move }: SaidOfCase): Button[] {
  const isOver = move === 'take' && view.state === 'accepted' && !isOwner(turn, view);
  return [...(isOver ? [takeOverButton(view)] : []), ...brokerButtons(view)];
}

/** Whoever filed it themselves and works at the counter as well can also take it back. */
function asCounterButtons(turn: Turn, view: CaseView): Button[] {
  const work = workButtons(view.id, view.state);
  return isFiler(turn, view) ? [...work, withdrawButton(view.id, turn.language)] : work;
}

/** Who looks after a case and says where it belongs chooses a counter; who works at one says that it is not theirs. */
function buttonFor(move: Move, own: readonly Button[]): string | undefined {
  const can = (action: string) => own.some((one) => one.kind === 'action' && one.action === action);
  if (move === 'cancellation' && can(WITHDRAW_CASE)) return WITHDRAW_CASE;
  return move === 'refusal' && can(SEND_ELSEWHERE) ? SEND_ELSEWHERE : BUTTON_OF[move];
}

const CARRIES_NO_WORDS: ReadonlySet<string> = new Set([ACCEPT_CASE, WITHDRAW_CASE, CORRECT_READING]);

const BUTTON_OF: Partial<Record<Move, string>> = {
  take: ACCEPT_CASE,
  done: FINISH_CASE,
  refusal: BOUNCE_CASE,
  ask: ASK_BACK,
  complaint: CORRECT_READING,
};

/** A question that is not plainly about how it stands may be for the colleague. */
async function howItStandsAtCounter(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const isPlain = turn.reading?.purposes[0]?.label === 'my-cases';
  return isPlain ? howItStands(chat, turn, view) : whatIsKnown(chat, turn, view, said);
}

/** What is known of a case may be the answer already; else the colleague is asked with a press. */
async function whatIsKnown(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome> {
  const standing = await howItStands(chat, turn, view);
  const { cases } = texts(turn.language);
  const work = askBackOf(view);
  const askBack = work && numbered(work, view, turn, said);
  const [reply] = standing.replies;
  if (!reply || askBack?.kind !== 'action') return standing;
  const body = [
    ...reply.body,
    { kind: 'paragraph' as const, text: cases.pressToAsk(askBack.label, caseName(view, turn.language)) },
  ];
  const payload = { caseId: view.id, words: wordsForButton(said.text) };
  return { ...standing, replies: [{ ...reply, body, buttons: [{ ...askBack, payload }] }] };
}
