import { randomUUID } from 'node:crypto';
import { type CaseState, isFinalState } from '../../../case-life/case-life.ts';
import { inWords } from '../../../case-links/moments.ts';
import type { Language } from '../../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { caseStanding } from '../../../i18n/case-state.ts';
import { texts } from '../../../i18n/texts.ts';
import {
  ANSWER_BACK,
  FINISH_CASE,
  FORWARDED_CASE,
  filerCardName,
  MAKE_CASE,
  SEND_ELSEWHERE,
  WITHDRAW_CASE,
} from './actions.ts';
import { contactLine } from './proposal.ts';
import type { CaseView } from './repository.ts';

export function said(language: Language, ...lines: readonly (string | null)[]): ReplyDraft {
  return { language, body: lines.filter((line) => line !== null).map(paragraph) };
}

/** A card that comes to somebody for the first time, with why it does: one message. */
export function withNews(card: ReplyDraft, ...lines: readonly string[]): ReplyDraft {
  return { ...card, body: [...lines.map(paragraph), ...card.body] };
}

export function button(label: string, action: string, payload: Record<string, string>, style?: 'primary'): Button {
  return { kind: 'action', label, action, payload, ...(style ? { style } : {}) };
}

/** The same words again, of a case that is under way: how it stands, and a way to say that it is another. */
export function underWayCard(view: CaseView): ReplyDraft {
  const { id, language, number, request } = view;
  const { cases } = texts(language);
  const isAnother: Button[] =
    request === null || JSON.stringify(request).length > LONGEST_TO_MAKE
      ? []
      : [{ kind: 'action', label: cases.isAnother, action: MAKE_CASE, payload: { request, caseId: randomUUID() } }];
  return {
    language,
    subject: filerCardName(id),
    body: [paragraph(cases.underWay(number, stateText(view, language).replace(/\.$/, '')))],
    buttons: [{ kind: 'say', label: cases.showCase(number), text: cases.caseCommand(number) }, ...isAnother],
  };
}

/** What a button can carry back. */
const LONGEST_TO_MAKE = 1_500;

/** How it stands, for whoever filed the case. */
export function filerCard(view: CaseView): ReplyDraft {
  const { language, counter } = view;
  const { cases } = texts(language);
  const items = [
    cases.state(stateText(view, language)),
    ...(counter ? [cases.counter(counter.name)] : []),
    ...(isOnItsWay(view) ? deliveryItems(view, language) : [...filerOwnerItems(view), ...dueItems(view, language)]),
  ];
  return {
    language,
    framed: true,
    card: filerCardName(view.id),
    subject: filerCardName(view.id),
    body: [
      { kind: 'heading', text: cases.filerTitle(view.number) },
      { kind: 'list', items },
      paragraph(cases.quote(view.request ?? cases.requestGone)),
    ],
    buttons: filerButtons(view),
  };
}

/** Handed over, and nobody who can act has it yet. */
export function isOnItsWay({ state, reached }: CaseView): boolean {
  return state === 'handed_over' && reached === null;
}

function deliveryItems(view: CaseView, language: Language): string[] {
  return knownTo(view, language) === null ? [] : [knownTo(view, language) ?? ''];
}

/** What is true of a case: that it is delivered, or taken by the counter, is said only when it is. */
export function stateText(view: CaseView, language: Language): string {
  const { cases } = texts(language);
  if (isOnItsWay(view)) return view.heldUp === null ? cases.delivering : cases.deliveryWaits[whoseChat(view)];
  const ownerRung = view.owner?.rung ?? null;
  if (view.state === 'handed_over' && ownerRung !== 'broker' && view.reached === 'mail') return cases.mailed;
  return caseStanding({ state: view.state, ownerRung, wasHandedOver: view.visited.length > 0 }, language);
}

/** Whose part of the chat takes nothing now. */
function whoseChat({ owner }: CaseView): 'counter' | 'broker' {
  return owner?.rung === 'broker' ? 'broker' : 'counter';
}

/** Who has a case, as a sentence names them: where a counter is still to be chosen, the broker who chooses it. */
export function counterOrBroker({ counter }: Pick<CaseView, 'counter'>, language: Language): string {
  return counter?.name ?? texts(language).cases.theBroker;
}

/** Whom words about a case reach: the broker who has it now, in place of the counter, or the counter. */
export function otherSide(view: Pick<CaseView, 'counter' | 'owner'>, language: Language): string {
  const { cases } = texts(language);
  if (view.owner?.rung !== 'broker') return counterOrBroker(view, language);
  return view.owner.name === null ? cases.theBroker : cases.brokerNamed(view.owner.name);
}

