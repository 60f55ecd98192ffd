import { localTimeAt } from '../../../calendar/local-time.ts';
import { lockCase } from '../../../case-life/repository.ts';
import { ephemeral } from '../../../chat/call.ts';
import { newChoice } from '../../../chat/cards.ts';
import type { Language } from '../../../chat/language.ts';
import { settling } from '../../../chat/saying.ts';
import {
  type CallAction,
  type CallAnswer,
  callAction,
  type Move,
  type Outcome,
  type Said,
  type Turn,
} from '../../../chat/skill.ts';
import { placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { contactIn } from '../../../personal-details/contact-details.ts';
import { tellingWords, tellsNeed } from '../../../routing/need.ts';
import { recogniseTopics } from '../../../routing/topics.ts';
import { ADD_WORDS, addWordsSchema, DROP_DRAFT, EDIT_CASE, filerCardName, LONGEST_WORDS } from '../chat/actions.ts';
import { button, said as says, withNews } from '../chat/cards.ts';
import { type CaseInput, type Considered, consider, considerFinally } from '../chat/considering.ts';
import { asItIs, type CaseChat, ownDraft } from '../chat/deps.ts';
import { endDraft, ownQuestion } from '../chat/draft-calls.ts';
import { keptRequest } from '../chat/proposal.ts';
import { changeDraft, leaveOutButtons, leaveOutLine } from '../chat/proposing.ts';
import type { CaseView } from '../chat/repository.ts';
import { isOnlyReach } from './consent.ts';
import { asNewCase, tellsOfAnother } from './which-case.ts';

/** Words that are added to what goes to the counter; the topics they name come with those that were named. */
export function withWords(chat: CaseChat, turn: Turn, view: CaseView, text: string): Outcome {
  const { named, denied, only } = topicsIn(chat, text);
  const besides = [...new Set([...view.topics, ...named])].filter((id) => !denied.includes(id));
  const topics = only.length > 0 ? only : besides.length > 0 ? besides : view.topics;
  return changed(chat, turn, view, { topics, extra: text, line: texts(turn.language).cases.added });
}

/** The same of what the bot was told to put there: "dat ze pas in maart kan" is no line of its own. */
export function withTold(chat: CaseChat, turn: Turn, view: CaseView, told: string): Outcome {
  const isClause = /^dat\s/iu.test(told);
  return withWords(chat, turn, view, isClause ? texts(view.language).cases.besides(told) : told);
}

/** Below this chance words may as well be said to the bot as told of the entrepreneur. */
const SURE_TO_ADD = 0.6;
/** From this chance on something is asked, for which nobody has a word of their own for asking. */
const SURELY_ASKED = 0.6;
/** From this chance on they tell of an entrepreneur, whatever they do here. */
const TELLS_OF_CASE = 0.5;

/**
 * What is not surely more of the case, or puts nothing right that a counter goes by: "maak er twee van" may be said to the bot,
 * however surely it is a correction.
 */
export function mayBeRemark(chat: CaseChat, { reading, language }: Turn, { text, chance, move }: Said): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const isOfCase = likeliest?.label === 'case' && likeliest.chance >= TELLS_OF_CASE;
  const isCorrection = move === 'correction';
  const isSure = chance >= SURE_TO_ADD;
  const mayBeAsked = likeliest?.label === 'question' && likeliest.chance >= SURELY_ASKED;
  if (text.length > LONGEST_WORDS) return false;
  if ((isSure && !isCorrection && !mayBeAsked) || (isOfCase && !putsNothingRight({ text, move }, language)))
    return false;
  // How to reach the entrepreneur is asked for on the card.
  if (contactIn(text) !== null) return false;
  if (placeMeant(chat.router.reader.gazetteer, text, null) !== null) return false;
  const { named, denied } = topicsIn(chat, text);
  // What is hardly put right is no reason to choose a counter by what it names: that may as well have been taken away.
  return (isCorrection && !isSure) || named.length + denied.length === 0;
}

/** "Nee, hij is geen ondernemer": a counter goes by nothing of it. */
function putsNothingRight({ text, move }: Pick<Said, 'text' | 'move'>, language: Language): boolean {
  return move === 'correction' && tellingWords(text, language).size === 0;
}

/** From this chance on a text may as well mean this. */
const MAY_MEAN = 0.2;

/** Whether what was said beside a draft may be this as well, though it is likelier something else. */
export function mayMean({ reading }: Turn, move: Move): boolean {
  return (reading?.acts('draft').find(({ label }) => label === move)?.chance ?? 0) >= MAY_MEAN;
}

/**
 * Shows what was said, with a press that puts it in what goes to the counter, and one that leaves it out; who may want words
 * of it changed, or the case taken back, can do that as well.
 */
