import type { CaseState } from '../../../case-life/case-life.ts';
import { lockCase } from '../../../case-life/repository.ts';
import type { Language } from '../../../chat/language.ts';
import type { Button, ReplyDraft } from '../../../chat/reply.ts';
import { settling, withBelow } from '../../../chat/saying.ts';
import type { Outcome, Said, Turn } from '../../../chat/skill.ts';
import { placeMeant } from '../../../gazetteer/place-meant.ts';
import { texts } from '../../../i18n/texts.ts';
import { saysTheyAgree } from '../../../personal-details/consent-said.ts';
import { type ContactTyped, contactIn, withoutContact } from '../../../personal-details/contact-details.ts';
import { tellingWords } from '../../../routing/need.ts';
import { recogniseTopics } from '../../../routing/topics.ts';
import {
  contactCardName,
  GIVE_CONTACT,
  HAND_OVER,
  LONGEST_WORDS,
  PASS_ON,
  TAKE_CONTACT_BACK,
} from '../chat/actions.ts';
import { button, otherSide, said as says, withdrawButton, withNews } from '../chat/cards.ts';
import { agreed, ownOpenCase } from '../chat/consent-calls.ts';
import { type CaseChat, isFiler } from '../chat/deps.ts';
import { contactLine } from '../chat/proposal.ts';
import { proposalOf } from '../chat/proposing.ts';
import { type CaseView, contactWaiting, isByHand } from '../chat/repository.ts';
import { about, pressOne, wordsForButton } from './standing.ts';

/** What went to a counter stays there, but for how to reach the entrepreneur: who does not agree any more has that taken back. */
export function wordsAreSent(turn: Turn, view: CaseView): Outcome {
  const { cases } = texts(turn.language);
  const counter = otherSide(view, turn.language);
  if (view.contact === null) {
    // Who asks what stands there reads it; who wants it out reads that it cannot be taken out.
    const line = view.state === 'to_forward' ? cases.wordsAreYours(counter) : cases.wordsAreSent(counter);
    const asked = cases.quote(view.request ?? cases.requestGone);
    const from = `${cases.withName(view.filer.name, view.organisation)} ${cases.withoutContact}`;
    return { status: 'answered', replies: [about(view, turn, asked, from, line)] };
  }
  const back = button(cases.takeContactBack, TAKE_CONTACT_BACK, { caseId: view.id });
  return pressOne(view, turn, cases.pressToTakeContactBack(counter, back.label), [back]);
}

/**
 * What asks that something is not told goes to nobody: what the counter has, that no words can be taken back, and a press for
 * who wants the counter to hear it all the same.
 */
export function silenceAsked(turn: Turn, view: CaseView, { text: said }: Said): Outcome {
  const { cases } = texts(turn.language);
  const counter = otherSide(view, turn.language);
  const contact = view.contact === null ? [] : [button(cases.takeContactBack, TAKE_CONTACT_BACK, { caseId: view.id })];
  const passOn = button(cases.passOn, PASS_ON, { caseId: view.id, words: wordsForButton(said) });
  const isTold = !isByHand(view);
  const lines = [
    cases.quote(view.request ?? cases.requestGone),
    view.state === 'to_forward' ? cases.wordsAreYours(counter) : cases.wordsAreSent(counter),
    isTold ? cases.orPassOn(counter, passOn.label) : null,
  ];
  const buttons = [...contact, withdrawButton(view.id, turn.language), ...(isTold ? [passOn] : [])];
  return { status: 'clarify', replies: [{ ...about(view, turn, ...lines), buttons }] };
}

/** A message below which the entrepreneur's agreement waits for a press: what is typed anew takes its place. */
type Offer = Pick<ReplyDraft, 'card' | 'standing' | 'buttons'>;

/** What was typed to reach the entrepreneur by, and was left out: whoever filed the case says with a press that they agree. */
export function consentAsked(turn: Turn, view: CaseView, text: string): { line: string; offer: Offer } | null {
  const typed = contactIn(text);
  if (typed === null || !isFiler(turn, view) || turn.setting !== 'direct') return null;
  const { cases } = texts(turn.language);
  return {
    line: cases.contactOfferedLater(contactLine(typed) ?? '', otherSide(view, turn.language)),
    offer: offerOf(turn, view, typed),
  };
}

function offerOf({ language }: Turn, { id: caseId }: CaseView, typed: ContactTyped | null, more: Button[] = []): Offer {
  const agree = typed === null ? [] : [button(texts(language).cases.theyAgree, GIVE_CONTACT, { caseId, ...typed })];
  return { card: contactCardName(caseId), standing: 'anew', buttons: [...agree, ...more] };
}

/** What somebody puts right of how to reach the entrepreneur. */
export interface PutRight {
  /** Null: it cannot be told what it is now. */
  typed: ContactTyped | null;
  /** Nothing else is said. */
  isAll: boolean;
}

/** So many figures at the end of what is said are the end of a telephone number. */
const LAST_FIGURES = /^\D*?(?<![\d.,:/-])(\d{1,5})\W*$/;

/**
 * "Het eindigt op 17", while a number waits for the entrepreneur to agree: what is put right is asked again, and the counter
 * reads nothing of it.
 *
 * @returns null: nothing waits, or something else is put right
 */
