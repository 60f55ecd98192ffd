import { z } from 'zod';
import type { CalendarEvent } from '../calendar-files/write.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** What the calendar of one address was told last of one thing. */
export interface Entry {
  id: string;
  uid: string;
  email: string;
  personId: string | null;
  language: Language;
  version: number;
  sequence: number;
  event: CalendarEvent;
  endsAt: Date;
  isCancelled: boolean;
}

const eventSchema = z.object({
  uid: z.string(),
  sequence: z.number(),
  start: z.coerce.date(),
  end: z.coerce.date(),
  title: z.string(),
  description: z.string().optional(),
  place: z.string().optional(),
  url: z.string().optional(),
});
const languageSchema = z.enum(LANGUAGES).catch('nl');

export async function entriesOf(tx: Transaction, subject: string): Promise<Entry[]> {
  const rows = await tx.calendarEntry.findMany({ where: { subject } });
  return rows.map(({ language, event, ...row }) => ({
    ...row,
    language: languageSchema.parse(language),
    event: eventSchema.parse(event),
  }));
}

/** Writes down what an address is told now. @returns the id of the entry */
export async function tell(
  tx: Transaction,
  subject: string,
  told: Pick<Entry, 'email' | 'personId' | 'language' | 'version' | 'event'>,
  isCancelled: boolean,
): Promise<string> {
  const { email, personId, language, version, event } = told;
  const { uid, sequence, end } = event;
  const kept = eventSchema.parse(event);
  const data = { subject, personId, language, version, sequence, endsAt: end, isCancelled, isLost: false };
  const stored = { ...kept, start: kept.start.toISOString(), end: kept.end.toISOString() };
  const { id } = await tx.calendarEntry.upsert({
    where: { uid_email: { uid, email } },
    create: { uid, email, ...data, event: stored },
    update: { ...data, event: stored },
    select: { id: true },
  });
  return id;
}

/** @returns its subject; null: another e-mail went since */
export async function isSent(
  tx: Transaction,
  { id, sequence }: { id: string; sequence: number },
  arrived: boolean,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ subject: string }[]>`
    UPDATE calendar_entry SET is_lost = ${!arrived}
    WHERE id = ${id}::uuid AND sequence = ${sequence} AND is_lost <> ${!arrived} RETURNING subject`;
  return row?.subject ?? null;
}

/** To how many calendars the last e-mail did not arrive, as far as is known. */
export function countLost(tx: Transaction, subject: string): Promise<number> {
  return tx.calendarEntry.count({ where: { subject, isLost: true } });
}

/** Forgets what calendars were told of what was over so many days ago; returns of how many. */
export function forgetEntries(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM calendar_entry WHERE ends_at < clock_now() - make_interval(days => ${days})`;
}
