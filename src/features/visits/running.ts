import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Fate } from '../../delivery/fate.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { createLanes, type Lanes } from '../../jobs/lanes.ts';
import type { Bell } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { setVisitAlarm } from './alarms.ts';
import { cardsChanged } from './desk-card.ts';
import { fillGuests, invitationFailed, inviteNext } from './inviting.ts';
import { movedMessages } from './messages.ts';
import { moveUp } from './replying.ts';
import { lockVisit, readVisit } from './repository.ts';
import { viewOf } from './view.ts';

/** A card is changed at most so often, and at most once in 1.2 s: Slack takes one message a second in a channel. */
const SHOWN_EVERY_MS = 1_250;
const STEP_WITHIN_MS = 60_000;

/** Brings invitations out and keeps the cards true. What is to be done stands in the database: any process goes on with it. */
export interface VisitsRunning extends Lanes {
  /** Something became of a visit: its cards are to show that, soon. */
  changed(visitId: string): void;
  /** What became of a message about a visit. */
  fate(tx: Transaction, fate: Fate): Promise<void>;
}

interface RunningDeps {
  prisma: PrismaClient;
  messenger: Messenger;
  outreach: Outreach;
  gazetteer: Gazetteer;
  bell: Bell;
  logger: Logger;
}

export function createVisitsRunning(deps: RunningDeps): VisitsRunning {
  const { prisma, messenger, bell, logger } = deps;
  /** Whose cards are going to be looked at already. */
  const soon = new Set<string>();
  /** All is to be done now, and shown at once. */
  let isHasty = false;

  async function work(id: string): Promise<boolean> {
    soon.delete(id);
    const { isGoingOn, againMs } = await messenger.within((tx) => step(deps, tx, id, isHasty ? 0 : SHOWN_EVERY_MS), {
      withinMs: STEP_WITHIN_MS,
    });
    if (againMs > 0) changed(id, againMs);
    return isGoingOn;
  }

  const lanes = createLanes({
    work,
    waiting: () => atWork(prisma),
    concurrency: 1,
    calls: { bell, table: 'site_visit' },
    onError: (error) => logger.error({ error }, 'a site visit stopped for a moment'),
  });

  function changed(id: string, afterMs = SHOWN_EVERY_MS): void {
    if (soon.has(id)) return;
    soon.add(id);
    lanes.wake(id, afterMs);
  }

  return {
    ...lanes,
    changed: (id) => changed(id),
    async settled() {
      isHasty = true;
      for (const id of soon) lanes.wake(id);
      try {
        return await lanes.settled();
      } finally {
        isHasty = false;
      }
    },
    async fate(tx, { about, personId, outcome, errorCode }) {
      const [, id = ''] = about.split(':');
      if (personId === null || outcome !== 'undeliverable') return;
      await invitationFailed(tx, id, personId, errorCode ?? 'unexpected');
      await tx.$executeRaw`UPDATE site_visit SET stale = true WHERE id = ${id}::uuid AND NOT stale`;
      changed(id);
    },
  };
}

/** Which are to be looked at: who is still to be invited, and what is not yet as the cards say. */
async function atWork(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM site_visit visit
    WHERE stale OR (state = 'open' AND (filled_at IS NULL OR EXISTS (
      SELECT FROM visit_guest WHERE visit_id = visit.id AND reply = 'invited' AND outbox_id IS NULL
        AND (not_invited IS NULL OR waits_until <= clock_now()))))`;
  return rows.map(({ id }) => id);
}

interface Step {
  /** There is more to do at once. */
  isGoingOn: boolean;
  /** When its cards are to be looked at again; 0: when something becomes of it. */
  againMs: number;
  messages: readonly OutgoingMessage[];
}

const NOTHING: Step = { isGoingOn: false, againMs: 0, messages: [] };

async function step(deps: RunningDeps, tx: Transaction, id: string, everyMs: number): Promise<Step> {
  // In the queue with who replies: passed over, the cards would stand still for as long as people reply.
  const visit = await lockVisit(tx, id);
  if (!visit) return NOTHING;
  const now = await clockNow(tx);
  const begins = visit.slots.some(({ startsAt }) => startsAt > now);
  if (visit.state === 'open' && visit.filledAt === null) {
    await fillGuests(tx, deps.gazetteer, visit);
    return { ...NOTHING, isGoingOn: true };
  }
  if (visit.state === 'open' && begins && (await inviteNext(tx, deps.outreach, visit)))
    return { ...NOTHING, isGoingOn: true };
  // A place also comes free when somebody is erased.
  const moved = visit.state === 'open' ? await moveUp(tx, visit, now) : { offered: [], lapsed: [] };
  const isMoved = moved.offered.length + moved.lapsed.length > 0;
  if (isMoved) await setVisitAlarm(tx, visit, now);
  const told = isMoved ? await movedMessages(tx, (await readVisit(tx, id)) ?? visit, moved) : [];
  const { messages, againMs } = await redraw(deps, tx, id, everyMs);
  return { isGoingOn: false, againMs, messages: [...told, ...messages] };
}

/** The cards say how it stands, not more often than a card is changed. */
async function redraw(
  { gazetteer }: RunningDeps,
  tx: Transaction,
  id: string,
  everyMs: number,
): Promise<Pick<Step, 'againMs' | 'messages'>> {
  const [row] = await tx.$queryRaw<{ stale: boolean; wait_ms: number | null }[]>`
    SELECT stale, (${everyMs}::float8 - extract(epoch FROM clock_timestamp() - shown_at) * 1000)::float8 AS wait_ms
    FROM site_visit WHERE id = ${id}::uuid`;
  if (!row?.stale) return { againMs: 0, messages: [] };
  if ((row.wait_ms ?? 0) > 0) return { againMs: row.wait_ms ?? 0, messages: [] };
  await tx.$executeRaw`UPDATE site_visit SET stale = false, shown_at = clock_timestamp() WHERE id = ${id}::uuid`;
  const visit = await readVisit(tx, id);
  return { againMs: 0, messages: visit ? cardsChanged(await viewOf(tx, gazetteer, visit)) : [] };
}