/** To whom a case cannot be brought now, as a sentence about it names them. */
export function waitsFor(view: CaseView, language: Language): string {
  return whoseChat(view) === 'broker' ? texts(language).cases.theBroker : (view.counter?.name ?? '');
}

/** Who knows that a case waits for a chat that takes nothing. */
export function knownTo({ heldUp }: CaseView, language: Language): string | null {
  return heldUp?.as ? texts(language).cases.deliveryKnown[heldUp.as] : null;
}

/** Who must do something now: of a question that was asked the colleague who can answer it, whoever works on the case. */
export function nextToAct({
  state,
  owner,
  filer,
}: CaseView): Pick<NonNullable<CaseView['owner']>, 'name' | 'rung'> | null {
  if (owner === null) return null;
  return state === 'waiting_for_entrepreneur' ? { name: filer.name, rung: 'filer' } : owner;
}

/** Who must do something now, as a line for a list; none when it is over. */
export function ownerItems(view: CaseView, language: Language): string[] {
  const { cases } = texts(language);
  const next = nextToAct(view);
  if (!next) return [];
  if (next.rung === 'filer' && view.filer.isErased) return [cases.ownerNobody];
  const rung = cases.rungs[next.rung];
  return [next.name ? cases.owner(next.name, rung) : cases.ownerWithoutName(rung)];
}

/** Where others read along "you" would be anybody. */
export function filerOwnerItems(view: CaseView): string[] {
  const isYou = nextToAct(view)?.rung === 'filer' && !view.isInChannel;
  return isYou ? [texts(view.language).cases.ownerIsYou] : ownerItems(view, view.language);
}

export function dueItems({ firstResponseDueAt, resolutionDueAt }: CaseView, language: Language): string[] {
  const { cases } = texts(language);
  return [
    ...(firstResponseDueAt ? [cases.respondBefore(inWords(firstResponseDueAt, language))] : []),
    ...(resolutionDueAt ? [cases.doneBefore(inWords(resolutionDueAt, language))] : []),
  ];
}

/** Where the colleague chooses a counter, when nobody else is left to. */
const CHOOSABLE: ReadonlySet<CaseState> = new Set(['bounced', 'handed_over', 'accepted']);

/** What whoever filed it can do with it now. */
export function filerButtons({ id: caseId, state, language, owner }: CaseView): Button[] {
  if (isFinalState(state)) return [];
  const { cases } = texts(language);
  const isTheirs = state === 'to_forward' || (CHOOSABLE.has(state) && owner?.rung === 'filer');
  return [
    ...(state === 'waiting_for_entrepreneur' ? [answerButton(caseId, language)] : []),
    ...(state === 'to_forward' ? [forwardedButton(caseId, language)] : []),
    ...(state === 'forwarded' ? [button(cases.finish, FINISH_CASE, { caseId }, 'primary')] : []),
    ...(isTheirs ? [button(cases.sendElsewhere, SEND_ELSEWHERE, { caseId })] : []),
    withdrawButton(caseId, language),
  ];
}

export function withdrawButton(caseId: string, language: Language): Button {
  return button(texts(language).cases.withdraw, WITHDRAW_CASE, { caseId });
}

export function forwardedButton(caseId: string, language: Language): Button {
  return button(texts(language).cases.forwarded, FORWARDED_CASE, { caseId }, 'primary');
}

export function finishButton(caseId: string, language: Language): Button {
  return button(texts(language).cases.finish, FINISH_CASE, { caseId }, 'primary');
}

export function answerButton(caseId: string, language: Language): Button {
  return button(texts(language).cases.answerTitle, ANSWER_BACK, { caseId }, 'primary');
}

/** A card of a draft that came to nothing. */
export function endedDraftCard(view: Pick<CaseView, 'id' | 'language' | 'number'>, text: string): ReplyDraft {
  const { language } = view;
  return {
    language,
    framed: true,
    card: filerCardName(view.id),
    body: [{ kind: 'heading', text: texts(language).cases.filerTitle(view.number) }, paragraph(text)],
  };
}

/** The case as a text that the colleague can send on by themselves. */
export function forwardText(view: CaseView): string {
  const { language, counter, filer, organisation, contact, request } = view;
  const from = [filer.name, organisation].filter((part) => part !== null).join(', ');
  const { cases } = texts(language);
  return cases.forward(counter?.name ?? '', request ?? cases.requestGone, from, contactLine(contact));
}
