import { readMoments } from '../../../calendar/moment-in-words.ts';
import { takesBack } from '../../../chat/reading.ts';
import type { Button } from '../../../chat/reply.ts';
import { answered, withBelow } from '../../../chat/saying.ts';
import type { Move, Outcome, Said, Turn } from '../../../chat/skill.ts';
import { correctedRequest } from '../../../gazetteer/corrected-request.ts';
import { asks, municipalitiesIn, placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { choosesAll, chosenOption } from '../../../language/chosen-option.ts';
import { speaksOfBefore } from '../../../language/pointing.ts';
import { isAsked } from '../../../language/questions-in.ts';
import { tellsNeed } from '../../../routing/need.ts';
import { ADD_WORDS, EDIT_CASE, filerCardName, LONGEST_WORDS } from '../chat/actions.ts';
import { button, said as says } from '../chat/cards.ts';
import type { CaseChat } from '../chat/deps.ts';
import { ownQuestion } from '../chat/draft-calls.ts';
import { needButtons, proposalButtons } from '../chat/proposal-card.ts';
import { leaveOutButtons, leaveOutLine } from '../chat/proposing.ts';
import type { CaseView } from '../chat/repository.ts';
import {
  changed,
  mayBeRemark,
  mayMean,
  offerToAdd,
  topicsAfter,
  topicsNamed,
  withTold,
  withWords,
} from './changing.ts';
import { contactPutRight, draftAskedAgain, isOnlyReach } from './consent.ts';
import { aboutDraft, draftState, ifItWereSo, whatGoesAlong, whatIf, withButtons } from './draft-standing.ts';
import { asksHowTheyStand, type CaseMoves, isForElse, type SaidOfCase } from './moves.ts';
import { oneForEach, placeByWords } from './several-places.ts';
import { dropped, isAllTakenBack, partTakenOut } from './taking-back.ts';

/** What the colleague says while the card of their case waits for a press. Nothing typed sends it. */
export const draftMoves: CaseMoves = {
  answer: orPart(corrected),
  correction: orPart(corrected),
  addition: orPart(added),
  confirmation: (chat, turn, view) => pressToHandOver(chat, turn, view),
  cancellation: orPart(takenBack),
  refusal: orPart(takenBack),
  unknown: notYet,
  wording: orPart(wordingOf),
  state: (chat, turn, view, said) =>
    asksAfterAnother(chat, turn, view, said)
      ? null
      : (elsewhere(chat, turn, view, said) ?? stateOrMore(chat, turn, view, said)),
  repeat: (_chat, turn, view) => whatGoesAlong(turn, view),
  complaint: (chat, turn, view, said) => notSo(chat, turn, view, said),
};

/** What takes back a part of what is asked does that, what takes back all of it is never put with it, and else what is given. */
function orPart(take: NonNullable<CaseMoves[Move]>): NonNullable<CaseMoves[Move]> {
  return (chat, turn, view, said) =>
    partTakenOut(chat, turn, view, said) ??
    (take !== takenBack && isAllTakenBack(chat, turn, view, said)
      ? pressToDrop(chat, turn, view)
      : take(chat, turn, view, said));
}

function pressToDrop(chat: CaseChat, turn: Turn, view: CaseView): Outcome {
  return withButtons(turn, view, texts(turn.language).cases.pressToDrop, needButtons(view, chat.names));
}

/** What they say while the bot asks where the business is. */
export const placeMoves: CaseMoves = {
  ...draftMoves,
  answer: orOtherPlace((chat, turn, view, said) =>
    isNeedTold(chat, turn, view) ? placed(chat, turn, view, said) : placedOrAdded(chat, turn, view, said),
  ),
  correction: orOtherPlace((chat, turn, view, said) => placed(chat, turn, view, said)),
  cancellation: orOtherPlace(takenBack),
  confirmation: (chat, turn, view, said) => placed(chat, turn, view, said),
  addition: (chat, turn, view, said) => placedOrAdded(chat, turn, view, said),
  unknown: (chat, turn, view, said) => placed(chat, turn, view, said, true),
  refusal: orOtherPlace((chat, turn, view, said) => placed(chat, turn, view, said, true)),
};

/** "Kampen hoeft niet", of two places that were offered: the case of the other; and else what is given. */
function orOtherPlace(take: NonNullable<CaseMoves[Move]>): NonNullable<CaseMoves[Move]> {
  return (chat, turn, view, said) => {
    const { gazetteer } = chat.router.reader;
    const { text } = said;
    const offered = takesBack(turn.reading) ? municipalitiesIn(said.options, gazetteer) : [];
    const out = chosenOption(text, offered)?.label ?? placeByWords(gazetteer, { text, offered, request: view.request });
    const [other, ...more] = offered.filter(({ label }) => label !== out);
    const isOneLeft = out !== null && other !== undefined && more.length === 0 && offered.length > 1;
    return isOneLeft ? oneForEach(chat, turn, view, [other.label]) : take(chat, turn, view, said);
  };
}

/** Told in pieces: what names no place tells more of the case. */
function placedOrAdded(
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  said: Said,
): Outcome | null | Promise<Outcome | null> {
  const { gazetteer } = chat.router.reader;
  const isPlace = placeMeant(gazetteer, said.text, view.municipalityCode) !== null;
  return isPlace ? placed(chat, turn, view, said) : added(chat, turn, view, said);
}

function isNeedTold({ router }: CaseChat, { language }: Turn, { request }: CaseView): boolean {
  return tellsNeed(router.reader, request ?? '', language);
}

/** Where the business is, or that nobody knows; who says that they do not know may still name a part of the province. */
function placed(chat: CaseChat, turn: Turn, view: CaseView, { text, options }: Said, isUnknown = false): Outcome {
  const { cases } = texts(turn.language);
  const { gazetteer } = chat.router.reader;
  const offered = municipalitiesIn(options, gazetteer);
  if (offered.length > 1 && choosesAll(text)) {
    const places = offered.map(({ label }) => label);
    return oneForEach(chat, turn, view, places);
  }
  const chosen =
    chosenOption(text, offered)?.label ?? placeByWords(gazetteer, { text, offered, request: view.request });
  const meant = chosen
    ? { isExact: true, words: chosen }
    : (placeMeant(gazetteer, text, null) ?? placeMeant(gazetteer, turn.reading?.place ?? '', null));
  if (meant?.isExact) {
    const extra = text.length - meant.words.length > LONGEST_AROUND_PLACE ? text : null;
    return changed(chat, turn, view, { place: meant.words, extra, line: cases.changedTo });
  }
  if (meant)
    return changed(chat, turn, view, { place: meant.words, isExact: false, extra: null, line: cases.changedTo });
  const isPlaceKnown = view.municipalityCode !== null;
  const line = isPlaceKnown ? cases.askNeed : isUnknown ? cases.placeLater : cases.placeNotFound;
  const reply = { ...says(turn.language, line), subject: filerCardName(view.id) };
  return { status: 'clarify', replies: [{ ...reply, buttons: [editButton(turn, view)] }] };
}

/** "In Borne, aan de Grotestraat": what stands around a place says more than where it is. */
const LONGEST_AROUND_PLACE = 40;

/** How to reach the entrepreneur, put right and nothing else: the text for the counter stays as it is. */
async function reachPutRight(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Outcome | null> {
  const right = await contactPutRight(chat, turn, view, said);
  return right?.typed && right.isAll ? draftAskedAgain(chat, turn, view, right.typed) : null;
}

async function corrected(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Outcome | null> {
  const { text } = said;
  const reach = await reachPutRight(chat, turn, view, said);
  if (reach) return reach;
  if (await turn.reading?.silence()) return toLeaveOut(chat, turn, view, said);
  const supposed = ifItWereSo(chat, turn, view, said);
  if (supposed) return supposed;
  if (asksSomething(turn, text)) return aboutItOrNew(chat, turn, view, said);
  if (said.move === 'correction' && mayBeRemark(chat, turn, said)) return offerToAdd(chat, turn, view, said);
  const { reader } = chat.router;
  const meant = placeMeant(reader.gazetteer, text, view.municipalityCode);
  const { municipalityCode: wrong } = view;
  const before = view.request ?? '';
  const isOfOthers = view.proposal?.ofOthers === true;
  const right = meant?.isExact
    ? correctedRequest(reader.gazetteer, { request: before, correction: text, place: meant.name, wrong, isOfOthers })
    : { request: before, extra: text };
  const extra = meant?.isAll || right.extra === '' ? null : right.extra;
  // What they wrote may name the other place still: so the counter reads where it is.
  const isThere = isOfOthers && meant?.isExact ? texts(view.language).cases.isInPlace(meant.name) : null;
  return changed(
    chat,
    turn,
    { ...view, request: right.request },
    {
      place: meant?.words,
      isExact: meant?.isExact ?? true,
      topics: topicsAfter(chat, view, said),
      // The place stands on the card: "nee, Borne" tells the counter nothing more.
      extra: isThere ?? extra,
      isReworded: right.request !== before || isThere !== null,
      line: texts(turn.language).cases.changedTo,
    },
  );
}

/** From this chance on it is no more of the case, but something that is asked of the bot. */
const SURE_OF_QUESTION = 0.6;

/** "Wie is daar het loket?": said to the bot, and nothing that a counter must read. */
function asksSomething({ reading }: Turn, text: string): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const isAsked = text.trim().endsWith('?') && likeliest !== undefined;
  return isAsked && likeliest.label !== 'case' && likeliest.chance >= SURE_OF_QUESTION;
}

/** What may be said to the bot is not put in the text for a counter unasked. */
async function added(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  const reach = await reachPutRight(chat, turn, view, said);
  if (reach) return reach;
  if (isOnlyReach(said.text, turn.language)) return withWords(chat, turn, view, said.text);
  const isToTell = said.isToBeTold === true && !isForElse(turn, said);
  // Who says in so many words what is to be told, of a text in which nothing can be left out, asks no silence.
  const mayBeSilence = !isToTell || leaveOutButtons(chat, view, true).length > 0;
  if (mayBeSilence && (await turn.reading?.silence())) return toLeaveOut(chat, turn, view, said);
  const supposed = ifItWereSo(chat, turn, view, said);
  if (supposed) return supposed;
  if (isToTell) return withTold(chat, turn, view, said.text);
  if (asksSomething(turn, said.text)) return aboutItOrNew(chat, turn, view, said);
  if (!mayBeRemark(chat, turn, said)) return withWords(chat, turn, view, said.text);
  // "Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen" begins something else.
  return isForElse(turn, said) ? null : offerToAdd(chat, turn, view, said);
}

/** What goes to a counter goes by a press: a word that was read wrongly must not send it. */
async function pressToHandOver(chat: CaseChat, turn: Turn, view: CaseView): Promise<Outcome> {
  const isNamelessWanted = (await turn.reading?.silence()) === true;
  const leaveOut = leaveOutButtons(chat, view, isNamelessWanted);
  const press = texts(turn.language).cases.pressToHandOver(view.proposal?.counterName ?? '');
  return withButtons(turn, view, [press, ...leaveOutLine(turn, leaveOut)].join(' '), leaveOut);
}

/** "Hoe staat het met die uit Almelo?", with another place on the card: about another case of theirs. */
function asksAfterAnother({ router }: CaseChat, turn: Turn, { municipalityCode }: CaseView, { text }: Said): boolean {
  if (!asksHowTheyStand(turn) || municipalityCode === null) return false;
  return placeMeant(router.reader.gazetteer, text, municipalityCode)?.isExact === true;
}

/** Who names another place puts it right, and who asks, asks where it would go from there. */
function elsewhere(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null | Promise<Outcome | null> {
  const { gazetteer } = chat.router.reader;
  const meant = view.municipalityCode === null ? null : placeMeant(gazetteer, said.text, view.municipalityCode);
  if (!meant?.isExact || view.request === null) return null;
  return asks(said.text)
    ? whatIf(chat, turn, { ...view, request: view.request }, meant)
    : corrected(chat, turn, view, said);
}

/** Who asks after their cases reads how the draft stands; who asks anything else of it, whatever can be told of it. */
function stateOrMore(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome | Promise<Outcome> {
  return isAsked(text) && !asksHowTheyStand(turn) ? aboutDraft(chat, turn, view) : draftState(turn, view);
}

/** From this chance on a question is of its own, whatever it has a word for. */
const SURELY_OF_ITS_OWN = 0.9;

/** "Hebben ze daar ook een telefoonnummer?" is of the draft; what has no word for it begins something new. */
function aboutItOrNew(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): null | Promise<Outcome> {
  const chance = turn.reading?.purposes[0]?.chance ?? 0;
  return speaksOfBefore(text, turn.language) && chance < SURELY_OF_ITS_OWN ? aboutDraft(chat, turn, view) : null;
}

/** From this chance on somebody surely takes it back: what they wrote is erased then. */
const SURE_TO_ERASE = 0.85;
/** What is not to be done yet is not to go away either. */
const NOT_YET = /\b(?:nog niet|not yet)\b/i;

/** Who does not know yet, or does it another time; who may as well take it back is asked. */
function notYet(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome | Promise<Outcome> {
  const { cases } = texts(turn.language);
  if (isAsked(text)) return aboutDraft(chat, turn, view);
  const counter = view.proposal?.counterName ?? null;
  const mayDrop = counter !== null && mayMean(turn, 'cancellation') && !NOT_YET.test(text);
  return withButtons(turn, view, mayDrop ? cases.handOverOrDrop(counter) : cases.keptForLater);
}

/** Who takes it back has it erased; who may mean something else is asked. */
function takenBack(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Outcome {
  const counter = view.proposal?.counterName ?? null;
  if (counter !== null && mayMean(turn, 'confirmation'))
    return withButtons(turn, view, texts(turn.language).cases.handOverOrDrop(counter));
  // "Laat die vergunning maar zitten, dat regelt ze zelf": a part of what is asked is to go.
  const isOfPart =
    said.chance < SURE_TO_ERASE && mayMean(turn, 'correction') && topicsNamed(chat, said.text).length > 0;
  if (isOfPart) return offerToAdd(chat, turn, view, said);
  if (NOT_YET.test(said.text)) return withButtons(turn, view, texts(turn.language).cases.keptForLater);
  // What names a day says rather of that day that somebody cannot: what was written is not erased by it.
  const isOfDay = readMoments(said.text, turn.now).length > 0;
  return said.chance >= SURE_TO_ERASE && !isOfDay
    ? dropped(chat, turn, view, said.isOneOfSeveral && !said.inThread)
    : pressToDrop(chat, turn, view);
}

/** Below these chances what is asked is hardly of what stands on the card, and what is said may as well be to go in it. */
const SURE_OF_WORDING = 0.8;
const SURE_TO_CHANGE = 0.5;

/** How words are taken out or put in. */
function howToChange(chat: CaseChat, turn: Turn, view: CaseView, more: readonly Button[] = []): Outcome {
  const { cases } = texts(turn.language);
  const leaveOut = leaveOutButtons(chat, view, true);
  const names = leaveOut.length === 0 && view.request !== null ? [cases.noNames] : leaveOutLine(turn, leaveOut);
  const line = [...names, cases.howToChangeWords].join(' ');
  return withButtons(turn, view, line, [...leaveOut, ...more]);
}

/** What is not to be told is shown with how words are taken out; for who wants the counter to read it there is a press. */
function toLeaveOut(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome {
  const { cases } = texts(turn.language);
  const isShort = text.length <= LONGEST_WORDS;
  const add = isShort ? [button(cases.addWords, ADD_WORDS, { caseId: view.id, words: text, goes: 'along' })] : [];
  const shown = howToChange(chat, turn, view, add);
  return isShort ? withBelow(shown, { text: cases.mayAddAfterAll(cases.addWords), buttons: [] }) : shown;
}

/** What goes along, and how words are taken out or put in: the card shows it, and they change it themselves. */
function wordingOf(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | Promise<Outcome> {
  const { text, options, chance } = said;
  const { cases } = texts(turn.language);
  if (chance < SURE_OF_WORDING && isAsked(text)) return aboutDraft(chat, turn, view, whatGoesAlong(turn, view));
  // The card above holds what was typed, and nothing else does: it stays as it is.
  const isOffered = options.some(({ label }) => label === cases.theyAgree);
  if (isOffered) {
    const leaveOut = leaveOutButtons(chat, view, true);
    const lines = [...leaveOutLine(turn, leaveOut), cases.pressToAgree(cases.theyAgree)];
    return answered({ ...says(turn.language, ...lines), buttons: leaveOut });
  }
  if (chance < SURE_TO_CHANGE && text.length <= LONGEST_WORDS) return offerToAdd(chat, turn, view, said);
  const shown = howToChange(chat, turn, view);
  return isAsked(text) ? aboutDraft(chat, turn, view, shown) : shown;
}

/** Who asks why hears it; who says what it is instead has it changed; of anything else it was no case, or another one. */
async function notSo(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Outcome | null> {
  const { counterName, because } = view.proposal ?? {};
  const { cases } = texts(turn.language);
  if (asks(said.text) && counterName && because) return withButtons(turn, view, cases.whyThere(counterName, because));
  const isTold = topicsNamed(chat, said.text).length > 0;
  return (isTold ? await corrected(chat, turn, view, said) : null) ?? notMeant(turn, view);
}

/** It was no case, or another one: the ways out. */
function notMeant(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const canHandOver = false;
  const buttons = [...ownQuestion(turn, view.request), ...proposalButtons(view.id, canHandOver, turn.language)];
  return {
    status: 'clarify',
    replies: [{ ...says(turn.language, cases.notMeant), subject: filerCardName(view.id), buttons }],
  };
}

function editButton(turn: Turn, view: CaseView): Button {
  return button(texts(turn.language).cases.fillInPlace, EDIT_CASE, { caseId: view.id });
}
