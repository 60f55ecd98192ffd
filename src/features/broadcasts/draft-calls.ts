import { momentIn } from '../../calendar/moment-said.ts';
import { ephemeral } from '../../chat/call.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { recordAudit } from '../../people/audit.ts';
import { isTheirOwn, nameOf, otherBrokers } from '../../people/second-broker.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { APPROVE, broadcastSchema, DISAPPROVE, DROP, SEND, TEST, versionSchema } from './actions.ts';
import { ASKED, approvalAsked, makerHears } from './approving.ts';
import type { BroadcastDeps } from './deps.ts';
import { cardsOf, problemWith } from './form.ts';
import { can, isTheirs, maySayIt, notReady } from './life.ts';
import { broadcastMessage } from './message.ts';
import { type Broadcast, lockBroadcast, readBroadcast, setState } from './repository.ts';
import { quietUntil } from './schedule.ts';
import { type BroadcastView, type ViewDeps, viewOf } from './view.ts';

/** What a broker does with a broadcast before it goes out. */
export function draftCalls(deps: BroadcastDeps): CallAction[] {
  return [send(deps), test(deps), drop(deps), approve(deps), disapprove(deps)];
}

function send(deps: BroadcastDeps): CallAction {
  return callAction({
    name: SEND,
    role: 'broker',
    payload: versionSchema,
    async run(turn, { broadcastId, version }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await lockBroadcast(tx, broadcastId);
      const problem = problemWith(turn, broadcast, version);
      if (problem !== null || !broadcast) return ephemeral(turn, problem ?? broadcasts.gone);
      if (!can('send', broadcast)) return ephemeral(turn, broadcasts.waitsAlready);
      const view = await viewOf(tx, deps, broadcast);
      const total = view.count?.total ?? 0;
      const why = whyNot(turn, view, total);
      if (why !== null) return ephemeral(turn, why);
      if (total <= deps.approvalAbove) return goOut(deps, turn, tx, broadcast);
      if ((await otherBrokers(tx, broadcast)).length === 0)
        return ephemeral(turn, broadcasts.noSecondBroker(deps.approvalAbove));
      await setState(tx, broadcast.id, 'awaiting_approval', { progress: ASKED });
      return {
        response: ephemeral(turn, broadcasts.asksSecond(total, deps.approvalAbove)),
        messages: [...(await cardsOf(deps, tx, broadcast)), ...(await approvalAsked(tx, view))],
      };
    },
  });
}

function whyNot(turn: Turn, { broadcast, channels }: BroadcastView, total: number): string | null {
  const { broadcasts } = texts(turn.language);
  if (!maySayIt(turn.actor, broadcast, channels)) return broadcasts.onlyNetwork;
  const problem = notReady(broadcast, { total: total + channels.length, now: turn.now });
  return problem === null ? null : broadcasts.notReady[problem];
}

/** At once, or at its moment; the sending of it goes on by what stands in the database from the commit on. */
async function goOut(deps: BroadcastDeps, turn: Turn, tx: Transaction, broadcast: Broadcast): Promise<CallAnswer> {
  const { broadcasts } = texts(turn.language);
  const { id, sendAt } = broadcast;
  if (sendAt === null) await setState(tx, id, 'sending', { startedAt: await clockNow(tx) });
  else await setState(tx, id, 'scheduled');
  await audited(tx, turn, broadcast, 'broadcast.sent');
  await ringAtCommit(tx, ['broadcast']);
  const quiet = quietUntil(sendAt ?? turn.now);
  const later = quiet === null ? '' : ` ${broadcasts.arrivesFrom(momentIn(turn.language, quiet))}`;
  const goes = sendAt === null ? broadcasts.goesOut : broadcasts.goesOutAt(momentIn(turn.language, sendAt));
  return { response: ephemeral(turn, `${goes}${later}`), messages: await cardsOf(deps, tx, broadcast) };
}

/** What somebody does with a broadcast that is written down. */
type Audited =
  | 'sent'
  | 'approved'
  | 'disapproved'
  | 'dropped'
  | 'paused'
  | 'resumed'
  | 'stopped'
  | 'corrected'
  | 'recalled'
  | 'reminded';

export async function audited(
  tx: Transaction,
  { actor }: Pick<Turn, 'actor'>,
  { id, organisationId, number }: Broadcast,
  action: `broadcast.${Audited}`,
): Promise<void> {
  const object = { objectKind: 'broadcast', objectId: id, details: { number } };
  await recordAudit(tx, { actorId: actor.personId, organisationId, action, ...object });
}

