import { COUNTER_LANGUAGE, isClosed } from '../../../case-life/case-life.ts';
import type { Happened } from '../../../case-life/cases.ts';
import { inWords } from '../../../case-links/moments.ts';
import { texts } from '../../../i18n/texts.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { CaseView } from '../chat/repository.ts';

/** With what whoever did it is called. */
type TelledHappened = Happened & { actorName: string | null };

export interface Telled {
  tx: Transaction;
  view: CaseView;
  happened: TelledHappened;
  /** The counter that said no, or had the case before. */
  from: string | null;
}

/** The broker who did it, where a broker did it for a counter: told as theirs, never as the counter's. */
export function brokerWho({ language }: CaseView, { decision, actorName }: TelledHappened): string | null {
  if (decision.as !== 'broker') return null;
  const { told } = texts(language).cases;
  return actorName === null ? told.aBroker : told.theBroker(actorName);
}

export function finishedBy(view: CaseView, happened: TelledHappened): string | null {
  return happened.decision.as === 'filer' ? null : (brokerWho(view, happened) ?? view.counter?.name ?? null);
}

/** Who has it now, by name and as what. */
export function leadName({ language, owner }: CaseView): string {
  const { rungs } = texts(language).cases;
  if (owner === null) return '';
  return owner.name === null ? rungs[owner.rung] : `${owner.name} (${rungs[owner.rung]})`;
}

/** Where it waits to be forwarded that is told with the text to forward, see {@link sentBackLines}. */
export function reroutedLine(
  view: CaseView,
  { event }: Happened,
  from: string | null,
  broker: string | null,
): string[] {
  if (view.state === 'to_forward') return [];
  const saysNo = event.kind === 'bounce' && broker === null ? from : null;
  return [texts(view.language).cases.told.rerouted(view.number, saysNo, view.counter?.name ?? '')];
}

/** Why a case that was at a counter waits to be forwarded to another now. */
export function sentBackLines({ view, happened, from }: Telled): string[] {
  const { told } = texts(view.language).cases;
  if (happened.event.kind !== 'bounce' || from === null || brokerWho(view, happened) !== null) return [];
  const words = happened.words ? [told.words(happened.words)] : [];
  return [told.sentBack(view.number, from), ...words];
}

export function bouncedLine({ language, number }: CaseView, from: string, broker: string | null): string {
  const { told } = texts(language).cases;
  return broker === null ? told.bounced(number, from) : told.bouncedByBroker(number, broker, from);
}

export function acceptedLine({ language, number, counter, owner }: CaseView, broker: string | null): string {
  if (broker !== null) return texts(language).cases.told.takenByBroker(number, broker, counter?.name ?? null);
  const name = owner?.memberId ? owner.name : null;
  return texts(language).cases.told.accepted(number, counter?.name ?? '', name);
}

/** Of a case that the counter has, or had, it is not said that it never came there: only who of them is out of reach. */
export function undeliveredLine(view: CaseView, { decision: { before } }: Happened): string {
  const { told, rungs } = texts(view.language).cases;
  const hadIt = before.reached !== null || view.owner?.memberId;
  if (!hadIt || isClosed(before)) return told.undelivered(view.number, view.counter?.name ?? '', leadName(view));
  return told.leadLost(view.number, rungs[before.owner.rung], leadName(view));
}

export function outcomeLine({ language, outcome }: CaseView): string | null {
  return outcome === null ? null : `${texts(language).caseLinks.finish.outcomes[outcome]}.`;
}

/** What is too late is said to be, and of nobody that it is their fault: it may have come to them later. */
export function reminderLine(view: CaseView, isLate: boolean): string {
  const { number, firstResponseDueAt, resolutionDueAt, owner } = view;
  const language = owner?.rung === 'filer' ? view.language : COUNTER_LANGUAGE;
  const { toOwner } = texts(language).cases;
  const due = firstResponseDueAt ?? resolutionDueAt;
  if (due === null) return toOwner.dueSoonNoDate(number);
  const when = inWords(due, language);
  if (!isLate) return toOwner.dueSoon(number, when);
  return firstResponseDueAt === null ? toOwner.finishOverdue(number, when) : toOwner.responseOverdue(number, when);
}
