import { countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { namesOfAudience } from '../../audiences/names.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { dateInWords, monthInWords, weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANNOUNCE,
  CANCEL,
  CANCEL_ALL,
  CAPACITY,
  DROP,
  deskCards,
  draftName,
  EDIT,
  invitationName,
  MOVE,
  PLAN,
  RECAP,
  RESTORE,
  sessionName,
  WHO,
} from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { lackOf, sketchOf } from './drafting.ts';
import { datesBlock } from './message.ts';
import { notToldOf } from './not-told.ts';
import { type Series, toCome } from './repository.ts';
import type { Lack, Sketch } from './sketch.ts';
import { seenBy } from './telling.ts';
import { clockWords, titleOf } from './words.ts';

/** A series as its broker sees it. */
interface DeskView {
  series: Series;
  now: Date;
  dates(language: Language): Block[];
  whom(language: Language): string;
  total: number;
  invited: { done: number; waiting: number; failed: number };
  /** What a draft still lacks; null: nothing, or it is a draft no more. */
  lack: Lack | null;
  /** How many did not get what they were told of a change. */
  notTold: number;
}

async function viewOf(tx: Transaction, gazetteer: Gazetteer, series: Series, now: Date): Promise<DeskView> {
  const organisations = await organisationPlaces(tx, gazetteer);
  const { total } = await countMembers(tx, membersOf(series.audience, organisations), series.organisationId);
  const seen = await seenBy(tx, series, null, now);
  const names = await namesOfAudience(tx, series.audience, series.organisationId);
  return {
    series,
    now,
    total,
    invited: await invitedTo(tx, series),
    lack: series.state === 'draft' ? lackOf(series, now) : null,
    notTold: (await notToldOf(tx, series)).length,
    dates: (language) => datesBlock(seen, language),
    whom: (language) => audienceInWords(series.audience, organisations, language, names),
  };
}

/** What became of its invitations; changes of them do not count. */
async function invitedTo(tx: Transaction, { id }: Series): Promise<DeskView['invited']> {
  const [found] = await tx.$queryRaw<DeskView['invited'][]>`
    SELECT count(*) FILTER (WHERE state IN ('sent', 'uncertain'))::int AS done,
           count(*) FILTER (WHERE state IN ('queued', 'sending'))::int AS waiting,
           count(*) FILTER (WHERE state NOT IN ('sent', 'uncertain', 'queued', 'sending'))::int AS failed
    FROM outbox WHERE card = ${invitationName(id)} AND recipient_id IS NOT NULL`;
  return found ?? { done: 0, waiting: 0, failed: 0 };
}

/** What a broker sees of a series, with what can be done with it; changes in place. */
export async function deskCard(
  tx: Transaction,
  gazetteer: Gazetteer,
  shown: { series: Series; now: Date; language: Language; line?: string | undefined },
): Promise<ReplyDraft> {
  const { series, now, language, line } = shown;
  const body = deskBody(await viewOf(tx, gazetteer, series, now), language, line);
  return { ...body, card: `${deskCards(series.id)}:${language}:desk`, standing: 'anew' };
}

/** Wherever the card stands, as it is now. */
export async function deskChanged(
  tx: Transaction,
  gazetteer: Gazetteer,
  series: Series,
  now: Date,
): Promise<OutgoingMessage[]> {
  const view = await viewOf(tx, gazetteer, series, now);
  return redrawn(deskCards(series.id), (language) => deskBody(view, language));
}

function deskBody(view: DeskView, language: Language, line?: string): ReplyDraft {
  const { series, now } = view;
  const { sessions } = texts(language);
  const [next] = series.sessions.filter(({ endsAt }) => endsAt > now);
  const subject = next ?? series.sessions.at(-1);
  return {
    language,
    framed: true,
    ...(isPlanned(series) ? { subject: draftName(series.id) } : subject ? { subject: sessionName(subject.id) } : {}),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      { kind: 'heading', text: sessions.states[series.state](series.number) },
      paragraph(titleOf(series, language)),
      ...(series.about === null ? [] : [paragraph(series.about)]),
      ...(series.sessions.length === 0 ? toldBlock(sketchOf(series), language) : view.dates(language)),
      paragraph(sessions.forWhom(view.whom(language))),
      ...countBlocks(view, language),
    ],
    buttons: buttonsOf(view, language),
  };
}

