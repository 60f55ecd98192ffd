import { instantAt, localTimeAt } from '../../calendar/local-time.ts';

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment as people write it: `2026-12-01T09:00` by the Dutch clock, or with an offset of its own. Without a time: the
 * beginning of the day.
 *
 * @returns null when it is none
 */
export function momentOf(said: string): Date | null {
  const [, date, hour = '00', minute = '00', second = '00', offset] = WRITTEN.exec(said.trim()) ?? [];
  if (date === undefined) return null;
  const written = new Date(`${date}T${hour}:${minute}:${second}${offset ?? 'Z'}`);
  // `2026-02-31` would become a day in March.
  if (Number.isNaN(written.getTime()) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) return null;
  if (offset !== undefined) return written;
  return new Date(instantAt(date, Number(hour) * 60 + Number(minute)).getTime() + Number(second) * 1000);
}

/** As {@link momentOf} reads it, by the Dutch clock. */
export function writtenMoment(moment: Date): string {
  const { date, minute } = localTimeAt(moment);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
