import { localTimeAt } from '../../../calendar/local-time.ts';
import { isFinalState } from '../../../case-life/case-life.ts';
import { newChoice } from '../../../chat/cards.ts';
import { takesBack } from '../../../chat/reading.ts';
import type { Button } from '../../../chat/reply.ts';
import { settling } from '../../../chat/saying.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { otherWants, type Want, wantsNamed, withoutWants } from '../../../routing/wants.ts';
import { PASS_ON } from '../chat/actions.ts';
import {
  button,
  filerButtons,
  finishButton,
  forwardedButton,
  otherSide,
  said as says,
  withdrawButton,
} from '../chat/cards.ts';
import { caseName, ownCaseLine } from '../chat/case-name.ts';
import { consider } from '../chat/considering.ts';
import { type CaseChat, isFiler, isOfCounter } from '../chat/deps.ts';
import { endDraft, fitsInButton, ownQuestion } from '../chat/draft-calls.ts';
import { type CaseView, isByHand } from '../chat/repository.ts';
import { changed, namedAs, topicsNamed } from './changing.ts';
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

/**
 * Whom they want to know it is theirs to say: the counter, which goes on, or nobody, since it need not.
 *
 * @param part what is needed no more, where that is not all
 */
function tellOrWithdraw(turn: Turn, view: CaseView, said: SaidOfCase, part?: string): Outcome {
  const { cases } = texts(turn.language);
  const buttons = [passOnButton(turn, view, said), withdrawButton(view.id, turn.language)].map((one) =>
    numbered(one, view, turn, said),
  );
  const [passOn = '', withdraw = ''] = buttons.map(({ label }) => label);
  const counter = otherSide(view, turn.language);
  const name = caseName(view, turn.language);
  const line =
    part === undefined
      ? cases.tellOrWithdraw(name, counter, passOn, withdraw)
      : cases.partOrWithdraw(part, name, counter, passOn, withdraw);
  return pressOne(view, turn, line, buttons);
}

export function passOnButton({ language }: Turn, { id: caseId }: CaseView, { text }: Said): Button {
  return button(texts(language).cases.passOn, PASS_ON, { caseId, words: wordsForButton(text) });
}

/** Somebody of the counter tells of a case that nobody there took yet. */
export function awaitsAcceptance(turn: Turn, view: CaseView): boolean {
  return view.state === 'handed_over' && isOfCounter(turn, view) && !isFiler(turn, view);
}

/** That the other side hears it, to who said it; of another place, that the counter stays the same. */
export function passedOnLine(chat: CaseChat, { actor, language }: Turn, view: CaseView, { move, text }: Said): string {
  const { cases } = texts(language);
  const name = caseName(view, language);
  if (actor.personId !== view.filer.personId) return cases.passedOnToFiler(name);
  const counter = otherSide(view, language);
  const place = move === 'correction' ? placeMeant(chat.router.reader.gazetteer, text, view.municipalityCode) : null;
  const isElsewhere = place?.isExact === true && place.isOther;
  return isElsewhere ? cases.correctionPassedOn(counter, name) : cases.passedOn(counter, name);
}

/** "Weet jij hoe lang dat duurt?", "kan jij hem doorzetten": asked of the bot as well as of the colleague, who hears it by a press. */
export function forWhom(turn: Turn, view: CaseView, said: SaidOfCase, work: readonly Button[]): Outcome {
  const passOn = numbered(passOnButton(turn, view, said), view, turn, said);
  const line = texts(turn.language).cases.forColleagueOrMe(passOn.label, caseName(view, turn.language));
  return pressOne(view, turn, line, [passOn, ...work.map((one) => numbered(one, view, turn, said))]);
}

/** From this chance on somebody surely takes it back; of what they sent on themselves it may as well be that it is done. */
const SURE_TO_TAKE_BACK = { atCounter: 0.6, byHand: 0.8 };

/** The last that was said of it offered to take it back, and nothing else. */
export function wasOfferedToWithdraw(
  { language }: Turn,
  { options: [offered, ...others] }: Pick<Said, 'options'>,
): boolean {
  return others.length === 0 && offered?.label.startsWith(texts(language).cases.withdraw) === true;
}

