import { z } from 'zod';
import { spanInWords } from '../calendar-files/span.ts';
import { type CalendarEvent, type CalendarPerson, writeCalendar } from '../calendar-files/write.ts';
import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import { renderMail } from '../mail/content.ts';
import type { MailOutbox } from '../mail/outbox.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Entry, entriesOf, isSent, tell } from './entries.ts';

/** Something that is to stand in the calendar of one address. */
export interface Wanted {
  email: string;
  name: string | null;
  /** Null: somebody outside. */
  personId: string | null;
  language: Language;
  /** Which change of it this is: another one than was told before goes out again. */
  version: number;
  event: CalendarEvent;
  /** What the e-mail says first, before when and where. */
  line?: string | undefined;
}

/** Keeps the calendars of people as they should be, by e-mail (RFC 6047). */
export interface CalendarMail {
  /**
   * Queues what the calendars of a subject have not been told: what is new in them, what changed, and what goes. What is over
   * is let be. Again is a no-op; one subject at a time, under a lock of the caller.
   *
   * @param subject `visit:<id>`
   * @param isOff whether what goes, by its uid, goes because it does not take place; else because they do not come
   */
  bringUpToDate(
    tx: Transaction,
    calendars: { subject: string; wanted: readonly Wanted[]; isOff(uid: string): boolean },
  ): Promise<void>;
}

/** What an e-mail does to a calendar. */
type Change = 'new' | 'changed' | 'gone' | 'off';

/** @param from as mail programs show it: `Impactmakelaar <noreply@example.nl>`; changes are taken from nobody else */
export function createCalendarMail(deps: { outbox: Pick<MailOutbox, 'enqueue'>; from: string }): CalendarMail {
  const organiser = senderOf(deps.from);

  async function send(
    tx: Transaction,
    { entryId, to, change, now }: { entryId: string; to: Omit<Wanted, 'version'>; change: Change; now: Date },
  ): Promise<void> {
    const { email, name, language, event, line } = to;
    const { calendarMail } = texts(language);
    const method = change === 'gone' || change === 'off' ? 'CANCEL' : 'REQUEST';
    const text = writeCalendar({
      method,
      events: [{ ...event, organiser, attendee: { name, email } }],
      writtenAt: now,
    });
    const { place, description } = event;
    const content = renderMail({
      language,
      subject: calendarMail.subject[change](event.title),
      paragraphs: [
        ...(line === undefined ? [] : [line]),
        calendarMail[change],
        calendarMail.when(spanInWords(event, language)),
        ...(place === undefined ? [] : [calendarMail.where(place)]),
        ...(description === undefined || method === 'CANCEL' ? [] : [description]),
      ],
      button: null,
      footer: calendarMail.footer,
    });
    const attached = { calendar: { method, name: `${calendarMail.fileName}.ics`, text } } as const;
    await deps.outbox.enqueue(tx, { about: mailName(entryId, event.sequence), to: email, ...content, attached });
  }

  async function comes(
    tx: Transaction,
    { subject, one, before, now }: { subject: string; one: Wanted; before: Entry | undefined; now: Date },
  ): Promise<void> {
    const isThere = before !== undefined && !before.isCancelled;
    if (isThere && before.version === one.version) return;
    const event = { ...one.event, sequence: nextSequence(before, one.event.sequence) };
    const entryId = await tell(tx, subject, { ...one, event }, false);
    await send(tx, { entryId, to: { ...one, event }, change: isThere ? 'changed' : 'new', now });
  }

  async function goes(
    tx: Transaction,
    { subject, entry, isOff, now }: { subject: string; entry: Entry; isOff: boolean; now: Date },
  ): Promise<void> {
    const event = { ...entry.event, sequence: nextSequence(entry, 0), cancelled: true };
    const one = { ...entry, name: null, event };
    const entryId = await tell(tx, subject, one, true);
    await send(tx, { entryId, to: one, change: isOff || entry.personId === null ? 'off' : 'gone', now });
  }

  return {
    async bringUpToDate(tx, { subject, wanted, isOff }) {
      const now = await clockNow(tx);
      const entries = await entriesOf(tx, subject);
      const known = new Map(entries.map((entry) => [keyOf(entry.uid, entry.email), entry]));
      for (const one of wanted)
        await comes(tx, { subject, one, before: known.get(keyOf(one.event.uid, one.email)), now });
      const stays = new Set(wanted.map(({ email, event }) => keyOf(event.uid, email)));
      const ahead = entries.filter(({ isCancelled, endsAt }) => !isCancelled && endsAt > now);
      for (const entry of ahead.filter(({ uid, email }) => !stays.has(keyOf(uid, email)))) {
        await goes(tx, { subject, entry, isOff: isOff(entry.uid), now });
      }
    },
  };
}

/** Higher than what they have: a calendar takes nothing older (RFC 5546, 2.1.5). */
function nextSequence(before: Pick<Entry, 'sequence'> | undefined, least: number): number {
  return Math.max(least, before === undefined ? 0 : before.sequence + 1);
}

function keyOf(uid: string, email: string): string {
  return `${uid} ${email}`;
}

const ADDRESS = /^(.*?)<([^<>]+)>\s*$/;

function senderOf(from: string): CalendarPerson {
  const [, name = '', email = from] = from.match(ADDRESS) ?? [];
  return { name: name.replaceAll('"', '').trim() || null, email: email.trim() };
}

/** What an e-mail to a calendar is about. */
export const CALENDAR_TOPIC = 'calendar';

function mailName(entryId: string, sequence: number): string {
  return `${CALENDAR_TOPIC}:${entryId}:${sequence}`;
}

const nameSchema = z.tuple([z.literal(CALENDAR_TOPIC), z.uuid(), z.coerce.number().int()]);

/** Which entry an e-mail was about, and which of its e-mails it was; null: it is about something else. */
function entryIn(about: string): { id: string; sequence: number } | null {
  const [, id, sequence] = nameSchema.safeParse(about.split(':')).data ?? [];
  return id === undefined || sequence === undefined ? null : { id, sequence };
}

/**
 * Writes down whether an e-mail to a calendar arrived, as far as is known.
 *
 * @returns the subject, whose organisers are to see it; null: it is none of these, or another one went since
 */
export async function calendarFate(
  tx: Transaction,
  { about, state }: { about: string; state: 'sent' | 'failed' | 'uncertain' },
): Promise<string | null> {
  const entry = entryIn(about);
  return entry && (await isSent(tx, entry, state === 'sent'));
}

/** Whether an e-mail to a calendar is the last one that was to go there: an older one would be wrong. */
export async function isLastTold(tx: Transaction, { about }: { about: string }): Promise<boolean> {
  const entry = entryIn(about);
  if (!entry) return true;
  const { id, sequence } = entry;
  return (await tx.calendarEntry.count({ where: { id, sequence } })) > 0;
}
