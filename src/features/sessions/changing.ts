import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { CLAIMS } from '../../places/rules.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { sessionName } from './actions.ts';
import { declineButton } from './message.ts';
import { notice, tellComers, tellWaiting } from './notices.ts';
import type { PlannedSession } from './planning.ts';
import { changeSession, comersOf, planNext, readSeries, type Series, type Session, toCome } from './repository.ts';
import { changeEverywhere, offersAnew } from './telling.ts';
import { titleOf, whenIn } from './words.ts';

/** One date goes to another moment. @returns what who comes is told */
export async function moveSession(
  tx: Transaction,
  moving: { series: Series; session: Session; to: PlannedSession; now: Date; publicUrl: string | null },
): Promise<OutgoingMessage[]> {
  const { series: before, session, to, now, publicUrl } = moving;
  await changeSession(tx, session, { startsAt: to.startsAt, endsAt: to.endsAt });
  await planNext(tx, { id: session.id, ...to }, await clockNow(tx));
  await changeEverywhere(tx, before.id, now);
  const series = (await readSeries(tx, before.id)) ?? before;
  const dates = series.sessions.filter(({ id }) => id === session.id);
  const drawn = (language: Language, line: 'movedNotice' | 'movedWaiting'): ReplyDraft => {
    const { sessions } = texts(language);
    const said = sessions[line](titleOf(series, language), whenIn(session, language), whenIn(to, language));
    return {
      language,
      subject: sessionName(session.id),
      body: [paragraph(said), ...(line === 'movedNotice' ? [paragraph(sessions.takeOutOfCalendar)] : [])],
      buttons: [declineButton(session, language)],
    };
  };
  const change = { series, dates, now, publicUrl };
  const [moved = session] = dates;
  return [
    ...(await tellComers(tx, change, (language) => drawn(language, 'movedNotice'))),
    ...(await tellWaiting(tx, change, (language) => drawn(language, 'movedWaiting'))),
    ...(await offersAnew(tx, series, moved)),
  ];
}

/** One date is called off; the others go on. */
export async function cancelSession(
  tx: Transaction,
  series: Series,
  session: Session,
  reason: string,
  now: Date,
): Promise<OutgoingMessage[]> {
  await calledOff(tx, session, reason);
  await changeEverywhere(tx, series.id, now);
  const line = (language: Language) =>
    texts(language).sessions.cancelledNotice(titleOf(series, language), whenIn(session, language), asSentence(reason));
  const comers = await comersOf(tx, [session.id], CLAIMS);
  return comers.map(({ personId, language }) => notice(series, personId, calledOffNotice(line(language), language)));
}

/** All that is still to come is called off. */
export async function cancelSeries(
  tx: Transaction,
  series: Series,
  reason: string,
  now: Date,
): Promise<OutgoingMessage[]> {
  const open = toCome(series, now);
  await tx.sessionSeries.update({ where: { id: series.id }, data: { state: 'cancelled' } });
  for (const session of open) await calledOff(tx, session, reason);
  await changeEverywhere(tx, series.id, now);
  const line = (language: Language) =>
    texts(language).sessions.allCancelledNotice(titleOf(series, language), asSentence(reason));
  const comers = await comersOf(
    tx,
    open.map(({ id }) => id),
    CLAIMS,
  );
  return comers.map(({ personId, language }) => notice(series, personId, calledOffNotice(line(language), language)));
}

async function calledOff(tx: Transaction, session: Session, reason: string): Promise<void> {
  const data = { cancelledAt: await clockNow(tx), cancelReason: reason, nextStep: null, nextAt: null };
  await changeSession(tx, session, data);
}

function calledOffNotice(line: string, language: Language): ReplyDraft {
  return { language, body: [paragraph(line), paragraph(texts(language).sessions.takeOutOfCalendar)] };
}

function asSentence(reason: string): string {
  const trimmed = reason.trim();
  const begun = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
