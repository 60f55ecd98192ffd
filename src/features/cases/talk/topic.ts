import { z } from 'zod';
import { type CaseState, isFinalState } from '../../../case-life/case-life.ts';
import { asksToRemind, asksToTakeBack, goesAhead, saysItIsOver } from '../../../case-life/said-of-case.ts';
import { MOVES, type Situation } from '../../../chat/labels.ts';
import { takesBack } from '../../../chat/reading.ts';
import { CASE_TOPIC } from '../../../chat/shared-actions.ts';
import type { Move, Option, Outcome, Said, TakeMove, Topic, Turn, Waiting } from '../../../chat/skill.ts';
import { municipalitiesIn, onlyPlace, placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { isAsked } from '../../../language/questions-in.ts';
import { toBeTold } from '../../../language/to-be-told.ts';
import { repliesToInvited } from '../../../places/invited.ts';
import { wantsNamed } from '../../../routing/wants.ts';
import { filerCardName } from '../chat/actions.ts';
import { said as says } from '../chat/cards.ts';
import { numbersIn, saidOfIt } from '../chat/case-name.ts';
import { type CaseChat, isBrokerFor, isFiler, isOfCounter, isOwner, maySee } from '../chat/deps.ts';
import { type CaseView, readCase, readCaseByNumber } from '../chat/repository.ts';
import { afterHandOver, asCounter, closedMoves, isThereAsBroker, whileWaiting } from './case-moves.ts';
import { asColleague } from './colleague-moves.ts';
import { agreedInWords, agreedTo, isOnlyReach, withAgreementOpen } from './consent.ts';
import { draftMoves, placeMoves } from './draft-moves.ts';
import { aboutDraft } from './draft-standing.ts';
import { type CaseMoves, type SaidOfCase, withoutInstruction } from './moves.ts';
import { ownList } from './own-cases.ts';
import { lastNews, openCasesOf, openViewsOf } from './repository.ts';
import { ownAndRunning } from './running-cases.ts';
import { remindsItself, standingAndCounter } from './standing.ts';
import { wasOfferedToWithdraw, whichToWithdraw } from './taking-back.ts';
import {
  askWhich,
  asNewCase,
  type Meant,
  namedByWords,
  ofEach,
  tellsOfAnother,
  wasJustSpokenOf,
  whichCase,
  withOthers,
  withWordsOf,
} from './which-case.ts';

/** By the situation of whoever speaks, the moves on a case. */
const TAKEN: Partial<Record<Situation, CaseMoves>> = {
  'asked-place': placeMoves,
  'asked-choice': placeMoves,
  'asked-text': whileWaiting,
  draft: draftMoves,
  'handed-over': afterHandOver,
  counter: asCounter,
};

/** Where a place by itself says where the business is. */
const PLACE_IS_TOLD: ReadonlySet<Situation> = new Set(['draft', 'asked-place', 'asked-choice']);

/** What is said in the thread of a case, or after it in the same chat, is about that case: for colleague, counter and broker. */
export function caseTopic(chat: CaseChat): Topic {
  const viewed = async (id: string) => (z.uuid().safeParse(id).success ? readCase(chat.prisma, id) : null);
  const take =
    (move: Move): TakeMove =>
    async (turn, id, said) => {
      const view = await viewed(id);
      const situation = view && situationOf(chat, turn, view, said.options);
      if (!view || !movesOf(turn, view, situation)?.[move]) return null;
      const agreed = await agreedTo(chat, turn, view, said.text);
      if (agreed) return agreedInWords(chat, turn, view, agreed);
      if (isThereAsBroker(turn, view) && asksToRemind(said.text, turn.language)) return remindsItself(chat, turn, view);
      const namesPlace = placeMeant(chat.router.reader.gazetteer, said.text, view.municipalityCode) !== null;
      const done = await moveOnOne(chat, turn, view, withoutInstruction(turn, said, namesPlace));
      return done && withAgreementOpen(chat, turn, { ...view, language: turn.language }, done);
    };
  return {
    name: CASE_TOPIC,
    role: 'colleague',
    continues: true,
    async situation(turn, id, options) {
      const view = await viewed(id);
      return view && situationOf(chat, turn, view, options);
    },
    async named(turn, text) {
      const [number, ...others] = numbersIn(text);
      const view = number === undefined || others.length > 0 ? null : await readCaseByNumber(chat.prisma, number);
      return view && situationOf(chat, turn, view, []) ? { id: view.id, text: saidOfIt(text) } : null;
    },
    async byForm(turn, id, { text, situation }) {
      const view = await viewed(id);
      return view && formOf(chat, turn, view, { text, situation });
    },
    async waiting(turn) {
      const views = await openViewsOf(chat.prisma, turn.actor.personId);
      return Promise.all(
        views.flatMap((view) => {
          const situation = view.state === 'draft' ? null : situationOf(chat, turn, view, []);
          return situation === null ? [] : waitingIn(chat, view, situation);
        }),
      );
    },
    async underWayWith(turn, text) {
      const { own, running } = await ownAndRunning(chat, turn);
      const all = [...own, ...running.filter((view) => maySee(turn, view))];
      return (await withWordsOf(chat, turn, all, text)).map(({ id }) => id);
    },
    async about(turn, id) {
      const view = await viewed(id);
      if (!view || isFinalState(view.state) || !maySee(turn, view)) return null;
      const here = { ...view, language: turn.language };
      if (view.state !== 'draft') return standingAndCounter(chat, turn, here);
      return isFiler(turn, view) ? aboutDraft(chat, turn, here) : null;
    },
    async sayOf(turn, id, text) {
      const view = await viewed(id);
      return view && !isFinalState(view.state) ? (ofEach([view], text, turn.language)[0] ?? null) : null;
    },
    moves: Object.fromEntries(MOVES.map((move) => [move, take(move)])),
  };
}

interface Heard {
  text: string;
  situation: Situation;
}

/** What a text does to a case by its form alone; null: it is to be read. */
async function formOf(chat: CaseChat, turn: Turn, view: CaseView, { text, situation }: Heard): Promise<Move | null> {
  if (await agreedTo(chat, turn, view, text)) return 'addition';
  if (!PLACE_IS_TOLD.has(situation)) return saidOfRunning(turn, view, situation, text);
  if (turn.setting === 'direct' && isOnlyReach(text, turn.language)) return 'addition';
  if (situation === 'draft' && (await takesOneBack(chat, turn, view, text))) return 'cancellation';
  if (situation === 'draft' && toBeTold(text, turn.language) !== null) return 'addition';
  const isTakenForNew = situation === 'draft' && turn.reading?.acts('draft')[0]?.label === 'new';
  if (isTakenForNew && goesOn(chat, turn, view, text)) return 'addition';
  if (isTakenForNew && takesBack(turn.reading) && namesWant(chat, view, text)) return 'correction';
  const told = onlyPlace(chat.router.reader.gazetteer, text, view.municipalityCode);
  return told ? 'correction' : null;
}

/** "Die van Kampen hoeft niet": of several drafts the one that has these words is taken back, by who it is of and not by what they want. */
async function takesOneBack(chat: CaseChat, turn: Turn, view: CaseView, text: string): Promise<boolean> {
  if (!takesBack(turn.reading) || !isFiler(turn, view)) return false;
  const open = await openViewsOf(chat.prisma, turn.actor.personId);
  const drafts = open.filter(({ state }) => state === 'draft');
  const meant = namedByWords(chat, turn, drafts, text);
  return meant !== null && !namesWant(chat, meant, text);
}

/** Whether a text names anything that is wanted in a case. */
function namesWant({ router }: CaseChat, { request, language }: CaseView, text: string): boolean {
  return request !== null && wantsNamed(router.reader, { request, said: text, language }).length > 0;
}

/** What is said of a case in so many words, whatever else it may look like; null: it is to be read. */
function saidOfRunning(turn: Turn, view: CaseView, situation: Situation, text: string): Move | null {
  const { language, spokenOf = [] } = turn;
  if (situation === 'counter') {
    if (saysItIsOver(text, language)) return 'done';
    return asksToRemind(text, language) && isThereAsBroker(turn, view) ? 'state' : null;
  }
  if (situation !== 'handed-over' || !isFiler(turn, view)) return null;
  if (asksToRemind(text, language)) return 'addition';
  const options = spokenOf.find(({ subject }) => subject === filerCardName(view.id))?.options ?? [];
  const isTakenBack =
    asksToTakeBack(text, language) || (goesAhead(text, language) && wasOfferedToWithdraw(turn, { options }));
  return isTakenBack ? 'cancellation' : null;
}

/** A case that is under way, with what the counter asked where it waits for an answer to that. */
async function waitingIn({ prisma }: CaseChat, view: CaseView, situation: Situation): Promise<Waiting> {
  const asked = situation === 'asked-text' ? (await lastNews(prisma, view))?.words : undefined;
  return { id: view.id, situation, asked };
}

/** On the case that is meant, which may be another than was spoken of last; which that is, is asked where it cannot be told. */
async function moveOnOne(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Promise<Outcome | null> {
  if (await isOfElse(chat, turn, view, said)) return null;
  const another = await ofAnother(chat, turn, view, said);
  if (another !== undefined) return another;
  const meant = await whichCase(chat, turn, view, said);
  if (meant.kind === 'none') return noneOf(turn, meant.number);
  // Who asks which there are is asked for none of them: the list answers that.
  if (meant.kind === 'several' && said.move === 'ask' && isOfAllCases(turn)) return null;
  const it = meant.kind === 'one' ? meant.view : view;
  const situation = situationOf(chat, turn, it, said.options);
  const outcome = movesOf(turn, it, situation)?.[said.move];
  if (!outcome) return null;
  const asked = meant.kind === 'several' ? whichOf(chat, turn, view, { meant, situation, said }) : null;
  if (asked) return asked;
  const isOneOfSeveral = meant.kind === 'several' || meant.among > 1;
  const done = await outcome(chat, turn, { ...it, language: turn.language }, { ...said, isOneOfSeveral });
  const others = meant.kind === 'one' && !isOnlyTold(turn, situation, said) ? meant.others : undefined;
  return done && others ? withOthers(done, turn, others, said.text) : done;
}

/** What would go to the other side of a case, or be put in a draft. */
const TELLS: ReadonlySet<Move> = new Set(['addition', 'answer', 'correction', 'unknown', 'confirmation']);

/** Where an entrepreneur is told of in more messages than one. */
const TOLD_IN_PIECES: ReadonlySet<Situation> = new Set(['asked-place', 'asked-choice']);

/**
 * Somebody tells of an entrepreneur below a case of their own: null where it surely is another one, which begins a case; asked
 * where it may be; undefined: it is of this case.
 */
async function ofAnother(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Outcome | null | undefined> {
  if (!TELLS.has(said.move) || !isFiler(turn, view) || isOfCounter(turn, view)) return undefined;
  const situation = situationOf(chat, turn, view, said.options) ?? 'nothing';
  if (situation === 'draft' && goesOn(chat, turn, view, said.text)) return undefined;
  const another = TOLD_IN_PIECES.has(situation) ? null : tellsOfAnother(turn, said);
  if (another === null) return undefined;
  const open = await openViewsOf(chat.prisma, turn.actor.personId);
  // "De bakker heeft ook een winkel": of the one of whom these words were told.
  const isKnown = !namesOther(chat, view, said) && (await withWordsOf(chat, turn, open, said.text)).length > 0;
  if (another === 'maybe' && (isKnown || isFinalState(view.state))) return undefined;
  // Somebody waits for an answer: it may well be that.
  if (another === 'surely' && !isKnown && situation !== 'asked-text') return null;
  return askWhich(chat, turn, [view], said.text, asNewCase(turn, said.text));
}

/** So likely words tell of an entrepreneur that they go on about the one of the draft. */
const TELLS_OF_CASE = 0.5;
/** "Eigenlijk zoekt hij …": so few words, and no sign, stand before whom it is about, who came up before. */
const OF_THEM = /^\s*(?:\p{L}+\s+){0,3}(?:hij|zij|ze|he|she|they)(?!\p{L})/iu;
const COMES_UP =
  /(?<!\p{L})(?:een|eentje|één|andere?|mijn|an?|another|other|one|my)\s(?=.*?(?<!\p{L})(?:hij|zij|ze|he|she|they)(?!\p{L}))/iu;

/** More is told of the entrepreneur of a draft, however much it tells by itself: nobody else comes up, and no other place. */
function goesOn(chat: CaseChat, { reading }: Turn, view: CaseView, text: string): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'case' || likeliest.chance < TELLS_OF_CASE || isAsked(text)) return false;
  return (
    OF_THEM.test(text) &&
    !COMES_UP.test(text) &&
    placeMeant(chat.router.reader.gazetteer, text, view.municipalityCode) === null
  );
}

function namesOther({ router }: CaseChat, { municipalityCode }: CaseView, { text }: Said): boolean {
  const meant = placeMeant(router.reader.gazetteer, text, municipalityCode);
  return meant?.isExact === true && meant.isOther;
}

/** From this chance on it is of one's cases, and no question about one of them. */
const SURELY_OF_CASES = 0.85;

function isOfAllCases({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest?.label === 'my-cases' && likeliest.chance >= SURELY_OF_CASES;
}

/** What is asked or shown where several may be meant; null: it can be done all the same. */
function whichOf(
  chat: CaseChat,
  turn: Turn,
  view: CaseView,
  { meant, situation, said }: { meant: Extract<Meant, { kind: 'several' }>; situation: Situation | null; said: Said },
): Outcome | null {
  if (!isOnlyTold(turn, situation, said)) {
    return said.move === 'cancellation' && isFiler(turn, view)
      ? whichToWithdraw(chat, turn, meant.views)
      : askWhich(chat, turn, meant.views, said.text);
  }
  // Whoever asks after another than was spoken of last is not told of that one.
  return meant.isOther && said.move === 'state' ? ownList(chat, turn, meant.views) : null;
}

function movesOf(turn: Turn, view: CaseView, situation: Situation | null): CaseMoves | undefined {
  const { state } = view;
  if (situation === null) return undefined;
  if (isOnlyColleague(turn, view)) return asColleague;
  return isFinalState(state) ? closedMoves : TAKEN[situation];
}

/** "Ik kan 27 mei toch niet" is of what they were invited to: nothing of a draft goes away by it, or into its text. */
async function isOfElse(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<boolean> {
  if (isFinalState(view.state)) return isOfAnother(chat, turn, view, said);
  return view.state === 'draft' && repliesToInvited(chat.prisma, turn, said.text);
}

/** What is said of a case that was closed just now by who is not content with that. */
const OF_THE_END: ReadonlySet<Move> = new Set(['cancellation', 'correction', 'refusal']);

/** Who still has cases under way speaks of those, but for who complains below one that is over. */
async function isOfAnother({ prisma }: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<boolean> {
  const { actor } = turn;
  if (said.inThread || said.move === 'complaint' || actor.personId === null) return false;
  if (OF_THE_END.has(said.move) && wasJustSpokenOf(turn, view)) return false;
  const open = await openCasesOf(prisma, actor.personId);
  return open.some((id) => id !== view.id);
}

/** A case was named that is none of theirs: another is not done anything with in its place. */
function noneOf({ language }: Turn, number: number): Outcome {
  return { status: 'answered', replies: [says(language, texts(language).cases.noSuchCase(number))] };
}

/** How a case stands reaches nobody else, and says of which it is; what a counter asks besides may be for the colleague. */
function isOnlyTold({ reading }: Turn, situation: Situation | null, { move }: Said): boolean {
  if (move === 'repeat' || move === 'complaint') return true;
  return move === 'state' && (situation !== 'counter' || reading?.purposes[0]?.label === 'my-cases');
}

/** In the thread of a case of a colleague, of the same organisation, with which they have nothing else to do. */
function isOnlyColleague(turn: Turn, view: CaseView): boolean {
  const isHere = turn.subject === filerCardName(view.id) && turn.actor.organisationId === view.organisationId;
  return isHere && AT_COUNTER.has(view.state) && !maySee(turn, view);
}

/** Where a counter works on it, or waits for an answer. */
const AT_COUNTER: ReadonlySet<CaseState> = new Set(['handed_over', 'accepted', 'waiting_for_entrepreneur']);

/** Whoever filed it works at the counter as well: of both sides they are the one whose turn it is. */
function isAtOwnCounter(turn: Turn, view: CaseView): boolean {
  return isOfCounter(turn, view) && (view.state === 'handed_over' || view.state === 'accepted');
}

function situationOf(chat: CaseChat, turn: Turn, view: CaseView, options: readonly Option[]): Situation | null {
  if (isFiler(turn, view)) return isAtOwnCounter(turn, view) ? 'counter' : ofFiler(chat, view, options);
  if (isOnlyColleague(turn, view)) return view.state === 'waiting_for_entrepreneur' ? 'asked-text' : 'handed-over';
  const works = isOfCounter(turn, view) || isBrokerFor(turn, view) || isOwner(turn, view);
  if (isFinalState(view.state)) return isOfCounter(turn, view) ? 'counter' : null;
  return works && view.state !== 'draft' ? 'counter' : null;
}

function ofFiler({ router }: CaseChat, view: CaseView, options: readonly Option[]): Situation | null {
  if (isFinalState(view.state)) return view.visited.length > 0 ? 'handed-over' : null;
  if (view.state === 'waiting_for_entrepreneur') return 'asked-text';
  if (view.state !== 'draft') return 'handed-over';
  if (view.proposal?.counterId) return 'draft';
  return municipalitiesIn(options, router.reader.gazetteer).length > 1 ? 'asked-choice' : 'asked-place';
}
