import { membersOf, organisationPlaces } from '../../audiences/members.ts';
import type { CalendarMail } from '../../calendar-mail/calendar-mail.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import { queueForMany } from '../../delivery/fan-out.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import { createLanes, type Lanes } from '../../jobs/lanes.ts';
import type { Bell } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { invitationName, RECAP, sessionName } from './actions.ts';
import { keepCalendars, outOfDate } from './calendars-by-mail.ts';
import { deskChanged } from './desk-card.ts';
import { invitation, reminder } from './message.ts';
import { moveUp, seriesToMoveUp, sessionsToMoveUp } from './places.ts';
import { comersOf, planNext, readSeries, type Series, type Session, toCome } from './repository.ts';
import { brokersOf, movedMessages, seenBy, toEach } from './telling.ts';
import { topicsOf } from './topics.ts';
import { titleOf, whenIn } from './words.ts';

/** Queues so many at once: few enough that nobody waits for the locks of it. */
const CHUNK = 1_000;
const STEP_WITHIN_MS = 60_000;
const TOPICS_SHOWN = 5;

export interface SessionSendingDeps {
  prisma: PrismaClient;
  messenger: Messenger;
  outreach: Outreach;
  gazetteer: Gazetteer;
  bell: Bell;
  logger: Logger;
  /** Null: no e-mail can be sent. */
  calendarMail: CalendarMail | null;
}

/**
 * Brings out invitations, and does what falls due by itself: reminders, and the question for a recap. What is to be done stands
 * in the database: any process goes on with it.
 */
export function createSessionSending(deps: SessionSendingDeps): Lanes {
  const { prisma, messenger, bell, logger, calendarMail } = deps;
  return createLanes({
    work: async (id) => (await messenger.within((tx) => step(deps, tx, id), { withinMs: STEP_WITHIN_MS })).isGoingOn,
    waiting: async () => [
      ...new Set([...(await atWork(prisma)), ...(calendarMail === null ? [] : await outOfDate(prisma))]),
    ],
    concurrency: 1,
    calls: { bell, table: 'session' },
    onError: (error) => logger.error({ error }, 'a session stopped for a moment'),
  });
}

async function atWork(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM session_series
    WHERE state = 'announced' AND (invited_at IS NULL OR invite_again_at <= clock_now())
    UNION SELECT series_id FROM session WHERE next_at <= clock_now() OR stale`;
  return [...rows.map(({ id }) => id), ...(await seriesToMoveUp(prisma))];
}

interface Step {
  isGoingOn: boolean;
  messages: OutgoingMessage[];
}

async function step(deps: SessionSendingDeps, tx: Transaction, id: string): Promise<Step> {
  const taken = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM session_series WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`;
  const series = taken.length === 0 ? null : await readSeries(tx, id);
  if (!series) return { isGoingOn: false, messages: [] };
  const now = await clockNow(tx);
  if (series.state === 'announced' && (series.invitedAt === null || isDue(series.inviteAgainAt, now))) {
    await inviteAll(deps, tx, series, now);
    return { isGoingOn: true, messages: await deskAsIs(deps, tx, id, now) };
  }
  if (deps.calendarMail) await keepCalendars(tx, deps.calendarMail, series);
  const moved = series.state === 'announced' ? await movedUp(tx, series, now) : [];
  if (moved.length > 0 || (await wasStale(tx, series)))
    return { isGoingOn: true, messages: [...moved, ...(await deskAsIs(deps, tx, id, now))] };
  const due = series.sessions.find(({ nextAt }) => nextAt !== null && nextAt <= now);
  if (!due) return { isGoingOn: false, messages: [] };
  await planNext(tx, due, due.nextAt ?? now);
  return { isGoingOn: true, messages: await dueNow(tx, series, due, now) };
}

function isDue(moment: Date | null, now: Date): boolean {
  return moment !== null && moment <= now;
}

/** Who had their share of messages is looked at again after so long, until the last date. */
const SHARE_MS = 2 * 60 * 60_000;

