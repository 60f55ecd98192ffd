import { randomUUID } from 'node:crypto';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { Button, ReplyDraft } from '../../../chat/reply.ts';
import { othersReadAlong } from '../../../chat/saying.ts';
import type { Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import type { ContactTyped } from '../../../personal-details/contact-details.ts';
import { besides, type DetailNamed, detailsNamed } from '../../../personal-details/details-named.ts';
import { peopleNamed } from '../../../personal-details/people-named.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { fitInButton } from './actions.ts';
import { underWayCard, withNews } from './cards.ts';
import type { CaseInput, Considered } from './considering.ts';
import { reachOf } from './counter-repository.ts';
import type { CaseChat } from './deps.ts';
import { draftOf } from './proposal.ts';
import { leaveOutButton, proposalCard, questionCard } from './proposal-card.ts';
import {
  type CaseView,
  type Contact,
  contactWaiting,
  readCase,
  reviseDraft,
  runningWithWords,
  sameDraft,
} from './repository.ts';

/** Something a case was made of, for somebody of an organisation here. */
export interface Filing {
  considered: Exclude<Considered, { kind: 'outside' }>;
  input: CaseInput;
  contactRemoved: boolean;
  contact: Contact | null;
  /** What was typed to reach the entrepreneur by, which goes along when they agree; left out: nothing. */
  typed?: ContactTyped | null | undefined;
  /** Of the case that it becomes; left out: a new one. */
  id?: string;
  /** It has words that somebody else wrote. */
  ofOthers?: true;
  /** It is known to be another than one in the same words that is under way. */
  isAnother?: true;
}

/** Whether what is said in answer to this turn disappears or cannot be changed later: then it goes to the person. */
function isFleeting({ setting }: Turn): boolean {
  return setting === 'private';
}

/** Where the card of a new case goes. */
export function placeFor(turn: Turn, personId: string): OutgoingMessage['to'] {
  const { conversationId } = turn;
  if (conversationId === null || isFleeting(turn)) return { personId, ifUnreachable: 'fail' };
  return { conversationId };
}

/**
 * Files a case as a draft and returns its card. A draft is filed when it is shown, in the transaction of the card: so
 * nothing is lost, a press twice finds the same case, and one that nobody confirms ends by its clock. The same words
 * typed again in the same place show the draft there is.
 */
export async function fileDraft(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn & { actor: { personId: string; organisationId: string } },
  filing: Filing,
): Promise<ReplyDraft> {
  const { considered, input, contactRemoved, contact } = filing;
  const { personId, organisationId } = turn.actor;
  const conversationId = isFleeting(turn) ? null : turn.conversationId;
  // What is chosen in a form makes it something else than what was typed before.
  const isTyped = contact === null && input.place === undefined && input.topics === undefined;
  const there = isTyped ? await sameDraft(tx, { personId, conversationId, request: input.request }) : null;
  if (there) {
    const card = await cardOf(chat, tx, turn, { id: there.id, considered });
    return { ...withNews(card, texts(turn.language).cases.draftThere(there.number)), standing: 'anew' };
  }
  const running = isTyped && !filing.isAnother ? await runningWithWords(tx, personId, input.request) : null;
  const known = running === null ? null : await readCase(tx, running);
  if (known) return underWayCard({ ...known, language: turn.language });
  const draft = draftOf(considered, input, {
    contactRemoved,
    asked: considered.kind === 'question',
    ...(filing.ofOthers ? { ofOthers: true } : {}),
  });
  const id = filing.id ?? randomUUID();
  await chat.cases.file(tx, {
    id,
    filedBy: { personId, organisationId },
    conversationId,
    municipalityCode: draft.municipalityCode,
    topics: draft.topics,
    request: draft.request,
    contact: given(contact),
    rule: draft.rule && { ...draft.rule, explanation: draft.proposal },
  });
  await reviseDraft(tx, id, draft);
  return cardOf(chat, tx, turn, { id, considered, typed: filing.typed });
}

/** Keeps what was changed about a draft and returns its card. */
export async function changeDraft(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  {
    view,
    considered,
    input,
    contactRemoved,
    contact,
    typed,
  }: Omit<Filing, 'contact'> & {
    view: CaseView;
    contact?: Contact | null;
  },
): Promise<ReplyDraft> {
  const draft = draftOf(considered, input, {
    contactRemoved,
    asked: true,
    ...(view.proposal?.ofOthers ? { ofOthers: true } : {}),
  });
  await reviseDraft(tx, view.id, { ...draft, ...(contact === undefined ? {} : { contact }) });
  return cardOf(chat, tx, turn, { id: view.id, considered, typed });
}

async function cardOf(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  { id, considered, typed }: { id: string } & Pick<Filing, 'considered' | 'typed'>,
): Promise<ReplyDraft> {
  const { language } = turn;
  if (considered.kind === 'question') {
    return questionCard({ id, language }, considered, othersReadAlong(turn));
  }
  const view = await readCase(tx, id);
  if (!view) throw new Error('A case that was just filed is not there.');
  return proposalOf(chat, tx, turn, view, { typed: typed ?? null });
}

/**
 * @param given.leftOut what stood at each mark of a name in the text, when names were just left out
 * @param given.typed see {@link Filing.typed}
 */
export async function proposalOf(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  view: CaseView,
  { leftOut = [], typed = null }: { leftOut?: readonly string[]; typed?: ContactTyped | null } = {},
): Promise<ReplyDraft> {
  const { language, setting } = turn;
  const counterId = view.proposal?.counterId ?? null;
  const reach = counterId === null ? 'unknown' : await reachOf(tx, counterId);
  const isPrivate = setting === 'direct' || isFleeting(turn);
  const { names, details, closely } = leadingTo(chat, view);
  const { nameMark } = texts(language).cases;
  const marks = (view.request ?? '').split(nameMark).length - 1;
  const kept = fitInButton(leftOut) ? leftOut : [];
  const gone = marks - kept.filter((name) => name !== nameMark).length;
  const people = { named: bare(names), details: bare(details), leftOut: kept, gone, closely };
  const offered = typed ?? (await contactWaiting(tx, view));
  return proposalCard({ ...view, language }, { names: chat.names, reach, isPrivate, people, typed: offered });
}

/**
 * What in the text for a counter leads to somebody. Where a name was left out already, it is read closely: who was left out
 * does not come back with what is added.
 *
 * @param asked somebody wants names left out: what may be one counts as well
 */
export function leadingTo(
  { router }: CaseChat,
  { request, language }: Pick<CaseView, 'request' | 'language'>,
  asked = false,
): { names: DetailNamed[]; details: DetailNamed[]; closely: boolean } {
  const text = request ?? '';
  const closely = asked || text.includes(texts(language).cases.nameMark);
  const details = detailsNamed(text);
  return { names: besides(peopleNamed(text, language, router.reader.gazetteer, closely), details), details, closely };
}

/**
 * With which a draft leaves out the names of people and addresses that stand in it; none where there are none.
 *
 * @param asked see {@link leadingTo}
 */
export function leaveOutButtons(chat: CaseChat, view: CaseView, asked: boolean): Button[] {
  const { names, details, closely } = leadingTo(chat, view, asked);
  return leaveOutButton(view.id, view.language, { named: bare(names), details: bare(details), closely });
}

/** What such buttons are for, in one line; none where there are none. */
export function leaveOutLine({ language }: Pick<Turn, 'language'>, [first]: readonly Button[]): string[] {
  return first ? [texts(language).cases.leaveOutWith(first.label)] : [];
}

function bare(found: readonly { name: string }[]): string[] {
  return [...new Set(found.map(({ name }) => name))];
}

/** Without what was left empty. */
function given(contact: Contact | null): { name?: string; firm?: string; email?: string; phone?: string } | null {
  if (!contact) return null;
  const { name, firm, email, phone } = contact;
  return {
    ...(name === undefined ? {} : { name }),
    ...(firm === undefined ? {} : { firm }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
}
