import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { hasClaim } from '../../places/rules.ts';
import { CALENDAR, CHOOSE, invitationName, offerName, REPLY, sessionName, TOPICS } from './actions.ts';
import type { Answer } from './places.ts';
import { type Series, type Session, toCome } from './repository.ts';
import { momentIn, titleOf, whenIn, whereIn } from './words.ts';

/** A series as somebody sees it who may come. */
export interface Seen {
  series: Series;
  now: Date;
  /** How many come, by session. */
  coming: ReadonlyMap<string, number>;
  /** How many wait, by session. */
  waiting: ReadonlyMap<string, number>;
  /** What this person answered, by session; null: it is drawn for many, or where others read along. */
  replies: ReadonlyMap<string, Answer> | null;
}

const MOST_DATES_SHOWN = 12;

/** What everybody gets whom a series is for, and what they have before them later: their own answer stands in it. */
export function invitation(seen: Seen, language: Language): ReplyDraft {
  const { series, now } = seen;
  const { sessions } = texts(language);
  const [next] = toCome(series, now);
  return {
    language,
    card: invitationName(series.id),
    framed: true,
    ...(next ? { subject: sessionName(next.id) } : {}),
    body: [
      { kind: 'heading', text: titleOf(series, language) },
      ...(series.about === null ? [] : [paragraph(series.about)]),
      ...datesBlock(seen, language),
      ...(next ? [] : [paragraph(sessions.noneToCome)]),
      paragraph(sessions.from(series.organisation)),
      paragraph(sessions.lessMessages),
    ],
    buttons: buttonsOf(seen, language),
  };
}

/** Its dates, with what changed, how many come, and whether this person does. */
export function datesBlock({ series, now, ...seen }: Seen, language: Language): Block[] {
  const shown = series.sessions.filter(({ endsAt }) => endsAt > now).slice(0, MOST_DATES_SHOWN);
  if (shown.length === 0) return [];
  const left = series.sessions.filter(({ endsAt }) => endsAt > now).length - shown.length;
  const items = shown.map((session) => dateLine(session, seen, language));
  return [{ kind: 'list', items: left > 0 ? [...items, '…'] : items }];
}

export function dateLine(
  session: Session,
  { coming, waiting, replies }: Pick<Seen, 'coming' | 'waiting' | 'replies'>,
  language: Language,
): string {
  const { sessions } = texts(language);
  const { cancelledAt, cancelReason, plannedAt, startsAt } = session;
  const base = sessions.line(whenIn(session, language), whereIn(session, language));
  if (cancelledAt !== null)
    return `${base} (${cancelReason === null ? sessions.calledOff : sessions.calledOffBecause(cancelReason)})`;
  const lasts = session.endsAt.getTime() - startsAt.getTime();
  const before = { startsAt: plannedAt, endsAt: new Date(plannedAt.getTime() + lasts) };
  const own = replies?.get(session.id);
  const also = [
    ...(plannedAt.getTime() === startsAt.getTime() ? [] : [sessions.movedFrom(whenIn(before, language))]),
    ...countsIn(session, { coming, waiting }, language),
    ...(own === undefined ? [] : [ownIn(own, language)]),
  ];
  return also.length === 0 ? base : `${base} (${also.join('; ')})`;
}

/** How many come, of how many places. */
function countsIn(session: Session, seen: Pick<Seen, 'coming' | 'waiting'>, language: Language): string[] {
  const { sessions } = texts(language);
  const { id, capacity, taken } = session;
  if (capacity !== null) return [sessions.placesShort(taken, capacity, seen.waiting.get(id) ?? 0)];
  const count = seen.coming.get(id) ?? 0;
  return count > 0 ? [sessions.comingShort(count)] : [];
}

/** How somebody stands with a date, in a few words. */
function ownIn({ reply, places, waitingAt, offerUntil }: Answer, language: Language): string {
  const { sessions } = texts(language);
  if (reply === 'coming') return places > 1 ? sessions.youComeTwo : sessions.youCome;
  if (waitingAt !== null) return sessions.youWait(waitingAt);
  return offerUntil === null ? sessions.youDoNot : sessions.yoursUntil(momentIn(offerUntil, language));
}

