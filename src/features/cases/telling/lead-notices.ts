import { type CaseEvent, type ClockName, COUNTER_LANGUAGE, isClosed } from '../../../case-life/case-life.ts';
import type { Happened } from '../../../case-life/cases.ts';
import type { Notice } from '../../../case-life/effect.ts';
import type { OutgoingMessage } from '../../../chat/outgoing.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import { said } from '../chat/cards.ts';
import { mailedMembers, personOf } from '../chat/counter-repository.ts';
import type { CaseView } from '../chat/repository.ts';
import { leadName, reminderLine, type Telled } from './notice-lines.ts';
import type { Telling } from './telling.ts';

/** What whoever is in the lead of a case, at the counter or a broker, hears of what happened. */
export async function ownerMessages(
  telling: Telling,
  { tx, view, happened, from }: Telled,
  about: Notice['about'],
): Promise<OutgoingMessage[]> {
  const { cases } = texts(COUNTER_LANGUAGE);
  const { toOwner } = cases;
  const { number } = view;
  const isArrival = ['hand_over', 'reroute', 'bounce'].includes(happened.event.kind);
  switch (about) {
    case 'new-case':
      return telling.arrive(tx, view);
    case 'escalated':
      if (isArrival) return telling.arrive(tx, view);
      if (isEscalation(happened.event, 'absent')) return leadAway(telling, tx, view);
      return telling.owner(tx, view, [toOwner[lateness(happened.event)](number, from)], true);
    case 'undelivered':
      return undelivered(telling, tx, view);
    case 'assigned':
      return telling.owner(tx, view, [toOwner.escalated(number, null)], true);
    case 'bounced':
      return telling.owner(tx, view, [
        toOwner.bounced(number),
        ...(happened.words ? [cases.told.words(happened.words)] : []),
      ]);
    case 'answered':
      return telling.owner(tx, view, [toOwner.answered(number), cases.quote(happened.words ?? '')]);
    case 'note':
      return telling.holders(tx, view, [toOwner.note(number), cases.quote(happened.words ?? '')]);
    case 'due-soon':
    case 'overdue':
      return telling.owner(tx, view, [reminderLine(view, about === 'overdue')]);
    default:
      return [];
  }
}

function isEscalation(event: CaseEvent, reason: ClockName | 'absent'): boolean {
  return event.kind === 'escalate' && event.reason === reason;
}

/** What was not done in time. A counter that took the case, or asked something, is not said to be silent. */
export function lateness(event: CaseEvent): 'notFinished' | 'escalated' {
  return isEscalation(event, 'resolution') ? 'notFinished' : 'escalated';
}

/** Whoever had it is not there: the next one hears why; where nobody is left but the colleague, who looks after it all. */
async function leadAway(telling: Telling, tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
  const isLastResort = view.owner?.rung === 'filer';
  const { toOwner } = texts(isLastResort ? view.language : COUNTER_LANGUAGE).cases;
  const toLead = await telling.owner(tx, view, [toOwner.leadAway(view.number)], true);
  if (!isLastResort) return toLead;
  const line = texts(COUNTER_LANGUAGE).cases.toBroker.nobodyLeft(view.number);
  return [...toLead, ...(await telling.overseers(tx, view, said(COUNTER_LANGUAGE, line)))];
}

/** Everyone of the rung gets the case, as when it arrives; who took over a case at work gets it alone. */
async function undelivered(telling: Telling, tx: Transaction, view: CaseView): Promise<OutgoingMessage[]> {
  const line = texts(COUNTER_LANGUAGE).cases.toOwner.undelivered(view.number, view.counter?.name ?? '');
  const isAtCounter = view.state === 'handed_over' && view.owner?.memberId !== null;
  return isAtCounter ? telling.arrive(tx, view) : telling.owner(tx, view, [line], true);
}

/**
 * Whoever was in the lead hears that they are no more, in the chat; by mail the page of the link says so. Who is of the
 * counter that has it still may take it, and their card says so.
 */
export async function passedOn({ tx, view, happened }: Telled): Promise<OutgoingMessage[]> {
  const { before } = happened.decision;
  const { toOwner } = texts(COUNTER_LANGUAGE).cases;
  const isStillThere = !isClosed(before) && before.owner.kind === 'member' && before.counterId === view.counter?.id;
  const line = isStillThere ? toOwner.passedOnYouMay(view.number, leadName(view)) : toOwner.passedOn(view.number);
  return toLeadBefore(tx, view, happened, line);
}

async function toLeadBefore(
  tx: Transaction,
  view: CaseView,
  { by, decision: { before } }: Happened,
  line: string,
): Promise<OutgoingMessage[]> {
  if (isClosed(before) || before.owner.rung === 'filer') return [];
  const personId = before.owner.kind === 'person' ? before.owner.personId : await personOf(tx, before.owner.memberId);
  // Who did it themselves knows.
  const isBy = by.kind === 'person' && by.personId === personId;
  if (personId === null || personId === view.owner?.personId || isBy) return [];
  return [{ to: { personId, ifUnreachable: 'skip' }, replies: [said(COUNTER_LANGUAGE, line)] }];
}

/** A case that is taken back: whoever works on it and whoever had a link hear it; of a draft its colleague, where it ended by itself. */
export async function withdrawn(telling: Telling, { tx, view, happened }: Telled): Promise<OutgoingMessage[]> {
  if (view.visited.length === 0) {
    const isBySystem = happened.by.kind === 'system';
    return isBySystem
      ? [telling.filer(view, said(view.language, texts(view.language).cases.told.expired(view.number)))]
      : [];
  }
  const line = texts(COUNTER_LANGUAGE).cases.toOwner.withdrawn(view.number);
  for (const member of await mailedMembers(tx, view.id)) await telling.plainMail(tx, view, member, line);
  return toLeadBefore(tx, view, happened, line);
}
