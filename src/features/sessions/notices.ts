import { attachCalendar } from '../../attachments/calendar.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import type { Transaction } from '../../store/transaction.ts';
import { changeName } from './actions.ts';
import { eventsFor } from './calendar.ts';
import { answersOfEach } from './places.ts';
import { comersOf, type Series, type Session, toCome } from './repository.ts';

/** A change of a series that people hear of. */
export interface Change {
  /** As it is by now. */
  series: Series;
  /** The dates it is of. */
  dates: readonly Session[];
  now: Date;
  /** Where people reach the bot in a browser; null: nowhere. */
  publicUrl: string | null;
}

/** Who comes to any of these dates hears of it, with the dates they come to as a file that takes the place of the one they have. */
export async function tellComers(
  tx: Transaction,
  { series, dates, now, publicUrl }: Change,
  draw: (language: Language) => ReplyDraft,
): Promise<OutgoingMessage[]> {
  const comers = await comersOf(tx, idsOf(dates));
  const answers = await answersOfEach(
    tx,
    comers.map(({ personId }) => personId),
    series,
  );
  const open = toCome(series, now);
  const files = new Map<string, Awaited<ReturnType<typeof attachCalendar>>>();
  const messages: OutgoingMessage[] = [];
  for (const { personId, language } of comers) {
    const theirs = open.filter(({ id }) => answers.get(personId)?.get(id)?.reply === 'coming');
    const key = [language, ...idsOf(theirs)].join(' ');
    const events = eventsFor(series, theirs, open, language);
    const filed = files.get(key) ?? (await attachCalendar(tx, { publicUrl, events, name: fileName(series), language }));
    files.set(key, filed);
    const reply = draw(language);
    messages.push(
      notice(series, personId, { ...reply, body: [...reply.body, paragraph(filed.line)], file: filed.file }),
    );
  }
  return messages;
}

/** Who waits for one of these dates, or has an offer, hears of it. */
export async function tellWaiting(
  tx: Transaction,
  { series, dates }: Pick<Change, 'series' | 'dates'>,
  draw: (language: Language) => ReplyDraft,
): Promise<OutgoingMessage[]> {
  const waiting = await comersOf(tx, idsOf(dates), ['waiting', 'offered']);
  return waiting.map(({ personId, language }) => notice(series, personId, draw(language)));
}

/** What somebody is told of a series: who organises it hears when it does not arrive. */
export function notice({ id }: Pick<Series, 'id'>, personId: string, reply: ReplyDraft): OutgoingMessage {
  return { to: { personId, ifUnreachable: 'skip' }, purpose: 'notice', about: changeName(id), replies: [reply] };
}

export function fileName({ number }: Pick<Series, 'number'>): string {
  return `sessie-${number}`;
}

function idsOf(dates: readonly Session[]): string[] {
  return dates.map(({ id }) => id);
}