/** Who plainly takes it back gets the press for it; whoever may mean anything else is shown all they can do. */
export function takenBack(chat: CaseChat, turn: Turn, view: CaseView, said: SaidOfCase): Outcome | Promise<Outcome> {
  const isAgain = wasOfferedToWithdraw(turn, said);
  const part = isByHand(view) ? [] : wantsTakenBack(chat, turn, view, said.text);
  if (part.length > 0) return tellOrWithdraw(turn, view, said, namesOf(part));
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
  const counter = view.owner?.rung === 'broker' ? null : (view.counter?.name ?? null);
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

/** Of the things that a case tells, those that were said to be needed no more; none: all of it is, or none. */
function wantsTakenBack({ router }: CaseChat, turn: Turn, view: CaseView, text: string): Want[] {
  const { reader } = router;
  const { request, language } = view;
  if (request === null) return [];
  const named = wantsNamed(reader, { request, said: text, language }).map((want) => ({
    ...want,
    as: namedAs(text, want.at, want.named.length),
  }));
  const besides = (some: readonly Want[]) => otherWants(reader, { request, named: some, language });
  const kept = named.filter((want) => want.as === 'only');
  if (kept.length > 0) return besides(kept);
  const out = takesBack(turn.reading) ? named : named.filter((want) => want.as === 'denied');
  return besides(out).length > 0 ? out : [];
}

function namesOf(wants: readonly Want[]): string {
  return wants.map(({ named }) => named).join(', ');
}

/** Whether what was said to be needed no more is all that a case tells. */
export function isAllTakenBack(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): boolean {
  const { request, language } = view;
  if (request === null || !takesBack(turn.reading)) return false;
  const named = wantsNamed(chat.router.reader, { request, said: text, language });
  const isOfElse = topicsNamed(chat, text).some((id) => !view.topics.includes(id));
  return named.length > 0 && !isOfElse && otherWants(chat.router.reader, { request, named, language }).length === 0;
}

/**
 * "Laat dat personeel maar zitten", of one who wants more: that goes out of what a counter reads, or where no sentence would be
 * left without it, it stands there that it is not needed.
 *
 * @returns null: it is of no part
 */
export function partTakenOut(chat: CaseChat, turn: Turn, view: CaseView, { text }: Said): Outcome | null {
  const out = wantsTakenBack(chat, turn, view, text);
  if (out.length === 0 || view.request === null) return null;
  const { cases } = texts(turn.language);
  const { language, request } = view;
  const what = namesOf(out);
  const isOfOthers = view.proposal?.ofOthers === true;
  const left = isOfOthers ? null : withoutWants(chat.router.reader, { request, out, language });
  const gone = out.flatMap(({ topics }) => topics);
  const stays = left === null ? null : topicsNamed(chat, left);
  const topics = view.topics.filter((id) => (stays === null ? !gone.includes(id) : stays.includes(id)));
  return changed(
    chat,
    turn,
    { ...view, request: left ?? request },
    {
      topics: topics.length > 0 ? topics : undefined,
      extra: left === null ? texts(language).cases.notNeeded(what) : null,
      isReworded: true,
      line: (counter) => cases.partOut(what, counter),
    },
  );
}

/**
 * A draft is taken back: what was written is erased, and a press says it again.
 *
 * @param isOneOfSeveral they have more of them: it says which
 */
export function dropped(chat: CaseChat, turn: Turn, view: CaseView, isOneOfSeveral = false): Outcome {
  const { cases } = texts(turn.language);
  const line = isOneOfSeveral ? cases.droppedOne(caseName(view, turn.language)) : cases.dropped;
  // Who comes back to it says the same again, and gets a draft like any other.
  const again = saidAgain(chat, turn, view);
  const back: Button[] =
    again !== null && fitsInButton(again) ? [{ kind: 'say', label: cases.afterAll, text: again }] : [];
  return settling('answered', async (tx) => ({
    replies: [{ ...says(turn.language, line), subject: newChoice(), buttons: back }],
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
