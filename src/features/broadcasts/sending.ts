import { membersOf, organisationPlaces } from '../../audiences/members.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { callOff, holdBack, queueForMany } from '../../delivery/fan-out.ts';
import { createLiveCards, type LiveCards, NOTHING, type Step } from '../../delivery/live-cards.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import { texts } from '../../i18n/texts.ts';
import { makerIsTold, otherBrokers } from '../../people/second-broker.ts';
import type { Bell } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { messageName } from './actions.ts';
import { ASKED, approvalAsked } from './approving.ts';
import { deskChanged } from './desk-card.ts';
import { whenHeld } from './held.ts';
import { can } from './life.ts';
import { broadcastMessage } from './message.ts';
import { queuePosts, skipPosts } from './posts.ts';
import { isUnasked, purposeOf } from './purpose.ts';
import {
  fillRecipients,
  nextWaiting,
  noteQueued,
  postpone,
  settleRecipients,
  skipLate,
  skipWaiting,
} from './recipients.ts';
import { type Broadcast, setState, takeBroadcast } from './repository.ts';
import { type ViewDeps, viewOf } from './view.ts';

/** Queues so many at once: few enough that nobody waits for the locks of it. */
const CHUNK = 1_000;

/** A card is changed at most so often: Slack takes one message a second in a channel. */
const PROGRESS_EVERY_MS = 1_200;

/** Who had their share of messages is looked at again after so long, and not any more after two days. */
const SHARE = { hours: 2, mostHours: 48, reason: 'over-the-cap' };

export interface SendingDeps extends ViewDeps {
  prisma: PrismaClient;
  messenger: Messenger;
  outreach: Outreach;
  bell: Bell;
  logger: Logger;
  /** More people than this take a second broker; left out: nothing does. */
  approvalAbove?: number;
}

/** Brings broadcasts out, a step at a time. */
export function createSending(deps: SendingDeps): LiveCards {
  const { prisma, messenger, bell, logger } = deps;
  return createLiveCards({
    messenger,
    bell,
    logger,
    table: 'broadcast',
    everyMs: PROGRESS_EVERY_MS,
    waiting: () => atWork(prisma),
    step: (tx, id, everyMs) => step(deps, tx, id, everyMs),
    onError: 'a broadcast stopped for a moment',
  });
}

