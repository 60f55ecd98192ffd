import { z } from 'zod';
import { type CaseState, isFinalState } from '../../../case-life/case-life.ts';
import { MOVES, type Situation } from '../../../chat/labels.ts';
import { CASE_TOPIC } from '../../../chat/shared-actions.ts';
import type { Move, Option, Outcome, Said, TakeMove, Topic, Turn } from '../../../chat/skill.ts';
import { municipalitiesIn, onlyPlace } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { filerCardName } from '../chat/actions.ts';
import { said as says } from '../chat/cards.ts';
import { numbersIn, saidOfIt } from '../chat/case-name.ts';
import { type CaseChat, isBrokerFor, isFiler, isOfCounter, isOwner, maySee } from '../chat/deps.ts';
import { type CaseView, readCase, readCaseByNumber } from '../chat/repository.ts';
import { afterHandOver, asCounter, closedMoves, whileWaiting } from './case-moves.ts';
import { asColleague } from './colleague-moves.ts';
import { draftMoves, placeMoves } from './draft-moves.ts';
import type { CaseMoves } from './moves.ts';
import { ownList } from './own-cases.ts';
import { openCasesOf } from './repository.ts';
import { whichToWithdraw } from './taking-back.ts';
import { askWhich, type Meant, ofEach, wasJustSpokenOf, whichCase, withOthers } from './which-case.ts';

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
      return moveOnOne(chat, turn, view, said);
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
    async byForm(_turn, id, { text, situation }) {
      if (!PLACE_IS_TOLD.has(situation)) return null;
      const view = await viewed(id);
      const told = view && onlyPlace(chat.router.reader.gazetteer, text, view.municipalityCode);
      return told ? 'correction' : null;
    },
    async waiting(turn) {
      const { personId } = turn.actor;
      const open = personId === null ? [] : await openCasesOf(chat.prisma, personId);
      const views = await Promise.all(open.map(viewed));
      return views.find((view) => view !== null && isOfCounter(turn, view) && !isFiler(turn, view))?.id ?? null;
    },
    async sayOf(turn, id, text) {
      const view = await viewed(id);
      return view && !isFinalState(view.state) ? (ofEach([view], text, turn.language)[0] ?? null) : null;
    },
    moves: Object.fromEntries(MOVES.map((move) => [move, take(move)])),
  };
}

/** On the case that is meant, which may be another than was spoken of last; which that is, is asked where it cannot be told. */
async function moveOnOne(chat: CaseChat, turn: Turn, view: CaseView, said: Said): Promise<Outcome | null> {
  if (isFinalState(view.state) && (await isOfAnother(chat, turn, view, said))) return null;
  const meant = await whichCase(chat, turn, view, said);
  if (meant.kind === 'none') return noneOf(turn, meant.number);
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