export async function contactPutRight(
  { prisma, router: { reader } }: CaseChat,
  turn: Turn,
  view: CaseView,
  { text, move }: Said,
): Promise<PutRight | null> {
  const typed = contactIn(text);
  const isRight = move === 'correction' || typed !== null;
  if (!isRight || turn.setting !== 'direct' || text.length > LONGEST_WORDS) return null;
  const waiting = await contactWaiting(prisma, view);
  const known = waiting ?? view.contact;
  const tells = placeMeant(reader.gazetteer, text, null) !== null || recogniseTopics(reader.topicBook, text).length > 0;
  if (!known || tells) return null;
  if (typed !== null) {
    const { text: rest } = withoutContact(text, ' ');
    return { typed: { ...waiting, ...typed }, isAll: tellingWords(rest, turn.language).size <= MOST_AROUND };
  }
  const [, figures] = LAST_FIGURES.exec(text) ?? [];
  if (figures !== undefined && known.phone)
    return { typed: { ...waiting, phone: endingIn(known.phone, figures) }, isAll: true };
  return waiting === null ? null : { typed: null, isAll: false };
}

/** "Haar mail is …": how to reach somebody, and nothing else that a counter must read. */
export function isOnlyReach(text: string, language: Language): boolean {
  const { text: rest, removed } = withoutContact(text, ' ');
  return removed && tellingWords(rest, language).size <= MOST_AROUND;
}

/** "Nee, het nummer is 06 …": so few words that tell something stand around what is typed anew. */
const MOST_AROUND = 1;

/** The number with other figures at its end, written as it was. */
function endingIn(phone: string, figures: string): string {
  const left = [...figures];
  return [...phone].reduceRight((rest, sign) => (/\d/.test(sign) ? (left.pop() ?? sign) : sign) + rest, '');
}

/** Where how to reach the entrepreneur is asked of whoever filed the case, and their answer is nobody else's. */
const MAY_AGREE: ReadonlySet<CaseState> = new Set(['draft', 'handed_over', 'accepted']);

/** What a text surely agrees to, typed in it or before it; null: it does not, or nothing waits for that. */
export async function agreedTo(
  { prisma }: CaseChat,
  turn: Turn,
  view: CaseView,
  text: string,
): Promise<ContactTyped | null> {
  if (!isFiler(turn, view) || turn.setting !== 'direct' || !MAY_AGREE.has(view.state)) return null;
  if (!saysTheyAgree(text, turn.language)) return null;
  const typed = contactIn(text);
  const waiting = await contactWaiting(prisma, view);
  return typed || waiting ? { ...waiting, ...typed } : null;
}

/** "Ja, ze vindt het goed": as if that was pressed; what is to be done besides is a press on the card. */
export function agreedInWords(chat: CaseChat, turn: Turn, { id }: CaseView, typed: ContactTyped): Outcome {
  return settling('answered', async (tx) => {
    const view = await ownOpenCase(tx, turn, id);
    if (!view) return { replies: [says(turn.language, texts(turn.language).cases.gone)], messages: [] };
    const { line, card, messages } = await agreed(chat, tx, turn, view, typed);
    const reply = card ? { ...withNews(card, line), standing: 'anew' as const } : about(view, turn, line);
    return { replies: [reply], messages };
  });
}

function isOf(one: Button, action: string, caseId: string): boolean {
  return one.kind === 'action' && one.action === action && JSON.stringify(one.payload).includes(caseId);
}

/** Whatever is said of a draft that can be handed over, how to reach the entrepreneur stays to be agreed to beside it. */
export async function withAgreementOpen(
  { prisma }: CaseChat,
  turn: Turn,
  view: CaseView,
  outcome: Outcome,
): Promise<Outcome> {
  const has = (action: string) =>
    outcome.replies.some(({ buttons = [] }) => buttons.some((one) => isOf(one, action, view.id)));
  if (view.state !== 'draft' || turn.setting !== 'direct' || !has(HAND_OVER) || has(GIVE_CONTACT)) return outcome;
  const waiting = await contactWaiting(prisma, view);
  if (waiting === null) return outcome;
  const { cases } = texts(turn.language);
  const agree = button(cases.theyAgree, GIVE_CONTACT, { caseId: view.id, ...waiting });
  return withBelow(outcome, { text: cases.contactOffered(contactLine(waiting) ?? ''), buttons: [agree] });
}

/** After the hand-over: the agreement is asked of what it is now, or what it is; the counter reads it by a press only. */
export function askedAgain(turn: Turn, view: CaseView, { text }: Said, { typed }: PutRight): Outcome {
  const { cases } = texts(turn.language);
  const passOn = button(cases.passOn, PASS_ON, { caseId: view.id, words: wordsForButton(text) });
  const other = otherSide(view, turn.language);
  const line =
    typed === null
      ? cases.contactTypeWhole(passOn.label, other)
      : cases.contactPutRight(contactLine(typed) ?? '', other);
  const offer = offerOf(turn, view, typed, typed === null ? [passOn] : []);
  return { status: 'clarify', replies: [{ ...about(view, turn, line), ...offer }] };
}

/** Of a draft: its card asks it of what it is now. */
export function draftAskedAgain(chat: CaseChat, turn: Turn, view: CaseView, typed: ContactTyped): Outcome {
  return settling('answered', async (tx) => {
    await lockCase(tx, view.id);
    const card = await proposalOf(chat, tx, turn, view, { typed });
    const line = texts(turn.language).cases.contactReadAs(contactLine(typed) ?? '');
    return { replies: [{ ...withNews(card, line), standing: 'anew' }], messages: [] };
  });
}