function test(deps: BroadcastDeps): CallAction {
  return callAction({
    name: TEST,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await readBroadcast(tx, broadcastId);
      const { personId } = turn.actor;
      if (!broadcast || personId === null || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      return { response: ephemeral(turn, broadcasts.tested), messages: [await testFor(deps, tx, turn, broadcast)] };
    },
  });
}

/** To who tries it out, in each language in which somebody will get it. */
export async function testFor(
  deps: ViewDeps,
  tx: Transaction,
  { actor, language: own }: Turn,
  broadcast: Broadcast,
): Promise<OutgoingMessage> {
  const { count } = await viewOf(tx, deps, broadcast);
  const languages = (['nl', 'en'] as const).filter(
    (language) => language === own || (count?.languages[language] ?? 0) > 0,
  );
  const drawn = [
    ...new Map(languages.map((language) => [broadcastMessage(broadcast, language, 'new'), language])).keys(),
  ];
  // Without its name: what is tried out is not what is corrected later, and its buttons do nothing.
  const replies = drawn.map(({ card: _, subject: __, buttons: ___, ...reply }) => ({
    ...reply,
    body: [{ kind: 'paragraph' as const, text: texts(reply.language).broadcasts.isTest }, ...reply.body],
  }));
  return { to: { personId: actor.personId ?? '', ifUnreachable: 'fail' }, replies };
}

/** It goes to nobody any more. */
export async function markDropped(tx: Transaction, turn: Turn, broadcast: Broadcast): Promise<void> {
  await setState(tx, broadcast.id, 'dropped');
  await audited(tx, turn, broadcast, 'broadcast.dropped');
}

function drop(deps: BroadcastDeps): CallAction {
  return callAction({
    name: DROP,
    role: 'broker',
    payload: broadcastSchema,
    async run(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await lockBroadcast(tx, broadcastId);
      if (!broadcast || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      if (!can('drop', broadcast)) return ephemeral(turn, broadcasts.wentOut);
      await markDropped(tx, turn, broadcast);
      return { response: ephemeral(turn, broadcasts.dropped), messages: await cardsOf(deps, tx, broadcast) };
    },
  });
}

function approve(deps: BroadcastDeps): CallAction {
  return callAction({
    name: APPROVE,
    role: 'broker',
    payload: versionSchema,
    async run(turn, { broadcastId, version }, tx) {
      const { broadcasts } = texts(turn.language);
      const asked = await askedToAgree(turn, tx, { broadcastId, version });
      if (typeof asked === 'string') return ephemeral(turn, asked);
      const { broadcast, personId } = asked;
      if (broadcast.sendAt !== null && broadcast.sendAt <= turn.now) return ephemeral(turn, broadcasts.notReady.past);
      await tx.broadcast.update({
        where: { id: broadcast.id },
        data: { approvedById: personId, approvedAt: await clockNow(tx) },
      });
      await audited(tx, turn, broadcast, 'broadcast.approved');
      const gone = await goOut(deps, turn, tx, broadcast);
      const heard = await makerHears(tx, broadcast, true, await nameOf(tx, personId));
      return 'messages' in gone ? { ...gone, messages: [...gone.messages, ...heard] } : gone;
    },
  });
}

function disapprove(deps: BroadcastDeps): CallAction {
  return callAction({
    name: DISAPPROVE,
    role: 'broker',
    payload: versionSchema,
    async run(turn, payload, tx) {
      const { broadcasts } = texts(turn.language);
      const asked = await askedToAgree(turn, tx, payload);
      if (typeof asked === 'string') return ephemeral(turn, asked);
      const { broadcast, personId } = asked;
      await setState(tx, broadcast.id, 'draft');
      await audited(tx, turn, broadcast, 'broadcast.disapproved');
      const messages = [
        ...(await cardsOf(deps, tx, broadcast)),
        ...(await makerHears(tx, broadcast, false, await nameOf(tx, personId))),
      ];
      return { response: ephemeral(turn, broadcasts.sentBack), messages };
    },
  });
}

/** @returns a sentence when this person cannot decide it, or nothing is asked any more */
async function askedToAgree(
  turn: Turn,
  tx: Transaction,
  { broadcastId, version }: { broadcastId: string; version: number },
): Promise<string | { broadcast: Broadcast; personId: string }> {
  const { broadcasts } = texts(turn.language);
  const broadcast = await lockBroadcast(tx, broadcastId);
  const { personId } = turn.actor;
  if (!broadcast || personId === null || !isTheirs(turn.actor, broadcast)) return broadcasts.gone;
  if (!can('approve', broadcast)) return broadcasts.decided;
  if (broadcast.version !== version) return broadcasts.changedMeanwhile;
  return (await isTheirOwn(tx, broadcast, personId)) ? broadcasts.ownApproval : { broadcast, personId };
}
