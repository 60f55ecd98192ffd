import { ephemeral } from '../../chat/call.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { asksOthers, isTheirOwn, makerIsTold, nameOf, otherBrokers } from '../../people/second-broker.ts';
import type { Doer } from '../../places/history.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { APPROVE, approvalCard, DISAPPROVE, versionSchema } from './actions.ts';
import { setVisitAlarm } from './alarms.ts';
import type { VisitDeps } from './deps.ts';
import { cardsChanged, draftBlocks } from './desk-card.ts';
import { noteEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { can, isTheirs, notReady } from './life.ts';
import { lockVisit, readVisit, type Visit } from './repository.ts';
import { type VisitView, viewOf } from './view.ts';

/** What a second broker does with an invitation to more people than one broker may invite alone. */
export function approvalCalls(deps: VisitDeps): CallAction[] {
  return [approve(deps), disapprove(deps)];
}

/** It waits until another broker agrees; the first who answers decides. */
export async function askSecond(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  { visit, total }: { visit: Visit; total: number },
): Promise<CallAnswer> {
  const { visits } = texts(turn.language);
  if ((await otherBrokers(tx, visit)).length === 0) return ephemeral(turn, visits.noSecondBroker(deps.approvalAbove));
  await tx.siteVisit.update({ where: { id: visit.id }, data: { state: 'awaiting_approval', stale: true } });
  await noteEvents(tx, [{ by: turn.actor.personId, via: 'press', visitId: visit.id, what: 'asked-to-agree' }]);
  const view = await viewOf(tx, deps.gazetteer, { ...visit, state: 'awaiting_approval' });
  const asked = await asksOthers(tx, visit, (language) => approvalRequest(view, language, true));
  return {
    response: ephemeral(turn, visits.asksSecond(total, deps.approvalAbove)),
    messages: [...cardsChanged(view), ...asked],
  };
}

/** People are invited from now on; what brings that about reads it in the database. */
export async function openVisit(
  tx: Transaction,
  { id: visitId, number, organisationId }: Pick<Visit, 'id' | 'number' | 'organisationId'>,
  { by, via }: Doer,
): Promise<void> {
  const now = await clockNow(tx);
  await tx.siteVisit.update({ where: { id: visitId }, data: { state: 'open', openedAt: now, stale: true } });
  await noteEvents(tx, [{ by, via, visitId, what: 'opened' }]);
  const object = { objectKind: 'site_visit', objectId: visitId, details: { number } };
  await recordAudit(tx, { actorId: by, organisationId, action: 'visit.opened', ...object });
  await setVisitAlarm(tx, { id: visitId, state: 'open' }, now);
  await ringAtCommit(tx, ['site_visit']);
}

/** The same by a press. */
export async function openNow(deps: VisitDeps, turn: Turn, tx: Transaction, visit: Visit): Promise<CallAnswer> {
  const { visits } = texts(turn.language);
  await openVisit(tx, visit, { by: turn.actor.personId, via: 'press' });
  const opened = (await readVisit(tx, visit.id)) ?? visit;
  const messages = [
    ...cardsChanged(await viewOf(tx, deps.gazetteer, opened)),
    ...(await approvalOver(deps, tx, visit)),
  ];
  return { response: ephemeral(turn, visits.opened), messages };
}

/** Who was asked to agree sees that it is over, when it is. @param before as it was */
export async function approvalOver(
  deps: Pick<VisitDeps, 'gazetteer'>,
  tx: Transaction,
  before: Visit,
): Promise<OutgoingMessage[]> {
  const now = await readVisit(tx, before.id);
  if (before.state !== 'awaiting_approval' || !now || now.state === before.state) return [];
  const view = await viewOf(tx, deps.gazetteer, now);
  return redrawn(approvalCard(now.id), (language) => withoutName(approvalRequest(view, language, false)));
}

/** Each stands under the name it was sent with. */
function withoutName({ card: _, ...reply }: ReplyDraft): ReplyDraft {
  return reply;
}

/** What a second broker gets to see. @param asks false: it is decided, or changed since */
function approvalRequest(view: VisitView, language: Language, asks: boolean): ReplyDraft {
  const { visit } = view;
  const { visits } = texts(language);
  const payload = { visitId: visit.id, version: visit.version };
  const heading = asks ? visits.approvalAsked(visit.createdBy, visit.number) : visits.approvalOver(visit.number);
  return {
    language,
    framed: true,
    card: `${approvalCard(visit.id)}:${language}:asked`,
    body: [paragraph(heading), ...factsOf(visit, language), ...draftBlocks(view, language)],
    buttons: asks
      ? [
          { kind: 'action', label: visits.buttons.approve, action: APPROVE, payload, style: 'primary' },
          { kind: 'action', label: visits.buttons.disapprove, action: DISAPPROVE, payload },
        ]
      : [],
  };
}

function approve(deps: VisitDeps): CallAction {
  return decides(APPROVE, async (turn, { visit, personId }, tx) => {
    const lack = notReady(visit, { total: 1, now: turn.now });
    if (lack !== null) return ephemeral(turn, texts(turn.language).visits.notReady[lack]);
    await tx.siteVisit.update({
      where: { id: visit.id },
      data: { approvedById: personId, approvedAt: await clockNow(tx) },
    });
    const { organisationId, number, id: objectId } = visit;
    const object = { objectKind: 'site_visit', objectId, details: { number } };
    await recordAudit(tx, { actorId: personId, organisationId, action: 'visit.approved', ...object });
    const gone = await openNow(deps, turn, tx, visit);
    const heard = await makerHears(tx, visit, true, personId);
    return 'messages' in gone ? { ...gone, messages: [...gone.messages, ...heard] } : gone;
  });
}

function disapprove(deps: VisitDeps): CallAction {
  return decides(DISAPPROVE, async (turn, { visit, personId }, tx) => {
    await tx.siteVisit.update({ where: { id: visit.id }, data: { state: 'draft', stale: true } });
    await noteEvents(tx, [{ by: personId, via: 'press', visitId: visit.id, what: 'not-agreed' }]);
    deps.changed(visit.id);
    const messages = [...(await approvalOver(deps, tx, visit)), ...(await makerHears(tx, visit, false, personId))];
    return { response: ephemeral(turn, texts(turn.language).visits.sentBack), messages };
  });
}

/** A press of the second broker, as long as it is theirs to decide. */
function decides(
  name: string,
  act: (turn: Turn, asked: { visit: Visit; personId: string }, tx: Transaction) => Promise<CallAnswer>,
): CallAction {
  return callAction({
    name,
    role: 'broker',
    payload: versionSchema,
    async run(turn, payload, tx) {
      const asked = await askedToAgree(turn, tx, payload);
      return typeof asked === 'string' ? ephemeral(turn, asked) : act(turn, asked, tx);
    },
  });
}

/** Its maker hears that people are invited at the word of the operator, in whose command it stands why. */
export function makerHearsOfOperator(tx: Transaction, visit: Visit, reason: string): Promise<OutgoingMessage[]> {
  return makerIsTold(tx, visit, (language) => texts(language).visits.agreedByOperator(visit.number, reason));
}

async function makerHears(tx: Transaction, visit: Visit, agreed: boolean, by: string): Promise<OutgoingMessage[]> {
  const name = await nameOf(tx, by);
  return makerIsTold(tx, visit, (language) => {
    const { visits } = texts(language);
    return (agreed ? visits.agreed : visits.notAgreed)(name, visit.number);
  });
}

/** @returns a sentence when this person cannot decide it, or nothing is asked any more */
async function askedToAgree(
  turn: Turn,
  tx: Transaction,
  { visitId, version }: { visitId: string; version: number },
): Promise<string | { visit: Visit; personId: string }> {
  const { visits } = texts(turn.language);
  const visit = await lockVisit(tx, visitId);
  const { personId } = turn.actor;
  if (!visit || personId === null || !isTheirs(turn.actor, visit)) return visits.gone;
  if (!can('approve', visit, turn.now)) return visits.decided;
  if (visit.version !== version) return visits.changedMeanwhile;
  return (await isTheirOwn(tx, visit, personId)) ? visits.ownApproval : { visit, personId };
}
