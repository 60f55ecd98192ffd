import { randomUUID } from 'node:crypto';
import { type CaseState, isFinalState } from '../../../case-life/case-life.ts';
import { inWords } from '../../../case-links/moments.ts';
import type { Names } from '../../../case-links/pages.ts';
import type { Language } from '../../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../../chat/reply.ts';
import { caseStanding } from '../../../i18n/case-state.ts';
import { texts } from '../../../i18n/texts.ts';
import type { ContactTyped } from '../../../personal-details/contact-details.ts';
import {
  ANSWER_BACK,
  CHOOSE_PLACE,
  DROP_DRAFT,
  EDIT_CASE,
  FINISH_CASE,
  FORWARDED_CASE,
  filerCardName,
  GIVE_CONTACT,
  HAND_OVER,
  LEAVE_NAMES_OUT,
  MAKE_CASE,
  PUT_NAMES_BACK,
  SECOND_CASE,
  SEND_ELSEWHERE,
  WITHDRAW_CASE,
} from './actions.ts';
import type { reachOf } from './counter-repository.ts';
import { contactLine } from './proposal.ts';
import type { CaseView } from './repository.ts';

export type Shown = Pick<
  CaseView,
  'id' | 'language' | 'request' | 'municipalityCode' | 'topics' | 'proposal' | 'contact' | 'filer' | 'organisation'
>;

export function said(language: Language, ...lines: readonly (string | null)[]): ReplyDraft {
  return { language, body: lines.filter((line) => line !== null).map(paragraph) };
}

/** A card that comes to somebody for the first time, with why it does: one message. */
export function withNews(card: ReplyDraft, ...lines: readonly string[]): ReplyDraft {
  return { ...card, body: [...lines.map(paragraph), ...card.body] };
}

/**
 * What the bot wants to do with a case, before it does anything.
 *
 * @param options.isPrivate nobody reads along: the contact details may be shown
 */
export function proposalCard(
  shown: Shown,
  options: {
    names: Names;
    reach: Awaited<ReturnType<typeof reachOf>>;
    isPrivate: boolean;
    /** Names of people in the text, and those that were left out of it. */
    people: PeopleInText;
    /** Typed to reach the entrepreneur by, and not known yet to be agreed to. */
    typed: ContactTyped | null;
  },
): ReplyDraft {
  const { language, proposal } = shown;
  const { cases } = texts(language);
  const counter = proposal?.counterName ?? null;
  return {
    language,
    framed: true,
    card: filerCardName(shown.id),
    subject: filerCardName(shown.id),
    body: [
      { kind: 'heading', text: cases.proposalTitle },
      { kind: 'list', items: whereItems(shown, options.names) },
      ...(proposal ? [paragraph(proposal.because)] : []),
      ...(proposal?.certainty === 'unsure' ? [paragraph(cases.provisional)] : []),
      ...alsoBlocks(shown, options.names),
      ...(counter === null
        ? [paragraph(cases.nowhere), paragraph(cases.quote(shown.request ?? ''))]
        : sendBlocks(shown, counter, options)),
      ...(counter === null ? [] : peopleBlocks(language, options.people)),
    ],
    buttons: [
      ...proposalButtons(shown.id, counter !== null, language),
      ...(counter === null ? [] : contactButtons(shown.id, language, options)),
      ...(counter === null ? [] : peopleButtons(shown.id, language, options.people)),
      ...(counter === null ? [] : needButtons(shown, options.names)),
    ],
  };
}

/** Where others read along nothing of it is shown again. */
function contactButtons(
  caseId: string,
  language: Language,
  { typed, isPrivate }: { typed: ContactTyped | null; isPrivate: boolean },
): Button[] {
  if (typed === null || !isPrivate) return [];
  return [button(texts(language).cases.theyAgree, GIVE_CONTACT, { caseId, ...typed })];
}

interface PeopleInText {
  named: readonly string[];
  /** Street addresses, web addresses and accounts in the text. */
  details: readonly string[];
  /** What stood at each mark of a name in the text, while it is known; see `withoutPeople`. */
  leftOut: readonly string[];
  /** How many names were left out of the text that are not known any more. */
  gone: number;
}

function peopleBlocks(language: Language, { named, details, leftOut, gone }: PeopleInText): Block[] {
  const { cases } = texts(language);
  const known = knownIn(leftOut, language);
  return [
    ...(named.length === 0 ? [] : [paragraph(cases.namesGoAlong(named.join(', '), named.length))]),
    ...(details.length === 0 ? [] : [paragraph(cases.detailsGoAlong(details.join(', ')))]),
    ...(known === 0 ? [] : [paragraph(cases.namesAreOut(known))]),
    ...(gone === 0 ? [] : [paragraph(cases.namesAreGone(gone))]),
  ];
}

function knownIn(leftOut: readonly string[], language: Language): number {
  return leftOut.filter((name) => name !== texts(language).cases.nameMark).length;
}

