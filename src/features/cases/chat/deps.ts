import type { CallResponse } from '../../../chat/call.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import type { Turn } from '../../../chat/skill.ts';
import { texts } from '../../../i18n/texts.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { By, CaseEvent, CaseLife, Party } from '../life/case-life.ts';
import type { Cases } from '../life/cases.ts';
import type { RefusalCode } from '../life/transitions.ts';
import type { Names } from '../links/pages.ts';
import type { CaseRouter } from '../router.ts';
import type { CaseNotices } from './notices.ts';
import { type CaseView, readCase } from './repository.ts';

/** What the chat of cases works with. */
export interface CaseChat {
  prisma: PrismaClient;
  router: CaseRouter;
  cases: Cases;
  notices: CaseNotices;
  names: Names;
}

export function notice(turn: Turn, text: string): CallResponse {
  return { kind: 'notice', language: turn.language, text };
}

/** What came of a deed, with what is to be sent because of it. */
export type Done =
  | { kind: 'done'; as: Party; life: CaseLife; messages: OutgoingMessage[] }
  | { kind: 'refused'; code: RefusalCode };

/** Does something with a case in a person's name. Who may is decided by the life of the case. */
export async function actAs(
  chat: CaseChat,
  tx: Transaction,
  personId: string,
  deed: { caseId: string; event: CaseEvent; words?: string | null | undefined },
): Promise<Done> {
  const { caseId, event, words = null } = deed;
  const by: By = { kind: 'person', personId };
  const decision = await chat.cases.act(tx, { caseId, event, by, words });
  if (decision.kind === 'refused') return decision;
  const { as, life } = decision;
  return { kind: 'done', as, life, messages: await chat.notices.messages(tx, { caseId, event, by, words, decision }) };
}

export function refusalText(turn: Turn, code: RefusalCode): string {
  return texts(turn.language).cases.refusals[code];
}

/** What somebody is to a case, for what they may see; the life decides what they may do. */
export function isFiler(turn: Turn, view: CaseView): boolean {
  return turn.actor.personId !== null && turn.actor.personId === view.filer.personId;
}

function isBrokerOf(turn: Turn, view: CaseView): boolean {
  return turn.actor.roles.has('broker') && turn.actor.organisationId === view.organisationId;
}

function isOfCounter(turn: Turn, view: CaseView): boolean {
  const { personId } = turn.actor;
  return personId !== null && (view.counter?.members ?? []).some((member) => member.personId === personId);
}

/** A case can come to a broker of another organisation, where its own has none. */
function isOwner(turn: Turn, view: CaseView): boolean {
  return turn.actor.personId !== null && view.owner?.personId === turn.actor.personId;
}

/** Who may read a case: whoever filed it, the counter it is at, who is in the lead, and the brokers of the organisation. */
export function maySee(turn: Turn, view: CaseView): boolean {
  return isFiler(turn, view) || isOfCounter(turn, view) || isOwner(turn, view) || isBrokerOf(turn, view);
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
