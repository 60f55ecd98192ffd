import type { CalendarMail } from '../../calendar-mail/calendar-mail.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Fate } from '../../delivery/fate.ts';
import { createLiveCards, type LiveCards, NOTHING, type Step } from '../../delivery/live-cards.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { Bell } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { isOfTold, VISIT_TOPIC } from './actions.ts';
import { setVisitAlarm } from './alarms.ts';
import { keepCalendars } from './calendars-by-mail.ts';
import { cardsChanged } from './desk-card.ts';
import { fillGuests, invitationFate, inviteNext } from './inviting.ts';
import { movedMessages } from './messages.ts';
import { changeFate } from './not-told.ts';
import { moveUp } from './replying.ts';
import { lockVisit, markStale, readVisit } from './repository.ts';
import { viewOf } from './view.ts';

/** A card is changed at most so often, and at most once in 1.2 s: Slack takes one message a second in a channel. */
const SHOWN_EVERY_MS = 1_250;

/** Brings invitations out and keeps the cards true. */
export interface VisitsRunning extends LiveCards {
  /** What became of a message about a visit. */
  fate(tx: Transaction, fate: Fate): Promise<OutgoingMessage[]>;
  /** An e-mail to a calendar did not arrive, or does now: the organisers see it. */
  mailFate(tx: Transaction, subject: string): Promise<void>;
}

interface RunningDeps {
  prisma: PrismaClient;
  messenger: Messenger;
  outreach: Outreach;
  gazetteer: Gazetteer;
  bell: Bell;
  logger: Logger;
  /** Null: no e-mail can be sent. */
  calendarMail: CalendarMail | null;
}

export function createVisitsRunning(deps: RunningDeps): VisitsRunning {
  const { prisma, messenger, bell, logger } = deps;
  const cards = createLiveCards({
    messenger,
    bell,
    logger,
    table: 'site_visit',
    everyMs: SHOWN_EVERY_MS,
    waiting: () => atWork(prisma),
    step: (tx, id, everyMs) => step(deps, tx, id, everyMs),
    onError: 'a site visit stopped for a moment',
  });
  return {
    ...cards,
    async fate(tx, fate) {
      const [, id = ''] = fate.about.split(':');
      const messages = isOfTold(fate.about) ? await changeFate(tx, id, fate) : await invitationFate(tx, id, fate);
      if (messages === null) return [];
      await markStale(tx, id);
      cards.changed(id);
      return messages;
    },
    async mailFate(tx, subject) {
      const [topic, id = ''] = subject.split(':');
      if (topic !== VISIT_TOPIC) return;
      await markStale(tx, id);
      cards.changed(id);
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
  if (deps.calendarMail) await keepCalendars(tx, deps.calendarMail, (await readVisit(tx, id)) ?? visit, now);
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
