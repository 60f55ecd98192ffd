import { countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { redrawn } from '../../chat/cards.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { type Block, type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { settling } from '../../chat/saying.ts';
import type { Outcome, Turn } from '../../chat/skill.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import {
  ANNOUNCE,
  CANCEL,
  CANCEL_ALL,
  DROP,
  deskCards,
  invitationName,
  MOVE,
  RECAP,
  sessionName,
  WHO,
} from './actions.ts';
import type { SessionDeps } from './deps.ts';
import { datesBlock } from './message.ts';
import { type Series, toCome } from './repository.ts';
import { seenBy } from './telling.ts';
import { titleOf } from './words.ts';

/** A series as its broker sees it. */
interface DeskView {
  series: Series;
  now: Date;
  dates(language: Language): Block[];
  whom(language: Language): string;
  total: number;
  invited: { done: number; waiting: number; failed: number };
}

async function viewOf(tx: Transaction, gazetteer: Gazetteer, series: Series, now: Date): Promise<DeskView> {
  const organisations = await organisationPlaces(tx, gazetteer);
  const { total } = await countMembers(tx, membersOf(series.audience, organisations), series.organisationId);
  const seen = await seenBy(tx, series, null, now);
  return {
    series,
    now,
    total,
    invited: await invitedTo(tx, series),
    dates: (language) => datesBlock(seen, language),
    whom: (language) => audienceInWords(series.audience, organisations, language),
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
    ...(subject ? { subject: sessionName(subject.id) } : {}),
    body: [
      ...(line === undefined ? [] : [paragraph(line)]),
      { kind: 'heading', text: sessions.states[series.state](series.number) },
      paragraph(titleOf(series, language)),
      ...(series.about === null ? [] : [paragraph(series.about)]),
      ...view.dates(language),
      paragraph(sessions.forWhom(view.whom(language))),
      ...countBlocks(view, language),
    ],
    buttons: buttonsOf(series, now, language),
  };
}

function countBlocks({ series, total, invited }: DeskView, language: Language): Block[] {
  const { sessions } = texts(language);
  if (series.state === 'draft') return [paragraph(total === 0 ? sessions.nobody : sessions.reaches(total))];
  if (series.invitedAt === null) return [];
  const left = total - invited.done - invited.waiting - invited.failed;
  return [
    paragraph(sessions.invited(invited.done, invited.waiting, invited.failed)),
    ...(left > 0 ? [paragraph(sessions.notReached(left))] : []),
  ];
}

function buttonsOf(series: Series, now: Date, language: Language): Button[] {
  const { buttons } = texts(language).sessions;
  const payload = { seriesId: series.id };
  const button = (label: keyof typeof buttons, action: string, style?: 'primary'): Button => ({
    kind: 'action',
    label: buttons[label],
    action,
    payload,
    ...(style ? { style } : {}),
  });
  if (series.state === 'draft') return [button('announce', ANNOUNCE, 'primary'), button('drop', DROP)];
  if (series.state !== 'announced') return [];
  const isGoingOn = toCome(series, now).length > 0;
  const held = series.sessions.filter(
    ({ startsAt, cancelledAt, recap }) => startsAt <= now && cancelledAt === null && recap === null,
  );
  const last = held.at(-1);
  return [
    ...(isGoingOn ? [button('move', MOVE), button('cancel', CANCEL), button('cancelAll', CANCEL_ALL)] : []),
    button('who', WHO),
    ...(last
      ? [{ kind: 'action' as const, label: buttons.recap, action: RECAP, payload: { sessionId: last.id } }]
      : []),
  ];
}

/** The card of the desk as an answer, with a line above it or without. */
export function desk(deps: SessionDeps, turn: Turn, series: Series, line?: string): Outcome {
  return settling('answered', async (tx) => ({
    replies: [await deskCard(tx, deps.gazetteer, { series, now: turn.now, language: turn.language, line })],
  }));
}