function peopleButtons(caseId: string, language: Language, { named, details, leftOut }: PeopleInText): Button[] {
  const { cases } = texts(language);
  const payload = { caseId, names: [...leftOut] };
  const known = knownIn(leftOut, language);
  return [
    ...(named.length + details.length === 0
      ? []
      : [
          button(details.length > 0 ? cases.leaveDetailsOut : cases.leaveNamesOut(named.length), LEAVE_NAMES_OUT, {
            caseId,
          }),
        ]),
    ...(known === 0
      ? []
      : [{ kind: 'action' as const, label: cases.putNamesBack(known), action: PUT_NAMES_BACK, payload }]),
  ];
}

function whereItems({ language, municipalityCode, topics, proposal }: Shown, names: Names): string[] {
  const { cases } = texts(language);
  const { municipality, municipalityGuess, municipalityUnknown } = cases;
  const inMunicipality = proposal?.certainty === 'unsure' ? municipalityGuess : municipality;
  return [
    municipalityCode === null ? municipalityUnknown : inMunicipality(names.municipality(municipalityCode)),
    cases.topics(topics.map((topic) => names.topic(topic, language)).join(', ')),
    ...(proposal?.counterName ? [cases.counter(proposal.counterName)] : []),
  ];
}

/** What is asked besides, of another counter. */
function otherNeeds({ proposal }: Pick<Shown, 'proposal'>) {
  return (proposal?.also ?? []).filter(({ counter }) => counter !== proposal?.counterName);
}

function needButtons({ id, language, proposal }: Shown, names: Names): Button[] {
  return otherNeeds({ proposal }).map(({ topic }) => ({
    kind: 'action',
    label: texts(language).cases.second(names.topic(topic, language)),
    action: SECOND_CASE,
    payload: { caseId: id, topic },
  }));
}

function alsoBlocks({ language, proposal }: Shown, names: Names): Block[] {
  const { cases } = texts(language);
  const others = otherNeeds({ proposal });
  if (others.length === 0) return [];
  const lines = others.map(({ topic, counter }) => cases.also(names.topic(topic, language), counter));
  return [paragraph([...lines, cases.alsoNotSent].join(' '))];
}

function sendBlocks(
  { language, request, contact, proposal, filer, organisation }: Shown,
  counter: string,
  {
    reach,
    isPrivate,
    typed,
  }: { reach: Awaited<ReturnType<typeof reachOf>>; isPrivate: boolean; typed: ContactTyped | null },
): Block[] {
  const { cases } = texts(language);
  const reachable = contactLine(contact);
  const offered = isPrivate && typed !== null ? contactLine(typed) : null;
  const contactText = isPrivate && reachable !== null ? cases.withContact(reachable) : cases.withContactHidden;
  return [
    paragraph(cases.willSend(counter)),
    paragraph(cases.quote(request ?? '')),
    paragraph(
      [cases.withName(filer.name, organisation), reachable === null ? cases.withoutContact : contactText].join(' '),
    ),
    ...(offered === null ? [] : [paragraph(cases.contactOffered(offered))]),
    ...(proposal?.contactRemoved && reachable === null && offered === null ? [paragraph(cases.contactRemoved)] : []),
    ...(reach === 'nobody' ? [paragraph(cases.nobodyYet(counter))] : []),
    paragraph(cases.nothingSentYet),
  ];
}

export function proposalButtons(caseId: string, canHandOver: boolean, language: Language): Button[] {
  const { cases } = texts(language);
  const payload = { caseId };
  return [
    ...(canHandOver ? [button(cases.handOver, HAND_OVER, payload, 'primary')] : []),
    button(cases.edit, EDIT_CASE, payload, canHandOver ? undefined : 'primary'),
    button(cases.drop, DROP_DRAFT, payload),
  ];
}

export function button(label: string, action: string, payload: Record<string, string>, style?: 'primary'): Button {
  return { kind: 'action', label, action, payload, ...(style ? { style } : {}) };
}

/** The one question, with what can be answered. */
export function questionCard(
  shown: Pick<Shown, 'id' | 'language'>,
  asked: { because: string; question: string; options: readonly string[]; isInChannel: boolean },
): ReplyDraft {
  const { id: caseId, language } = shown;
  const { cases } = texts(language);
  const choices = asked.options.map((place) => button(place, CHOOSE_PLACE, { caseId, place }));
  return {
    language,
    framed: true,
    card: filerCardName(caseId),
    subject: filerCardName(caseId),
    body: [
      { kind: 'heading', text: cases.questionTitle },
      paragraph(asked.because),
      paragraph(asked.question),
      ...(asked.isInChannel ? [paragraph(cases.howToAnswerHere)] : []),
    ],
    buttons: [
      ...choices,
      button(cases.fillInPlace, EDIT_CASE, { caseId }, choices.length === 0 ? 'primary' : undefined),
      button(cases.drop, DROP_DRAFT, { caseId }),
    ],
  };
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