/** Everybody it is for, once: who was invited before or wants nothing unasked is left out, who had their share of it comes later. */
async function inviteAll(
  { gazetteer, outreach }: SessionSendingDeps,
  tx: Transaction,
  series: Series,
  now: Date,
): Promise<void> {
  const about = invitationName(series.id);
  const members = membersOf(series.audience, await organisationPlaces(tx, gazetteer));
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT person.id FROM (${members}) AS member JOIN person ON person.id = member.person_id
    WHERE person.unasked_refused_at IS NULL
      AND NOT EXISTS (SELECT FROM outbox WHERE card = ${about} AND recipient_id = person.id)
    ORDER BY person.id`;
  const isToCome = toCome(series, now).length > 0;
  const seen = await seenBy(tx, series, null, now);
  let later = 0;
  for (let from = 0; isToCome && from < rows.length; from += CHUNK) {
    const ids = rows.slice(from, from + CHUNK).map(({ id }) => id);
    const full = await whoHadTheirShare(tx, ids);
    later += full.size;
    await queueForMany(tx, outreach, {
      personIds: ids.filter((id) => !full.has(id)),
      replies: { nl: invitation(seen, 'nl'), en: invitation(seen, 'en') },
      purpose: 'invitation',
      about,
    });
  }
  const inviteAgainAt = later > 0 ? new Date(now.getTime() + SHARE_MS) : null;
  const invitedAt = series.invitedAt ?? now;
  await tx.sessionSeries.update({ where: { id: series.id }, data: { invitedAt, invitedLater: later, inviteAgainAt } });
}

async function deskAsIs(
  { gazetteer }: SessionSendingDeps,
  tx: Transaction,
  id: string,
  now: Date,
): Promise<OutgoingMessage[]> {
  const series = await readSeries(tx, id);
  return series ? deskChanged(tx, gazetteer, series, now) : [];
}

/** Somebody answered since its brokers' cards were drawn: they are drawn once for all who did meanwhile. */
async function wasStale(tx: Transaction, { id }: Series): Promise<boolean> {
  return (await tx.session.updateMany({ where: { seriesId: id, stale: true }, data: { stale: false } })).count > 0;
}

/** Offers that are over go to the next, and so does the place of who left. */
async function movedUp(tx: Transaction, series: Series, now: Date): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = [];
  for (const id of await sessionsToMoveUp(tx, series.id)) {
    const session = series.sessions.find((one) => one.id === id);
    if (session) messages.push(...(await movedMessages(tx, series, session, await moveUp(tx, id, now))));
  }
  return messages;
}

async function dueNow(tx: Transaction, series: Series, session: Session, now: Date): Promise<OutgoingMessage[]> {
  if (series.state !== 'announced' || session.cancelledAt !== null) return [];
  if (session.nextStep === 'recap') return askForRecap(tx, series, session);
  // What was held up until it began reminds nobody of anything.
  if (session.startsAt <= now) return [];
  const wanted = await topicsOf(tx, session.id, null);
  const comers = await comersOf(tx, [session.id]);
  return toEach(
    comers,
    (language) => {
      const { topic } = texts(language).sessions;
      const top = wanted.slice(0, TOPICS_SHOWN).map(({ text, votes }) => topic(text, votes));
      return reminder(series, session, top, language);
    },
    'reminder',
  );
}

async function askForRecap(tx: Transaction, series: Series, session: Session): Promise<OutgoingMessage[]> {
  if (session.recap !== null) return [];
  return (await brokersOf(tx, series)).map(({ id, language }) => {
    const { sessions } = texts(language);
    return {
      to: { personId: id, ifUnreachable: 'skip' },
      purpose: 'reminder',
      replies: [
        {
          language,
          subject: sessionName(session.id),
          body: [paragraph(sessions.recapWanted(titleOf(series, language), whenIn(session, language)))],
          buttons: [
            {
              kind: 'action',
              label: sessions.buttons.recap,
              action: RECAP,
              payload: { sessionId: session.id },
              style: 'primary',
            },
          ],
        },
      ],
    };
  });
}
