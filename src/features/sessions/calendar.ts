import type { CalendarEvent } from '../../calendar-files/write.ts';
import type { Language } from '../../chat/language.ts';
import type { Series, Session } from './repository.ts';
import { titleOf } from './words.ts';

/** Part of the name of everything of ours in somebody's calendar. */
const OURS = 'impactmakelaar';

/**
 * A series in a calendar: the rule with its exceptions, and each date that was moved by itself; or its one date. Calendars know
 * it by the same name whatever changes.
 */
export function eventsOf(series: Series, language: Language): CalendarEvent[] {
  const { rule, sessions } = series;
  const planned = sessions.toSorted((one, other) => one.plannedAt.getTime() - other.plannedAt.getTime());
  const [first] = planned;
  if (!first) return [];
  const uid = `session-series-${series.id}@${OURS}`;
  // Dates that follow no rule are each a thing of its own for a calendar.
  if (rule === null && planned.length > 1) return eventsAt(series, planned, language);
  const common = { uid, sequence: series.sequence, ...aboutOf(series, language) };
  if (rule === null) return planned.map((session) => ({ ...common, ...timesOf(session), ...whereOf(session) }));
  const off = planned.filter(({ cancelledAt }) => cancelledAt !== null);
  const isOther = (session: Session) =>
    isMoved(session) || session.place !== first.place || session.link !== first.link;
  const moved = planned.filter((session) => session.cancelledAt === null && isOther(session));
  const lasts = first.endsAt.getTime() - first.startsAt.getTime();
  return [
    {
      ...common,
      ...whereOf(first),
      start: first.plannedAt,
      end: new Date(first.plannedAt.getTime() + lasts),
      repeats: { rule, except: off.map(({ plannedAt }) => plannedAt) },
      cancelled: series.state === 'cancelled',
    },
    ...moved.map((session) => ({ ...common, ...timesOf(session), ...whereOf(session), instead: session.plannedAt })),
  ];
}

/** Only these dates, each by itself: for who comes to some. */
export function eventsAt(series: Series, sessions: readonly Session[], language: Language): CalendarEvent[] {
  return sessions.map((session) => ({
    uid: uidOf(session.id),
    sequence: session.sequence,
    ...aboutOf(series, language),
    ...timesOf(session),
    ...whereOf(session),
    alarmMinutes: 60,
  }));
}

/** The dates somebody comes to: as the series where that is all of it, so that a calendar knows them again. */
export function eventsFor(
  series: Series,
  chosen: readonly Session[],
  open: readonly Session[],
  language: Language,
): CalendarEvent[] {
  const isSome = chosen.length > 0 && chosen.length < open.length;
  return isSome ? eventsAt(series, chosen, language) : eventsOf(series, language);
}

/** By which calendars know one date. */
export function uidOf(sessionId: string): string {
  return `session-${sessionId}@${OURS}`;
}

function aboutOf(series: Series, language: Language) {
  return { title: titleOf(series, language), description: series.about ?? undefined };
}

function timesOf({ startsAt, endsAt, cancelledAt }: Session) {
  return { start: startsAt, end: endsAt, cancelled: cancelledAt !== null };
}

function whereOf({ place, link }: Session) {
  return { place: place ?? link ?? undefined, url: link ?? undefined };
}

function isMoved({ plannedAt, startsAt }: Session): boolean {
  return plannedAt.getTime() !== startsAt.getTime();
}