function buttonsOf({ series, now, replies }: Seen, language: Language): Button[] {
  const { sessions } = texts(language);
  const [next, ...later] = toCome(series, now);
  if (!next) return [];
  const isWanted = [next, ...later].every(({ id }) => hasClaim(replies?.get(id)));
  const own: Button[] =
    later.length === 0
      ? ownButtons(next, replies?.get(next.id), language)
      : [
          ...(isWanted ? [] : [joinAllButton(series, language)]),
          { kind: 'action', label: sessions.choose, action: CHOOSE, payload: { seriesId: series.id } },
        ];
  return [
    ...own,
    { kind: 'action', label: sessions.topicsButton, action: TOPICS, payload: { sessionId: next.id, begun: '' } },
    { kind: 'action', label: sessions.calendarButton, action: CALENDAR, payload: { seriesId: series.id } },
    ...(next.link === null || later.length > 0
      ? []
      : [{ kind: 'link' as const, label: sessions.takePart, url: next.link }]),
  ];
}

function joinAllButton({ id }: Series, language: Language): Button {
  const label = texts(language).sessions.joinAll;
  return { kind: 'action', label, action: REPLY, payload: { seriesId: id, comes: true }, style: 'primary' };
}

function ownButtons(session: Session, answer: Answer | undefined, language: Language): Button[] {
  const isIn = answer?.reply === 'coming' || answer?.reply === 'waiting';
  return [
    ...(isIn ? [] : [joinButton(session, language)]),
    ...(answer?.reply === 'declined' ? [] : [declineButton(session, language)]),
  ];
}

export function joinButton({ id }: Pick<Session, 'id'>, language: Language): Button {
  const label = texts(language).sessions.join;
  return { kind: 'action', label, action: REPLY, payload: { sessionId: id, comes: true }, style: 'primary' };
}

export function declineButton({ id }: Session, language: Language): Button {
  return {
    kind: 'action',
    label: texts(language).sessions.decline,
    action: REPLY,
    payload: { sessionId: id, comes: false },
  };
}

/** To who comes, before it. */
export function reminder(series: Series, session: Session, topics: readonly string[], language: Language): ReplyDraft {
  const { sessions } = texts(language);
  const where = whereIn(session, language);
  return {
    language,
    card: `session-reminder:${session.id}`,
    standing: 'anew',
    framed: true,
    subject: sessionName(session.id),
    body: [
      paragraph(sessions.reminder(titleOf(series, language), sessions.line(whenIn(session, language), where))),
      ...(topics.length === 0 ? [] : [paragraph(sessions.topTopics), { kind: 'list' as const, items: [...topics] }]),
    ],
    buttons: [
      declineButton(session, language),
      { kind: 'action', label: sessions.topicsButton, action: TOPICS, payload: { sessionId: session.id, begun: '' } },
      ...(session.link === null ? [] : [{ kind: 'link' as const, label: sessions.takePart, url: session.link }]),
    ],
  };
}

/** To who waited and was offered a place; or let the moment pass to take it. */
export function offerCard(series: Series, session: Session, offerUntil: Date | null, language: Language): ReplyDraft {
  const { sessions } = texts(language);
  const [title, when] = [titleOf(series, language), whenIn(session, language)];
  return {
    language,
    card: offerName(session.id),
    standing: 'anew',
    framed: true,
    subject: sessionName(session.id),
    body: [
      paragraph(
        offerUntil === null
          ? sessions.lapsed(title, when)
          : sessions.offer(title, when, momentIn(offerUntil, language)),
      ),
    ],
    buttons:
      offerUntil === null
        ? [{ ...joinButton(session, language), label: sessions.joinQueue }]
        : [joinButton(session, language), declineButton(session, language)],
  };
}