function countBlocks({ series, total, invited, lack, notTold }: DeskView, language: Language): Block[] {
  const { sessions } = texts(language);
  if (series.state === 'draft') {
    const reaches = paragraph(total === 0 ? sessions.nobody : sessions.reaches(total));
    return lack === null ? [reaches] : [reaches, paragraph(sessions.lacks[lack])];
  }
  if (series.invitedAt === null) return [];
  const later = series.invitedLater;
  const left = total - invited.done - invited.waiting - invited.failed - later;
  return [
    paragraph(sessions.invited(invited.done, invited.waiting, invited.failed)),
    ...(later > 0 ? [paragraph(sessions.invitedLater(later))] : []),
    ...(left > 0 ? [paragraph(sessions.notReached(left))] : []),
    ...(notTold > 0 ? [paragraph(sessions.notTold(notTold))] : []),
  ];
}

function buttonsOf({ series, now, lack }: DeskView, language: Language): Button[] {
  const { buttons, invitation } = texts(language).sessions;
  const payload = { seriesId: series.id };
  const button = (label: keyof typeof buttons, action: string, style?: 'primary') => ({
    kind: 'action' as const,
    label: buttons[label],
    action,
    payload,
    ...(style ? { style } : {}),
  });
  if (series.state === 'dropped') return [button('restore', RESTORE)];
  if (series.state === 'draft') {
    const drop = button('drop', DROP);
    return lack === null
      ? [button('announce', ANNOUNCE, 'primary'), button('edit', PLAN), button('capacity', CAPACITY), drop]
      : [{ ...button('edit', PLAN, 'primary'), label: invitation.label }, drop];
  }
  if (series.state !== 'announced') return [];
  const isGoingOn = toCome(series, now).length > 0;
  const held = series.sessions.filter(
    ({ startsAt, cancelledAt, recap }) => startsAt <= now && cancelledAt === null && recap === null,
  );
  const last = held.at(-1);
  return [
    ...(isGoingOn
      ? [button('edit', EDIT), button('move', MOVE), button('cancel', CANCEL), button('cancelAll', CANCEL_ALL)]
      : []),
    ...(isGoingOn ? [button('capacity', CAPACITY)] : []),
    button('who', WHO),
    ...(last
      ? [{ kind: 'action' as const, label: buttons.recap, action: RECAP, payload: { sessionId: last.id } }]
      : []),
  ];
}

function isPlanned({ state }: Series): boolean {
  return state === 'draft' || state === 'dropped';
}

/** What was told of a draft that has no dates yet. */
function toldBlock(
  { date, since, dates, within, minute, minutes, repeat, months, times, place, link, online, capacity }: Sketch,
  language: Language,
): Block[] {
  const { sessions } = texts(language);
  const inMonths = months.map((month) => monthInWords(month, language)).join(', ');
  const where = place ?? (link !== null || online ? sessions.online : null);
  const items = [
    ...daysTold({ date, dates, since, within }, language),
    ...(minute === null ? [] : [sessions.clock(clockWords(minute), clockWords((minute + minutes) % 1_440))]),
    ...(repeat === 'once' || dates.length > 0 ? [] : [sessions.comesBack(inMonths || sessions.repeats[repeat], times)]),
    ...(where === null ? [] : [where]),
    ...(capacity === null ? [] : [sessions.placesLine(0, capacity)]),
  ];
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** On which days it is, or from when. */
function daysTold(
  { date, dates, since, within }: Pick<Sketch, 'date' | 'dates' | 'since' | 'within'>,
  language: Language,
): string[] {
  if (dates.length > 0) return dates.map((one) => weekdayInWords(one.date, language));
  if (date !== null) return [weekdayInWords(date, language)];
  if (within !== null)
    return [texts(language).sessions.between(dateInWords(within.from, language), dateInWords(within.until, language))];
  return since === null ? [] : [texts(language).sessions.since(weekdayInWords(since, language))];
}

/** The card of the desk as an answer, with a line above it or without. */
export function desk(deps: SessionDeps, turn: Turn, series: Series, line?: string): Outcome {
  return settling('answered', async (tx) => ({
    replies: [await deskCard(tx, deps.gazetteer, { series, now: turn.now, language: turn.language, line })],
  }));
}
