import type { CaseEvent, CaseLife, Party } from '../../../case-life/case-life.ts';
import type { Cases } from '../../../case-life/cases.ts';
import { keptWords } from '../../../case-life/kept-words.ts';
import type { RefusalCode } from '../../../case-life/transitions.ts';
import type { Names } from '../../../case-links/pages.ts';
import { type CallResponse, ephemeral } from '../../../chat/call.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { Turn } from '../../../chat/skill.ts';
import { wordsOnly } from '../../../chat/words-only.ts';
import { texts } from '../../../i18n/texts.ts';
import type { By } from '../../../ledger/by.ts';
import type { CaseRouter } from '../../../routing/router.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { CaseNotices } from '../telling/notices.ts';
import { nextToAct, stateText } from './cards.ts';
import { peopleOf } from './counter-repository.ts';
import { type CaseView, readCase } from './repository.ts';

/** What the chat of cases works with. */
export interface CaseChat {
  prisma: PrismaClient;
  router: CaseRouter;
  cases: Cases;
  notices: CaseNotices;
  names: Names;
}

/** What came of a deed, with what is to be sent because of it. */
export type Done =
  | { kind: 'done'; as: Party; life: CaseLife; contactRemoved: boolean; messages: OutgoingMessage[] }
  | { kind: 'refused'; code: RefusalCode };

/**
 * Does something with a case in a person's name. Who may is decided by the life of the case.
 *
 * @param deed.redraws what cards show is another, although the life of the case is not
 */
export async function actAs(
  chat: CaseChat,
  tx: Transaction,
  personId: string,
  deed: { caseId: string; event: CaseEvent; words?: string | null | undefined; redraws?: true },
): Promise<Done> {
  const { caseId, event } = deed;
  const kept = keptWords(event.kind, wordsOnly(deed.words ?? ''));
  const words = kept.text || null;
  const by: By = { kind: 'person', personId };
  const decision = await chat.cases.act(tx, { caseId, event, by, words });
  if (decision.kind === 'refused') return decision;
  const { as, life } = decision;
  const messages = await chat.notices.messages(tx, { caseId, event, by, words, decision, redraws: deed.redraws });
  return { kind: 'done', as, life, contactRemoved: kept.removed, messages };
}

/** What somebody is to a case, for what they may see; the life decides what they may do. */
export function isFiler(turn: Turn, view: CaseView): boolean {
  return turn.actor.personId !== null && turn.actor.personId === view.filer.personId;
}

function isBrokerOf(turn: Turn, view: CaseView): boolean {
  return turn.actor.roles.has('broker') && turn.actor.organisationId === view.organisationId;
}

export function isOfCounter(turn: Turn, view: CaseView): boolean {
  const { personId } = turn.actor;
  return personId !== null && (view.counter?.members ?? []).some((member) => member.personId === personId);
}

/** A case can come to a broker of another organisation, where its own has none. */
export function isOwner(turn: Turn, view: CaseView): boolean {
  return turn.actor.personId !== null && view.owner?.personId === turn.actor.personId;
}

/** Who may read a case: whoever filed it, the counter it is at, who is in the lead, and the brokers of the organisation. */
export function maySee(turn: Turn, view: CaseView): boolean {
  return isFiler(turn, view) || isOfCounter(turn, view) || isOwner(turn, view) || isBrokerOf(turn, view);
}

/** Who may act on it as a broker: one of the organisation, or whoever is in the lead as one. */
export function isBrokerFor(turn: Turn, view: CaseView): boolean {
  return isBrokerOf(turn, view) || (isOwner(turn, view) && view.owner?.rung === 'broker');
}

/** An administrator sees that a case of the organisation waits, and with whom; what is asked in it is for others. */
export function isAdministratorOf(turn: Turn, view: CaseView): boolean {
  return turn.actor.roles.has('administrator') && turn.actor.organisationId === view.organisationId;
}

/** A case that this person may see; else there is none. */
export async function visibleCase(tx: Transaction, turn: Turn, caseId: string): Promise<CaseView | null> {
  const view = await readCase(tx, caseId);
  return view && maySee(turn, view) ? { ...view, language: turn.language } : null;
}

/** A draft of this person's own. */
export async function ownDraft(tx: Transaction, turn: Turn, caseId: string): Promise<CaseView | null> {
  const view = await readCase(tx, caseId);
  return view && view.state === 'draft' && isFiler(turn, view) ? { ...view, language: turn.language } : null;
}

/** A case on which this person may do something of this kind now; else how it is with it, see {@link asItIs}. */
export async function caseFor(
  chat: CaseChat,
  tx: Transaction,
  turn: Turn,
  wanted: { caseId: string; kind: CaseEvent['kind'] },
): Promise<CaseView | CallResponse> {
  const { personId } = turn.actor;
  const view = await readCase(tx, wanted.caseId);
  if (!view || personId === null) return ephemeral(turn, texts(turn.language).cases.gone);
  const refused = await chat.cases.refusal(tx, { ...wanted, by: { kind: 'person', personId } });
  if (refused !== null || !maySee(turn, view)) return asItIs(tx, turn, view.id, refused ?? 'not-allowed');
  return { ...view, language: turn.language };
}

/**
 * The answer to a press on a card that is no longer true, or is somebody else's: why nothing was done, and how it is
 * with the case now. Where others read along nobody is named.
 */
export async function asItIs(
  tx: Transaction,
  turn: Turn,
  caseId: string,
  code: RefusalCode = 'already-handed-over',
): Promise<CallResponse> {
  const { cases } = texts(turn.language);
  const view = await readCase(tx, caseId);
  if (!view) return ephemeral(turn, cases.gone);
  if (!maySee(turn, view)) return ephemeral(turn, await whose(tx, turn, view));
  const { state, number } = view;
  const owner = nextToAct(view);
  if (state === 'draft' && !isFiler(turn, view)) return ephemeral(turn, cases.draftOfColleagueForBroker);
  const isAlone = turn.setting !== 'channel' && turn.setting !== 'shared';
  const rung = owner === null || state === 'draft' ? null : cases.rungs[owner.rung];
  const lead = rung === null ? null : isAlone && owner?.name ? `${owner.name} (${rung})` : rung;
  return ephemeral(turn, `${cases.refusals[code]} ${cases.now(number, stateText(view, turn.language), lead)}`);
}

/** For whom has nothing to do with it: that it is somebody else's; for a counter it was at: that it is there no more. */
async function whose(tx: Transaction, turn: Turn, view: CaseView): Promise<string> {
  const { cases } = texts(turn.language);
  const { personId } = turn.actor;
  if (personId !== null && (await peopleOf(tx, view.visited)).has(personId)) return cases.movedOn;
  return view.state === 'draft' ? cases.draftOfColleague : `${cases.caseOfColleague} ${cases.refusals['not-allowed']}`;
}