export function offerToAdd(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Outcome {
  const { language } = turn;
  const { cases } = texts(language);
  const { id: caseId } = view;
  const { text: words, move } = said;
  const isNoCase = putsNothingRight(said, language);
  const mayDrop = isNoCase || mayMean(turn, 'cancellation');
  const mayChange = move === 'correction' || move === 'cancellation' || mayMean(turn, 'wording');
  const leaveOut = namesSomebodyIn(view, words) ? leaveOutButtons(chat, view, true) : [];
  const another = tellsOfAnother(turn, said) === null ? [] : asNewCase(turn, words);
  const buttons = [
    button(cases.addWords, ADD_WORDS, { caseId, words, goes: 'along' }),
    button(cases.leaveWords, ADD_WORDS, { caseId, words, goes: 'nowhere' }),
    ...(mayChange ? [button(cases.edit, EDIT_CASE, { caseId })] : []),
    ...leaveOut,
    ...another,
    ...(isNoCase ? ownQuestion(turn, view.request) : []),
    ...(mayDrop ? [button(cases.drop, DROP_DRAFT, { caseId })] : []),
  ];
  const lines = [
    cases.mayAdd(words),
    ...leaveOutLine(turn, leaveOut),
    mayChange ? cases.orChange(cases.edit) : null,
    mayDrop ? cases.orDrop : null,
  ];
  return { status: 'clarify', replies: [{ ...says(language, ...lines), subject: newChoice(), buttons }] };
}

/** A word with a capital that stands in both: "Anneke mag niet mee". */
function namesSomebodyIn({ request }: CaseView, words: string): boolean {
  const named = new Set((request ?? '').match(/\p{Lu}\p{Ll}+/gu) ?? []);
  return (words.match(/\p{Lu}\p{Ll}+/gu) ?? []).some((name) => named.has(name));
}

/** The words that were shown go along, or not. */
export function addWords(chat: CaseChat): CallAction {
  return callAction({
    name: ADD_WORDS,
    role: 'colleague',
    payload: addWordsSchema,
    async run(turn, { caseId, words, goes }, tx): Promise<CallAnswer> {
      const { cases } = texts(turn.language);
      await lockCase(tx, caseId);
      const view = await ownDraft(tx, turn, caseId);
      if (!view) return asItIs(tx, turn, caseId);
      if (goes === 'nowhere') return ephemeral(turn, cases.wordsLeft);
      const { replies = [], messages = [] } = (await withWords(chat, turn, view, words).settle?.(tx)) ?? {};
      const cards = replies.map(({ standing: _anew, ...card }) => card);
      return {
        response: ephemeral(turn, cases.addedSoFar),
        messages: [...messages, { to: { card: filerCardName(caseId) }, replies: cards }],
      };
    },
  });
}

/** Right before a word it says that this is not what is asked: "niet een pand maar personeel". */
const DENIED = /\b(?:niet|geen|not|no)\s+(?:(?:een|de|het|a|an|the|om|voor|for)\s+)*\p{L}{0,3}$/iu;

export function topicsNamed(chat: CaseChat, text: string): string[] {
  return topicsIn(chat, text).named;
}

/** Right before a word it says that nothing else is asked: "alleen om de ruimte". */
const ONLY =
  /\b(?:alleen|enkel|slechts|only|just)\s+(?:(?:maar|nog|een|de|het|a|an|the|om|over|voor|for|about)\s+)*\p{L}{0,3}$/iu;
/** Behind a word, within its clause, it says that it is there: "subsidie heeft hij al". */
const THERE_ALREADY = /^[^,.;:]*\b(?:heeft|hebben|has|have)\b[^,.;:]*\b(?:al|already)\b/i;
/** And so that it is to go: "de subsidie mag wel weg". */
const TO_GO = /^[^,.;:]*\b(?:mag|kan|moet|hoeft|may|can|should)\b[^,.;:]*\b(?:weg|eruit|niet|out|away|not)\b/i;

/** By what stands before and behind the words that name it. */
function isDenied(before: string, behind: string): boolean {
  return DENIED.test(before) || THERE_ALREADY.test(behind) || TO_GO.test(behind);
}

/** How something is named in a text: as what is not asked, as all that is, or as part of it. */
export function namedAs(text: string, start: number, length: number): 'denied' | 'only' | 'named' {
  const before = text.slice(0, start);
  if (isDenied(before, text.slice(start + length))) return 'denied';
  return ONLY.test(before) ? 'only' : 'named';
}

function topicsIn({ router }: CaseChat, text: string): { named: string[]; denied: string[]; only: string[] } {
  const found = Map.groupBy(recogniseTopics(router.reader.topicBook, text), ({ start, evidence }) =>
    namedAs(text, start, evidence.length),
  );
  const ids = (...which: ('named' | 'denied' | 'only')[]) =>
    which.flatMap((one) => (found.get(one) ?? []).map(({ id }) => id));
  return { named: ids('only', 'named'), denied: ids('denied'), only: ids('only') };
}

/** From this chance on what is named takes the place of what was understood before. */
const SURE_TO_REPLACE = 0.8;

/**
 * What a case is about after a correction: surely what it names, or else that besides; what it says no to is never.
 *
 * @returns undefined: it names nothing, and what is asked tells
 */
export function topicsAfter(chat: CaseChat, view: CaseView, { text, chance }: Said): readonly string[] | undefined {
  const { named, denied, only } = topicsIn(chat, text);
  if (only.length > 0) return only;
  const left = view.topics.filter((id) => !denied.includes(id));
  if (named.length > 0) return chance >= SURE_TO_REPLACE ? named : [...new Set([...left, ...named])];
  if (denied.length === 0) return undefined;
  return left.length > 0 ? left : [chat.router.reader.topicBook.fallback];
}

interface Change {
  place?: string | undefined;
  /** False: it is only a part of the province. Left out: it is a place, or none. */
  isExact?: boolean;
  topics?: readonly string[] | undefined;
  /** Words that are added to what goes to the counter. */
  extra: string | null;
  /** What is asked already was put right as well. */
  isReworded?: boolean;
  /** What is said of it when there is a counter. */
  line(counter: string): string;
}

/** The draft as it is with what was said; its card comes anew, with a line above that says what became of it. */
export function changed(chat: CaseChat, turn: Turn, view: CaseView, change: Change): Outcome {
  const { language } = turn;
  const { cases } = texts(language);
  const { text: kept, removed } = keptRequest(change.extra ?? '', language);
  const extra = isOnlyReach(change.extra ?? '', language) ? '' : kept;
  const request = [view.request ?? '', extra].filter((part) => part !== '').join('\n');
  const known = view.municipalityCode === null ? undefined : chat.names.municipality(view.municipalityCode);
  const place = change.place ?? known;
  const input: CaseInput = { request, language, today: localTimeAt(turn.now).date, place, topics: change.topics };
  const isLast =
    view.proposal?.asked === true && !mayAskAgain(chat, turn, { request, isPlaceKnown: place !== undefined }, change);
  const considered = (isLast ? considerFinally : consider)(chat.router, input);
  if (considered.kind === 'outside') {
    return settling('answered', async (tx) => ({
      replies: [says(language, considered.because)],
      messages: await endDraft(chat, tx, view, texts(view.language).cases.ended),
    }));
  }
  const counter = considered.kind === 'proposal' ? considered.found.decision.destination?.counter.name : undefined;
  const line = counter === undefined ? cases.placeNotFound : whatBecame(turn, view, { change, considered, counter });
  return settling('answered', async (tx) => {
    await lockCase(tx, view.id);
    const contactRemoved = removed || (view.proposal?.contactRemoved ?? false);
    const typed = contactIn(change.extra ?? '');
    const card = await changeDraft(chat, tx, turn, { view, considered, input, contactRemoved, typed });
    const isOffered = turn.setting === 'direct';
    const lines = removed && !isOffered ? [line, cases.contactNeedsConsent] : [line];
    if (considered.kind === 'question') {
      const told = change.extra === null ? card : withNews(card, cases.addedSoFar);
      return { replies: [{ ...told, standing: 'anew' }], messages: [] };
    }
    return { replies: [{ ...withNews(card, ...lines), standing: 'anew' }], messages: [] };
  });
}

/**
 * Nobody is asked twice, but for who names a part of the province: then it is asked which municipality. And for who tells
 * it in pieces, as long as what is wanted, or where, was not told at all.
 */
function mayAskAgain(
  { router }: CaseChat,
  { language }: Turn,
  { request, isPlaceKnown }: { request: string; isPlaceKnown: boolean },
  { isExact, extra }: Change,
): boolean {
  if (isExact === false || !tellsNeed(router.reader, request, language)) return true;
  return !isPlaceKnown && extra !== null;
}

/** That it was changed, if it was; else that words came with it, or that all is as it was. */
function whatBecame(
  { language }: Turn,
  { municipalityCode, topics, proposal }: CaseView,
  { change, considered, counter }: { change: Change; considered: Considered; counter: string },
): string {
  if (considered.kind !== 'proposal') return change.line(counter);
  const { decision } = considered.found;
  const isSame =
    proposal?.counterId === decision.destination?.counter.id &&
    municipalityCode === (decision.municipality?.code ?? null) &&
    topics.join() === decision.topics.join();
  const { cases } = texts(language);
  const isStill = change.line === cases.changedTo && proposal?.counterId === decision.destination?.counter.id;
  if (!isSame || change.isReworded) return isStill ? cases.changedStill(counter) : change.line(counter);
  return change.extra === null ? cases.nothingChanged(counter) : cases.added(counter);
}
