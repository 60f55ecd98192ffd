import { localTimeAt } from '../../../calendar/local-time.ts';
import { newChoice } from '../../../chat/cards.ts';
import type { Button } from '../../../chat/reply.ts';
import { answered, settling } from '../../../chat/saying.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { correctedRequest } from '../../../gazetteer/corrected-request.ts';
import { asks, municipalitiesIn, placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { choosesAll, chosenOption } from '../../../language/chosen-option.ts';
import { isAsked } from '../../../language/questions-in.ts';
import { tellsNeed } from '../../../routing/need.ts';
import { EDIT_CASE, filerCardName, LONGEST_WORDS } from '../chat/actions.ts';
import { button, said as says } from '../chat/cards.ts';
import { consider } from '../chat/considering.ts';
import type { CaseChat } from '../chat/deps.ts';
import { endDraft, fitsInButton, ownQuestion } from '../chat/draft-calls.ts';
import { proposalButtons } from '../chat/proposal-card.ts';
import { leaveOutButtons } from '../chat/proposing.ts';
import type { CaseView } from '../chat/repository.ts';
import { changed, mayBeRemark, mayMean, offerToAdd, topicsAfter, topicsNamed, withWords } from './changing.ts';
import type { CaseMoves } from './moves.ts';
import { oneForEach, placeByWords } from './several-places.ts';

/** What the colleague says while the card of their case waits for a press. Nothing typed sends it. */
export const draftMoves: CaseMoves = {
  answer: (chat, turn, view, said) => corrected(chat, turn, view, said),
  correction: (chat, turn, view, said) => corrected(chat, turn, view, said),
  addition: (chat, turn, view, said) => added(chat, turn, view, said),
  confirmation: (_chat, turn, view) => pressToHandOver(turn, view),
  cancellation: takenBack,
  refusal: takenBack,
  unknown: (_chat, turn, view) => withButtons(turn, view, texts(turn.language).cases.keptForLater),
  wording: (chat, turn, view, said) => wordingOf(chat, turn, view, said),
  state: (chat, turn, view, said) =>
    asksAfterAnother(chat, turn, view, said) ? null : (elsewhere(chat, turn, view, said) ?? draftState(turn, view)),
  repeat: (_chat, turn, view) => draftState(turn, view),
  complaint: (chat, turn, view, said) => notSo(chat, turn, view, said),
};

/** What they say while the bot asks where the business is. */
export const placeMoves: CaseMoves = {
  ...draftMoves,
  answer: (chat, turn, view, said) =>
    isNeedTold(chat, turn, view) ? placed(chat, turn, view, said) : placedOrAdded(chat, turn, view, said),
  correction: (chat, turn, view, said) => placed(chat, turn, view, said),
  confirmation: (chat, turn, view, said) => placed(chat, turn, view, said),
  addition: (chat, turn, view, said) => placedOrAdded(chat, turn, view, said),
  unknown: (chat, turn, view, said) => placed(chat, turn, view, said, true),
  refusal: (chat, turn, view, said) => placed(chat, turn, view, said, true),
};

/** Told in pieces: what names no place tells more of the case. */
function placedOrAdded(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null {
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

function corrected(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null {
  const { text } = said;
  if (asksSomething(turn, text)) return null;
  if (said.move === 'correction' && mayBeRemark(chat, turn, said)) return offerToAdd(turn, view, text);
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
function added(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null {
  if (asksSomething(turn, said.text)) return null;
  return mayBeRemark(chat, turn, said) ? offerToAdd(turn, view, said.text) : withWords(chat, turn, view, said.text);
}

/** What goes to a counter goes by a press: a word that was read wrongly must not send it. */
function pressToHandOver(turn: Turn, view: CaseView): Outcome {
  return withButtons(turn, view, texts(turn.language).cases.pressToHandOver(view.proposal?.counterName ?? ''));
}

/** From this chance it is about one's cases, and not about what would be if. */
const SURE_OF_CASES = 0.6;

/** "Hoe staat het met die uit Almelo?", with another place on the card: about another case of theirs. */
function asksAfterAnother(
  { router }: CaseChat,
  { reading }: Turn,
  { municipalityCode }: CaseView,
  { text }: Said,
): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'my-cases' || likeliest.chance < SURE_OF_CASES || municipalityCode === null) return false;
  return placeMeant(router.reader.gazetteer, text, municipalityCode)?.isExact === true;
}

/** Who names another place puts it right, and who asks, asks where it would go from there. */
function elsewhere(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null {
  const { gazetteer } = chat.router.reader;
  const meant = view.municipalityCode === null ? null : placeMeant(gazetteer, said.text, view.municipalityCode);
  if (!meant?.isExact || view.request === null) return null;
  return asks(said.text)
    ? whatIf(chat, turn, { ...view, request: view.request }, meant)
    : corrected(chat, turn, view, said);
}

function whatIf(
  chat: CaseChat,
  turn: Turn,
  view: CaseView & { request: string },
  meant: { words: string },
): Outcome | null {
  const { language } = turn;
  const { topics, request } = view;
  const input = { request, language, today: localTimeAt(turn.now).date, place: meant.words, topics };
  const considered = consider(chat.router, input);
  const { cases } = texts(language);
  if (considered.kind === 'outside') return withButtons(turn, view, considered.because);
  if (considered.kind !== 'proposal' || considered.found.decision.destination === null) return null;
  const { municipality, destination } = considered.found.decision;
  if (municipality === null || municipality.code === view.municipalityCode) return null;
  return withButtons(turn, view, cases.whatIf(municipality.name, destination.counter.name));
}

/** How a draft stands: it waits for a press. */
export function draftState(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const counter = view.proposal?.counterName ?? null;
  const lacksNeed = counter === null && view.municipalityCode !== null;
  const line = lacksNeed ? cases.draftLacksNeed(view.number) : cases.draftState(view.number, counter);
  return withButtons(turn, view, line);
}

function withButtons(turn: Turn, view: CaseView, line: string, more: readonly Button[] = []): Outcome {
  const canHandOver = (view.proposal?.counterId ?? null) !== null;
  const reply = { ...says(turn.language, line), subject: filerCardName(view.id) };
  return {
    status: 'answered',
    replies: [{ ...reply, buttons: [...proposalButtons(view.id, canHandOver, turn.language), ...more] }],
  };
}

/** From this chance on somebody surely takes it back: what they wrote is erased then. */
const SURE_TO_ERASE = 0.7;

/** Who takes it back has it erased; who may mean something else is asked. */
function takenBack(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome {
  const counter = view.proposal?.counterName ?? null;
  if (counter !== null && mayMean(turn, 'confirmation'))
    return withButtons(turn, view, texts(turn.language).cases.handOverOrDrop(counter));
  if (said.chance >= SURE_TO_ERASE) return dropped(chat, turn, view);
  return withButtons(turn, view, texts(turn.language).cases.pressToDrop);
}

/** Below this chance it is hardly said of what stands on the card. */
const SURE_OF_WORDING = 0.8;

/** What goes along, and how words are taken out or put in: the card shows it, and they change it themselves. */
function wordingOf(chat: CaseChat, turn: Turn, view: CaseView, { text, options, chance }: Said): Outcome {
  const { cases } = texts(turn.language);
  // The card above holds what was typed, and nothing else does: it stays as it is.
  const isOffered = options.some(({ label }) => label === cases.theyAgree);
  if (isOffered) return answered({ ...says(turn.language, cases.pressToAgree(cases.theyAgree)) });
  if (chance < SURE_OF_WORDING && isAsked(text)) return draftState(turn, view);
  if (chance < SURE_OF_WORDING && text.length <= LONGEST_WORDS) return offerToAdd(turn, view, text);
  const leaveOut = leaveOutButtons(chat, view);
  const [first] = leaveOut;
  const line = first ? `${cases.leaveOutWith(first.label)} ${cases.howToChangeWords}` : cases.howToChangeWords;
  return withButtons(turn, view, line, leaveOut);
}

function dropped(chat: CaseChat, turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  // Who comes back to it says the same again, and gets a draft like any other.
  const again = saidAgain(chat, turn, view);
  const back: Button[] =
    again !== null && fitsInButton(again) ? [{ kind: 'say', label: cases.afterAll, text: again }] : [];
  return settling('answered', async (tx) => ({
    replies: [{ ...says(turn.language, cases.dropped), subject: newChoice(), buttons: back }],
    // The card says it shortly: the answer below says the same in full.
    messages: await endDraft(chat, tx, view, texts(view.language).cases.ended, ownQuestion(turn, view.request)),
  }));
}

/** The words of a draft with where the business is, if that was said apart from them: so it need not be said once more. */
function saidAgain(chat: CaseChat, { language, now }: Turn, { request, municipalityCode }: CaseView): string | null {
  if (request === null || municipalityCode === null) return request;
  const read = consider(chat.router, { request, language, today: localTimeAt(now).date });
  const isThere = read.kind !== 'outside' && read.found.decision.municipality?.code === municipalityCode;
  const place = chat.names.municipality(municipalityCode);
  return isThere ? request : `${request}\n${texts(language).cases.isInPlace(place)}`;
}

/** Who asks why hears it; who says what it is instead has it changed; of anything else it was no case, or another one. */
function notSo(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome | null {
  const { counterName, because } = view.proposal ?? {};
  const { cases } = texts(turn.language);
  if (asks(said.text) && counterName && because) return withButtons(turn, view, cases.whyThere(counterName, because));
  const isTold = topicsNamed(chat, said.text).length > 0;
  return (isTold ? corrected(chat, turn, view, said) : null) ?? notMeant(turn, view);
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
