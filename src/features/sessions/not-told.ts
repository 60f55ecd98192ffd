import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Fate } from '../../delivery/fate.ts';
import { texts } from '../../i18n/texts.ts';
import { NOT_TOLD, notToldNotices } from '../../places/not-told.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { notToldName, sessionName } from './actions.ts';
import { readSeries, type Series, type Session, toCome } from './repository.ts';
import { brokersOf } from './telling.ts';
import { titleOf } from './words.ts';

/** What became of what somebody was told of a change: who organises it hears at once whom it did not reach, and the card says so. */
export async function changeFate(
  tx: Transaction,
  { about, personId, outcome, errorCode }: Fate,
): Promise<OutgoingMessage[]> {
  if (personId === null || (outcome !== 'delivered' && outcome !== 'undeliverable')) return [];
  const series = await readSeries(tx, about.split(':')[1] ?? '');
  if (!series) return [];
  const [next] = toCome(series, await clockNow(tx));
  const session = next ?? series.sessions.at(-1);
  if (!session) return [];
  const ofTheirs = { personId, what: NOT_TOLD, session: { seriesId: series.id } };
  const { count } = await tx.sessionEvent.deleteMany({ where: ofTheirs });
  if (outcome === 'undeliverable') {
    const event = { sessionId: session.id, personId, via: 'clock', what: NOT_TOLD };
    await tx.sessionEvent.create({ data: { ...event, before: '', after: errorCode ?? '' } });
  }
  if (outcome === 'delivered' && count === 0) return [];
  await tx.session.update({ where: { id: session.id }, data: { stale: true } });
  await ringAtCommit(tx, ['session']);
  return outcome === 'delivered' ? [] : tellBrokers(tx, series, next);
}

/** Who did not get what they were told of a change of a series. */
export async function notToldOf(tx: Transaction, { id }: Pick<Series, 'id'>): Promise<string[]> {
  const rows = await tx.sessionEvent.findMany({
    where: { what: NOT_TOLD, session: { seriesId: id } },
    distinct: ['personId'],
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

async function tellBrokers(tx: Transaction, series: Series, next: Session | undefined): Promise<OutgoingMessage[]> {
  const readers = (await brokersOf(tx, series)).map(({ id, language }) => ({ personId: id, language }));
  const { id, organisationId } = series;
  const subject = next === undefined ? null : sessionName(next.id);
  const about = { card: notToldName(id), subject, personIds: await notToldOf(tx, series), organisationId };
  return notToldNotices(tx, about, readers, (language) => {
    const { sessions } = texts(language);
    return { ...sessions, notice: sessions.notToldNotice(titleOf(series, language)) };
  });
}