/** Which are to be looked at: what goes out or falls due, and what is not yet as its card says. */
async function atWork(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM broadcast
    WHERE state = 'sending' OR (state = 'scheduled' AND send_at <= clock_now())
       OR (state = 'awaiting_approval' AND progress IS NULL)
       OR (state IN ('paused', 'stopped', 'recalled', 'done')
           AND (progress IS NULL OR (progress -> 'change' ->> 'waiting')::int > 0
                OR (state <> 'paused' AND (progress -> 'counts' ->> 'queued')::int > 0)))`;
  return rows.map(({ id }) => id);
}

async function step(deps: SendingDeps, tx: Transaction, id: string, everyMs: number): Promise<Step> {
  const taken = await takeBroadcast(tx, id);
  if (!taken) return NOTHING;
  const isGoingOn = await goOn(deps, tx, taken);
  const now = (isGoingOn ? await takeBroadcast(tx, id) : null) ?? taken;
  // Where all is to be done now, its card shows how it ended.
  const isOnlyUnderWay = isGoingOn && everyMs === 0 && now.state === 'sending';
  const { againMs, messages } = isOnlyUnderWay ? NOTHING : await redraw(deps, tx, now, everyMs);
  return {
    isGoingOn,
    againMs,
    messages: [
      ...messages,
      ...(await whenItGoes(tx, taken, now)),
      ...(await whenItGrew(deps, tx, { before: taken, now })),
      ...(await askedFor(deps, tx, now)),
    ],
  };
}

/** Who planned it hears that it goes out: it may be days ago. */
async function whenItGoes(tx: Transaction, before: Broadcast, now: Broadcast): Promise<OutgoingMessage[]> {
  if (before.state !== 'scheduled' || now.state !== 'sending') return [];
  return makerIsTold(tx, now, (language) => texts(language).broadcasts.goesOutNow(now.number, now.title));
}

/** Who planned it hears that it does not go out, since it is for more people by now. */
async function whenItGrew(
  deps: SendingDeps,
  tx: Transaction,
  { before, now }: { before: Broadcast; now: Broadcast },
): Promise<OutgoingMessage[]> {
  const isAsked = now.state === 'awaiting_approval';
  if (before.state !== 'scheduled' || !(isAsked || now.state === 'draft')) return [];
  const told = await makerIsTold(tx, now, (language) => texts(language).broadcasts.grew(now.number, isAsked));
  return [...deskChanged(await viewOf(tx, deps, now)), ...told];
}

/** One that was written outside a chat, or grew, waits for a second broker, whom nobody asked yet. */
async function askedFor(deps: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<OutgoingMessage[]> {
  if (broadcast.state !== 'awaiting_approval' || broadcast.progress !== null) return [];
  await setState(tx, broadcast.id, 'awaiting_approval', { progress: ASKED });
  return approvalAsked(tx, await viewOf(tx, deps, broadcast));
}

/** @returns whether anything was done */
async function goOn(deps: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<boolean> {
  switch (broadcast.state) {
    case 'scheduled':
      return begin(deps, tx, broadcast);
    case 'sending':
      return broadcast.filledAt === null
        ? fill(deps, tx, broadcast)
        : (await queueNext(deps, tx, broadcast)) || finish(tx, broadcast);
    case 'paused':
      await holdBack(tx, messageName(broadcast.id));
      return false;
    case 'stopped':
    case 'recalled':
      await endWaiting(tx, broadcast.id);
      return false;
    default:
      return false;
  }
}

async function begin(deps: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<boolean> {
  const { id, sendAt } = broadcast;
  const now = await clockNow(tx);
  if (sendAt === null || sendAt > now) return false;
  if (await grewAbove(deps, tx, broadcast)) {
    // Its moment is here: whoever agrees sends it at once.
    const state = (await otherBrokers(tx, broadcast)).length > 0 ? 'awaiting_approval' : 'draft';
    await setState(tx, id, state, { sendAt: null });
    return true;
  }
  await setState(tx, id, 'sending', { startedAt: now });
  return true;
}

/** Whether it is for more people by now than its maker decides alone, and nobody else agreed to it. */
async function grewAbove(deps: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<boolean> {
  const { approvalAbove = Number.POSITIVE_INFINITY } = deps;
  if (broadcast.approvedAt !== null) return false;
  const { count } = await viewOf(tx, deps, broadcast);
  return (count?.total ?? 0) > approvalAbove;
}

/** Who is in the audience is decided now, and not when it was written. */
async function fill({ gazetteer }: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<boolean> {
  const { audience } = broadcast;
  await fillRecipients(tx, broadcast, membersOf(audience, await organisationPlaces(tx, gazetteer)));
  await queuePosts(tx, broadcast);
  return true;
}

/** @returns whether there was anybody for whom nothing was queued yet */
async function queueNext({ outreach }: SendingDeps, tx: Transaction, broadcast: Broadcast): Promise<boolean> {
  const { id, urgentReason } = broadcast;
  await skipLate(tx, id, SHARE);
  const waiting = await nextWaiting(tx, broadcast, CHUNK);
  if (waiting.length === 0) return false;
  const refused = waiting.filter((one) => one.refused).map((one) => one.person_id);
  await settleRecipients(tx, id, refused, { state: 'skipped', reason: 'refused' });
  const ids = waiting.filter((one) => !one.refused).map((one) => one.person_id);
  const full = isUnasked(broadcast) ? await whoHadTheirShare(tx, ids) : new Set<string>();
  const over = urgentReason === null ? ids.filter((personId) => full.has(personId)) : [];
  if (over.length > 0) await postpone(tx, id, over, SHARE);
  const now = waiting.filter((one) => !one.refused && !over.includes(one.person_id));
  const { messages, unreachable } = await queueForMany(tx, outreach, {
    personIds: now.map((one) => one.person_id),
    replies: { nl: broadcastMessage(broadcast, 'nl', 'new'), en: broadcastMessage(broadcast, 'en', 'new') },
    purpose: purposeOf(broadcast),
    about: messageName(id),
    avoid: new Map(now.map((one) => [one.person_id, one.tried])),
  });
  await noteQueued(tx, id, messages);
  const queued = new Set(messages.map(({ personId }) => personId));
  const whyNot = new Map(unreachable.map(({ personId, reason }) => [personId, reason]));
  for (const { person_id: personId, reason } of now.filter((one) => !queued.has(one.person_id))) {
    const why = whyNot.get(personId);
    // Who could be reached and got nothing queued was erased at this very moment.
    const end = why === undefined ? { state: 'skipped' as const, reason: 'erased' } : endOf(why, reason);
    await settleRecipients(tx, id, [personId], end);
  }
  return true;
}

/** @param before why it did not arrive where it was tried */
function endOf(unreachable: string, before: string | null) {
  // Of who is in no chat at all it is not known whether they were erased; who was is in no audience.
  if (unreachable !== 'no-way' && unreachable !== 'erased') return { state: 'skipped' as const, reason: unreachable };
  if (before === 'delivery.blocked') return { state: 'blocked' as const, reason: before };
  return { state: 'not_installed' as const, reason: before === 'delivery.not-installed' ? before : 'not-in-chat' };
}

async function finish(tx: Transaction, { id }: Broadcast): Promise<boolean> {
  const open = { where: { broadcastId: id, state: 'queued' as const } };
  const left = (await tx.broadcastRecipient.count(open)) + (await tx.broadcastPost.count(open));
  if (left > 0) return false;
  await setState(tx, id, 'done', { endedAt: await clockNow(tx) });
  return true;
}

/** What is on its way arrives; what still waits never goes. */
export async function endWaiting(tx: Transaction, id: string): Promise<void> {
  await skipWaiting(tx, id, await callOff(tx, messageName(id)), 'stopped');
  await skipPosts(tx, id);
}

/** The card of its broker says how it stands, not more often than a card is changed. */
async function redraw(
  deps: SendingDeps,
  tx: Transaction,
  broadcast: Broadcast,
  everyMs: number,
): Promise<Omit<Step, 'isGoingOn'>> {
  if (can('edit', broadcast) || broadcast.state === 'dropped') return { againMs: 0, messages: [] };
  const [last] = await tx.$queryRaw<{ wait_ms: number | null }[]>`
    SELECT (${everyMs}::float8 - extract(epoch FROM clock_timestamp() - progress_at) * 1000)::float8 AS wait_ms
    FROM broadcast WHERE id = ${broadcast.id}::uuid`;
  const waitMs = last?.wait_ms ?? 0;
  if (waitMs > 0) return { againMs: waitMs, messages: [] };
  const view = await viewOf(tx, deps, broadcast);
  // Names are not kept with it.
  const { state, version } = broadcast;
  const shown = { state, version, ...view.progress, replied: view.progress?.replied.count ?? 0 };
  const [stored] = await tx.$queryRaw<{ is_same: boolean }[]>`
    SELECT progress IS NOT DISTINCT FROM ${JSON.stringify(shown)}::jsonb AS is_same
    FROM broadcast WHERE id = ${broadcast.id}::uuid`;
  if (!stored || stored.is_same) return { againMs: 0, messages: [] };
  await tx.$executeRaw`
    UPDATE broadcast SET progress = ${JSON.stringify(shown)}::jsonb, progress_at = clock_timestamp()
    WHERE id = ${broadcast.id}::uuid`;
  const told = await whenHeld(tx, broadcast, view.progress?.held ?? []);
  return { againMs: 0, messages: [...deskChanged(view), ...told] };
}
