import type { Language } from '../../chat/language.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { CALENDAR, CHOOSE, invitationName, REPLY, sessionName, TOPICS } from './actions.ts';
import { type Series, type Session, toCome } from './repository.ts';
import { titleOf, whenIn, whereIn } from './words.ts';

/** A series as somebody sees it who may come. */
export interface Seen {
  series: Series;
  now: Date;
  /** How many come, by session. */
  coming: ReadonlyMap<string, number>;
  /** What this person answered, by session; null: it is drawn for many, or where others read along. */
  replies: ReadonlyMap<string, boolean> | null;
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
export function datesBlock({ series, now, coming, replies }: Seen, language: Language): Block[] {
  const shown = series.sessions.filter(({ endsAt }) => endsAt > now).slice(0, MOST_DATES_SHOWN);
  if (shown.length === 0) return [];
  const left = series.sessions.filter(({ endsAt }) => endsAt > now).length - shown.length;
  const items = shown.map((session) => dateLine(session, { coming, replies }, language));
  return [{ kind: 'list', items: left > 0 ? [...items, '…'] : items }];
}

export function dateLine(
  session: Session,
  { coming, replies }: Pick<Seen, 'coming' | 'replies'>,
  language: Language,
): string {
  const { sessions } = texts(language);
  const { cancelledAt, cancelReason, plannedAt, startsAt } = session;
  const base = sessions.line(whenIn(session, language), whereIn(session, language));
  if (cancelledAt !== null)
    return `${base} (${cancelReason === null ? sessions.calledOff : sessions.calledOffBecause(cancelReason)})`;
  const lasts = session.endsAt.getTime() - startsAt.getTime();
  const before = { startsAt: plannedAt, endsAt: new Date(plannedAt.getTime() + lasts) };
  const count = coming.get(session.id) ?? 0;
  const own = replies?.get(session.id);
  const also = [
    ...(plannedAt.getTime() === startsAt.getTime() ? [] : [sessions.movedFrom(whenIn(before, language))]),
    ...(count > 0 ? [sessions.comingShort(count)] : []),
    ...(own === undefined ? [] : [own ? sessions.youCome : sessions.youDoNot]),
  ];
  return also.length === 0 ? base : `${base} (${also.join('; ')})`;
}

function buttonsOf({ series, now, replies }: Seen, language: Language): Button[] {
  const { sessions } = texts(language);
  const open = toCome(series, now);
  const [next, ...later] = open;
  if (!next) return [];
  const one = replies?.get(next.id);
  const own: Button[] =
    later.length === 0
      ? [
          ...(one === true ? [] : [joinButton(next, language)]),
          ...(one === false ? [] : [declineButton(next, language)]),
        ]
      : [
          ...(open.every(({ id }) => replies?.get(id) === true)
            ? []
            : [
                {
                  kind: 'action' as const,
                  label: sessions.joinAll,
                  action: REPLY,
                  payload: { seriesId: series.id, comes: true },
                  style: 'primary' as const,
                },
              ]),
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

export function joinButton({ id }: Session, language: Language): Button {
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
