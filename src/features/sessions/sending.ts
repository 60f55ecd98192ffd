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
import { holdersOf } from '../../people/in-reach.ts';
import type { Bell } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { invitationName, RECAP, sessionName } from './actions.ts';
import { keepCalendars, outOfDate } from './calendars-by-mail.ts';
import { deskChanged } from './desk-card.ts';
import { invitation, reminder } from './message.ts';
import { comersOf, planNext, readSeries, type Series, type Session } from './repository.ts';
import { seenBy, toEach } from './telling.ts';
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
    SELECT id FROM session_series WHERE state = 'announced' AND invited_at IS NULL
    UNION SELECT series_id FROM session WHERE next_at <= clock_now()`;
  return rows.map(({ id }) => id);
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
  if (series.state === 'announced' && series.invitedAt === null) {
    await inviteAll(deps, tx, series, now);
    const shown = await readSeries(tx, id);
    return { isGoingOn: true, messages: shown ? await deskChanged(tx, deps.gazetteer, shown, now) : [] };
  }
  if (deps.calendarMail) await keepCalendars(tx, deps.calendarMail, series);
  const due = series.sessions.find(({ nextAt }) => nextAt !== null && nextAt <= now);
  if (!due) return { isGoingOn: false, messages: [] };
  await planNext(tx, due, due.nextAt ?? now);
  return { isGoingOn: true, messages: await dueNow(tx, series, due, now) };
}

/** Everybody it is for, once: who was invited before, wants nothing unasked or had their share of it is left out. */
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
  const seen = await seenBy(tx, series, null, now);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const ids = rows.slice(from, from + CHUNK).map(({ id }) => id);
    const full = await whoHadTheirShare(tx, ids);
    await queueForMany(tx, outreach, {
      personIds: ids.filter((id) => !full.has(id)),
      replies: { nl: invitation(seen, 'nl'), en: invitation(seen, 'en') },
      purpose: 'invitation',
      about,
    });
  }
  await tx.sessionSeries.update({ where: { id: series.id }, data: { invitedAt: now } });
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

/** Of who planned it; or of the other brokers where they are gone. */
async function askForRecap(tx: Transaction, series: Series, session: Session): Promise<OutgoingMessage[]> {
  if (session.recap !== null) return [];
  const brokers = (await holdersOf(tx, 'broker', series.organisationId)).filter(({ reachable }) => reachable);
  const maker = brokers.filter(({ id }) => id === series.createdById);
  return (maker.length > 0 ? maker : brokers).map(({ id, language }) => {
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
